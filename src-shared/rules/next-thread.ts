import type { Channel, Episode } from '../domain';
import type { InboxRow } from '../ipc';
import { isReplyWindowClosed } from './channels';

/** A thread that waits on us, as far as the choice of the next one depends on it. */
export interface NextCandidate {
  readonly threadId: string;
  readonly episode: Pick<Episode, 'targetAt' | 'lastCustomerMessageAt' | 'assigneeId'>;
  readonly channel: Channel;
  readonly pending: InboxRow['pending'];
  /** It is on screen already. */
  readonly isOpen: boolean;
  /** A colleague is writing in it. */
  readonly colleagueWrites: boolean;
}

/** Why a more urgent thread was not chosen. */
export type SkipReason = 'open' | 'colleague' | 'window-closed' | 'outbox';

/** What speaks for the chosen one. */
export type NextReason = 'late' | 'due-soon' | 'due-first' | 'no-target';

export interface NextChoice {
  readonly threadId: string;
  readonly reason: NextReason;
  /** The more urgent ones that were passed over, the most urgent first. */
  readonly skipped: readonly { readonly threadId: string; readonly reason: SkipReason }[];
}

/** A target that is nearer than this is a reason by itself. */
const SOON_MS = 60 * 60_000;

/** What keeps a thread from being answered now; null: nothing. */
export function skipReason(candidate: NextCandidate, now: number): SkipReason | null {
  if (candidate.isOpen) return 'open';
  // Until somebody decides about what is stuck, nothing new of this thread goes out.
  if (candidate.pending !== 'none' && candidate.pending !== 'waiting') return 'outbox';
  if (candidate.colleagueWrites) return 'colleague';
  const { channel, episode } = candidate;
  if (isReplyWindowClosed(channel, episode.lastCustomerMessageAt, now)) return 'window-closed';
  return null;
}

function reasonFor({ targetAt }: NextCandidate['episode'], now: number): NextReason {
  if (targetAt === null) return 'no-target';
  if (targetAt <= now) return 'late';
  return targetAt - now <= SOON_MS ? 'due-soon' : 'due-first';
}

/**
 * The most urgent thread that can be answered now.
 *
 * @param candidates what waits on us, the most urgent first
 * @param now Unix ms
 * @returns null when none of them can be answered
 */
export function chooseNext(candidates: readonly NextCandidate[], now: number): NextChoice | null {
  const skipped: { threadId: string; reason: SkipReason }[] = [];
  for (const candidate of candidates) {
    const reason = skipReason(candidate, now);
    const { threadId } = candidate;
    if (reason === null) return { threadId, reason: reasonFor(candidate.episode, now), skipped };
    skipped.push({ threadId, reason });
  }
  return null;
}
