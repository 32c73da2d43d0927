import { StoreError } from './errors';
import { kindOf, syncFile } from './files';
import { openToRead, openToWrite, type ReadDb } from './sql';

/** What must be the same in a copy. */
export interface Extent {
  readonly version: number;
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A database file and what it is opened with. */
interface Access {
  readonly file: string;
  readonly key: Uint8Array;
  readonly nativeBinding: string | undefined;
}

const CACHE_KIB = 32_768;

function extentOf(db: ReadDb): Extent {
  const version = db.one<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  // Rows of full-text indexes are counted in the tables that they are kept in.
  const tables = db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  const count = (table: string) =>
    db.one<{ count: number }>(`SELECT count(*) AS count FROM "${table}"`)?.count ?? 0;
  return { version, rows: new Map(tables.map(({ name }) => [name, count(name)])) };
}

/** Whether a key opens a database. Changes nothing, whatever the key. */
export function opensWith(options: Access): boolean {
  try {
    openToRead({ ...options, synchronous: 'NORMAL', cacheKiB: 256 }).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Finishes for a file what a crash cut off in `copyDatabase`: its journal says how it was before, and
 * only a connection that writes can go back to that. Nothing happens when there is none.
 *
 * @throws SqliteError when the key does not fit
 */
export function rollBack(options: Access): void {
  if (kindOf(`${options.file}-journal`) !== 'file') return;
  openToWrite({
    ...options,
    synchronous: 'FULL',
    cacheKiB: CACHE_KIB,
    checkpointPages: 1000,
    exclusive: true,
  }).close();
}

/**
 * Writes a copy of a database, with what is in its log, under the same key.
 *
 * @throws SqliteError when a page of it cannot be read
 */
export function copyDatabase(options: Access, copy: string): Extent {
  const db = openToWrite({
    ...options,
    synchronous: 'FULL',
    cacheKiB: CACHE_KIB,
    checkpointPages: 1000,
    exclusive: true,
  });
  try {
    // Afterwards there is no log that could be taken for one of the copy.
    const mode = db.one<{ journal_mode: string }>('PRAGMA journal_mode = delete')?.journal_mode;
    if (mode !== 'delete') throw new StoreError('locked', 'journal_mode');
    db.run('VACUUM INTO ?', copy);
    return extentOf(db);
  } finally {
    db.close();
  }
}

/**
 * Reads a whole copy, compares its extent, and brings it to the disk.
 *
 * @throws StoreError `disk` when it is not what was written
 */
export function verifyCopy(options: Access, expected: Extent): void {
  const db = openToRead({ ...options, synchronous: 'NORMAL', cacheKiB: CACHE_KIB });
  try {
    const verdict = db.one<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
    const { version, rows } = extentOf(db);
    const same =
      version === expected.version &&
      rows.size === expected.rows.size &&
      [...rows].every(([table, count]) => expected.rows.get(table) === count);
    if (verdict !== 'ok' || !same) throw new StoreError('disk', 'the copy differs');
  } finally {
    db.close();
  }
  syncFile(options.file);
}
