import { assertNever } from '../assert-never';
import type { CommandBody, Episode } from '../domain';
import type { BulkChange } from '../ipc';

/** A change of the desk's; seeing something is a mark on this computer. */
type DeskChange = Exclude<BulkChange, { kind: 'seen' }>;

/**
 * The command that makes a change to one episode of many.
 *
 * @param lastSeenMessageId the last message that the agent was shown of it, so that nobody is put
 * aside unread
 * @returns null when there is nothing to do
 */
export function bulkCommand(
  change: DeskChange,
  episode: Episode,
  lastSeenMessageId: string | null,
): CommandBody | null {
  const episodeId = episode.id;
  const seen = lastSeenMessageId === null ? {} : { lastSeenMessageId };
  switch (change.kind) {
    case 'assign': {
      const { assigneeId } = change;
      return episode.assigneeId === assigneeId
        ? null
        : { kind: 'assign', episodeId, assigneeId, teamId: null };
    }
    case 'tag': {
      const { tagId, on } = change;
      return episode.tagIds.includes(tagId) === on ? null : { kind: 'tag', episodeId, tagId, on };
    }
    case 'snooze':
      return episode.state === 'resolved'
        ? null
        : { kind: 'snooze', episodeId, snooze: change.snooze, ...seen };
    case 'resolve':
      return episode.state === 'resolved'
        ? null
        : { kind: 'resolve', episodeId, outcome: change.outcome, ...seen };
    default:
      return assertNever(change);
  }
}

/** Puts an episode that was put aside back into the state that it had. */
function stateAgain(before: Episode, aside: 'snoozed' | 'resolved'): CommandBody[] {
  const episodeId = before.id;
  const wake: CommandBody =
    aside === 'snoozed' ? { kind: 'wake', episodeId } : { kind: 'reopen', episodeId };
  if (before.state !== 'snoozed' || before.snooze === null) return [wake];
  const again: CommandBody = { kind: 'snooze', episodeId, snooze: before.snooze };
  // What sleeps already only gets its earlier snooze back.
  return aside === 'snoozed' ? [again] : [wake, again];
}

/**
 * The commands that take back what has reached the desk. What somebody changed since is left as it
 * is.
 *
 * @param before the episode before the change
 * @param now the episode as it is now
 */
export function inverseCommands(change: DeskChange, before: Episode, now: Episode): CommandBody[] {
  const episodeId = before.id;
  switch (change.kind) {
    case 'assign': {
      if (now.assigneeId !== change.assigneeId) return [];
      const teamId = before.teamId === now.teamId ? null : before.teamId;
      return [{ kind: 'assign', episodeId, assigneeId: before.assigneeId, teamId }];
    }
    case 'tag': {
      const { tagId, on } = change;
      return now.tagIds.includes(tagId) === on ? [{ kind: 'tag', episodeId, tagId, on: !on }] : [];
    }
    case 'snooze':
      return now.state === 'snoozed' ? stateAgain(before, 'snoozed') : [];
    case 'resolve':
      return now.state === 'resolved' ? stateAgain(before, 'resolved') : [];
    default:
      return assertNever(change);
  }
}
