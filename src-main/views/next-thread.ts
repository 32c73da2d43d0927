import type { InboxFilter, NextThread, RequestOf } from '@shared/ipc';
import { chooseNext, type NextCandidate, type SkipReason } from '@shared/rules';
import type { EpisodeRow } from '../store/api';
import type { ActiveSession } from '../session/active-session';
import { pendingMark, readInbox, stateWindow } from './inbox';

/** Nobody passes over more than these. */
const CANDIDATES = 200;

async function candidates(
  filter: InboxFilter,
  session: ActiveSession,
  now: number,
): Promise<readonly EpisodeRow[]> {
  const reading = await readInbox({ filter }, session, now);
  return (await stateWindow(reading, 'waiting-on-us', 0, CANDIDATES)).rows;
}

/** The most urgent thread that the agent can answer now: their own first, then one that nobody has. */
export async function nextThread(
  { openThreadIds }: RequestOf<'inbox.next'>,
  session: ActiveSession,
  now: number,
): Promise<NextThread | null> {
  const toCandidate = ({ thread, episode }: EpisodeRow): NextCandidate => ({
    threadId: thread.id,
    episode,
    channel: thread.channel,
    pending: pendingMark(session.outbox.ofThread(thread.id)),
    isOpen: openThreadIds.includes(thread.id),
    colleagueWrites: session.colleagues.writesIn(thread.id, now),
  });
  const mine = await candidates('mine', session, now);
  const own = chooseNext(mine.map(toCandidate), now);
  const others = own ? [] : await candidates('unassigned', session, now);
  const choice = own ?? chooseNext(others.map(toCandidate), now);
  const row = [...mine, ...others].find(({ thread }) => thread.id === choice?.threadId);
  if (!choice || !row) return null;
  const count = (reason: SkipReason) =>
    choice.skipped.filter((each) => each.reason === reason).length;
  return {
    threadId: choice.threadId,
    customerName: row.customer.name,
    targetAt: row.episode.targetAt,
    reason: choice.reason,
    unassigned: own === null,
    skipped: {
      open: count('open'),
      colleague: count('colleague'),
      'window-closed': count('window-closed'),
      outbox: count('outbox'),
    },
  };
}
