import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { rekeyStore, type Store } from '../../../src-main/store/index';
import type { RekeyOptions, RekeyStep } from '../../../src-main/store/rekey';
import { opensWith } from '../../../src-main/store/rekey-copy';
import { openToRead } from '../../../src-main/store/sql';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { bundleForNode } from '../../helpers/bundle';
import { openTestStore, storeWorkerFile } from '../../helpers/store';

const from = new Uint8Array(randomBytes(32));
const to = new Uint8Array(randomBytes(32));
const third = new Uint8Array(randomBytes(32));
const MESSAGES = 400;

let original: string;
let folder: string;
let workerFile: string;

beforeAll(async () => {
  workerFile = await storeWorkerFile();
  original = mkdtempSync(join(tmpdir(), 'heddle-rekey-'));
  const opened = await openTestStore({ folder: original, key: from });
  const { store } = opened;
  const messages = Array.from({ length: MESSAGES }, (_each, n) =>
    put(
      'message',
      message(`m${n}`, 't1', { text: `planted word${n} ${'x '.repeat(200)}`, position: n + 1 }),
      1,
    ),
  );
  await store.cache.apply({
    records: [...oneThread(1), ...messages],
    malformed: [],
    state: { cursor: 7 },
  });
  for (let n = 0; n < 20; n += 1) await store.work.saveDraft(draft(`t${n}`, `typed ${n}`), n);
  await store.close();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-rekey-'));
  cpSync(original, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rekey = (keys: readonly [Uint8Array, Uint8Array], options: Partial<RekeyOptions> = {}) =>
  rekeyStore(folder, keys[0], keys[1], { workerFile, nativeBinding: undefined, ...options });
const path = (name: string) => join(folder, name);

async function expectEverything(store: Store): Promise<void> {
  expect([...(await store.work.draftModes()).keys()]).toHaveLength(20);
  expect((await store.work.draft('t7', 'reply'))?.text).toBe('typed 7');
  expect(await store.cache.messageCount()).toBe(MESSAGES);
  expect((await store.cache.syncState()).cursor).toBe(7);
  expect((await store.queries.search('word123', 5)).messages).toHaveLength(1);
  expect(await store.cache.checkIndex()).toBe(true);
}

/** Opens the store with a key, looks whether everything is there, and closes it. */
async function expectAllUnder(key: Uint8Array): Promise<void> {
  const { store } = await openTestStore({ folder, key });
  expect(store.recovered).toEqual([]);
  await expectEverything(store);
  await store.close();
}

const access = (name: string, key: Uint8Array) => ({
  file: path(name),
  key,
  nativeBinding: undefined,
});
const opens = (name: string, key: Uint8Array) => opensWith(access(name, key));

/** The page where a table begins, from 1 on. */
function rootOf(name: string, table: string): number {
  const db = openToRead({ ...access(name, from), synchronous: 'NORMAL', cacheKiB: 100 });
  const sql = 'SELECT rootpage FROM sqlite_schema WHERE name = ?';
  const row = db.one<{ rootpage: number }>(sql, table);
  db.close();
  return row?.rootpage ?? 0;
}

test('both databases have the new key and everything they had; the old key opens nothing', async () => {
  const told: number[] = [];
  await rekey([from, to], { onProgress: (fraction) => told.push(fraction) });
  for (const name of ['work.db', 'cache.db']) {
    expect([name, opens(name, to), opens(name, from)]).toEqual([name, true, false]);
  }
  expect(readdirSync(folder).filter((name) => name.includes('rekeyed'))).toEqual([]);
  expect(told.at(-1)).toBe(1);
  expect(told.every((each, n) => each >= (told[n - 1] ?? 0) && each <= 1)).toBe(true);
  await expect(openTestStore({ folder, key: from })).rejects.toMatchObject({
    problem: 'wrong-key',
  });
  await expectAllUnder(to);
});

test('what only the log holds comes along', async () => {
  const { store } = await openTestStore({ folder, key: from });
  await store.work.saveDraft(draft('late', 'in the log'), 99);
  const behind = mkdtempSync(join(tmpdir(), 'heddle-rekey-'));
  // As after a crash: the files of a store that is still open.
  for (const name of readdirSync(folder)) copyFileSync(path(name), join(behind, name));
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  cpSync(behind, folder, { recursive: true });
  rmSync(behind, { recursive: true, force: true });
  await rekey([from, to]);
  const again = await openTestStore({ folder, key: to });
  expect((await again.store.work.draft('late', 'reply'))?.text).toBe('in the log');
  expect(again.store.recovered).toEqual([]);
  await again.store.close();
});

test('it can be asked for again, there and back', async () => {
  await rekey([from, to]);
  await rekey([from, to]);
  await rekey([to, from]);
  await expectAllUnder(from);
});

const steps: readonly (readonly [RekeyStep, string])[] = [
  ['copy', 'work.db'],
  ['encrypt', 'work.db'],
  ['replace', 'work.db'],
  ['copy', 'cache.db'],
  ['replace', 'cache.db'],
  ['finish', ''],
];

async function killBefore(step: RekeyStep, file: string): Promise<void> {
  const script = await bundleForNode('tests/fixtures/store/rekey-process.ts');
  const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');
  const child = spawn(
    process.execPath,
    [script, folder, hex(from), hex(to), workerFile, step, file],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

test.each(steps)(
  'killed before %s %s: no key alone opens it, and it goes on or back',
  async (step, file) => {
    await killBefore(step, file);
    for (const name of ['work.db', 'cache.db']) {
      expect([name, opens(name, from) !== opens(name, to)]).toEqual([name, true]);
    }
    // A store that is opened by mistake takes no file for a damaged one.
    for (const key of [from, to, third]) {
      await expect(openTestStore({ folder, key })).rejects.toMatchObject({ problem: 'wrong-key' });
    }
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
    await expect(rekey([from, third])).rejects.toMatchObject({ problem: 'wrong-key' });
    const before = mkdtempSync(join(tmpdir(), 'heddle-rekey-'));
    cpSync(folder, before, { recursive: true });
    await rekey([to, from]);
    await expectAllUnder(from);
    rmSync(folder, { recursive: true });
    cpSync(before, folder, { recursive: true });
    rmSync(before, { recursive: true });
    await rekey([from, to]);
    await expectAllUnder(to);
  },
);

test('other keys are refused, and no file is touched', async () => {
  const before = readdirSync(folder).map((name) => [
    name,
    readFileSync(path(name)).toString('hex'),
  ]);
  await expect(rekey([third, to])).rejects.toMatchObject({ problem: 'wrong-key' });
  expect(
    readdirSync(folder).map((name) => [name, readFileSync(path(name)).toString('hex')]),
  ).toEqual(before);
  rmSync(path('key.check'));
  await expect(rekey([third, to])).rejects.toMatchObject({ problem: 'wrong-key' });
  await expectAllUnder(from);
});

test('a folder that lacks a database, or the note about its key, is no trouble', async () => {
  for (const name of readdirSync(folder)) if (name !== 'work.db') rmSync(path(name));
  await rekey([from, to]);
  const { store } = await openTestStore({ folder, key: to });
  expect([...(await store.work.draftModes()).keys()]).toHaveLength(20);
  await store.close();
  for (const name of readdirSync(folder)) rmSync(path(name));
  await rekey([from, to]);
});

function spoil(name: string, at: number): void {
  const bytes = readFileSync(path(name));
  bytes.fill(0xa5, at, at + 3000);
  writeFileSync(path(name), bytes);
}

test('a damaged cache is set aside on the way; the work gets the new key', async () => {
  spoil('cache.db', 4096 * (rootOf('cache.db', 'message') - 1));
  await rekey([from, to]);
  const { store } = await openTestStore({ folder, key: to });
  expect(store.recovered.map(({ code }) => code)).toContain('cache-damaged');
  expect([...(await store.work.draftModes()).keys()]).toHaveLength(20);
  expect(await store.cache.messageCount()).toBe(0);
  await store.close();
});

test('from damaged work every readable row is rescued on the way, also in the middle of a change', async () => {
  await killBefore('copy', 'cache.db');
  const size = readFileSync(path('work.db')).length;
  spoil('work.db', size - 4096);
  await rekey([from, to]);
  const { store } = await openTestStore({ folder, key: to });
  expect(store.recovered.map(({ code }) => code)).toContain('work-damaged');
  expect(await store.cache.messageCount()).toBe(MESSAGES);
  await store.close();
});
