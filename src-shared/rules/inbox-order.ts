import { assertNever } from '../assert-never';
import type { Episode } from '../domain';

/** Later than anything; for what has no time, which comes last in its list. */
const NO_TIME = Number.MAX_SAFE_INTEGER;

/**
 * The place of an episode in the list of its state: the smaller, the further up. Waiting on us by
 * target, snoozed by wake-up time, the others newest first; ties are broken by id.
 */
export function inboxRank(
  episode: Pick<Episode, 'state' | 'targetAt' | 'snooze' | 'lastMessage' | 'openedAt'>,
): number {
  switch (episode.state) {
    case 'waiting-on-us':
      return episode.targetAt ?? NO_TIME;
    case 'snoozed':
      return episode.snooze?.until ?? NO_TIME;
    case 'waiting-on-customer':
    case 'resolved':
      return -(episode.lastMessage?.at ?? episode.openedAt);
    default:
      return assertNever(episode.state);
  }
}
