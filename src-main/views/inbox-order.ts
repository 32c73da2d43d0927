import { assertNever } from '@shared/assert-never';
import type { Episode } from '@shared/domain';
import type { InboxFilter } from '@shared/ipc';
import { inboxRank } from '@shared/rules';

/** The order of the rows of one list, the same as the store's. */
export function compareInbox(a: Episode, b: Episode): number {
  return inboxRank(a) - inboxRank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
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
