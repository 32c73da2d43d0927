import type { ReadDb } from '../sql';
import { firstKeptRow, retentionRules } from './retention';
import { documentTables, readPage, type Place } from './tables';

const PAGE = 500;
/** They go with their attachment, and are too large to be looked at. */
const BYTES = 'attachment_bytes';

/**
 * Whether anything is in the cache that retention would drop. Ends with the first thing found, so it
 * takes long only where there is nothing to find.
 *
 * @param keepSince Unix ms
 */
export function hasOverdue(db: ReadDb, keepSince: number): boolean {
  const tables = new Map(documentTables(db).map((table) => [table.name, table]));
  const firstKept = firstKeptRow(keepSince);
  for (const [name, keeps] of retentionRules(db, db, keepSince)) {
    const table = name === BYTES ? undefined : tables.get(name);
    let place: Place = null;
    while (table) {
      const { rows, next } = readPage(db, table, place, PAGE);
      if (rows.some((row) => !keeps(row))) return true;
      // Messages lie in the order of time: all that follow are kept.
      if (next === null || (name === 'message' && next >= firstKept)) break;
      place = next;
    }
  }
  return false;
}
