import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PutRecord } from '@shared/domain';
import { applyRecords } from '../../src-main/store/cache/apply';
import { cacheMigrations } from '../../src-main/store/cache/migrations';
import { prepareSchema } from '../../src-main/store/cache/open';
import { createTombstones } from '../../src-main/store/cache/tombstones';
import { openStore, type Store } from '../../src-main/store/index';
import { INDEX_TEXT_VERSION } from '../../src-main/store/search/fold';
import { createVocabulary } from '../../src-main/store/search/vocabulary';
import { openToBuild, openToWrite } from '../../src-main/store/sql';
import { cacheFolder } from './cache-folder';
import type { Dialogue } from './dialogues';
import { CORPUS_VERSION, multipliedCorpus } from './multiplied';
import { print } from './report';

const WORKER_FILE = fileURLToPath(new URL('../main/store-worker.js', import.meta.url));
/** Records in a batch, and so in a transaction. */
export const BATCH = 20_000;
/** What FTS5 holds in memory before it writes a segment: as much as a batch, so one segment each. */
const HASH_BYTES = 32 * 1024 * 1024;
const USUAL_HASH_BYTES = 1024 * 1024;
const BUILD_CACHE_KIB = 512 * 1024;
/** Made-up customers are nobody's secret; the same key opens the same corpus again. */
const KEY = new Uint8Array(32).fill(7);
const DONE_FILE = 'complete';

/** Opens a store in a folder of the benchmark. */
export function openBenchStore(folder: string, readers?: number): Promise<Store> {
  return openStore({
    folder,
    key: KEY,
    workerFile: WORKER_FILE,
    nativeBinding: undefined,
    ...(readers === undefined ? {} : { readers }),
  });
}

/** What says how the databases of a corpus were made. */
export const BENCH_KEY = KEY;

async function isComplete(folder: string): Promise<boolean> {
  return readFile(join(folder, DONE_FILE)).then(
    () => true,
    () => false,
  );
}

/**
 * Fills a cache as a backfill does, newest first, by the store's own code; but without a log, a
 * checkpoint or another thread, and in larger batches. The index ends in about as many segments as
 * after a real fill.
 */
function build(file: string, corpus: Iterable<readonly PutRecord[]>, what: string): void {
  const db = openToBuild({
    file,
    key: KEY,
    nativeBinding: undefined,
    cacheKiB: BUILD_CACHE_KIB,
  });
  const hashBytes = (bytes: number) =>
    db.run(`INSERT INTO message_fts (message_fts, rank) VALUES ('hashsize', ${bytes})`);
  try {
    prepareSchema(db, 0);
    hashBytes(HASH_BYTES);
    const remembered = { tombstones: createTombstones(db), vocabulary: createVocabulary(db) };
    const startedAt = performance.now();
    let done = 0;
    let told = 0;
    for (const records of corpus) {
      applyRecords(db, remembered, { records, malformed: [], state: null }, 0);
      done += records.length;
      if (done - told < 500_000) continue;
      told = done;
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      print(`Making ${what}: ${done} records after ${seconds} s`);
    }
    hashBytes(USUAL_HASH_BYTES);
  } finally {
    db.close();
  }
}

/**
 * What the store does with an older schema when it opens it; but also the steps that came between two
 * others on some branch, so that no corpus has to be made again for them.
 */
function catchUp(file: string): void {
  const db = openToWrite({
    file,
    key: KEY,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: BUILD_CACHE_KIB,
    checkpointPages: 4000,
  });
  try {
    const done = new Set(
      db.all<{ version: number }>('SELECT version FROM migration').map(({ version }) => version),
    );
    for (const { version, name, up } of cacheMigrations) {
      if (done.has(version)) continue;
      print(`Bringing ${file} up to date: ${name}`);
      db.transaction(() => {
        up(db);
        db.run('INSERT INTO migration (version, name, at) VALUES (?, ?, 0)', version, name);
        db.script(`PRAGMA user_version = ${Math.max(version, ...done)}`);
      });
      done.add(version);
    }
  } finally {
    db.close();
  }
}

/**
 * The folder with the databases of a corpus of real conversations; made at the first use, which
 * takes a minute per million messages or more. An older schema is migrated when the store opens it.
 */
export async function searchCorpus(
  dialogues: readonly Dialogue[],
  messages: number,
): Promise<string> {
  return builtCorpus(`search-${messages}`, () => multipliedCorpus(dialogues, messages, BATCH));
}

/**
 * The folder of a cache with these records; made at the first use and kept.
 *
 * @param name tells it from others, with what its records are made of
 * @param records in batches, newest first
 */
export async function builtCorpus(
  name: string,
  records: () => Iterable<readonly PutRecord[]>,
): Promise<string> {
  const folder = join(cacheFolder(), `${name}-c${CORPUS_VERSION}-t${INDEX_TEXT_VERSION}`);
  if (await isComplete(folder)) {
    catchUp(join(folder, 'cache.db'));
    return folder;
  }
  const making = `${folder}.making`;
  await rm(folder, { recursive: true, force: true });
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  build(join(making, 'cache.db'), records(), `the corpus ${name}`);
  await (await openBenchStore(making)).close();
  await writeFile(join(making, DONE_FILE), '');
  await rename(making, folder);
  return folder;
}
