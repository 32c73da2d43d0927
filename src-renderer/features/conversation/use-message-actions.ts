import { useCallback, useState } from 'react';
import { call } from '../../app/bridge';
import { composerOf } from '../composer/composer-link';

/** What can be done with an answer that has not gone out. */
export interface MessageActions {
  /** Why the last action did not work, in words for the agent. */
  readonly problem: string | null;
  retry(): void;
  sendAnyway(): void;
  /** Takes the answer back into the draft. */
  edit(): void;
  /** Takes it back and throws its text away. */
  drop(): void;
}

/**
 * Actions on one command in the outbox.
 *
 * @param threadId the thread whose draft takes the text back
 * @param mode the draft that it came from
 */
export function useMessageActions(
  threadId: string,
  commandId: string,
  mode: 'reply' | 'note',
): MessageActions {
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback(
    async (name: 'outbox.retry' | 'outbox.sendAnyway' | 'outbox.cancel') => {
      const result = await call(name, { commandId });
      setProblem(result.ok ? null : result.error.message);
      return result.ok;
    },
    [commandId],
  );

  const edit = useCallback(async () => {
    const composer = composerOf(threadId);
    await composer?.flush();
    if (await run('outbox.cancel')) composer?.reload(mode);
  }, [run, threadId, mode]);

  const drop = useCallback(async () => {
    // Main gives the text back to the draft; what was there before takes its place again.
    const composer = composerOf(threadId);
    await composer?.flush();
    const before = await call('draft.get', { threadId, mode });
    if (!(await run('outbox.cancel'))) return;
    const kept = before.ok ? before.value : null;
    const saved = await call('draft.save', {
      threadId,
      mode,
      text: kept?.text ?? '',
      attachments: kept?.attachments ?? [],
    });
    if (!saved.ok) setProblem(saved.error.message);
    composer?.reload(mode);
  }, [run, threadId, mode]);

  return {
    problem,
    retry: () => void run('outbox.retry'),
    sendAnyway: () => void run('outbox.sendAnyway'),
    edit: () => void edit(),
    drop: () => void drop(),
  };
}
