import type { InboxCounts, InboxRow, RequestOf, ResponseOf } from '@shared/ipc';
import type { EpisodeRow, OutboxRow } from '../store/api';
import type { ActiveSession } from '../session/active-session';
import { compareInbox, inFilter, mergeWindow, windowStart } from './inbox-order';
import { overlaidRows } from './overlay';

/** How many episodes there are in each state, with the effect of pending commands. */
export async function inboxCounts(
  { filter }: RequestOf<'inbox.counts'>,
  session: ActiveSession,
): Promise<InboxCounts> {
  const agentId = session.desk.agent.id;
  const { without, rows } = await overlaidRows(session);
  const confirmed = await session.store.queries.inboxCounts({ filter, agentId, without });
  const counts = { ...confirmed };
  for (const { episode } of rows) {
    if (inFilter(episode, filter, agentId)) counts[episode.state] += 1;
  }
  return counts;
}

/** A window of one list of the inbox, with the effect of pending commands. */
export async function inboxPage(
  { state, filter, offset, limit }: RequestOf<'inbox.page'>,
  session: ActiveSession,
): Promise<ResponseOf<'inbox.page'>> {
  const agentId = session.desk.agent.id;
  const { without, rows: overlaid } = await overlaidRows(session);
  const extras = overlaid.filter(
    ({ episode }) => episode.state === state && inFilter(episode, filter, agentId),
  );
  const from = windowStart(offset, extras.length);
  const confirmed = await session.store.queries.inboxPage({
    state,
    filter,
    agentId,
    offset: from,
    limit: limit + extras.length,
    without,
  });
  const window = mergeWindow(confirmed.rows, from, extras, offset, limit, (a, b) =>
    compareInbox(a.episode, b.episode),
  );
  return {
    total: confirmed.total + extras.length,
    rows: await inboxRows(window, session),
  };
}

/** Adds what only this computer knows: drafts, what is pending, what was seen. */
export async function inboxRows(
  rows: readonly EpisodeRow[],
  session: ActiveSession,
): Promise<InboxRow[]> {
  const seen = await session.store.work.seen(rows.map((row) => row.thread.id));
  return rows.map(({ episode, thread, customer, previousResolvedAt }) => ({
    threadId: thread.id,
    episode,
    customer,
    channel: thread.channel,
    previousResolvedAt,
    hasDraft: session.outbox.hasDraft(thread.id),
    pending: pendingMark(session.outbox.ofThread(thread.id)),
    unread:
      episode.lastMessage?.side === 'customer' &&
      episode.lastMessage.at > (seen.get(thread.id) ?? 0),
  }));
}

/**
 * The one mark that says most: a conflict needs a decision, a failure needs a look, and what is being
 * edited holds up its thread until somebody finishes it.
 */
export function pendingMark(rows: readonly OutboxRow[]): InboxRow['pending'] {
  if (rows.some((row) => row.state === 'conflict')) return 'conflict';
  if (rows.some((row) => row.state === 'failed')) return 'failed';
  if (rows.some((row) => row.editText !== undefined)) return 'editing';
  return rows.some((row) => row.state !== 'confirming') ? 'waiting' : 'none';
}
