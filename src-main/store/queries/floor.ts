import type { CacheQueries, EpisodeRow } from '../api';
import type { ReadDb } from '../sql';
import { OPEN_STATES, countStates, listRows } from './inbox';
import {
  EPISODE_ROW_COLUMNS,
  EPISODE_ROW_JOINS,
  toEpisodeRow,
  type EpisodeRowColumns,
} from './rows';

/** Rows of each of the floor's two lists. */
const FLOOR_ROWS = 50;

type Floor = Awaited<ReturnType<CacheQueries['floor']>>;

const NOT_WITHOUT = 'id NOT IN (SELECT value FROM json_each(?))';

/** The statement of who waits longest. Exported for its query plan. */
export const LONGEST_WAITING_SQL = `
  WITH page AS MATERIALIZED (
    SELECT id, waiting_since FROM episode INDEXED BY episode_waiting
    WHERE listed = 1 AND state = 'waiting-on-us' AND ${NOT_WITHOUT}
    ORDER BY waiting_since, id LIMIT ${FLOOR_ROWS}
  )
  SELECT ${EPISODE_ROW_COLUMNS}
  FROM page JOIN episode ON episode.id = page.id ${EPISODE_ROW_JOINS}
  ORDER BY page.waiting_since, page.id`;

function lateCount(db: ReadDb, now: number, without: string): number {
  const row = db.one<{ count: number }>(
    `SELECT count(*) AS count FROM episode
     WHERE listed = 1 AND state = 'waiting-on-us' AND rank < ? AND ${NOT_WITHOUT}`,
    now,
    without,
  );
  return row?.count ?? 0;
}

function agentLine(
  db: ReadDb,
  agentId: string,
  now: number,
  without: readonly string[],
): Floor['perAgent'][number] {
  const waiting = db.one<{ since: number | null; late: number | null }>(
    `SELECT min(waiting_since) AS since, sum(rank < ?) AS late FROM episode
     WHERE listed = 1 AND assignee_id = ? AND state = 'waiting-on-us' AND ${NOT_WITHOUT}`,
    now,
    agentId,
    JSON.stringify(without),
  );
  return {
    agentId,
    counts: countStates(db, agentId, without),
    longestWaitSince: waiting?.since ?? null,
    late: waiting?.late ?? 0,
  };
}

function unassignedRows(db: ReadDb, without: readonly string[]): EpisodeRow[] {
  const rows: EpisodeRow[] = [];
  for (const state of OPEN_STATES) {
    const limit = FLOOR_ROWS - rows.length;
    if (limit === 0) break;
    rows.push(...listRows(db, { state, owner: null, without, offset: 0, limit }));
  }
  return rows;
}

/** What a lead sees at a glance: who carries how much, what nobody has, who waits longest. */
export function floor(
  db: ReadDb,
  agentIds: readonly string[],
  now: number,
  without: readonly string[],
): Floor {
  const exceptions = JSON.stringify(without);
  const nobody = countStates(db, null, without);
  return {
    perAgent: agentIds.map((agentId) => agentLine(db, agentId, now, without)),
    unassigned: unassignedRows(db, without),
    unassignedCount: OPEN_STATES.reduce((sum, state) => sum + nobody[state], 0),
    longestWaiting: db.all<EpisodeRowColumns>(LONGEST_WAITING_SQL, exceptions).map(toEpisodeRow),
    waitingCount: countStates(db, undefined, without)['waiting-on-us'],
    lateCount: lateCount(db, now, exceptions),
  };
}
