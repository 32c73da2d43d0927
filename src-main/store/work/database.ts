import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors';
import {
  WORK_FILE,
  hasNote,
  isForeign,
  isLogMissing,
  kindOf,
  meansDamage,
  noteKey,
  placeOf,
  refuseReadOnly,
  removeDatabase,
  removeNote,
  renameDatabase,
  setAsideDatabase,
  syncFolder,
  writeNote,
} from '../files';
import { keepFinding, type Finding } from '../findings';
import { claim, migrate } from '../migrate';
import type { WorkerSetup } from '../role';
import { openToWrite, type WriteDb } from '../sql';
import { workMigrations } from './migrations';
import { allRows, rescue, writeRows } from './rescue';

const CACHE_KIB = 2048;
const CHECKPOINT_PAGES = 1000;
/** Tells work.db from any other database of the same key. "HdlW". */
const APPLICATION_ID = 0x48_64_6c_57;

/** The work database, open, and what had to be done for it. */
export interface WorkDatabase {
  readonly db: WriteDb;
  readonly findings: readonly Finding[];
  /**
   * Whether the file is no longer where it was opened. Everything is written there again then, and
   * what is open now must be left.
   */
  isMoved(): boolean;
  close(): void;
}

function connect(setup: WorkerSetup, file: string): WriteDb {
  const { key, nativeBinding } = setup;
  const db = openToWrite({
    file,
    key,
    nativeBinding,
    synchronous: 'FULL',
    cacheKiB: CACHE_KIB,
    checkpointPages: CHECKPOINT_PAGES,
    exclusive: true,
    // A rescue reads what is left on pages: nothing that was sent or discarded may come back by it.
    secureDelete: true,
  });
  try {
    claim(db, APPLICATION_ID);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function openOnce(setup: WorkerSetup, file: string, now: number): WriteDb {
  refuseReadOnly(file);
  const db = connect(setup, file);
  try {
    // Small, and all that there is of it: a look at every page is worth the milliseconds.
    const verdict = db.one<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
    if (verdict !== 'ok') throw new StoreError('damaged', 'quick_check');
    migrate(db, workMigrations, now);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** A new work database, complete under this name or not there. */
const READY = '.rescued';

/** Puts a complete new database in the place of a damaged one. Every step can be the last one. */
function swap(file: string, now: number): void {
  if (['', '-wal'].some((side) => kindOf(file + side) !== 'missing')) setAsideDatabase(file, now);
  removeNote(file, 'in-use');
  // Neither the old file nor its log may still have the name when the new one gets it.
  syncFolder(join(file, '..'));
  renameDatabase(file + READY, file);
  syncFolder(join(file, '..'));
}

/** Makes a database with these rows and puts it into place. */
function replaceWith(
  setup: WorkerSetup,
  file: string,
  rows: Parameters<typeof writeRows>[1],
  finding: Finding,
  now: number,
): void {
  const made = `${file}.new`;
  removeDatabase(made);
  try {
    const db = openOnce(setup, made, now);
    try {
      writeRows(db, rows);
    } finally {
      db.close();
    }
    keepFinding(setup.folder, finding);
    renameDatabase(made, file + READY);
  } finally {
    removeDatabase(made);
  }
  syncFolder(setup.folder);
  swap(file, now);
}

function repair(setup: WorkerSetup, file: string, now: number): Finding {
  const { key, nativeBinding } = setup;
  const { rows, rescued, lost } = rescue({
    file,
    access: { key, nativeBinding },
    applicationId: APPLICATION_ID,
    open: (copy) => connect(setup, copy),
  });
  const finding: Finding = { code: 'work-damaged', rescued, lost };
  replaceWith(setup, file, rows, finding, now);
  return finding;
}

/** What is missing although it was there once. */
function absence(file: string): Finding[] {
  const kind = kindOf(file);
  if (kind === 'missing' || kind === 'empty') {
    return hasNote(file, 'made') ? [{ code: 'work-missing' }] : [];
  }
  return isLogMissing(file) ? [{ code: 'work-log-missing' }] : [];
}

/** Throws for what SQLite would take for a new database, or wait for without an end. */
function refuseForeign(file: string): void {
  if (isForeign(file)) throw new StoreError('damaged', 'no file');
  const kind = kindOf(file);
  if ((kind === 'missing' || kind === 'empty') && kindOf(`${file}-wal`) === 'file') {
    throw new StoreError('damaged', 'a log without its database');
  }
}

function openOrRepair(
  setup: WorkerSetup,
  file: string,
  now: number,
): Pick<WorkDatabase, 'db' | 'findings'> {
  if (kindOf(file + READY) === 'file') swap(file, now);
  const absent = absence(file);
  try {
    refuseForeign(file);
    const db = openOnce(setup, file, now);
    for (const finding of absent) keepFinding(setup.folder, finding);
    return { db, findings: absent };
  } catch (error) {
    if (!meansDamage(error)) throw error;
    if (!setup.keyIsKnown) throw new StoreError('wrong-key', WORK_FILE);
    const finding = repair(setup, file, now);
    return { db: openOnce(setup, file, now), findings: [finding] };
  }
}

/** Writes everything that is open to where it should be. */
function restore(setup: WorkerSetup, file: string, db: WriteDb): void {
  mkdirSync(setup.folder, { recursive: true, mode: 0o700 });
  noteKey(setup.folder, setup.key);
  replaceWith(setup, file, allRows(db), { code: 'folder-restored' }, Date.now());
}

/**
 * Opens work.db, and keeps every other process away from it until it is closed. A damaged file is
 * set aside, and what can be read of it goes into a new one.
 *
 * @throws StoreError `locked`, `wrong-key`, `newer-version`: nothing was touched then
 */
export function openWorkDatabase(setup: WorkerSetup, now: number): WorkDatabase {
  const file = join(setup.folder, WORK_FILE);
  const { db, findings } = openOrRepair(setup, file, now);
  removeNote(file, 'suspect');
  // The log must be there for good before its absence can mean anything.
  syncFolder(setup.folder);
  writeNote(file, 'made');
  writeNote(file, 'in-use');
  const place = placeOf(file);
  return {
    db,
    findings,
    isMoved: () => {
      if (!place.isMoved()) return false;
      restore(setup, file, db);
      return true;
    },
    close: () => {
      try {
        db.script('PRAGMA wal_checkpoint(TRUNCATE)');
        if (hasNote(file, 'in-use')) {
          removeNote(file, 'in-use');
          // The log goes next: after a power cut it must not be missing while the note is still there.
          syncFolder(setup.folder);
        }
      } finally {
        db.close();
      }
    },
  };
}
