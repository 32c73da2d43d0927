import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CommandBody } from '@shared/domain';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import type { ConversationView } from '@shared/ipc';
import { call } from '../../app/bridge';
import type { DraftState } from './use-draft';
import { typingSignal } from './typing-signal';

/** What is being written. A whisper is a note to one colleague. */
export type ComposerMode = 'reply' | 'note' | 'whisper';

/** What happens to the episode with the answer. */
export type AfterSend = 'resolve' | 'snooze';

interface SendInput {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: DraftState;
  readonly lastShownId: () => string | null;
}

/** Turns the draft into a command in the outbox. */
export interface Sender {
  readonly canSend: boolean;
  /** Why the last try did not work, in words for the agent. */
  readonly problem: string | null;
  /** Why what was to happen after sending was not saved, in words for the agent. */
  readonly afterProblem: string | null;
  /** Grows with everything that was sent. */
  readonly sentCount: number;
  /** Resolves to whether it is in the outbox now. */
  send(after?: AfterSend): Promise<boolean>;
  typed(): void;
  stopTyping(): void;
}

/** Sending from the composer: the text leaves the field only once it is in the outbox. */
export function useSend({ view, mode, draft, lastShownId }: SendInput): Sender {
  const [problem, setProblem] = useState<string | null>(null);
  const [afterProblem, setAfterProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [sentCount, setSentCount] = useState(0);
  const threadId = view.thread.id;
  const episode = view.episodes.at(-1);
  const text = draft.text.trimEnd();
  const fits = text.length <= REPLY_MAX_LENGTH;
  const filled = text.trim() !== '' || (mode === 'reply' && draft.attachments.length > 0);
  const canSend = episode !== undefined && filled && fits && !sending && !draft.loading;

  const signal = useMemo(
    () => typingSignal((on) => void call('conversation.typing', { threadId, on })),
    [threadId],
  );
  useEffect(() => () => signal.stop(), [signal]);

  const send = useCallback(
    async (after?: AfterSend): Promise<boolean> => {
      if (!canSend || episode === undefined) return false;
      const toAgentId = episode.assigneeId;
      if (mode === 'whisper' && toAgentId === null) return false;
      const content = { text: draft.text, attachments: draft.attachments };
      const ids = { threadId, episodeId: episode.id, messageId: crypto.randomUUID() };
      const body: CommandBody =
        mode === 'reply'
          ? {
              kind: 'reply',
              ...ids,
              text,
              attachmentIds: draft.attachments.map((attachment) => attachment.id),
              lastSeenMessageId: lastShownId(),
              acceptStale: false,
            }
          : mode === 'whisper' && toAgentId !== null
            ? { kind: 'whisper', ...ids, toAgentId, text }
            : { kind: 'note', ...ids, text };
      setSending(true);
      signal.stop();
      // The field empties at once, so that nobody sends twice; a refusal brings the text back.
      await draft.clear();
      const result = await call('command.submit', { body });
      setSending(false);
      if (!result.ok) {
        draft.restore(content);
        setProblem(result.error.message);
        return false;
      }
      draft.keep();
      setProblem(null);
      setAfterProblem(null);
      setSentCount((count) => count + 1);
      if (after !== undefined) setAfterProblem(await submitAfter(after, episode.id, body));
      return true;
    },
    [canSend, episode, mode, draft, text, threadId, lastShownId, signal],
  );

  return useMemo(
    () => ({
      canSend,
      problem,
      afterProblem,
      sentCount,
      send,
      typed: () => {
        if (mode === 'reply') signal.typed();
      },
      stopTyping: () => signal.stop(),
    }),
    [canSend, problem, afterProblem, sentCount, send, mode, signal],
  );
}

/**
 * @param sent what went out before; whoever wrote it had seen as much when they put it aside
 * @returns why it was not saved, in words for the agent; null when it was
 */
async function submitAfter(
  after: AfterSend,
  episodeId: string,
  sent: CommandBody,
): Promise<string | null> {
  const lastSeen = sent.kind === 'reply' ? sent.lastSeenMessageId : null;
  const seen = lastSeen === null ? {} : { lastSeenMessageId: lastSeen };
  const body: CommandBody =
    after === 'resolve'
      ? { kind: 'resolve', episodeId, outcome: null, ...seen }
      : {
          kind: 'snooze',
          episodeId,
          snooze: { until: null, wakeOnReply: true, reason: '' },
          ...seen,
        };
  const result = await call('command.submit', { body });
  return result.ok ? null : result.error.message;
}
