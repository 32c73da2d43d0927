import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Channel, CommandBody, Plan, Snooze } from '@shared/domain';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import type { ConversationView } from '@shared/ipc';
import { channelRules, filesProblem, holdLeftMs } from '@shared/rules';
import { call } from '../../app/bridge';
import type { ComposerMode } from './composer-mode';
import { useSecondThoughts } from './second-thoughts';
import { draftNow, useDraftPart, type DraftView } from './draft-view';
import type { Draft } from './use-draft';
import { typingSignal } from './typing-signal';

const SECOND_MS = 1000;

/** What happens to the episode with the answer. */
export type AfterSend =
  | { readonly kind: 'resolve' }
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** Without a plan, what was planned stays. */
  | { readonly kind: 'snooze'; readonly snooze: Snooze; readonly plan?: Plan | null };

/** What a reply can be sent with; all but the first are asked about. */
export type SendWith = 'resolve' | 'plan' | 'snooze' | 'later';

interface SendInput {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: Draft;
  readonly lastShownId: () => string | null;
  /** It reaches nobody: the channel takes no replies any more, or nobody is there to whisper to. */
  readonly closed: boolean;
}

/** What is done with a reply beside sending it. */
export interface SendOptions {
  readonly after?: AfterSend | undefined;
  /** Unix ms; absent: at once. */
  readonly sendAt?: number | undefined;
}

/** Turns the draft into a command in the outbox. */
export interface Sender {
  readonly canSend: boolean;
  /** Why the last try did not work, in words for the agent. */
  readonly problem: string | null;
  /** How long what was sent last can be taken back, in seconds; 0: it cannot; null: nothing was. */
  readonly sentFor: number | null;
  /** Resolves to whether it is in the outbox now. */
  send(options?: SendOptions): Promise<boolean>;
  typed(): void;
  stopTyping(): void;
}

/** Sending from the composer: the text leaves the field only once it is in the outbox. */
export function useSend({ view, mode, draft, lastShownId, closed }: SendInput): Sender {
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [sentFor, setSentFor] = useState<number | null>(null);
  const noteSent = useSecondThoughts((state) => state.sent);
  const threadId = view.thread.id;
  const episode = view.episodes.at(-1);
  const isReply = mode === 'reply';
  const { channel } = view.thread;
  const isComplete = useDraftPart(draft, (now) => isSendable(now, isReply ? channel : null));
  const canSend = episode !== undefined && isComplete && !sending && !closed;

  const signal = useMemo(
    () => typingSignal((on) => void call('conversation.typing', { threadId, on })),
    [threadId],
  );
  useEffect(() => () => signal.stop(), [signal]);

  const send = useCallback(
    async ({ after, sendAt }: SendOptions = {}): Promise<boolean> => {
      if (!canSend || episode === undefined) return false;
      const toAgentId = episode.assigneeId;
      if (mode === 'whisper' && toAgentId === null) return false;
      const written = draftNow(draft);
      const text = written.text.trimEnd();
      const ids = { threadId, episodeId: episode.id, messageId: crypto.randomUUID() };
      const body: CommandBody =
        mode === 'reply'
          ? {
              kind: 'reply',
              ...ids,
              text,
              attachmentIds: written.attachments.map((attachment) => attachment.id),
              lastSeenMessageId: lastShownId(),
              acceptStale: false,
              ...(written.quotedMessageId ? { quotedMessageId: written.quotedMessageId } : {}),
            }
          : mode === 'whisper' && toAgentId !== null
            ? { kind: 'whisper', ...ids, toAgentId, text }
            : { kind: 'note', ...ids, text };
      setSending(true);
      signal.stop();
      const also = after === undefined ? undefined : afterSend(after, episode.id, body);
      // The field empties at once, so that nobody sends twice; a refusal brings the text back.
      return draft.handOver(async () => {
        const result = await call('command.submit', {
          body,
          ...(also && { after: also }),
          ...(sendAt !== undefined && { sendAt }),
        });
        setSending(false);
        setProblem(result.ok ? null : result.error.message);
        if (!result.ok) return false;
        const { commandId, holdUntil } = result.value;
        noteSent({ commandId, threadId, mode }, holdUntil);
        setSentFor(
          sendAt !== undefined ? null : Math.round(holdLeftMs(holdUntil, Date.now()) / SECOND_MS),
        );
        return true;
      });
    },
    [canSend, episode, mode, draft, threadId, lastShownId, signal, noteSent],
  );

  return useMemo(
    () => ({
      canSend,
      problem,
      sentFor,
      send,
      typed: () => {
        setSentFor(null);
        if (mode === 'reply') signal.typed();
      },
      stopTyping: () => signal.stop(),
    }),
    [canSend, problem, sentFor, send, mode, signal],
  );
}

/** @param channel of a reply; null: it stays in the team */
function isSendable(draft: DraftView, channel: Channel | null): boolean {
  const { text, attachments, loading } = draft;
  const { length } = text.trimEnd();
  if (loading) return false;
  if (channel === null) return text.trim() !== '' && length <= REPLY_MAX_LENGTH;
  return (
    (text.trim() !== '' || attachments.length > 0) &&
    length <= channelRules[channel].maxTextLength &&
    filesProblem(channel, attachments) === null
  );
}

/** @param reply what it follows; whoever wrote it had seen as much when they put it aside */
function afterSend(after: AfterSend, episodeId: string, reply: CommandBody): CommandBody {
  const lastSeen = reply.kind === 'reply' ? reply.lastSeenMessageId : null;
  const seen = lastSeen === null ? {} : { lastSeenMessageId: lastSeen };
  return after.kind === 'resolve'
    ? { ...after, episodeId, outcome: null, ...seen }
    : { ...after, episodeId, ...seen };
}
