import { join } from 'node:path';
import { StoreError } from '../errors';
import { CACHE_FILE, clearSuspect, isSuspect, meansDamage, setAsideDatabase } from '../files';
import { migrate } from '../migrate';
import type { WorkerSetup } from '../role';
import { openToRead, openToWrite, type ReadDb, type WriteDb } from '../sql';
import { isIndexCurrent, rebuildIndex } from './index-care';
import { cacheMigrations } from './migrations';

const WRITER_CACHE_KIB = 32_768;
const READER_CACHE_KIB = 32_768;
/** Fewer, larger checkpoints make a first fill faster by a fifth. */
const CHECKPOINT_PAGES = 4000;

function openOnce(setup: WorkerSetup, file: string, now: number): WriteDb {
  const { key, nativeBinding } = setup;
  const db = openToWrite({
    file,
    key,
    nativeBinding,
    synchronous: 'NORMAL',
    cacheKiB: WRITER_CACHE_KIB,
    checkpointPages: CHECKPOINT_PAGES,
  });
  try {
    if (isSuspect(file)) {
      const verdict = db.one<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
      if (verdict !== 'ok') throw new StoreError('damaged', 'quick_check');
      clearSuspect(file);
    }
    migrate(db, cacheMigrations, now);
    // A download may have ended after its message was removed.
    db.run('DELETE FROM attachment_bytes WHERE id NOT IN (SELECT id FROM attachment)');
    if (!isIndexCurrent(db)) db.transaction(() => rebuildIndex(db));
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/**
 * Opens the cache for writing; a damaged one is set aside and a new one is begun.
 *
 * @throws StoreError `wrong-key` or `newer-version`; no file is touched then
 */
export function openCache(
  setup: WorkerSetup,
  now: number,
): { readonly db: WriteDb; readonly recovered: readonly string[] } {
  const file = join(setup.folder, CACHE_FILE);
  try {
    return { db: openOnce(setup, file, now), recovered: [] };
  } catch (error) {
    if (!meansDamage(error)) throw error;
    if (!setup.keyIsKnown) throw new StoreError('wrong-key', CACHE_FILE);
    setAsideDatabase(file, now);
    clearSuspect(file);
    const note =
      'The local copy of the conversations was damaged. It was set aside, and everything is being synced again.';
    return { db: openOnce(setup, file, now), recovered: [note] };
  }
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
