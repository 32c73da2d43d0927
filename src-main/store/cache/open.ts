import { join } from 'node:path';
import { StoreError } from '../errors';
import {
  CACHE_FILE,
  NEW_CACHE_FILE,
  OLD_CACHE_FILE,
  hasNote,
  isForeign,
  isLogMissing,
  kindOf,
  meansDamage,
  placeOf,
  refuseReadOnly,
  removeDatabase,
  removeNote,
  setAsideDatabase,
  writeNote,
} from '../files';
import { keepFinding, type Finding } from '../findings';
import { claim, migrate, schemaVersion } from '../migrate';
import type { WorkerSetup } from '../role';
import { openToRead, openToWrite, type ReadDb, type WriteDb } from '../sql';
import { sweepBytes } from './attachment-bytes';
import { readIndexNote } from './index-care';
import { cacheMigrations } from './migrations';
import { writeState } from './state';

/** Tells cache.db from any other database of the same key. "HdlC". */
const APPLICATION_ID = 0x48_64_6c_43;
const WRITER_CACHE_KIB = 32_768;
const READER_CACHE_KIB = 32_768;
/** Fewer, larger checkpoints make a first fill faster by a fifth. */
const CHECKPOINT_PAGES = 4000;

/** Makes a database a cache of this version. The index of a new one is good by itself. */
export function prepareSchema(db: WriteDb, now: number): void {
  const isNew = schemaVersion(db) === 0;
  claim(db, APPLICATION_ID);
  migrate(db, cacheMigrations, now);
  if (isNew) writeState(db, 'index', { state: 'good', checkedAt: now });
}

/** After an end that nobody planned the index is looked at again. */
function doubtIndex(db: WriteDb): void {
  const note = readIndexNote(db);
  if (note.state === 'good') writeState(db, 'index', { ...note, state: 'unknown' });
}

function openOnce(setup: WorkerSetup, file: string, now: number): WriteDb {
  const { key, nativeBinding } = setup;
  if (isForeign(file)) throw new StoreError('damaged', 'no file');
  refuseReadOnly(file);
  const isDoubtful = hasNote(file, 'suspect') || isLogMissing(file);
  const db = openToWrite({
    file,
    key,
    nativeBinding,
    synchronous: 'NORMAL',
    cacheKiB: WRITER_CACHE_KIB,
    checkpointPages: CHECKPOINT_PAGES,
    // What left the agent's scope, or is too old, is not to be found on free pages.
    secureDelete: true,
  });
  try {
    claim(db, APPLICATION_ID);
    if (isDoubtful) {
      const verdict = db.one<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
      if (verdict !== 'ok') throw new StoreError('damaged', 'quick_check');
    }
    prepareSchema(db, now);
    sweepBytes(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** What was noted about a file that is not there any more says nothing about the next one. */
function forgetLastRun(file: string): void {
  removeNote(file, 'suspect');
  removeNote(file, 'in-use');
}

function openOrReplace(
  setup: WorkerSetup,
  file: string,
  now: number,
): Pick<OpenCache, 'db' | 'findings'> {
  const isNew = kindOf(file) === 'missing' || kindOf(file) === 'empty';
  const findings: Finding[] =
    isNew && hasNote(file, 'made') && !setup.setAside ? [{ code: 'cache-missing' }] : [];
  if (isNew) forgetLastRun(file);
  try {
    if (setup.setAside) throw new StoreError('damaged', 'found in use');
    const db = openOnce(setup, file, now);
    for (const finding of findings) keepFinding(setup.folder, finding);
    return { db, findings };
  } catch (error) {
    if (!meansDamage(error)) throw error;
    if (!setup.keyIsKnown) throw new StoreError('wrong-key', CACHE_FILE);
    const finding: Finding = { code: 'cache-damaged' };
    keepFinding(setup.folder, finding);
    setAsideDatabase(file, now);
    forgetLastRun(file);
    return { db: openOnce(setup, file, now), findings: [finding] };
  }
}

/** The cache, open, and what had to be done for it. */
export interface OpenCache {
  readonly db: WriteDb;
  readonly findings: readonly Finding[];
  /** Whether the file is no longer where it was opened. */
  isMoved(): boolean;
  close(): void;
}

/**
 * Opens the cache for writing; a damaged one is set aside and a new one is begun.
 *
 * @throws StoreError `wrong-key` or `newer-version`; no file is touched then
 */
export function openCache(setup: WorkerSetup, now: number): OpenCache {
  const file = join(setup.folder, CACHE_FILE);
  // What replaces the cache, or was replaced: the last process did not come to its end.
  for (const left of [NEW_CACHE_FILE, OLD_CACHE_FILE]) removeDatabase(join(setup.folder, left));
  const { db, findings } = openOrReplace(setup, file, now);
  if (hasNote(file, 'suspect') || hasNote(file, 'in-use')) doubtIndex(db);
  removeNote(file, 'suspect');
  writeNote(file, 'made');
  writeNote(file, 'in-use');
  return {
    db,
    findings,
    isMoved: placeOf(file).isMoved,
    close: () => {
      try {
        db.script('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);');
        removeNote(file, 'in-use');
      } finally {
        db.close();
      }
    },
  };
}

/** Opens the cache for queries; the writer must have opened it before. */
export function openCacheToRead(setup: WorkerSetup): ReadDb {
  return openToRead({
    file: join(setup.folder, CACHE_FILE),
    key: setup.key,
    nativeBinding: setup.nativeBinding,
    synchronous: 'NORMAL',
    cacheKiB: READER_CACHE_KIB,
  });
}
