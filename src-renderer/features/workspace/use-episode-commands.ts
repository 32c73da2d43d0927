import { useCallback, useMemo, useState } from 'react';
import type { CommandBody, Intent, Plan, Snooze } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { call } from '../../app/bridge';
import { safeText } from '../../ui';
import type { Transfer } from './TransferDialog';
import { type UndoableChange, useUndoChange } from './undo-change';

/** What an agent can do with an episode. Each becomes a command in the outbox. */
export interface EpisodeCommands {
  /** Why the last one was not saved, in words for the agent. */
  readonly problem: string | null;
  clearProblem(): void;
  resolve(outcome: string | null): void;
  reopen(): void;
  /** @param plan who moves next meanwhile; left out: what was planned stays */
  snooze(snooze: Snooze, plan?: Plan | null): void;
  plan(plan: Plan | null): void;
  wake(): void;
  assign(assigneeId: string | null): void;
  transfer(transfer: Transfer): void;
  /** Makes one record of two. */
  merge(keepId: string, mergeId: string): void;
  tag(tagId: string, on: boolean): void;
  setIntent(intent: Pick<Intent, 'id'>, state: Intent['state']): void;
  addIntent(label: string, messageId: string | null): void;
}

/**
 * The commands of the current episode of a thread. What puts it aside or gives it away can be taken
 * back for some seconds, because it stays in the outbox for so long.
 *
 * @param lastShownId the last message that was really visible: the desk does not put an episode
 *   aside over the head of a customer who wrote after it
 */
export function useEpisodeCommands(
  view: ConversationView,
  lastShownId: () => string | null,
): EpisodeCommands {
  const [problem, setProblem] = useState<string | null>(null);
  const episodeId = view.episodes.at(-1)?.id;
  const threadId = view.thread.id;
  const customer = safeText(view.customer.name);
  const done = useUndoChange((state) => state.done);
  const submit = useCallback(
    async (body: CommandBody, what?: UndoableChange['what']) => {
      const result = await call('command.submit', {
        body,
        ...(what === undefined ? {} : { undoable: true }),
      });
      setProblem(result.ok ? null : result.error.message);
      if (!result.ok || what === undefined || result.value.holdUntil === null) return;
      const { commandId, holdUntil } = result.value;
      done({ commandId, threadId, customer, what, holdUntil });
    },
    [threadId, customer, done],
  );
  return useMemo(() => {
    const run = (make: (id: string) => CommandBody, what?: UndoableChange['what']) => {
      if (episodeId !== undefined) void submit(make(episodeId), what);
    };
    const seen = () => {
      const lastSeenMessageId = lastShownId();
      return lastSeenMessageId === null ? {} : { lastSeenMessageId };
    };
    return {
      problem,
      clearProblem: () => setProblem(null),
      resolve: (outcome) =>
        run((id) => ({ kind: 'resolve', episodeId: id, outcome, ...seen() }), 'resolve'),
      reopen: () => run((id) => ({ kind: 'reopen', episodeId: id })),
      snooze: (snooze, plan) =>
        run(
          (id) => ({
            kind: 'snooze',
            episodeId: id,
            snooze,
            ...(plan === undefined ? {} : { plan }),
            ...seen(),
          }),
          'snooze',
        ),
      plan: (plan) => run((id) => ({ kind: 'plan', episodeId: id, plan, ...seen() }), 'plan'),
      wake: () => run((id) => ({ kind: 'wake', episodeId: id })),
      assign: (assigneeId) =>
        run((id) => ({ kind: 'assign', episodeId: id, assigneeId, teamId: null }), 'assign'),
      transfer: (transfer) =>
        run(
          (id) => ({
            kind: 'transfer',
            threadId,
            episodeId: id,
            messageId: crypto.randomUUID(),
            ...transfer,
          }),
          'transfer',
        ),
      merge: (keepId, mergeId) =>
        void submit({ kind: 'merge-customers', keepId, mergeId }, 'merge'),
      tag: (tagId, on) => run((id) => ({ kind: 'tag', episodeId: id, tagId, on })),
      setIntent: (intent, state) =>
        run((id) => ({
          kind: 'intent',
          episodeId: id,
          intentId: intent.id,
          label: null,
          state,
          messageId: null,
        })),
      addIntent: (label, messageId) =>
        run((id) => ({
          kind: 'intent',
          episodeId: id,
          intentId: crypto.randomUUID(),
          label,
          state: 'open',
          messageId,
        })),
    };
  }, [episodeId, threadId, lastShownId, problem, submit]);
}
