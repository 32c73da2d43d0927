import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toStoreError } from './errors';

export const WORK_FILE = 'work.db';
export const CACHE_FILE = 'cache.db';
const KEY_CHECK_FILE = 'key.check';
const SIDE_FILES = ['', '-wal', '-shm'] as const;

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
  if (!/^[0-9a-f]{64}$/.test(noted)) return 'unknown';
  const expected = Buffer.from(keyCheck(key), 'hex');
  return timingSafeEqual(Buffer.from(noted, 'hex'), expected) ? 'own' : 'other';
}

/** Notes that the folder's databases belong to this key. */
export function noteKey(folder: string, key: Uint8Array): void {
  const file = join(folder, KEY_CHECK_FILE);
  writeFileSync(`${file}.new`, `${keyCheck(key)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Whether the folder holds any database yet. */
export function hasDatabases(folder: string): boolean {
  return [WORK_FILE, CACHE_FILE].some((name) => existsSync(join(folder, name)));
}

/**
 * Moves a damaged database aside together with its log, which belongs to it.
 *
 * @returns the new path of the database file
 */
export function setAsideDatabase(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  const aside = `${file}.damaged-${stamp}`;
  for (const side of SIDE_FILES) {
    if (existsSync(file + side)) renameSync(file + side, aside + side);
  }
  return aside;
}

/** Remembers over a restart that a database showed damage while it was in use. */
export function markSuspect(file: string): void {
  writeFileSync(`${file}.suspect`, '');
}

export function isSuspect(file: string): boolean {
  return existsSync(`${file}.suspect`);
}

export function clearSuspect(file: string): void {
  rmSync(`${file}.suspect`, { force: true });
}

/** Whether an error of opening or reading means that the file itself is at fault. */
export function meansDamage(error: unknown): boolean {
  return toStoreError(error).problem === 'damaged';
}
