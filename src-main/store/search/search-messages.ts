import type { Channel, Message } from '@shared/domain';
import { messageRowId } from '@shared/rules';
import type { MessageHit } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { CompiledWords } from './compile';
import { Candidates } from './candidates';
import type { Conditions } from './conditions';
import { threadFacet } from './facets';
import { Listed } from './listed';
import { messageSnippet } from './marks';
import { isExact, isOwn, type RankContext, scoreOf } from './rank';
import { indexedTokens, meaningOfWalked, type Source, Walk } from './walk';

interface HitRow {
  readonly rowId: number;
  readonly message: Message;
  readonly channel: Channel;
  readonly customerId: string;
  readonly name: string;
  readonly assigneeId: string | null;
  /** Of the agent who wrote it. */
  readonly agentName: string | null;
}

type StoredHit = Omit<HitRow, 'message' | 'agentName'> & { readonly doc: string };

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

/** So many are asked of the index at a time when each has to be checked. */
const CHECKED_CHUNK = 400;
/** After so many in vain an answer is worth more than completeness; the caller may ask for more. */
const CHECKED_MAX = 400;
const CHECKED_MAX_THOROUGH = 400_000;
/** What is only looked up in a list costs next to nothing. */
const LOOKED_UP_PER_CHECK = 10;
/** Of more messages that may be meant, most that say the words are met on the way. */
const LISTED_MAX = 3000;
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

interface Checked {
  readonly rowIds: number[];
  readonly unfinished: boolean;
  /** Where to go on when it is unfinished: what is older was not looked at. */
  readonly until: number;
}

/** Where matches come from, but for what has to be checked of each. */
function sourceOf(db: ReadDb, search: Omit<MessageSearch, 'rank' | 'limit'>): Source {
  const { among } = search.conditions;
  if (among === null || among.length > LISTED_MAX) return new Walk(db, search);
  return new Listed(db, search, among);
}

/** Whether the source offers more than what is asked for. */
function isChecked({ checks, among }: Conditions): boolean {
  return checks.length > 0 || (among !== null && among.length > LISTED_MAX);
}

/** Goes back in time until enough candidates pass all checks. */
function checkedRowIds(
  db: ReadDb,
  source: Source,
  { conditions, thorough }: Pick<MessageSearch, 'conditions' | 'thorough'>,
  limit: number,
): Checked {
  const rowIds: number[] = [];
  const candidates = new Candidates(db);
  const { checks } = conditions;
  const among = conditions.among && new Set(conditions.among);
  let left = thorough ? CHECKED_MAX_THOROUGH : CHECKED_MAX;
  while (left > 0 && !source.isAtEnd && !source.isTired) {
    const { until } = source;
    const chunk = source.next(CHECKED_CHUNK);
    for (const rowId of chunk) {
      left -= 1 / LOOKED_UP_PER_CHECK;
      if (among?.has(rowId) === false) continue;
      if (checks.length > 0) {
        left -= 1;
        const candidate = candidates.of(rowId);
        if (!candidate || !checks.every((check) => check(candidate))) continue;
      }
      rowIds.push(rowId);
      if (rowIds.length >= limit) return { rowIds, unfinished: false, until };
    }
  }
  return { rowIds, unfinished: !source.isAtEnd, until: source.until };
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
  const { message } = row;
  const { id, threadId, kind, side, agentId, at } = message;
  return {
    message: { id, threadId, kind, side, agentId, at },
    agentName: row.agentName,
    customer: { id: row.customerId, name: row.name },
    channel: row.channel,
    snippet: messageSnippet(message, search.words.terms),
  };
}

const AGENT_SQL = `
  SELECT json_extract(doc, '$.name') AS name FROM reference WHERE kind = 'agent' AND id = ?`;

function agentName(db: ReadDb, agentId: string | null): string | null {
  return agentId === null ? null : (db.one<{ name: string }>(AGENT_SQL, agentId)?.name ?? null);
}

function rowsOf(db: ReadDb, rowIds: readonly number[]): HitRow[] {
  // A page of results names a few agents many times.
  const names = new Map<string | null, string | null>();
  return rowIds.flatMap((rowId) => {
    const row = db.one<StoredHit>(HIT_SQL, rowId);
    if (!row) return [];
    const message = readDoc<Message>(row.doc);
    const { agentId } = message;
    if (!names.has(agentId)) names.set(agentId, agentName(db, agentId));
    return [{ ...row, message, agentName: names.get(agentId) ?? null }];
  });
}

function bestFirst(rows: readonly HitRow[], { words, rank }: MessageSearch): HitRow[] {
  return rows
    .map((row) => ({
      row,
      score: scoreOf(row, words.terms, rank),
    }))
    .sort((a, b) => b.score - a.score || b.row.rowId - a.row.rowId)
    .map(({ row }) => row);
}

/** Newest first, but the words as they were typed before the same words apart, and one's own first. */
function newestFirst(rows: readonly HitRow[], { words, rank }: MessageSearch): HitRow[] {
  const weigh = (row: HitRow): number => {
    const { message } = row;
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
  if (rank.openCustomerId === null || isChecked(conditions)) return [];
  const threads = db.all<{ id: string }>(
    'SELECT id FROM thread WHERE customer_id = ? LIMIT 20',
    rank.openCustomerId,
  );
  if (threads.length === 0) return [];
  const facets = `(${threads.map(({ id }) => `"${threadFacet(id)}"`).join(' OR ')})`;
  const theirs = { ...conditions, matches: [...conditions.matches, facets] };
  const source = sourceOf(db, { words, conditions: theirs, thorough: false });
  return rowsOf(db, source.next(OF_OPEN_CUSTOMER));
}

const THREAD_SQL = `
  SELECT thread.channel, json_extract(thread.doc, '$.teamId') AS teamId,
    customer.id AS customerId, customer.name
  FROM thread JOIN customer ON customer.id = thread.customer_id WHERE thread.id = ?`;

/** Of messages that are not in the cache, those that a query asks for, newest first. */
function ofWaiting(db: ReadDb, search: MessageSearch, waiting: readonly Message[]): MessageHit[] {
  const { words, conditions } = search;
  const means = meaningOfWalked(search);
  const checks = [...conditions.checks, ...conditions.amongChecks];
  return waiting.toReversed().flatMap((message) => {
    const { threadId, episodeId, side, agentId, at } = message;
    const rowId = messageRowId(at, 0);
    if (rowId < conditions.from || rowId >= conditions.until) return [];
    if (means?.(indexedTokens(message)) === false) return [];
    const thread = db.one<Pick<HitRow, 'channel' | 'customerId' | 'name'> & { teamId: string }>(
      THREAD_SQL,
      threadId,
    );
    if (!thread) return [];
    const candidate = { ...thread, at, side, agentId, episodeId };
    if (!checks.every((check) => check(candidate))) return [];
    const by = agentName(db, agentId);
    const row = { rowId, message, ...thread, assigneeId: null, agentName: by };
    return [hitOf(row, { words })];
  });
}

/**
 * The messages that a query asks for; first those that were written here and wait for the desk.
 *
 * @param waiting see SearchContext
 */
export function searchMessages(
  db: ReadDb,
  search: MessageSearch,
  waiting: readonly Message[],
): FoundMessages {
  const found = messagesFound(db, search);
  if (waiting.length === 0 || search.conditions.impossible) return found;
  const written = ofWaiting(db, search, waiting);
  const known = new Set(written.map(({ message }) => message.id));
  const others = found.messages.filter(({ message }) => !known.has(message.id));
  const messages = [...written, ...others];
  return {
    messages: messages.slice(0, search.limit),
    moreMessages: found.moreMessages || messages.length > search.limit,
    unfinished: found.unfinished,
  };
}

/**
 * The messages in the cache that a query asks for. Row ids alone are taken from the index first;
 * documents are read and snippets made only for those that are shown.
 */
function messagesFound(db: ReadDb, search: MessageSearch): FoundMessages {
  const { words, conditions, limit } = search;
  if (conditions.impossible) return { messages: [], moreMessages: false, unfinished: false };
  const walk = sourceOf(db, search);
  if (isChecked(conditions)) {
    const { rowIds, unfinished } = checkedRowIds(db, walk, search, limit + 1);
    const rows = newestFirst(rowsOf(db, rowIds.slice(0, limit)), search);
    const moreMessages = rowIds.length > limit || unfinished;
    return { messages: rows.map((row) => hitOf(row, search)), moreMessages, unfinished };
  }
  const first = walk.next(limit + 1);
  const unfinished = first.length <= limit && walk.isTired;
  const isAll = first.length <= limit && !unfinished;
  const few = isAll || (!unfinished && areRare(db, first));
  const all = few && !isAll ? [...first, ...walk.next(RANKED_MAX - first.length)] : first;
  const isRanked = few && words.terms.length > 0;
  const rows = isRanked
    ? bestFirst(rowsOf(db, all), search)
    : newestFirst(rowsOf(db, all.slice(0, limit)), search);
  const open = isRanked ? [] : ofOpenCustomer(db, search);
  const opened = new Set(open.map(({ rowId }) => rowId));
  const shown = [...open, ...rows.filter(({ rowId }) => !opened.has(rowId))].slice(0, limit);
  return {
    messages: shown.map((row) => hitOf(row, search)),
    moreMessages: all.length > limit || unfinished,
    unfinished,
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
  const { limit } = search;
  const before = Math.min(search.conditions.until, until ?? Infinity);
  if (search.conditions.impossible) return { rowIds: [], unfinished: false, until: before };
  const conditions = { ...search.conditions, until: before };
  const walk = sourceOf(db, { ...search, conditions });
  if (isChecked(conditions)) {
    return checkedRowIds(db, walk, { ...search, conditions }, limit);
  }
  const rowIds = walk.next(limit);
  return { rowIds, unfinished: rowIds.length < limit && walk.isTired, until: walk.until };
}

/** The hits of these rows, in this order. */
export function hitsOf(
  db: ReadDb,
  rowIds: readonly number[],
  search: Pick<MessageSearch, 'words'>,
): MessageHit[] {
  return rowsOf(db, rowIds).map((row) => hitOf(row, search));
}
