import { assertNever } from '@shared/assert-never';
import type { EpisodeState } from '@shared/domain';
import type { EpisodeRow, InboxQuery } from '../api';
import type { ReadDb } from '../sql';
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

/** How many rows each list of the inbox has. */
export function inboxCounts(
  db: ReadDb,
  query: Pick<InboxQuery, 'filter' | 'agentId' | 'without'>,
): StateCounts {
  return countStates(db, ownerOf(query), query.without);
}

/** The statement of one page of ids, in the order of the list. Exported for its query plan. */
export function pageSql(owner: Owner, hasExceptions: boolean): string {
  const conditions = [
    'listed = 1',
    ...(owner === undefined ? [] : ['assignee_id IS ?']),
    'state = ?',
    ...(hasExceptions ? ['id NOT IN (SELECT value FROM json_each(?))'] : []),
  ];
  // Named, so that statistics about a lopsided desk never talk the planner out of it.
  const index = owner === undefined ? 'episode_listed' : 'episode_listed_of';
  return `
    WITH page AS MATERIALIZED (
      SELECT id, rank FROM episode INDEXED BY ${index} WHERE ${conditions.join(' AND ')}
      ORDER BY rank, id LIMIT ? OFFSET ?
    )
    SELECT ${EPISODE_ROW_COLUMNS}
    FROM page JOIN episode ON episode.id = page.id ${EPISODE_ROW_JOINS}
    ORDER BY page.rank, page.id`;
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

/** One page of one list of the inbox. */
export function inboxPage(
  db: ReadDb,
  query: InboxQuery,
): { readonly total: number; readonly rows: readonly EpisodeRow[] } {
  const owner = ownerOf(query);
  const total = countStates(db, owner, query.without)[query.state];
  return { total, rows: listRows(db, { ...query, owner }) };
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

/** The states in which somebody still has to do something, the most urgent first. */
export const OPEN_STATES = [
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
] as const satisfies readonly EpisodeState[];
