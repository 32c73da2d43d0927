import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { toStoreError } from './errors';

export const WORK_FILE = 'work.db';
export const CACHE_FILE = 'cache.db';
/** A cache that is being written anew, and one that was replaced; neither outlives an opening. */
export const NEW_CACHE_FILE = 'cache.db.new';
export const OLD_CACHE_FILE = 'cache.db.old';
const KEY_CHECK_FILE = 'key.check';
export const SIDE_FILES = ['', '-wal', '-shm'] as const;

function keyCheck(key: Uint8Array): string {
  // Says nothing about a random key, and tells a wrong one from a damaged file.
  return createHmac('sha256', key).update('heddle store key check 1').digest('hex');
}

/** What the folder knows about a key: it is its own, another's, or nothing was noted yet. */
export function checkKey(folder: string, key: Uint8Array): 'own' | 'other' | 'unknown' {
  let noted: string;
  try {
    noted = readFileSync(join(folder, KEY_CHECK_FILE), 'utf8').trim();
  } catch {
    return 'unknown';
  }
  // The note of rekey-note.ts: for now the folder belongs to no key alone.
  if (noted.startsWith('changing')) return 'other';
  if (!/^[0-9a-f]{64}$/.test(noted)) return 'unknown';
  const expected = Buffer.from(keyCheck(key), 'hex');
  return timingSafeEqual(Buffer.from(noted, 'hex'), expected) ? 'own' : 'other';
}

/** Notes that the folder's databases belong to this key. */
export function noteKey(folder: string, key: Uint8Array): void {
  const file = join(folder, KEY_CHECK_FILE);
  writeFileSync(`${file}.new`, `${keyCheck(key)}\n`, { mode: 0o600 });
  syncFile(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** Whether the folder holds any database yet. */
export function hasDatabases(folder: string): boolean {
  return [WORK_FILE, CACHE_FILE].some((name) => existsSync(join(folder, name)));
}

/** What lies at a path. `foreign`: something that is no file, for instance a folder. */
export type FileKind = 'missing' | 'empty' | 'file' | 'foreign';

export function kindOf(file: string): FileKind {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return 'missing';
  // Opening a pipe or a device would wait for somebody else for ever.
  if (!found.isFile()) return 'foreign';
  return found.size === 0 ? 'empty' : 'file';
}

/** Whether a database or one of the files that belong to it is something else than a file. */
export function isForeign(file: string): boolean {
  return SIDE_FILES.some((side) => kindOf(file + side) === 'foreign');
}

/**
 * SQLite opens a file that it may not write without a word, and fails later.
 *
 * @throws SystemError EACCES, EPERM or EROFS
 */
export function refuseReadOnly(file: string): void {
  for (const side of SIDE_FILES) {
    if (kindOf(file + side) !== 'missing') accessSync(file + side, constants.W_OK);
  }
}

/** Remembers which file lies at a path now, to see when it was taken away or another took its place. */
export function placeOf(file: string): { isMoved(): boolean } {
  const { ino, dev } = lstatSync(file);
  return {
    isMoved: () => {
      // Windows does not let go of a file that is open, and its numbers are too large for this.
      if (process.platform === 'win32') return false;
      const found = lstatSync(file, { throwIfNoEntry: false });
      return found?.ino !== ino || found.dev !== dev;
    },
  };
}

/** Brings the content of a file to the disk. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Brings names that were made or changed in a folder to the disk; Windows does so by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Renames a database together with its log, which belongs to it. What is not there is left out. */
export function renameDatabase(from: string, to: string): void {
  for (const side of SIDE_FILES) {
    if (kindOf(from + side) !== 'missing') renameSync(from + side, to + side);
  }
}

/** Deletes a database that is a copy or unfinished, with its log. */
export function removeDatabase(file: string): void {
  for (const side of SIDE_FILES) rmSync(file + side, { force: true });
}

/** Between the name of a database that was set aside and when that was. */
export const ASIDE = '.damaged-';

/**
 * Moves a damaged database aside together with its log. Needs no space on the disk.
 *
 * @returns the new path of the database file
 */
export function setAsideDatabase(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  let aside = `${file}${ASIDE}${stamp}`;
  while (SIDE_FILES.some((side) => kindOf(aside + side) !== 'missing')) aside += '+';
  renameDatabase(file, aside);
  return aside;
}

/** What is noted about a database beside it. The notes are empty files: they cannot be half there. */
type Note =
  /** It showed damage while it was in use; looked at thoroughly when it is opened. */
  | 'suspect'
  /** It was made here once: when it is gone, something was lost. */
  | 'made'
  /** It is open; still there at the next start when the process did not end by itself. */
  | 'in-use';

export function hasNote(file: string, note: Note): boolean {
  return existsSync(`${file}.${note}`);
}

export function writeNote(file: string, note: Note): void {
  if (!hasNote(file, note)) writeFileSync(`${file}.${note}`, '', { mode: 0o600 });
}

export function removeNote(file: string, note: Note): void {
  rmSync(`${file}.${note}`, { force: true });
}

/** Whether the log of a database is gone although the process that used it did not end by itself. */
export function isLogMissing(file: string): boolean {
  return hasNote(file, 'in-use') && kindOf(file) === 'file' && kindOf(`${file}-wal`) === 'missing';
}

/** Whether an error of opening or reading means that the file itself is at fault. */
export function meansDamage(error: unknown): boolean {
  return toStoreError(error).problem === 'damaged';
}
