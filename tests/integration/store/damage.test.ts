import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src-main/store/findings';
import { openToWrite, type WriteDb } from '../../../src-main/store/sql';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
  await opened.store.cache.apply({
    records: [...oneThread(1), put('message', message('m', 't1'), 2)],
    malformed: [],
    state: { cursor: 5 },
  });
  for (let n = 0; n < 40; n += 1) {
    const text = `draft ${n} ${'x'.repeat(600)}`;
    await opened.store.work.saveDraft(draft(`t${n}`, text), n);
  }
  await opened.store.close();
});
afterEach(() => {
  rmSync(opened.folder, { recursive: true, force: true });
});

const open = (key = opened.key) => openTestStore({ folder: opened.folder, key });
const files = () => readdirSync(opened.folder);
const path = (name: string) => join(opened.folder, name);

function direct(name: string): WriteDb {
  return openToWrite({
    file: path(name),
    key: opened.key,
    nativeBinding: undefined,
    synchronous: 'FULL',
    cacheKiB: 1000,
    checkpointPages: 1000,
  });
}

function spoil(name: string, from: number, length: number): void {
  const bytes = readFileSync(path(name));
  bytes.fill(0xa5, from, from + length);
  writeFileSync(path(name), bytes);
}

test.each([
  ['a file that is no database', () => writeFileSync(path('cache.db'), 'hello '.repeat(2000))],
  ['a spoilt first page', () => spoil('cache.db', 100, 2000)],
  [
    'a cut file',
    () => writeFileSync(path('cache.db'), readFileSync(path('cache.db')).subarray(0, 9000)),
  ],
])('cache.db: %s is set aside, and the work is untouched', async (_what, spoilIt) => {
  spoilIt();
  const again = await open();
  expect(again.store.recovered).toHaveLength(1);
  expect(files().some((name) => name.startsWith('cache.db.damaged-'))).toBe(true);
  expect(await again.store.cache.syncState()).toMatchObject({ cursor: null });
  expect([...(await again.store.work.draftModes()).keys()]).toHaveLength(40);
  await again.store.close();
});

test('damage that shows while working is repaired at once: a new cache, and the work goes on', async () => {
  const db = direct('cache.db');
  const rootPage = db.one<{ rootpage: number }>(
    "SELECT rootpage FROM sqlite_schema WHERE name = 'message_of_thread'",
  )!.rootpage;
  db.close();
  spoil('cache.db', (rootPage - 1) * 4096, 4096);
  const found: Finding[] = [];
  const states: string[] = [];
  const again = await openTestStore({
    folder: opened.folder,
    key: opened.key,
    onFindings: (findings) => found.push(...findings),
    onStorage: ({ state }) => states.push(state),
  });
  expect(again.store.recovered).toEqual([]);
  const reading = again.store.queries.messages('t1', { at: 'end' }, 5);
  const saving = again.store.work.saveDraft(draft('t0', 'while it is repaired'), 1);
  expect((await reading).messages).toEqual([]);
  await saving;
  expect(found).toEqual([{ code: 'cache-damaged' }]);
  expect(states).toEqual(['repairing', 'ok']);
  expect(files().some((name) => name.startsWith('cache.db.damaged-'))).toBe(true);
  expect(await again.store.cache.syncState()).toMatchObject({ cursor: null });
  expect([...(await again.store.work.draftModes()).keys()]).toHaveLength(40);
  again.store.told();
  const fresh = await again.reopen();
  expect(fresh.recovered).toEqual([]);
  await fresh.close();
});

test('work.db: readable drafts are rescued from a damaged file, and it is said how many', async () => {
  const size = readFileSync(path('work.db')).length;
  spoil('work.db', size - 4096 * 2, 4096);
  const again = await open();
  const drafts = [...(await again.store.work.draftModes()).keys()];
  expect(drafts.length).toBeGreaterThan(20);
  expect(again.store.recovered).toMatchObject([
    { code: 'work-damaged', rescued: { commands: 0, drafts: drafts.length, attachments: 0 } },
  ]);
  for (const threadId of drafts) {
    const kept = await again.store.work.draft(threadId, 'reply');
    expect(kept?.text).toContain(`draft ${threadId.slice(1)} `);
  }
  expect(files().some((name) => name.startsWith('work.db.damaged-'))).toBe(true);
  await again.store.close();
});

test('work.db: a lost first page takes nothing else with it', async () => {
  spoil('work.db', 0, 4096);
  const again = await open();
  expect(again.store.recovered).toEqual([
    {
      code: 'work-damaged',
      rescued: { commands: 0, drafts: 40, attachments: 0 },
      lost: null,
    },
  ]);
  expect([...(await again.store.work.draftModes()).keys()]).toHaveLength(40);
  await again.store.close();
});

test('what was found is told again until somebody was told', async () => {
  spoil('work.db', 0, 4096);
  const again = await open();
  expect(again.store.recovered).toHaveLength(1);
  const second = await again.reopen();
  expect(second.recovered).toEqual(again.store.recovered);
  second.told();
  expect((await again.reopen()).recovered).toEqual([]);
  await again.store.close();
});

test('a row with a wrong checksum is moved aside, counted, and not used', async () => {
  const db = direct('work.db');
  db.run("UPDATE draft SET body = replace(body, 'draft 7 ', 'draft 8 ') WHERE id = 'reply t7'");
  db.close();
  const again = await open();
  expect(await again.store.work.draft('t7', 'reply')).toBeNull();
  expect(await again.store.work.draft('t8', 'reply')).not.toBeNull();
  expect(await again.store.unreadable()).toMatchObject([{ what: 'draft', id: 'reply t7' }]);
  await again.store.close();
});

test('another key is refused, and no file is touched', async () => {
  const before = files().map((name) => [name, readFileSync(path(name)).toString('hex')]);
  await expect(open(new Uint8Array(randomBytes(32)))).rejects.toMatchObject({
    problem: 'wrong-key',
  });
  expect(files().map((name) => [name, readFileSync(path(name)).toString('hex')])).toEqual(before);
});

test('another key is refused also when the note about the key is lost', async () => {
  rmSync(path('key.check'));
  await expect(open(new Uint8Array(randomBytes(32)))).rejects.toMatchObject({
    problem: 'wrong-key',
  });
  expect(files().some((name) => name.includes('damaged'))).toBe(false);
  const again = await open();
  expect(again.store.recovered).toEqual([]);
  expect(existsSync(path('key.check'))).toBe(true);
  await again.store.close();
});

test.each(['cache.db', 'work.db'])('%s of a newer version is refused and kept', async (name) => {
  const db = direct(name);
  db.script('PRAGMA user_version = 9990');
  db.close();
  await expect(open()).rejects.toMatchObject({ problem: 'newer-version' });
  expect(files().some((each) => each.includes('damaged'))).toBe(false);
  const check = direct(name);
  expect(check.one<{ user_version: number }>('PRAGMA user_version')).toEqual({
    user_version: 9990,
  });
  check.close();
});

test('an index that lacks a message is noticed and can be made again', async () => {
  const db = direct('cache.db');
  db.run(
    "INSERT INTO message_fts (message_fts, rowid, text) SELECT 'delete', row_id, 'Text of m' FROM message",
  );
  db.close();
  const again = await open();
  expect(await again.store.cache.checkIndex()).toBe(false);
  await again.store.cache.rebuildIndex();
  expect(await again.store.cache.checkIndex()).toBe(true);
  expect((await again.store.queries.search('text', 5)).messages).toHaveLength(1);
  await again.store.close();
});
