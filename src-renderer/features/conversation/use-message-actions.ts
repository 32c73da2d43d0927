import { useCallback, useMemo, useState } from 'react';
import type { MessageView } from '@shared/ipc';
import { call } from '../../app/bridge';
import { composerOf } from '../composer/composer-link';
import { composerModeOf } from '../composer/composer-mode';
import { takeBack, useSecondThoughts } from '../composer/second-thoughts';

/** What can be done with something written that has not gone out. */
export interface MessageActions {
  /** Why the last action did not work, in words for the agent. */
  readonly problem: string | null;
  retry(): void;
  /** Sends it as it is: what came in has been shown. */
  sendAsIs(): void;
  /** Ends the time in which it can be taken back. */
  sendNow(): void;
  /** Gives it another time to leave (Unix ms). */
  reschedule(sendAt: number): void;
  /** Takes it back into the field it was written in. */
  takeBack(): void;
  /** Opens its editor, at its place. */
  edit(): void;
  /** Closes the editor; it goes on as it was. */
  endEdit(): void;
  /** Gives it the editor's words and lets it go; resolves to whether that worked. */
  finishEdit(text: string): Promise<boolean>;
  /** Takes it out; it can be brought back until something else is sent in the thread. */
  drop(): void;
}

/** Actions on one message in the outbox. */
export function useMessageActions(message: MessageView): MessageActions {
  const [problem, setProblem] = useState<string | null>(null);
  const { threadId, kind, text } = message;
  const commandId = message.pending?.commandId ?? '';
  const mode = composerModeOf(kind);

  const run = useCallback(
    async (name: 'outbox.retry' | 'outbox.sendAnyway' | 'outbox.sendNow') => {
      const result = await call(name, { commandId });
      setProblem(result.ok ? null : result.error.message);
    },
    [commandId],
  );
  const reschedule = useCallback(
    async (sendAt: number) => {
      const result = await call('outbox.schedule', { commandId, sendAt });
      setProblem(result.ok ? null : result.error.message);
    },
    [commandId],
  );
  const keepEdit = useCallback(
    async (editText: string | null) => {
      const result = await call('outbox.keepEdit', { commandId, text: editText });
      setProblem(result.ok ? null : result.error.message);
      if (editText === null) composerOf(threadId)?.focus();
    },
    [commandId, threadId],
  );
  const finishEdit = useCallback(
    async (editText: string): Promise<boolean> => {
      const composer = composerOf(threadId);
      const lastSeenMessageId = composer?.lastShownId() ?? null;
      const result = await call('outbox.edit', { commandId, text: editText, lastSeenMessageId });
      setProblem(result.ok ? null : result.error.message);
      if (!result.ok) return false;
      const { sent } = useSecondThoughts.getState();
      sent({ commandId: result.value.commandId, threadId, mode }, result.value.holdUntil);
      composer?.focus();
      return true;
    },
    [commandId, threadId, mode],
  );
  const drop = useCallback(async () => {
    const result = await call('outbox.drop', { commandId });
    setProblem(result.ok ? null : result.error.message);
    if (!result.ok) return;
    useSecondThoughts.getState().left(commandId);
    const content = result.value;
    if (content) useSecondThoughts.getState().drop(threadId, { mode, content });
    composerOf(threadId)?.focus();
  }, [commandId, threadId, mode]);

  return useMemo(
    () => ({
      problem,
      retry: () => void run('outbox.retry'),
      sendAsIs: () => void run('outbox.sendAnyway'),
      sendNow: () => {
        useSecondThoughts.getState().left(commandId);
        void run('outbox.sendNow');
      },
      reschedule: (sendAt) => void reschedule(sendAt),
      takeBack: () => void takeBack({ commandId, threadId, mode }),
      edit: () => void keepEdit(text),
      endEdit: () => void keepEdit(null),
      finishEdit,
      drop: () => void drop(),
    }),
    [problem, run, reschedule, keepEdit, finishEdit, drop, commandId, threadId, mode, text],
  );
}
