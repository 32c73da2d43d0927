import { useCallback, useState, type RefObject } from 'react';
import type { ConversationView } from '@shared/ipc';
import { templateGaps } from '@shared/rules';
import type { ComposerMode } from './composer-mode';
import { draftNow } from './draft-view';
import type { SendQuestion } from './SendQuestions';
import type { Draft } from './use-draft';
import type { PreparingFile } from './use-preparing';
import { useSend, type Sender, type SendOptions, type SendWith } from './use-send';
import { useWrongThread } from './use-wrong-thread';

interface SendingInput {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: Draft;
  readonly lastShownId: () => string | null;
  /** It reaches nobody: the channel takes no replies any more, or nobody is there to whisper to. */
  readonly closed: boolean;
  /** Files on their way into the reply, and those that did not get there. */
  readonly preparing: readonly PreparingFile[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSent: () => void;
}

/** Sending, with what is asked before. */
export interface Sending {
  readonly outgoing: Sender;
  readonly asking: SendQuestion | null;
  /** What the reply was not sent without; empty: nobody has tried to. */
  readonly missing: readonly PreparingFile[];
  readonly doubt: ReturnType<typeof useWrongThread>['doubt'];
  /** Nothing is asked any more, and nothing is sent. */
  stopAsking(): void;
  /** The text greets nobody else, or is looked at again. */
  forgetDoubt(): void;
  /** Sends, after asking about what is not filled in, or in doubt. */
  send(options?: SendOptions): void;
  /** Sends with something else, which is asked about first. */
  sendWith(what: SendWith): void;
  /** Sends what was asked about, as it is. */
  sendAnyway(): void;
  sendDoubtful(): void;
}

const NONE: readonly PreparingFile[] = [];

/** Everything between the wish to send and the outbox. */
export function useSending(input: SendingInput): Sending {
  const { view, mode, draft, lastShownId, closed, preparing, field, onSent } = input;
  const outgoing = useSend({ view, mode, draft, lastShownId, closed });
  const [asking, setAsking] = useState<SendQuestion | null>(null);
  /** What is done once somebody has said that the fields may stay as they are. */
  const [unfilled, setUnfilled] = useState<SendOptions>({});
  const isIncomplete = mode === 'reply' && preparing.length > 0;
  /** It was to be sent while a file was not in it. */
  const [triedEarly, setTriedEarly] = useState(false);
  if (triedEarly && !isIncomplete) setTriedEarly(false);
  const wrongThread = useWrongThread({ view, mode, draft, send: outgoing.send });
  const { canSend } = outgoing;
  const deliver = useCallback(
    async (options: SendOptions, anyway = false) => {
      setAsking(null);
      if (await wrongThread.send(options, anyway)) {
        onSent();
        field.current?.focus();
      }
    },
    [wrongThread, onSent, field],
  );
  const send = useCallback(
    (options: SendOptions = {}) => {
      if (isIncomplete) setTriedEarly(true);
      else if (canSend && templateGaps(draftNow(draft).text).length > 0) {
        setUnfilled(options);
        setAsking('gaps');
      } else void deliver(options);
    },
    [canSend, isIncomplete, draft, deliver],
  );
  const sendWith = useCallback(
    (what: SendWith) => {
      if (mode !== 'reply' || !canSend) return;
      if (isIncomplete) setTriedEarly(true);
      else if (what === 'resolve') send({ after: { kind: 'resolve' } });
      else setAsking(what);
    },
    [mode, canSend, isIncomplete, send],
  );
  return {
    outgoing,
    asking,
    missing: triedEarly && isIncomplete ? preparing : NONE,
    doubt: wrongThread.doubt,
    stopAsking: useCallback(() => setAsking(null), []),
    forgetDoubt: wrongThread.forget,
    send,
    sendWith,
    sendAnyway: () => void deliver(unfilled),
    sendDoubtful: () => void deliver(wrongThread.doubt?.options ?? {}, true),
  };
}
