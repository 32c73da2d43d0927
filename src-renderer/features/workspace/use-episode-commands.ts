import { useCallback, useMemo, useState } from 'react';
import type { CommandBody, Episode, Intent, Snooze } from '@shared/domain';
import { call } from '../../app/bridge';

/** What an agent can do with an episode. Each becomes a command in the outbox. */
export interface EpisodeCommands {
  /** Why the last one was not saved, in words for the agent. */
  readonly problem: string | null;
  clearProblem(): void;
  resolve(outcome: string | null): void;
  reopen(): void;
  snooze(snooze: Snooze): void;
  wake(): void;
  assign(assigneeId: string | null): void;
  tag(tagId: string, on: boolean): void;
  setIntent(intent: Pick<Intent, 'id'>, state: Intent['state']): void;
  addIntent(label: string, messageId: string | null): void;
}

/**
 * The commands of one episode.
 *
 * @param lastShownId the last message that was really visible: the desk does not put an episode
 *   aside over the head of a customer who wrote after it
 */
export function useEpisodeCommands(
  episode: Pick<Episode, 'id'> | undefined,
  lastShownId: () => string | null,
): EpisodeCommands {
  const [problem, setProblem] = useState<string | null>(null);
  const episodeId = episode?.id;
  const submit = useCallback(async (body: CommandBody) => {
    const result = await call('command.submit', { body });
    setProblem(result.ok ? null : result.error.message);
  }, []);
  return useMemo(() => {
    const run = (make: (id: string) => CommandBody) => {
      if (episodeId !== undefined) void submit(make(episodeId));
    };
    const seen = () => {
      const lastSeenMessageId = lastShownId();
      return lastSeenMessageId === null ? {} : { lastSeenMessageId };
    };
    return {
      problem,
      clearProblem: () => setProblem(null),
      resolve: (outcome) => run((id) => ({ kind: 'resolve', episodeId: id, outcome, ...seen() })),
      reopen: () => run((id) => ({ kind: 'reopen', episodeId: id })),
      snooze: (snooze) => run((id) => ({ kind: 'snooze', episodeId: id, snooze, ...seen() })),
      wake: () => run((id) => ({ kind: 'wake', episodeId: id })),
      assign: (assigneeId) =>
        run((id) => ({ kind: 'assign', episodeId: id, assigneeId, teamId: null })),
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
  }, [episodeId, lastShownId, problem, submit]);
}
