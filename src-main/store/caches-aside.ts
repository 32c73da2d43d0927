import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ASIDE, CACHE_FILE, SIDE_FILES } from './files';

/*
 * Damaged caches that were set aside. The desk has what they hold, and nothing here reads them again;
 * yet whoever wants to find out what damaged them needs them, so they stay until they are removed.
 */

/** What is kept of damaged caches. */
export interface CachesAside {
  readonly count: number;
  /** When the first of them was set aside, Unix ms. */
  readonly since: number;
  /** On the disk, logs included. */
  readonly bytes: number;
}

const PREFIX = `${CACHE_FILE}${ASIDE}`;
const NOT_BY_ITSELF = /-(wal|shm)$/;

interface Aside {
  readonly files: readonly string[];
  readonly at: number;
  readonly bytes: number;
}

/** The time in a name that `setAsideDatabase` gave; NaN when somebody else named it. */
function timeOf(name: string): number {
  const stamp = name.slice(PREFIX.length).replace(/\++$/, '');
  return Date.parse(stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
}

async function listAside(folder: string): Promise<Aside[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  const found: Aside[] = [];
  for (const name of names.filter((each) => !NOT_BY_ITSELF.test(each))) {
    const files = SIDE_FILES.map((side) => name + side).filter((each) => names.includes(each));
    const looks = await Promise.all(files.map((file) => lstat(join(folder, file))));
    const at = timeOf(name);
    found.push({
      files: files.map((file) => join(folder, file)),
      at: Number.isNaN(at) ? Math.min(...looks.map(({ mtimeMs }) => mtimeMs)) : at,
      bytes: looks.reduce((sum, { size }) => sum + size, 0),
    });
  }
  return found;
}

/** What is kept of damaged caches; null: nothing. */
export async function cachesAside(folder: string): Promise<CachesAside | null> {
  const found = await listAside(folder);
  if (found.length === 0) return null;
  return {
    count: found.length,
    since: Math.round(Math.min(...found.map(({ at }) => at))),
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Deletes damaged caches. Damaged work is never deleted: it may hold what nobody else has.
 *
 * @param before those that were set aside before (Unix ms); null: all of them
 */
export async function removeCachesAside(folder: string, before: number | null): Promise<void> {
  for (const { files, at } of await listAside(folder)) {
    if (before !== null && at >= before) continue;
    // The database last: by its name the rest is found again after a cut.
    for (const file of files.toReversed()) await rm(file, { force: true, recursive: true });
  }
}
