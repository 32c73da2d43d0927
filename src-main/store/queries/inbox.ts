import { assertNever } from '@shared/assert-never';
import type { EpisodeState } from '@shared/domain';
import type { EpisodeRow, InboxQuery, InboxWhere } from '../api';
import type { ReadDb, SqlValue } from '../sql';
import { CLOSES_AT_SQL, conditionsSql, type ConditionsSql } from './inbox-conditions';
import {
  EPISODE_ROW_COLUMNS,
  EPISODE_ROW_JOINS,
  toEpisodeRow,
  type EpisodeRowColumns,
} from './rows';

export type StateCounts = Record<EpisodeState, number>;

/** Zero in every state. */
export function noCounts(): StateCounts {
  return { 'waiting-on-us': 0, 'waiting-on-customer': 0, snoozed: 0, resolved: 0 };
}

/** An agent's id, `null` for nobody, or `undefined` for everyone. */
export type Owner = string | null | undefined;

function ownerOf(query: Pick<InboxQuery, 'filter' | 'agentId'>): Owner {
  switch (query.filter) {
    case 'mine':
      return query.agentId;
    case 'unassigned':
      return null;
    case 'everyone':
      return undefined;
    default:
      return assertNever(query.filter);
  }
}

interface StateCount {
  readonly state: EpisodeState;
  readonly count: number;
}

/** Listed episodes by state. `without` are episode ids that are not counted. */
export function countStates(db: ReadDb, owner: Owner, without: readonly string[]): StateCounts {
  const kept =
    owner === undefined
      ? db.all<StateCount>('SELECT state, sum(count) AS count FROM inbox_count GROUP BY state')
      : db.all<StateCount>(
          'SELECT state, count FROM inbox_count WHERE assignee_id = ?',
          owner ?? '',
        );
  const counts = noCounts();
  for (const { state, count } of kept) counts[state] = count;
  if (without.length === 0) return counts;
  const left = db.all<{ state: EpisodeState; assignee_id: string | null }>(
    `SELECT state, assignee_id FROM episode
     WHERE listed = 1 AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(without),
  );
  for (const { state, assignee_id: assigneeId } of left) {
    if (owner === undefined || owner === assigneeId) counts[state] -= 1;
  }
  return counts;
}

/** The statement that counts what meets conditions, by state. Exported for its query plan. */
export function narrowedCountsSql(owner: Owner, { cte, join, where }: ConditionsSql): string {
  const conditions = ['listed = 1', IN_STATES, ...whose(owner), NOT_WITHOUT, ...where];
  return `
    ${cte} SELECT state, count(*) AS count FROM episode INDEXED BY episode_facets ${join}
    WHERE ${conditions.join(' AND ')} GROUP BY state`;
}

function narrowedCounts(
  db: ReadDb,
  query: Pick<InboxQuery, 'filter' | 'agentId' | 'without'>,
  conditions: ConditionsSql,
  states: readonly EpisodeState[],
): StateCounts {
  const owner = ownerOf(query);
  const counts = noCounts();
  const found = db.all<StateCount>(
    narrowedCountsSql(owner, conditions),
    ...conditions.cteValues,
    JSON.stringify(states),
    ...(owner === undefined ? [] : [owner]),
    JSON.stringify(query.without),
    ...conditions.values,
  );
  for (const { state, count } of found) counts[state] = count;
  return counts;
}

/**
 * How many rows each list of the inbox has. What is done and meets conditions is not counted: nobody
 * asks, and there may be very much of it.
 */
export function inboxCounts(
  db: ReadDb,
  query: Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'where'>,
): StateCounts {
  const conditions = query.where && conditionsSql(query.where);
  if (conditions) return narrowedCounts(db, query, conditions, OPEN_STATES);
  return countStates(db, ownerOf(query), query.without);
}

const NOT_WITHOUT = 'id NOT IN (SELECT value FROM json_each(?))';
const IN_STATES = 'state IN (SELECT value FROM json_each(?))';

function whose(owner: Owner): string[] {
  return owner === undefined ? [] : ['assignee_id IS ?'];
}

/** Of whose list how many rows are due by a time. Exported for its query plan. */
export function dueBySql(owner: Owner): string {
  const index = owner === undefined ? 'episode_listed' : 'episode_listed_of';
  return `
    SELECT count(*) AS count FROM episode INDEXED BY ${index}
    WHERE listed = 1 ${owner === undefined ? '' : 'AND assignee_id IS ?'}
      AND state = 'waiting-on-us' AND rank <= ? AND ${NOT_WITHOUT}`;
}

/** How many rows that wait on us are due by each of some times (Unix ms). */
export function dueBy(
  db: ReadDb,
  query: Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'where'>,
  times: readonly number[],
): number[] {
  const owner = ownerOf(query);
  const conditions = query.where && conditionsSql(query.where);
  const whoseValues = owner === undefined ? [] : [owner];
  return times.map((at) => {
    const found = conditions
      ? db.one<{ count: number }>(
          `${conditions.cte} SELECT count(*) AS count FROM episode INDEXED BY episode_facets
           ${conditions.join} WHERE ${[
             'listed = 1',
             ...whose(owner),
             NOT_WITHOUT,
             ...conditions.where,
             "state = 'waiting-on-us'",
             'rank <= ?',
           ].join(' AND ')}`,
          ...conditions.cteValues,
          ...whoseValues,
          JSON.stringify(query.without),
          ...conditions.values,
          at,
        )
      : db.one<{ count: number }>(
          dueBySql(owner),
          ...whoseValues,
          at,
          JSON.stringify(query.without),
        );
    return found?.count ?? 0;
  });
}

/** The statement of one page of ids, in the order of the list. Exported for its query plan. */
export function pageSql(owner: Owner, hasExceptions: boolean): string {
  const conditions = [
    'listed = 1',
    ...whose(owner),
    'state = ?',
    ...(hasExceptions ? [NOT_WITHOUT] : []),
  ];
  // Named, so that statistics about a lopsided desk never talk the planner out of it.
  const index = owner === undefined ? 'episode_listed' : 'episode_listed_of';
  return `
    WITH page AS MATERIALIZED (
      SELECT id, rank FROM episode INDEXED BY ${index} WHERE ${conditions.join(' AND ')}
      ORDER BY rank, id LIMIT ? OFFSET ?
    )
    ${PAGE_ROWS}`;
}

const PAGE_ROWS = `
    SELECT ${EPISODE_ROW_COLUMNS}
    FROM page JOIN episode ON episode.id = page.id ${EPISODE_ROW_JOINS}
    ORDER BY page.rank, page.id`;

/**
 * The statement of one page of what meets conditions. Exported for its query plan.
 *
 * @param rank what it is sorted by
 */
export function narrowedPageSql(
  owner: Owner,
  { cte, join, where }: ConditionsSql,
  rank: string,
): string {
  const conditions = ['listed = 1', ...whose(owner), NOT_WITHOUT, ...where];
  // One state is read in its order; several, which are few rows then, are sorted.
  const chosen = rank === 'rank' ? 'state = ?' : IN_STATES;
  return `
    ${cte === '' ? 'WITH' : `${cte},`} page AS MATERIALIZED (
      SELECT episode.id, ${rank} AS rank FROM episode INDEXED BY episode_facets ${join}
      WHERE ${[...conditions, chosen].join(' AND ')}
      ORDER BY ${rank}, id LIMIT ? OFFSET ?
    )
    ${PAGE_ROWS}`;
}

/** Rows of one list: waiting on us by target, snoozed by waking time, others newest first. */
export function listRows(
  db: ReadDb,
  query: Pick<InboxQuery, 'state' | 'offset' | 'limit' | 'without'> & { readonly owner: Owner },
): EpisodeRow[] {
  const { owner, without } = query;
  const rows = db.all<EpisodeRowColumns>(
    pageSql(owner, without.length > 0),
    ...(owner === undefined ? [] : [owner]),
    query.state,
    ...(without.length > 0 ? [JSON.stringify(without)] : []),
    query.limit,
    query.offset,
  );
  return rows.map(toEpisodeRow);
}

function narrowedRows(
  db: ReadDb,
  query: Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'offset' | 'limit'>,
  conditions: ConditionsSql,
  order: { readonly states: SqlValue; readonly rank: string },
): EpisodeRow[] {
  const owner = ownerOf(query);
  const rows = db.all<EpisodeRowColumns>(
    narrowedPageSql(owner, conditions, order.rank),
    ...conditions.cteValues,
    ...(owner === undefined ? [] : [owner]),
    JSON.stringify(query.without),
    ...conditions.values,
    order.states,
    query.limit,
    query.offset,
  );
  return rows.map(toEpisodeRow);
}

/** One page of one list of the inbox. */
export function inboxPage(
  db: ReadDb,
  query: InboxQuery,
): { readonly total: number; readonly rows: readonly EpisodeRow[] } {
  const conditions = query.where && conditionsSql(query.where);
  if (conditions) {
    return {
      total: narrowedCounts(db, query, conditions, [query.state])[query.state],
      rows: narrowedRows(db, query, conditions, { states: query.state, rank: 'rank' }),
    };
  }
  const owner = ownerOf(query);
  const total = countStates(db, owner, query.without)[query.state];
  return { total, rows: listRows(db, { ...query, owner }) };
}

/** One page of what is open and whose reply window closes soon, the next to close first. */
export function closingPage(
  db: ReadDb,
  query: Omit<InboxQuery, 'state'> & { readonly where: InboxWhere },
): { readonly total: number; readonly rows: readonly EpisodeRow[] } {
  const conditions = conditionsSql({
    ...query.where,
    conditions: { ...query.where.conditions, closing: true },
  });
  if (!conditions) return { total: 0, rows: [] };
  const counts = narrowedCounts(db, query, conditions, OPEN_STATES);
  return {
    total: OPEN_STATES.reduce((sum, state) => sum + counts[state], 0),
    rows: narrowedRows(db, query, conditions, {
      states: JSON.stringify(OPEN_STATES),
      rank: CLOSES_AT_SQL,
    }),
  };
}

/** The statement of what began to wait on an agent in a time. Exported for its query plan. */
export const WAITING_SINCE_SQL = `
  WITH page AS MATERIALIZED (
    SELECT id, rank FROM episode INDEXED BY episode_waiting
    WHERE listed = 1 AND state = 'waiting-on-us' AND waiting_since > ? AND waiting_since <= ?
      AND assignee_id IS ?
    LIMIT ?
  )
  ${PAGE_ROWS}`;

/** What waits on an agent since after one time, and up to another (Unix ms), by target. */
export function waitingSince(
  db: ReadDb,
  agentId: string,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): EpisodeRow[] {
  return db
    .all<EpisodeRowColumns>(WAITING_SINCE_SQL, after, upTo, agentId, limit)
    .map(toEpisodeRow);
}

/** The languages of customers with something open. */
export function openLanguages(db: ReadDb): string[] {
  const rows = db.all<{ language: string }>(
    `SELECT DISTINCT language FROM episode INDEXED BY episode_facets
     WHERE listed = 1 AND state IN ('waiting-on-us', 'waiting-on-customer', 'snoozed')
       AND language IS NOT NULL ORDER BY language LIMIT 100`,
  );
  return rows.map(({ language }) => language);
}

/** Rows of these episodes, in no particular order; those not listed are left out. */
export function episodeRows(db: ReadDb, episodeIds: readonly string[]): EpisodeRow[] {
  if (episodeIds.length === 0) return [];
  const rows = db.all<EpisodeRowColumns>(
    `SELECT ${EPISODE_ROW_COLUMNS} FROM episode ${EPISODE_ROW_JOINS}
     WHERE episode.listed = 1 AND episode.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(episodeIds),
  );
  return rows.map(toEpisodeRow);
}

/** Rows of the current episodes of these threads, in no particular order. */
export function threadRows(db: ReadDb, threadIds: readonly string[]): EpisodeRow[] {
  const rows = db.all<EpisodeRowColumns>(
    `SELECT ${EPISODE_ROW_COLUMNS} FROM episode INDEXED BY episode_of_thread ${EPISODE_ROW_JOINS}
     WHERE episode.listed = 1 AND episode.thread_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(threadIds),
  );
  return rows.map(toEpisodeRow);
}

/** The states in which somebody still has to do something, the most urgent first. */
export const OPEN_STATES = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
] as const satisfies readonly EpisodeState[];
