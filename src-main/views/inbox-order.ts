import { assertNever } from '@shared/assert-never';
import type { Episode, EpisodeState } from '@shared/domain';
import type { InboxFilter } from '@shared/ipc';

/** Later than any time: rows without a time come last when the earliest is first. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** What the order of the inbox depends on. */
type Ordered = Pick<
  Episode,
  'id' | 'state' | 'targetAt' | 'snooze' | 'resolvedAt' | 'lastMessage' | 'openedAt'
>;

/**
 * The order of the inbox, the same as the store's: waiting on us by target, snoozed by wake-up time,
 * the others newest first; ids break ties.
 */
export function compareInbox(state: EpisodeState): (a: Ordered, b: Ordered) => number {
  return (a, b) => sortTime(state, a) - sortTime(state, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Ascending in the order of the list; newest-first lists count backwards. */
function sortTime(state: EpisodeState, episode: Ordered): number {
  switch (state) {
    case 'waiting-on-us':
      return episode.targetAt ?? NEVER;
    case 'snoozed':
      return episode.snooze?.until ?? NEVER;
    case 'waiting-on-customer':
      return -(episode.lastMessage?.at ?? episode.openedAt);
    case 'resolved':
      return -(episode.resolvedAt ?? 0);
    default:
      return assertNever(state);
  }
}

/** Whether an episode belongs into a list of the inbox. */
export function inFilter(
  episode: Pick<Episode, 'assigneeId'>,
  filter: InboxFilter,
  agentId: string,
): boolean {
  switch (filter) {
    case 'mine':
      return episode.assigneeId === agentId;
    case 'unassigned':
      return episode.assigneeId === null;
    case 'everyone':
      return true;
    default:
      return assertNever(filter);
  }
}

/**
 * A window of the list that results when some rows are merged into a longer, sorted one of which
 * only a window was read.
 *
 * @param confirmed rows of the long list from `confirmedFrom` on, sorted; long enough
 * @param confirmedFrom `windowStart(offset, extras.length)`
 * @param extras all rows to merge in, in any order
 * @param offset of the window in the merged list
 */
export function mergeWindow<T>(
  confirmed: readonly T[],
  confirmedFrom: number,
  extras: readonly T[],
  offset: number,
  limit: number,
  compare: (a: T, b: T) => number,
): T[] {
  const merged = [...confirmed, ...extras].sort(compare);
  const start = offset - confirmedFrom;
  return merged.slice(start, start + limit);
}

/** Where to begin to read the long list: that many rows may be pushed down by the merged ones. */
export function windowStart(offset: number, extraCount: number): number {
  return Math.max(0, offset - extraCount);
}
