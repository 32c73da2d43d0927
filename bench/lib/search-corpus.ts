import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheMigrations } from '../../src-main/store/cache/migrations';
import { openStore, type Store } from '../../src-main/store/index';
import { INDEX_TEXT_VERSION } from '../../src-main/store/search/fold';
import { cacheFolder } from './cache-folder';
import type { Dialogue } from './dialogues';
import { CORPUS_VERSION, multipliedCorpus } from './multiplied';
import { print } from './report';

const WORKER_FILE = fileURLToPath(new URL('../main/store-worker.js', import.meta.url));
const BATCH = 2000;
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
 * The folder with the databases of a corpus of real conversations; made at the first use, which
 * takes a minute per million messages or more.
 */
export async function searchCorpus(
  dialogues: readonly Dialogue[],
  messages: number,
): Promise<string> {
  const schema = cacheMigrations.at(-1)?.version ?? 0;
  const name = `search-${messages}-c${CORPUS_VERSION}-s${schema}-t${INDEX_TEXT_VERSION}`;
  const folder = join(cacheFolder(), name);
  if (await isComplete(folder)) return folder;
  const making = `${folder}.making`;
  await rm(folder, { recursive: true, force: true });
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const store = await openBenchStore(making);
  const startedAt = performance.now();
  let done = 0;
  let told = 0;
  for (const records of multipliedCorpus(dialogues, messages, BATCH)) {
    await store.cache.apply({ records, malformed: [], state: null });
    done += records.length;
    if (done - told >= 500_000) {
      told = done;
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      print(`Making a corpus of ${messages} messages: ${done} records after ${seconds} s`);
    }
  }
  await store.close();
  await writeFile(join(making, DONE_FILE), '');
  await rename(making, folder);
  return folder;
}
