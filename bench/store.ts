import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageRowId } from '@shared/rules';
import { cacheMigrations } from '../src-main/store/cache/migrations';
import { openStore, type Store } from '../src-main/store/index';
import { migrate } from '../src-main/store/migrate';
import { openToWrite } from '../src-main/store/sql';
import { corpus, wordOf } from './lib/corpus';
import { print, printTable, reportJson } from './lib/report';
import { ratio, summarise } from './lib/stats';

const WORKER_FILE = fileURLToPath(new URL('../main/store-worker.js', import.meta.url));
const BATCH = 1000;
const SEARCHES = 40;
const LIMIT = 50;

export interface StoreBenchOptions {
  readonly runs: number;
  readonly messages: number;
  readonly json: string | undefined;
}

async function inFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  try {
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(folder: string, key: Uint8Array): Promise<Store> {
  return openStore({ folder, key, workerFile: WORKER_FILE, nativeBinding: undefined });
}

/** @returns milliseconds to write the corpus through the store, threads and all */
async function fill(store: Store, messages: number): Promise<number> {
  const startedAt = performance.now();
  for (const records of corpus(messages, BATCH)) {
    await store.cache.apply({ records, malformed: [], state: null });
  }
  return performance.now() - startedAt;
}

/** @returns milliseconds to insert the same messages into the same schema, and nothing else */
async function fillBare(folder: string, key: Uint8Array, messages: number): Promise<number> {
  const db = openToWrite({
    file: join(folder, 'bare.db'),
    key,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 32_768,
    checkpointPages: 4000,
  });
  migrate(db, cacheMigrations, 0);
  const startedAt = performance.now();
  for (const records of corpus(messages, BATCH)) {
    db.transaction(() => {
      for (const record of records.toReversed()) {
        if (record.kind !== 'message') continue;
        const { doc } = record;
        const rowId = messageRowId(doc.at, 0);
        db.run(
          'INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          rowId,
          doc.id,
          doc.threadId,
          doc.position,
          record.rev,
          doc.kind,
          doc.side,
          JSON.stringify(doc),
        );
        db.run('INSERT INTO message_fts (rowid, text) VALUES (?, ?)', rowId, doc.text);
      }
    });
  }
  const tookMs = performance.now() - startedAt;
  db.close();
  return tookMs;
}

const QUERIES: Readonly<Record<string, string>> = {
  'commonest word': wordOf(0),
  'common word': wordOf(60),
  'rare word': wordOf(30_000),
  'no such word': 'xyzzyq',
  'one letter': 'b',
  'two letters': 'ba',
  'three letters': 'bab',
  'four letters': 'babe',
  'two common words': `${wordOf(1)} ${wordOf(2)}`,
  'common and rare': `${wordOf(1)} ${wordOf(20_000)}`,
  'five common words': [0, 1, 2, 3, 4].map(wordOf).join(' '),
  phrase: `"${wordOf(0)} ${wordOf(1)}"`,
  'e-mail address': '17@example.com',
};

async function timeSearches(store: Store) {
  const rows: { query: string; median: number; p95: number }[] = [];
  for (const [query, text] of Object.entries(QUERIES)) {
    const times: number[] = [];
    for (let run = 0; run < SEARCHES; run += 1) {
      times.push((await store.queries.search(text, LIMIT)).tookMs);
    }
    const { median, p95 } = summarise(times);
    rows.push({ query, median, p95 });
  }
  return rows;
}

/**
 * The store by itself: how fast it fills beside bare SQLite with the same schema, in turn, and how
 * long each kind of search takes. Made-up conversations, so that it runs anywhere.
 */
export async function benchStore({ runs, messages, json }: StoreBenchOptions): Promise<void> {
  const key = new Uint8Array(randomBytes(32));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs - 1; run += 1) {
    bare.push(await inFolder((folder) => fillBare(folder, key, messages)));
    ours.push(
      await inFolder(async (folder) => {
        const store = await open(folder, key);
        const tookMs = await fill(store, messages);
        await store.close();
        return tookMs;
      }),
    );
  }
  await inFolder(async (folder) => {
    bare.push(await fillBare(folder, key, messages));
    const store = await open(folder, key);
    ours.push(await fill(store, messages));
    const searches = await timeSearches(store);
    await store.close();

    const perSecond = (ms: number) => Math.round((messages / ms) * 1000);
    const [oursMs, bareMs] = [summarise(ours).median, summarise(bare).median];
    print(`${messages} messages, median of ${runs}`);
    print(
      `Fill: ${perSecond(oursMs)} messages/s; bare SQLite ${perSecond(bareMs)}; ${ratio(bareMs, oursMs)} of it (goal 0.7)`,
    );
    print('');
    printTable(
      ['search', 'median ms', 'p95 ms'],
      searches.map(({ query, median, p95 }) => [query, median, p95]),
    );
    await reportJson(json, {
      messages,
      runs,
      fill: { messagesPerSecond: perSecond(oursMs), ofBare: ratio(bareMs, oursMs) },
      searches,
    });
  });
}
