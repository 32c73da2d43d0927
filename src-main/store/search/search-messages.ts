import type { Channel, Message } from '@shared/domain';
import { rowIdTime } from '@shared/rules';
import type { MessageHit } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { CompiledWords } from './compile';
import type { Candidate, Conditions } from './conditions';
import { ANY_SIDE, threadFacet } from './facets';
import { messageSnippet } from './marks';
import { isExact, isOwn, type RankContext, scoreOf } from './rank';

/** Matching messages by row id, newest first; exported for its query plan. */
export const MATCHES_SQL = `
  SELECT rowid AS rowId FROM message_fts
  WHERE message_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;

/** All messages, for queries of filters that the index does not know. */
const ALL_SQL = `
  SELECT row_id AS rowId FROM message WHERE row_id >= ? AND row_id < ?
  ORDER BY row_id DESC LIMIT ?`;

interface HitRow {
  readonly rowId: number;
  readonly doc: string;
  readonly channel: Channel;
  readonly customerId: string;
  readonly name: string;
  readonly assigneeId: string | null;
}

// A message without its thread or customer (they arrive in any order) is not shown yet.
const HIT_SQL = `
  SELECT message.row_id AS rowId, message.doc, thread.channel, customer.id AS customerId,
    customer.name,
    (SELECT assignee_id FROM episode WHERE thread_id = message.thread_id
      ORDER BY number DESC LIMIT 1) AS assigneeId
  FROM message
  JOIN thread ON thread.id = message.thread_id
  JOIN customer ON customer.id = thread.customer_id
  WHERE message.row_id = ?`;

const CANDIDATE_SQL = `
  SELECT thread.channel, json_extract(thread.doc, '$.teamId') AS teamId,
    thread.customer_id AS customerId, json_extract(message.doc, '$.episodeId') AS episodeId
  FROM message JOIN thread ON thread.id = message.thread_id WHERE message.row_id = ?`;

/** So many are asked of the index at a time when each has to be checked. */
const CHECKED_CHUNK = 200;
/** After so many in vain an answer is worth more than completeness; the caller may ask for more. */
const CHECKED_MAX = 4000;
const CHECKED_MAX_THOROUGH = 400_000;
/** When there are no more matches than these, the best come first. */
const RANKED_MAX = 100;
/** Of the open customer, so many come before everything else. */
const OF_OPEN_CUSTOMER = 3;

export interface MessageSearch {
  readonly words: CompiledWords;
  readonly conditions: Conditions;
  readonly limit: number;
  /** Whether to go on until enough is found, however long it takes. */
  readonly thorough: boolean;
  readonly rank: RankContext;
}

export interface FoundMessages {
  readonly messages: readonly MessageHit[];
  readonly moreMessages: boolean;
  /** Older messages were not looked at yet. */
  readonly unfinished: boolean;
}

/** The whole query as one FTS5 expression; null when no message is excluded by the index. */
export function expressionOf(
  words: CompiledWords,
  conditions: Conditions,
  more: readonly string[] = [],
): string | null {
  const wanted = [words.match, ...conditions.matches, ...more].filter((each) => each !== null);
  const unwanted = [words.without, ...conditions.without].filter((each) => each !== null);
  if (wanted.length === 0 && unwanted.length === 0) return null;
  const all = wanted.length > 0 ? wanted.join(' AND ') : ANY_SIDE;
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(' OR ')})` : all;
}

function rowIdsOf(
  db: ReadDb,
  expression: string | null,
  range: { readonly from: number; readonly until: number },
  limit: number,
): number[] {
  const { from, until } = range;
  const rows =
    expression === null
      ? db.all<{ rowId: number }>(ALL_SQL, from, until, limit)
      : db.all<{ rowId: number }>(MATCHES_SQL, expression, from, until, limit);
  return rows.map(({ rowId }) => rowId);
}

interface Checked {
  readonly rowIds: number[];
  readonly unfinished: boolean;
}

/** Goes back in time until enough candidates pass all checks. */
function checkedRowIds(
  db: ReadDb,
  expression: string | null,
  { conditions, thorough }: Pick<MessageSearch, 'conditions' | 'thorough'>,
  limit: number,
): Checked {
  const rowIds: number[] = [];
  let { until } = conditions;
  let left = thorough ? CHECKED_MAX_THOROUGH : CHECKED_MAX;
  for (;;) {
    const chunk = rowIdsOf(db, expression, { from: conditions.from, until }, CHECKED_CHUNK);
    for (const rowId of chunk) {
      const row = db.one<Omit<Candidate, 'at'>>(CANDIDATE_SQL, rowId);
      if (!row) continue;
      const candidate = { ...row, at: rowIdTime(rowId) };
      if (conditions.checks.every((check) => check(candidate))) rowIds.push(rowId);
      if (rowIds.length >= limit) return { rowIds, unfinished: false };
    }
    left -= chunk.length;
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < CHECKED_CHUNK) return { rowIds, unfinished: false };
    if (left <= 0) return { rowIds, unfinished: true };
    until = last;
  }
}

/** Whether matches lie so thin that all of them together are few. */
function areRare(db: ReadDb, rowIds: readonly number[]): boolean {
  const ends = db.one<{ low: number | null; high: number | null }>(
    'SELECT (SELECT min(row_id) FROM message) AS low, (SELECT max(row_id) FROM message) AS high',
  );
  const last = rowIds.at(-1);
  if (!ends || ends.low === null || ends.high === null || last === undefined) return false;
  const share = (ends.high - last) / Math.max(ends.high - ends.low, 1);
  return rowIds.length / Math.max(share, Number.EPSILON) <= RANKED_MAX;
}

function hitOf(row: HitRow, search: Pick<MessageSearch, 'words'>): MessageHit {
  const message = readDoc<Message>(row.doc);
  const { id, threadId, kind, side, agentId, at } = message;
  return {
    message: { id, threadId, kind, side, agentId, at },
    customer: { id: row.customerId, name: row.name },
    channel: row.channel,
    snippet: messageSnippet(message, search.words.terms),
  };
}

function rowsOf(db: ReadDb, rowIds: readonly number[]): HitRow[] {
  return rowIds.map((rowId) => db.one<HitRow>(HIT_SQL, rowId)).filter((row) => row !== undefined);
}

function bestFirst(rows: readonly HitRow[], { words, rank }: MessageSearch): HitRow[] {
  return rows
    .map((row) => ({
      row,
      score: scoreOf({ ...row, message: readDoc<Message>(row.doc) }, words.terms, rank),
    }))
    .sort((a, b) => b.score - a.score || b.row.rowId - a.row.rowId)
    .map(({ row }) => row);
}

/** Newest first, but the words as they were typed before the same words apart, and one's own first. */
function newestFirst(rows: readonly HitRow[], { words, rank }: MessageSearch): HitRow[] {
  const weigh = (row: HitRow): number => {
    const message = readDoc<Message>(row.doc);
    const own = isOwn(message.agentId, row.assigneeId, rank);
    return (isExact(message.text, words.terms) ? 2 : 0) + (own ? 1 : 0);
  };
  return rows
    .map((row) => ({ row, weight: weigh(row) }))
    .sort((a, b) => b.weight - a.weight || b.row.rowId - a.row.rowId)
    .map(({ row }) => row);
}

/** The newest matches with the customer who is on screen. */
function ofOpenCustomer(db: ReadDb, search: MessageSearch): HitRow[] {
  const { words, conditions, rank } = search;
  if (rank.openCustomerId === null || conditions.checks.length > 0) return [];
  const threads = db.all<{ id: string }>(
    'SELECT id FROM thread WHERE customer_id = ? LIMIT 20',
    rank.openCustomerId,
  );
  if (threads.length === 0) return [];
  const facets = threads.map(({ id }) => `"${threadFacet(id)}"`).join(' OR ');
  const expression = expressionOf(words, conditions, [`(${facets})`]);
  return rowsOf(db, rowIdsOf(db, expression, conditions, OF_OPEN_CUSTOMER));
}

/**
 * The messages that a query asks for. Row ids alone are taken from the index first; documents are
 * read and snippets made only for those that are shown.
 */
export function searchMessages(db: ReadDb, search: MessageSearch): FoundMessages {
  const { words, conditions, limit } = search;
  if (conditions.impossible) return { messages: [], moreMessages: false, unfinished: false };
  const expression = expressionOf(words, conditions);
  if (conditions.checks.length > 0) {
    const { rowIds, unfinished } = checkedRowIds(db, expression, search, limit + 1);
    const rows = newestFirst(rowsOf(db, rowIds.slice(0, limit)), search);
    const moreMessages = rowIds.length > limit || unfinished;
    return { messages: rows.map((row) => hitOf(row, search)), moreMessages, unfinished };
  }
  const first = rowIdsOf(db, expression, conditions, limit + 1);
  const isAll = first.length <= limit;
  const few = isAll || areRare(db, first);
  const all = few && !isAll ? rowIdsOf(db, expression, conditions, RANKED_MAX) : first;
  const isRanked = few && words.terms.length > 0;
  const rows = isRanked
    ? bestFirst(rowsOf(db, all), search)
    : newestFirst(rowsOf(db, all.slice(0, limit)), search);
  const open = isRanked ? [] : ofOpenCustomer(db, search);
  const opened = new Set(open.map(({ rowId }) => rowId));
  const shown = [...open, ...rows.filter(({ rowId }) => !opened.has(rowId))].slice(0, limit);
  return {
    messages: shown.map((row) => hitOf(row, search)),
    moreMessages: all.length > limit,
    unfinished: false,
  };
}

/**
 * The row ids of what a query asks for, newest first, without a look at the messages.
 *
 * @param until only what is older than this row id; null: all
 */
export function matchingRowIds(
  db: ReadDb,
  search: Omit<MessageSearch, 'rank'>,
  until: number | null = null,
): Checked {
  const { words, limit } = search;
  if (search.conditions.impossible) return { rowIds: [], unfinished: false };
  const before = Math.min(search.conditions.until, until ?? Infinity);
  const conditions = { ...search.conditions, until: before };
  const expression = expressionOf(words, conditions);
  if (conditions.checks.length > 0) {
    return checkedRowIds(db, expression, { ...search, conditions }, limit);
  }
  return { rowIds: rowIdsOf(db, expression, conditions, limit), unfinished: false };
}

/** The hits of these rows, in this order. */
export function hitsOf(
  db: ReadDb,
  rowIds: readonly number[],
  search: Pick<MessageSearch, 'words'>,
): MessageHit[] {
  return rowsOf(db, rowIds).map((row) => hitOf(row, search));
}
