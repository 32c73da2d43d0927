import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Finding, Store } from '../../../src-main/store/index';
import { openWorkDatabase, type WorkDatabase } from '../../../src-main/store/work/database';
import { allRows } from '../../../src-main/store/work/rescue';
import { draft } from '../../fixtures/store/records';
import type { TestStore } from '../../helpers/store';
import {
  ALL_DRAFTS,
  ATTACHMENTS,
  COMMANDS,
  DRAFTS,
  MESSAGES,
  PAGE,
  draftText,
  fillCache,
  hashOf,
  makeTemplate,
  workDamage,
  workLeft,
  type Scene,
  type Template,
} from './scene';

/* What a start finds after something happened to the files while nobody looked. */

let template: Template;
let scene: Scene;
let opened: TestStore | null = null;

beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());
afterEach(async () => {
  await opened?.store.close();
  opened = null;
  scene.remove();
});

type Name = 'work.db' | 'cache.db';
type Fault = readonly [what: string, how: (name: Name) => void];

const ZIP = Buffer.concat([
  Buffer.from('504b0304140000000800', 'hex'),
  randomBytes(5000),
  Buffer.from('504b0506', 'hex'),
]);

function plainDatabase(file: string): void {
  rmSync(file);
  const db = new Database(file);
  db.exec(
    "CREATE TABLE draft (id TEXT PRIMARY KEY, body TEXT); INSERT INTO draft VALUES ('x', 'y')",
  );
  db.close();
}

function databaseOfAnotherKey(name: Name): void {
  const file = scene.path(name);
  const db = scene.direct(name);
  db.close();
  const other = new Database(file);
  other.pragma("cipher = 'aegis'");
  other.key(Buffer.from(`raw:${Buffer.from(scene.key).toString('hex')}`));
  other.pragma('journal_mode = delete');
  other.rekey(Buffer.from(`raw:${'ab'.repeat(32)}`));
  other.close();
}

/** Each of them makes a file of which nothing, or not everything, can be read. */
const DAMAGE: readonly Fault[] = [
  ['the header is overwritten', (name) => scene.spoil(name, 0, 100)],
  ['the first page is overwritten', (name) => scene.spoil(name, 0, PAGE)],
  ['one bit of the first page is another', (name) => flip(name, 700)],
  [
    'half of it is missing',
    (name) => truncateSync(scene.path(name), (scene.pagesOf(name) / 2) * PAGE),
  ],
  ['it ends in the middle of a page', (name) => truncateSync(scene.path(name), 5000)],
  ['only the first bytes are left', (name) => truncateSync(scene.path(name), 60)],
  [
    'a text file is in its place',
    (name) => writeFileSync(scene.path(name), 'notes\n'.repeat(3000)),
  ],
  ['a zip is in its place', (name) => writeFileSync(scene.path(name), ZIP)],
  ['an unencrypted database is in its place', (name) => plainDatabase(scene.path(name))],
  ['a database of another key is in its place', databaseOfAnotherKey],
  [
    'a folder is in its place',
    (name) => {
      rmSync(scene.path(name));
      mkdirSync(scene.path(name));
      writeFileSync(`${scene.path(name)}/inside`, 'x');
    },
  ],
  [
    'the other database is in its place',
    (name) =>
      copyFileSync(
        scene.path(name === 'work.db' ? 'cache.db' : 'work.db'),
        `${scene.path(name)}.tmp`,
      ),
  ],
];

function flip(name: Name, at: number): void {
  const bytes = readFileSync(scene.path(name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(scene.path(name), bytes);
}

/** What lies at a path, for comparison: a file's content, or that it is a folder. */
function lookOf(file: string): string {
  try {
    return hashOf(file);
  } catch {
    return existsSync(file) ? 'folder' : 'nothing';
  }
}

function setAsideOf(name: Name): string[] {
  return scene
    .files()
    .filter((each) => each.startsWith(`${name}.damaged-`) && !/-(wal|shm)$/.test(each));
}

/** Damages a file, opens the store, and checks what must hold whatever the damage was. */
async function startAfter(name: Name, how: (name: Name) => void): Promise<readonly Finding[]> {
  how(name);
  if (existsSync(`${scene.path(name)}.tmp`)) {
    rmSync(scene.path(name));
    copyFileSync(`${scene.path(name)}.tmp`, scene.path(name));
    rmSync(`${scene.path(name)}.tmp`);
  }
  const damaged = lookOf(scene.path(name));
  opened = await scene.open();
  const { recovered } = opened.store;
  // Set aside as it was, and never deleted.
  expect(setAsideOf(name).map((each) => lookOf(scene.path(each)))).toEqual([damaged]);
  // Nothing of the repair is left lying about.
  expect(scene.files().filter((each) => /\.(copy|carrier|new|rescued|suspect)/.test(each))).toEqual(
    [],
  );
  return recovered;
}

/** Whatever happened, it can be worked with from here on, also after the next start. */
async function expectUsable(): Promise<void> {
  if (!opened) throw new Error('not open');
  await opened.store.work.saveDraft(draft('after', 'written afterwards'), 99);
  await fillCache(opened.store);
  expect((await opened.store.queries.search('number77', 5)).messages).toHaveLength(1);
  opened.store.told();
  const store = await opened.reopen();
  expect(store.recovered).toEqual([]);
  expect(await store.work.draft('after', 'reply')).toMatchObject({ text: 'written afterwards' });
  expect(await store.cache.messageCount()).toBeGreaterThanOrEqual(MESSAGES);
  expect(await store.work.draft('gone3', 'reply')).toBeNull();
}

const WHOLE = { commands: COMMANDS, drafts: ALL_DRAFTS, attachments: ATTACHMENTS };
const NOTHING = { commands: 0, drafts: 0, attachments: 0 };

/** What can be rescued of the work from each damage; null: it depends on which pages are lost. */
const RESCUED: Readonly<Record<string, typeof WHOLE | null>> = {
  'the header is overwritten': WHOLE,
  'the first page is overwritten': WHOLE,
  'one bit of the first page is another': WHOLE,
  'half of it is missing': null,
  'it ends in the middle of a page': null,
};

test.each(DAMAGE)('work.db at the start: %s', async (what, how) => {
  scene = template.copy();
  const recovered = await startAfter('work.db', how);
  expect(recovered.map(({ code }) => code)).toEqual(['work-damaged']);
  const found = workDamage(recovered);
  const left = await workLeft(opened!.store);
  expect({
    commands: left.commands.length,
    drafts: left.drafts.size,
    attachments: left.attachments.length,
  }).toEqual(found?.rescued);
  const expected = what in RESCUED ? RESCUED[what] : NOTHING;
  if (expected) expect(found?.rescued).toEqual(expected);
  for (const [threadId, text] of left.drafts) {
    if (threadId.startsWith('t')) expect(text).toBe(draftText(Number(threadId.slice(1))));
  }
  // The outbox keeps its order.
  const order = left.commands.map((id) => Number(id.slice(1)));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  // The other database is untouched.
  expect(await opened!.store.cache.syncState()).toMatchObject({ cursor: 8 });
  await expectUsable();
});

test.each(DAMAGE)('cache.db at the start: %s', async (_what, how) => {
  scene = template.copy();
  const recovered = await startAfter('cache.db', how);
  expect(recovered).toEqual([{ code: 'cache-damaged' }]);
  expect(await opened!.store.cache.syncState()).toMatchObject({ cursor: null });
  expect((await workLeft(opened!.store)).drafts.size).toBe(ALL_DRAFTS);
  await expectUsable();
});

/** Opens work.db alone, in this thread: quick enough to try every page. */
function openWorkHere(): WorkDatabase {
  return openWorkDatabase(
    {
      role: 'work',
      folder: scene.folder,
      key: scene.key,
      nativeBinding: undefined,
      keyIsKnown: true,
      setAside: false,
      newestSearch: new Int32Array(1),
    },
    Date.now(),
  );
}

test('work.db: of each page that is lost, only what was on it is lost, and it is said how much', () => {
  scene = template.copy();
  const original = readFileSync(scene.path('work.db'));
  const full = openWorkHere();
  const all = new Map(allRows(full.db).map((row) => [`${row.table} ${row.id}`, row]));
  full.close();
  let whole = 0;
  let unnoticed = 0;
  for (let page = 1; page <= original.length / PAGE; page += 1) {
    const bytes = Buffer.from(original);
    bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
    for (const name of scene.files().filter((each) => each.startsWith('work.db'))) {
      rmSync(scene.path(name), { recursive: true });
    }
    writeFileSync(scene.path('work.db'), bytes);
    const { db, findings, close } = openWorkHere();
    const left = allRows(db);
    // Nothing is altered, and nothing is there that was not.
    for (const row of left)
      expect(all.get(`${row.table} ${row.id}`)).toMatchObject({ body: row.body });
    const found = workDamage(findings);
    if (!found) {
      // A page that nothing is on.
      expect(left).toHaveLength(all.size);
      unnoticed += 1;
    } else {
      const { rescued, lost } = found;
      const count = (table: string) => left.filter((row) => row.table === table).length;
      expect(rescued).toEqual({
        commands: count('outbox'),
        drafts: count('draft'),
        attachments: count('made_attachment'),
      });
      expect(rescued.drafts).toBeGreaterThan(ALL_DRAFTS - 10);
      expect(rescued.commands).toBeGreaterThan(COMMANDS - 10);
      if (lost) {
        expect(rescued.drafts + lost.drafts).toBe(ALL_DRAFTS);
        expect(rescued.commands + lost.commands).toBe(COMMANDS);
        expect(rescued.attachments + lost.attachments).toBe(ATTACHMENTS);
        if (lost.drafts + lost.commands + lost.attachments === 0) whole += 1;
      }
    }
    close();
  }
  // Pages of indexes: nothing is lost with them.
  expect(whole).toBeGreaterThan(0);
  expect(unnoticed).toBeLessThan(10);
});

test('work.db: after any wrong bit every row is as it was, or counted as lost', () => {
  scene = template.copy();
  const original = readFileSync(scene.path('work.db'));
  const full = openWorkHere();
  const all = new Map(allRows(full.db).map((row) => [`${row.table} ${row.id}`, row.body]));
  full.close();
  fc.assert(
    fc.property(fc.nat(original.length - 1), fc.nat(7), (at, bit) => {
      for (const name of scene.files().filter((each) => each.startsWith('work.db'))) {
        rmSync(scene.path(name), { recursive: true });
      }
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      writeFileSync(scene.path('work.db'), bytes);
      const { db, findings, close } = openWorkHere();
      const left = allRows(db);
      close();
      for (const row of left) expect(all.get(`${row.table} ${row.id}`)).toBe(row.body);
      const found = workDamage(findings);
      if (!found) expect(left).toHaveLength(all.size);
      else if (found.lost) {
        const { rescued, lost } = found;
        expect(rescued.drafts + lost.drafts).toBe(ALL_DRAFTS);
        expect(rescued.commands + lost.commands).toBe(COMMANDS);
        expect(rescued.attachments + lost.attachments).toBe(ATTACHMENTS);
      }
    }),
    { numRuns: 40 },
  );
});

test('work.db: what lies before a wrong bit on its page is rescued too', async () => {
  scene = template.copy();
  const page = scene.pagesOf('work.db');
  const flips = Array.from({ length: 40 }, (_each, n) => 1 + Math.floor((n * page) / 41));
  const bytes = readFileSync(scene.path('work.db'));
  // Near the end of each page: almost all of the page comes before.
  for (const n of flips) bytes[n * PAGE + PAGE - 200] = (bytes[n * PAGE + PAGE - 200] ?? 0) ^ 1;
  writeFileSync(scene.path('work.db'), bytes);
  opened = await scene.open();
  const found = workDamage(opened.store.recovered);
  expect(found?.rescued.drafts).toBeGreaterThan(DRAFTS / 2);
});

test('a log of another key beside work.db: the file without the log is rescued', async () => {
  scene = template.copy();
  const other = template.copy('crashed');
  writeFileSync(scene.path('work.db-wal'), randomBytes(4152));
  copyFileSync(other.path('work.db-wal'), scene.path('work.db-wal'));
  const wal = readFileSync(scene.path('work.db-wal'));
  // The content of every frame is sealed with another key; header and checksums stay.
  wal.fill(0x5a, 32 + 24, 32 + 24 + PAGE);
  writeFileSync(scene.path('work.db-wal'), wal);
  other.remove();
  opened = await scene.open();
  expect((await workLeft(opened.store)).drafts.size).toBeGreaterThanOrEqual(ALL_DRAFTS);
  await expectUsable();
});

test.each(['work.db', 'cache.db'] as const)(
  'the log of the other database beside %s is not taken for its own',
  async (name) => {
    scene = template.copy('crashed');
    const other = name === 'work.db' ? 'cache.db' : 'work.db';
    copyFileSync(scene.path(`${other}-wal`), scene.path(`${name}-wal`));
    opened = await scene.open();
    const { store } = opened;
    const left = await workLeft(store);
    expect(left.drafts.size).toBeGreaterThanOrEqual(ALL_DRAFTS - 1);
    expect(left.commands).toHaveLength(COMMANDS);
    if (name === 'work.db') {
      expect(store.recovered.map(({ code }) => code)).toContain('work-damaged');
    }
    await expectUsable();
  },
);

test('the log of work.db is gone after a crash: what is left is used, and it is said', async () => {
  scene = template.copy('crashed');
  rmSync(scene.path('work.db-wal'));
  opened = await scene.open();
  expect(opened.store.recovered.map(({ code }) => code)).toContain('work-log-missing');
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  await expectUsable();
});

test('the log of cache.db is gone after a crash: the sync goes on from where the file is', async () => {
  scene = template.copy('crashed');
  rmSync(scene.path('cache.db-wal'));
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([]);
  expect((await opened.store.cache.syncState()).cursor).toBeLessThanOrEqual(8);
  await expectUsable();
});

test.each(['work.db', 'cache.db'] as const)(
  'a torn log of %s: what was committed before is there',
  async (name) => {
    scene = template.copy('crashed');
    const wal = readFileSync(scene.path(`${name}-wal`));
    writeFileSync(scene.path(`${name}-wal`), wal.subarray(0, wal.length - 3000));
    opened = await scene.open();
    expect(opened.store.recovered).toEqual([]);
    expect((await workLeft(opened.store)).drafts.size).toBeGreaterThanOrEqual(ALL_DRAFTS);
    await expectUsable();
  },
);

test.each(['work.db', 'cache.db'] as const)(
  'a log of rubbish beside %s is of no account',
  async (name) => {
    scene = template.copy();
    writeFileSync(scene.path(`${name}-wal`), randomBytes(50_000));
    opened = await scene.open();
    expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
    expect((await opened.store.cache.syncState()).cursor).toBe(8);
    await expectUsable();
  },
);

test('an index of the log (-shm) that is old, of another database, or rubbish is made again', async () => {
  scene = template.copy('crashed');
  for (const name of ['work.db', 'cache.db']) {
    writeFileSync(scene.path(`${name}-shm`), randomBytes(32_768));
  }
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([]);
  expect(await opened.store.work.draft('late', 'reply')).toMatchObject({ text: 'written last' });
  expect((await opened.store.cache.syncState()).cursor).toBe(8);
  await expectUsable();
});

test('work.db is gone, its log is there: what the log has is rescued, and it is said', async () => {
  scene = template.copy('crashed');
  rmSync(scene.path('work.db'));
  opened = await scene.open();
  expect(opened.store.recovered.map(({ code }) => code)).toEqual(['work-damaged']);
  expect(await opened.store.work.draft('late', 'reply')).toMatchObject({ text: 'written last' });
  await expectUsable();
});

test.each([
  ['gone', (file: string) => rmSync(file)],
  ['empty', (file: string) => writeFileSync(file, '')],
])(
  'work.db is %s: a new one is begun, and it is said that something was lost',
  async (_how, lose) => {
    scene = template.copy();
    lose(scene.path('work.db'));
    opened = await scene.open();
    expect(opened.store.recovered).toEqual([{ code: 'work-missing' }]);
    await expectUsable();
  },
);

test.each([
  ['gone', (file: string) => rmSync(file)],
  ['empty', (file: string) => writeFileSync(file, '')],
])('cache.db is %s: a new one is begun, and it is said', async (_how, lose) => {
  scene = template.copy();
  lose(scene.path('cache.db'));
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([{ code: 'cache-missing' }]);
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  await expectUsable();
});

test('the first start of all finds nothing missing', async () => {
  scene = template.copy();
  for (const name of scene.files()) rmSync(scene.path(name), { recursive: true });
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([]);
});

test('both databases damaged at once: both are repaired, and both are told', async () => {
  scene = template.copy();
  scene.spoil('work.db', 0, PAGE);
  scene.spoil('cache.db', 0, PAGE);
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([
    { code: 'work-damaged', rescued: WHOLE, lost: null },
    { code: 'cache-damaged' },
  ]);
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  await expectUsable();
});

test.each(['work.db', 'cache.db'] as const)(
  '%s of a newer version: refused, and not a byte of either is changed',
  async (name) => {
    scene = template.copy();
    const db = scene.direct(name);
    db.script('PRAGMA user_version = 9990');
    db.close();
    const before = ['work.db', 'cache.db'].map((each) => hashOf(scene.path(each)));
    await expect(scene.open()).rejects.toMatchObject({ problem: 'newer-version' });
    expect(['work.db', 'cache.db'].map((each) => hashOf(scene.path(each)))).toEqual(before);
    expect(scene.files().some((each) => each.includes('damaged'))).toBe(false);
  },
);

test('damaged caches stay, however many and old they are, until they are removed', async () => {
  scene = template.copy();
  const now = Date.now();
  const aside = (name: string, daysAgo: number) => {
    const stamp = new Date(now - daysAgo * 86_400_000).toISOString().replaceAll(':', '-');
    return `${name}.damaged-${stamp}`;
  };
  const caches = [1, 2, 3, 4, 20].map((days) => aside('cache.db', days));
  for (const name of caches)
    for (const side of ['', '-wal']) writeFileSync(scene.path(name + side), 'xx');
  // Two at the same moment, and something that is no file.
  const again = `${caches[0]}+`;
  mkdirSync(scene.path(again));
  writeFileSync(join(scene.path(again), 'in'), 'x');
  const work = aside('work.db', 20_000);
  writeFileSync(scene.path(work), 'never deleted');
  const kept = () => scene.files().filter((name) => name.includes('.damaged-'));
  const before = kept();
  opened = await scene.open();
  expect(kept()).toEqual(before);
  const { store } = opened;
  expect(await store.cachesAside()).toMatchObject({ count: 6, since: now - 20 * 86_400_000 });
  expect((await store.cachesAside())?.bytes).toBeGreaterThanOrEqual(20);
  await store.removeCachesAside(now - 3.5 * 86_400_000);
  expect(kept()).toEqual(
    [...caches.slice(0, 3).flatMap((name) => [name, `${name}-wal`]), again, work].sort(),
  );
  await store.removeCachesAside(null);
  expect(kept()).toEqual([work]);
  expect(await store.cachesAside()).toBeNull();
  expect(await store.cache.messageCount()).toBeGreaterThanOrEqual(MESSAGES);
});

test('a start that was cut off in the middle of a rescue finishes it, and tells of it', async () => {
  scene = template.copy();
  const before = scene.folder;
  scene.spoil('work.db', 0, PAGE);
  // What lies there when the process ends right before the new file takes its place.
  const rescued = template.copy();
  copyFileSync(rescued.path('work.db'), `${before}/work.db.rescued`);
  rescued.remove();
  writeFileSync(
    scene.path('findings'),
    `${JSON.stringify({ code: 'work-damaged', rescued: WHOLE, lost: null })}\n`,
  );
  opened = await scene.open();
  expect(opened.store.recovered).toEqual([{ code: 'work-damaged', rescued: WHOLE, lost: null }]);
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  expect(setAsideOf('work.db')).toHaveLength(1);
  await expectUsable();
});

const everything = ({ queries, cache }: Store) =>
  Promise.allSettled([
    queries.messages('t1', { at: 'end' }, 50),
    queries.search('number77', 5),
    queries.inboxPage({
      state: 'waiting-on-customer',
      filter: 'everyone',
      agentId: 'rosa',
      offset: 0,
      limit: 10,
      without: [],
    }),
    queries.conversation('t1'),
    cache.syncState(),
    cache.apply({ records: [], malformed: [], state: { cursor: 9 } }),
  ]);

/** A page of the cache at a time: what the start does not meet is met, and repaired, in use. */
test.each(['message', 'message_of_thread', 'thread', 'episode_listed', 'state'])(
  'cache.db: the tree of %s is lost; it is found by using it',
  async (of) => {
    scene = template.copy();
    scene.spoil('cache.db', (scene.rootOf('cache.db', of) - 1) * PAGE, PAGE);
    const found: Finding[] = [];
    opened = await scene.open({ onFindings: (findings) => found.push(...findings) });
    found.push(...opened.store.recovered);
    await everything(opened.store);
    for (const answer of await everything(opened.store)) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ problem: 'damaged' });
    }
    expect(found).toEqual([{ code: 'cache-damaged' }]);
    expect(setAsideOf('cache.db')).toHaveLength(1);
    expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
    await expectUsable();
  },
);

test('cache.db: the tree of the search index is lost; it is made again out of the messages', async () => {
  scene = template.copy();
  scene.spoil('cache.db', (scene.rootOf('cache.db', 'message_fts_data') - 1) * PAGE, PAGE);
  opened = await scene.open();
  await everything(opened.store);
  const finds = async () => (await opened!.store.queries.search('number77', 5)).messages.length;
  await vi.waitUntil(async () => (await finds().catch(() => 0)) === 1 || (await refilled()), {
    timeout: 60_000,
    interval: 50,
  });
  // Whichever way it was repaired: the work is untouched, and everything can be used.
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  await expectUsable();
});

/** Fills a cache that was begun anew. */
async function refilled(): Promise<boolean> {
  if (!opened || (await opened.store.cache.syncState()).cursor !== null) return false;
  await fillCache(opened.store);
  return true;
}

test('a folder that is copied elsewhere while nobody uses it is a folder like any other', async () => {
  scene = template.copy();
  const elsewhere = template.copy();
  cpSync(scene.folder, elsewhere.folder, { recursive: true });
  opened = await elsewhere.open();
  expect(opened.store.recovered).toEqual([]);
  await opened.store.close();
  opened = null;
  elsewhere.remove();
});
