import type { EpisodeState } from '@shared/domain';
import type {
  InboxConditions,
  InboxCounts,
  InboxFilter,
  InboxRow,
  InboxSection,
  RequestOf,
  ResponseOf,
} from '@shared/ipc';
import {
  hasConditions,
  isScheduled,
  mainDraft,
  meetsConditions,
  replyWindowClosesAt,
} from '@shared/rules';
import type { EpisodeRow, InboxWhere, OutboxRow } from '../store/api';
import type { ActiveSession } from '../session/active-session';
import { compareInbox, inFilter, mergeWindow, windowStart } from './inbox-order';
import { overlaidRows } from './overlay';
import { withoutHeld } from './returns';

/** The states of the list `open`, in its order. */
const OPEN_STATES = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
] as const satisfies readonly EpisodeState[];

/** A target that is nearer than this is due soon. */
const SOON_MS = 60 * 60_000;

/** One list of the inbox, ready to be read: what is asked of the store, and what is laid over it. */
export interface Reading {
  readonly session: ActiveSession;
  readonly filter: InboxFilter;
  readonly agentId: string;
  /** Episodes that the store leaves out. */
  readonly without: readonly string[];
  readonly where: InboxWhere | undefined;
  /** Rows that pending commands change and that belong here, in any state. */
  readonly extras: readonly EpisodeRow[];
}

interface Asked {
  readonly filter: InboxFilter;
  readonly conditions?: InboxConditions | undefined;
}

async function whereOf(
  conditions: InboxConditions | undefined,
  session: ActiveSession,
  now: number,
): Promise<InboxWhere | undefined> {
  if (conditions === undefined || !hasConditions(conditions)) return undefined;
  const drafts = conditions.draft === true ? session.outbox.draftThreadIds() : null;
  const back = conditions.cameBack === true ? new Set(session.away.threadIds()) : null;
  return {
    conditions,
    now,
    among: drafts && back ? drafts.filter((id) => back.has(id)) : (drafts ?? (back && [...back])),
    seen: conditions.unread === true ? await session.store.work.allSeen() : new Map(),
  };
}

/** Prepares a list. */
export async function readInbox(
  { filter, conditions }: Asked,
  session: ActiveSession,
  now: number,
): Promise<Reading> {
  const agentId = session.desk.agent.id;
  const [{ without, rows }, where] = await Promise.all([
    overlaidRows(session),
    whereOf(conditions, session, now),
  ]);
  const context = {
    now,
    hasDraft: (threadId: string) => session.outbox.hasDraft(threadId),
    seenAt: (threadId: string) => where?.seen.get(threadId) ?? 0,
    cameBack: (threadId: string) => session.away.threadIds().includes(threadId),
  };
  const extras = rows.filter(
    (row) =>
      inFilter(row.episode, filter, agentId) &&
      (where === undefined || meetsConditions(row, where.conditions, context)),
  );
  return { session, filter, agentId, without, where, extras };
}

/** How many episodes there are in each state, with the effect of pending commands. */
export async function inboxCounts(
  asked: RequestOf<'inbox.counts'>,
  session: ActiveSession,
  now: number,
): Promise<InboxCounts> {
  const { filter, agentId, without, where, extras } = await readInbox(asked, session, now);
  const counts = {
    ...(await session.store.queries.inboxCounts({ filter, agentId, without, where })),
  };
  for (const { episode } of extras) {
    if (where === undefined || episode.state !== 'resolved') counts[episode.state] += 1;
  }
  return counts;
}

/** A part of a list. */
export interface Window {
  readonly total: number;
  readonly rows: readonly EpisodeRow[];
  /** The states one after the other, where there are several. */
  readonly sections?: readonly InboxSection[];
}

/** A window of the rows of one state. */
export async function stateWindow(
  reading: Reading,
  state: EpisodeState,
  offset: number,
  limit: number,
): Promise<Window> {
  const { session, filter, agentId, without, where } = reading;
  const extras = reading.extras.filter(({ episode }) => episode.state === state);
  const from = windowStart(offset, extras.length);
  const confirmed = await session.store.queries.inboxPage({
    state,
    filter,
    agentId,
    offset: from,
    limit: limit + extras.length,
    without,
    where,
  });
  return {
    total: confirmed.total + extras.length,
    rows: mergeWindow(confirmed.rows, from, extras, offset, limit, (a, b) =>
      compareInbox(a.episode, b.episode),
    ),
  };
}

/** The open states one after the other, as if they were one list. */
async function openWindow(reading: Reading, offset: number, limit: number): Promise<Window> {
  let total = 0;
  const rows: EpisodeRow[] = [];
  const sections: InboxSection[] = [];
  for (const state of OPEN_STATES) {
    const left = limit - rows.length;
    // oxlint-disable-next-line no-await-in-loop -- where one begins depends on the one before
    const found = await stateWindow(reading, state, Math.max(0, offset - total), left);
    total += found.total;
    rows.push(...found.rows);
    sections.push({ state, count: found.total });
  }
  return { total, rows, sections };
}

function closesAt({ thread, episode }: EpisodeRow): number {
  return replyWindowClosesAt(thread.channel, episode.lastCustomerMessageAt) ?? Infinity;
}

/** What is open, the next reply window to close first. */
async function closingWindow(
  reading: Reading & { readonly where: InboxWhere },
  offset: number,
  limit: number,
): Promise<Window> {
  const { session, filter, agentId, without, where } = reading;
  const extras = reading.extras.filter(({ episode }) => episode.state !== 'resolved');
  const from = windowStart(offset, extras.length);
  const confirmed = await session.store.queries.closingPage({
    filter,
    agentId,
    offset: from,
    limit: limit + extras.length,
    without,
    where,
  });
  return {
    total: confirmed.total + extras.length,
    rows: mergeWindow(
      confirmed.rows,
      from,
      extras,
      offset,
      limit,
      (a, b) => closesAt(a) - closesAt(b) || (a.episode.id < b.episode.id ? -1 : 1),
    ),
  };
}

/** A window of one list of the inbox, with the effect of pending commands. */
export async function inboxPage(
  { state, filter, conditions, offset, limit }: RequestOf<'inbox.page'>,
  session: ActiveSession,
  now: number,
): Promise<ResponseOf<'inbox.page'>> {
  const all = await readInbox({ filter, conditions }, session, now);
  const isWork = state === 'waiting-on-us' && filter === 'mine' && all.where === undefined;
  const reading = isWork ? await withoutHeld(all) : all;
  const found = await window(reading, state, offset, limit);
  return {
    total: found.total,
    rows: await inboxRows(found.rows, session),
    sections: [...(found.sections ?? [])],
  };
}

async function window(
  reading: Reading,
  list: RequestOf<'inbox.page'>['state'],
  offset: number,
  limit: number,
): Promise<Window> {
  if (list !== 'open') return stateWindow(reading, list, offset, limit);
  const { where } = reading;
  if (where?.conditions.closing === true) {
    return closingWindow({ ...reading, where }, offset, limit);
  }
  return openWindow(reading, offset, limit);
}

/** How many rows that wait on us are late, and how many more are due within the hour. */
export async function inboxUrgency(
  asked: RequestOf<'inbox.urgency'>,
  session: ActiveSession,
  now: number,
): Promise<ResponseOf<'inbox.urgency'>> {
  const { filter, agentId, without, where, extras } = await readInbox(asked, session, now);
  const times = [now, now + SOON_MS];
  const confirmed = await session.store.queries.dueBy({ filter, agentId, without, where }, times);
  const [late = 0, soon = 0] = times.map(
    (at, index) =>
      (confirmed[index] ?? 0) +
      extras.filter(
        ({ episode: { state, targetAt } }) =>
          state === 'waiting-on-us' && targetAt !== null && targetAt <= at,
      ).length,
  );
  return { late, soon: soon - late };
}

/** How many open rows each view has, in the order of the views. */
export async function viewCounts(
  { views }: RequestOf<'inbox.viewCounts'>,
  session: ActiveSession,
  now: number,
): Promise<number[]> {
  return Promise.all(
    views.map(async ({ list, filter, conditions }) => {
      const counts = await inboxCounts({ filter, conditions }, session, now);
      const states = list === 'open' ? OPEN_STATES : [list];
      return states.reduce((sum, state) => sum + counts[state], 0);
    }),
  );
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
    draft: mainDraft(session.outbox.draftModes(thread.id)),
    pending: pendingMark(session.outbox.ofThread(thread.id)),
    scheduledAt: scheduledAt(session.outbox.ofThread(thread.id), Date.now()),
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
  // What waits for its time is in nobody's way.
  const now = Date.now();
  const waits = (row: OutboxRow) => row.state !== 'confirming' && !isScheduled(row, now);
  return rows.some(waits) ? 'waiting' : 'none';
}

/** When the next of these goes out that waits for its time (Unix ms); null: none does. */
export function scheduledAt(rows: readonly OutboxRow[], now: number): number | null {
  const times = rows.flatMap((row) => (isScheduled(row, now) ? [row.sendAt ?? now] : []));
  return times.length === 0 ? null : Math.min(...times);
}
