import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IndexCheck } from '../../../src-main/store/cache/index-check';
import { openToRead } from '../../../src-main/store/sql';
import type { IndexStatus, Store } from '../../../src-main/store/api';
import { T0, message, oneThread, put, remove } from '../../fixtures/store/records';
import { bundleForNode } from '../../helpers/bundle';
import { openTestStore, storeWorkerFile, type TestStore } from '../../helpers/store';

const MESSAGES = 3000;
const key = new Uint8Array(randomBytes(32));

let original: string;
let opened: TestStore;
let store: Store;

beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), 'heddle-index-'));
  const made = await openTestStore({ folder: original, key });
  const messages = Array.from({ length: MESSAGES }, (_each, n) => {
    const text = `word${n} ${['common', 'filler', 'texts'][n % 3]} ${'grüße '.repeat(n % 5)}`;
    return put('message', message(`m${n}`, 't1', { text, at: T0 + n, position: n + 1 }), 1);
  });
  await made.store.cache.apply({
    records: [...oneThread(1), ...oneThread(2), ...messages],
    malformed: [],
    state: { scope: 's', cursor: 7 },
  });
  await made.store.close();
});
afterAll(() => rmSync(original, { recursive: true }));

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-index-'));
  cpSync(original, folder, { recursive: true });
  opened = { folder } as TestStore;
});
afterEach(async () => {
  await store?.close().catch(() => undefined);
  rmSync(opened.folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  opened = await openTestStore({ folder: opened.folder, key });
  store = opened.store;
}

const found = async (words: string) =>
  (await store.queries.search(words, 50)).messages.map((hit) => hit.message.id);

/** Resolves when this is said of the index. */
function until(isSo: (status: IndexStatus) => boolean): Promise<IndexStatus> {
  return new Promise((resolve) => {
    const look = (status: IndexStatus): void => {
      if (!isSo(status)) return;
      end();
      resolve(status);
    };
    const end = store.cache.watchIndex(look);
    look(store.cache.indexStatus());
  });
}

/** Everything that can be done in the file behind the store's back, while it is closed. */
function spoilRows(sql: string): void {
  const db = new Database(join(opened.folder, 'cache.db'));
  db.unsafeMode(true);
  db.pragma("cipher = 'aegis'");
  db.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`));
  db.exec(sql);
  db.close();
}

/** Overwrites pages of a table, as a failing disk does. */
function spoilPages(table: string): void {
  const file = join(opened.folder, 'cache.db');
  const db = openToRead({
    file,
    key,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 99,
  });
  const pages = db.all<{ pageno: number }>(
    "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'",
    table,
  );
  db.close();
  const bytes = readFileSync(file);
  for (const { pageno } of pages) bytes.fill(0xa5, (pageno - 1) * 4096, (pageno - 1) * 4096 + 3000);
  writeFileSync(file, bytes);
}

const UNSOUND: readonly (readonly [what: string, sql: string])[] = [
  [
    'a message that is missing',
    `INSERT INTO message_fts (message_fts, rowid, text)
       SELECT 'delete', row_id, json_extract(doc, '$.text') FROM message WHERE id = 'm0'`,
  ],
  ['a message that is too much', "INSERT INTO message_fts (rowid, text) VALUES (5, 'nobody')"],
  ['a customer who is missing', 'DELETE FROM customer_search WHERE row_id = 1'],
  [
    'a snippet that is too much',
    "INSERT INTO knowledge_fts (rowid, title, body) VALUES (9, 'a', 'b')",
  ],
  ['a segment that is missing', 'DELETE FROM message_fts_data WHERE id > 1000 AND id % 2 = 0'],
  ['other words', "UPDATE message SET doc = json_set(doc, '$.text', 'quite another text')"],
];

describe('a check', () => {
  test.each(UNSOUND)('notices %s, without the check that FTS5 has', (_what, sql) => {
    spoilRows(sql);
    const db = openToRead({
      file: join(opened.folder, 'cache.db'),
      key,
      nativeBinding: undefined,
      synchronous: 'NORMAL',
      cacheKiB: 2000,
    });
    const check = new IndexCheck(db, 0);
    let verdict: string | null = null;
    while (verdict === null) ({ verdict } = check.step());
    db.close();
    expect(verdict).toBe('damaged');
  });

  test('tells how far it is, and stands in nobody’s way', async () => {
    await open();
    const told: IndexStatus[] = [];
    store.cache.watchIndex((status) => told.push(status));
    let ended = false;
    const check = store.cache.checkIndex(123).finally(() => {
      ended = true;
    });
    let writes = 0;
    while (!ended) {
      const record = put('message', message(`w${writes}`, 't2', { at: T0 + 9000 + writes }), 1);
      await store.cache.apply({ records: [record], malformed: [], state: null });
      writes += 1;
    }
    expect(await check).toBe(true);
    expect(writes).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({ state: 'checking', progress: 0 });
    const steps = told.flatMap(({ progress }) => (progress === null ? [] : [progress]));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(store.cache.indexStatus()).toEqual({ state: 'good', checkedAt: 123, progress: null });
    await store.close();
    await open();
    expect(store.cache.indexStatus()).toEqual({ state: 'good', checkedAt: 123, progress: null });
  });

  test('that finds the index damaged has it made again', async () => {
    spoilRows(UNSOUND[0]?.[1] ?? '');
    await open();
    expect(await found('word0')).toEqual([]);
    expect(await store.cache.checkIndex()).toBe(false);
    await until(({ state }) => state === 'good');
    expect(await found('"word0"')).toEqual(['m0']);
    expect(await store.cache.checkIndex()).toBe(true);
    expect((await store.cache.syncState()).cursor).toBe(7);
  });
});

describe('pages of the index that cannot be read', () => {
  test('a search says so in words, everything else works, and it works again soon', async () => {
    spoilPages('message_fts_data');
    await open();
    expect(store.recovered).toEqual([]);
    const failed = found('common');
    await expect(failed).rejects.toMatchObject({
      problem: 'index-damaged',
      message: expect.stringContaining('index was damaged and is being made again'),
    });
    expect(store.cache.indexStatus().state).not.toBe('good');
    const page = await store.queries.messages('t1', { at: 'end' }, 10);
    expect(page.messages).toHaveLength(10);
    const records = [
      put('message', message('new', 't2', { text: 'common newcomer', at: T0 + 9999 }), 1),
      remove('message', 'm0', 5),
    ];
    await store.cache.apply({ records, malformed: [], state: { cursor: 8 } });
    await until(({ state }) => state === 'good');
    expect(await found('newcomer')).toEqual(['new']);
    expect(await found('"word0"')).toEqual([]);
    expect(await found('"word7"')).toEqual(['m7']);
    expect(await store.cache.checkIndex()).toBe(true);
    // The documents were not given up for it.
    expect((await store.cache.syncState()).cursor).toBe(8);
    expect(await store.cache.messageCount()).toBe(MESSAGES);
    expect(store.recovered).toEqual([]);
    expect(readdirSync(opened.folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  test('writing finds it as well, and keeps what it was given', async () => {
    spoilPages('message_fts_data');
    await open();
    const text = (n: number) => `common written${n} ${'word '.repeat(50)}`;
    for (let n = 0; n < 5; n += 1) {
      const records = Array.from({ length: 400 }, (_each, k) =>
        put(
          'message',
          message(`n${n}-${k}`, 't2', { text: text(n), at: T0 + 9000 + n * 400 + k }),
          1,
        ),
      );
      await store.cache.apply({ records, malformed: [], state: { cursor: 10 + n } });
    }
    await store.cache.apply({ records: [remove('thread', 't1', 9)], malformed: [], state: null });
    await until(({ state }) => state === 'good');
    expect(await store.cache.messageCount()).toBe(2000);
    expect(await found('written4')).toHaveLength(50);
    expect(await found('filler')).toEqual([]);
    expect(await store.cache.checkIndex()).toBe(true);
  });

  test('documents that cannot be read are another matter: the cache is set aside', async () => {
    spoilPages('message');
    await open();
    let renewed = 0;
    store.onCacheRenewed(() => {
      renewed += 1;
    });
    await expect(store.cache.rebuildIndex()).rejects.toMatchObject({ problem: 'damaged' });
    expect((await store.cache.syncState()).cursor).toBeNull();
    expect(renewed).toBe(1);
    expect(readdirSync(opened.folder).some((name) => name.includes('damaged'))).toBe(true);
    // The index of the new one is as new as it is.
    await expect.poll(() => store.cache.indexStatus().state).toBe('good');
  });
});

describe('making the index again', () => {
  test('goes on beside searches, which find everything all the time', async () => {
    await open();
    let ended = false;
    const rebuilt = store.cache.rebuildIndex().finally(() => {
      ended = true;
    });
    expect(store.cache.rebuildIndex()).toBe(store.cache.rebuildIndex());
    let searches = 0;
    while (!ended) {
      expect(await found(`"word${searches}"`)).toEqual([`m${searches}`]);
      searches += 1;
    }
    await rebuilt;
    expect(searches).toBeGreaterThan(1);
    expect(await found('common')).toHaveLength(50);
    expect(store.cache.indexStatus().state).toBe('good');
  });

  test('ends with the store, which does not wait for it', async () => {
    await open();
    const [rebuilt] = await Promise.allSettled([
      store.cache.rebuildIndex(),
      until(({ progress }) => progress !== null && progress > 0).then(() => store.close()),
    ]);
    expect(rebuilt).toMatchObject({ status: 'rejected', reason: { problem: 'closed' } });
    await open();
    expect(await found('"word5"')).toEqual(['m5']);
    expect(readdirSync(opened.folder)).not.toContain('cache.db.new');
  });

  test.each(['0', '0.5', '0.9', '2'])(
    'is whole, or was not begun, after an end at %s',
    async (at) => {
      const script = await bundleForNode('tests/fixtures/store/care-process.ts');
      const args = [opened.folder, Buffer.from(key).toString('hex'), await storeWorkerFile(), at];
      const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
      const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
      expect(signal).toBe('SIGKILL');
      await open();
      expect(store.recovered).toEqual([]);
      // Nobody planned this end: it is looked at again.
      expect(store.cache.indexStatus().state).toBe('unknown');
      expect(await store.cache.messageCount()).toBe(MESSAGES);
      expect((await store.cache.syncState()).cursor).toBe(7);
      expect(await store.cache.checkIndex()).toBe(true);
      expect(await found('"word2999"')).toEqual(['m2999']);
      const left = readdirSync(opened.folder).filter((name) => /\.(new|old)/.test(name));
      expect(left).toEqual([]);
    },
  );
});

describe('what leaves', () => {
  test('much at once leaves traces that are noted, and are gone after the cache was written anew', async () => {
    await open();
    expect(await store.cache.traces()).toBe('none');
    const few = [remove('message', 'm1', 5)];
    await store.cache.apply({ records: few, malformed: [], state: null });
    expect(await store.cache.traces()).toBe('some');
    const many = [remove('thread', 't1', 9)];
    await store.cache.apply({ records: many, malformed: [], state: null });
    expect(await store.cache.traces()).toBe('many');
    expect(await found('common')).toEqual([]);
    expect(await store.cache.messageCount()).toBe(0);
    expect(await store.cache.checkIndex()).toBe(true);
    await store.cache.rebuildIndex();
    expect(await store.cache.traces()).toBe('none');
  });
});
