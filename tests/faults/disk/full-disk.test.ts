import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheMigrations } from '../../../src-main/store/cache/migrations';
import type { Finding } from '../../../src-main/store/index';
import { migrate } from '../../../src-main/store/migrate';
import { openToWrite } from '../../../src-main/store/sql';
import { draft, message, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';
import {
  ALL_DRAFTS,
  PAGE,
  fillCache,
  hashOf,
  makeTemplate,
  workLeft,
  type Template,
} from './scene';

/* A disk that is really full: a small file system of its own, so that everything else goes on. */

const MIB = 1024 * 1024;
const DISK_MIB = 16;
const RESERVE_BYTES = 2 * MIB;

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

const disk = mkdtempSync(join(tmpdir(), 'heddle-disk-'));
const isMounted = process.platform === 'linux' && mount(disk);
if (!isMounted) {
  process.stderr.write('SKIPPED: a full disk. Mounting a tmpfs needs Linux and root.\n');
}

afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!isMounted)('a full disk (needs Linux and root, to mount one)', () => {
  let template: Template;
  let folder: string;
  let key: Uint8Array;
  let opened: TestStore | null = null;
  let states: string[];
  let found: Finding[];
  const filler = join(disk, 'filler');

  beforeAll(async () => {
    template = await makeTemplate();
  });
  afterAll(() => template.remove());
  beforeEach(() => {
    const scene = template.copy();
    folder = join(disk, 'data');
    cpSync(scene.folder, folder, { recursive: true });
    ({ key } = scene);
    scene.remove();
    states = [];
    found = [];
  });
  afterEach(async () => {
    rmSync(filler, { force: true });
    await opened?.store.close();
    opened = null;
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name: string) => join(folder, name);

  async function open(options: { reserveBytes?: number } = {}) {
    opened = await openTestStore({
      folder,
      key,
      firstProbeMs: 20,
      onStorage: ({ state }) => states.push(state),
      onFindings: (findings) => found.push(...findings),
      ...options,
    });
    return opened.store;
  }

  /** Takes all the space there is, down to the last byte. */
  function fillUp(): void {
    for (const size of [MIB, 64 * 1024, PAGE, 1]) {
      const bytes = Buffer.alloc(size, 1);
      for (;;) {
        try {
          appendFileSync(filler, bytes);
        } catch {
          break;
        }
      }
    }
  }

  const reserve = () => (existsSync(path('reserve')) ? statSync(path('reserve')).size : 0);
  const untilReserve = () =>
    vi.waitUntil(() => reserve() === RESERVE_BYTES, { timeout: 20_000, interval: 5 });

  test('the agent goes on out of the reserve; the sync waits; it heals by itself, and nothing is lost', async () => {
    const store = await open({ reserveBytes: RESERVE_BYTES });
    await untilReserve();
    fillUp();
    const saved = new Map<string, string>();
    const save = async (n: number) => {
      const text = `${n} ${'typed '.repeat(3000)}`;
      await store.work.saveDraft(draft(`t${n % 5}`, text), n);
      saved.set(`t${n % 5}`, text);
    };
    // More than any log has room for by chance.
    let n = 0;
    for (; states.length === 0; n += 1) await save(n);
    expect(states).toEqual(['disk-full']);
    expect(reserve()).toBe(0);
    for (const end = n + 10; n < end; n += 1) await save(n);
    // What the desk has too waits, without a try at the space that is left.
    await expect(fillCache(store)).rejects.toMatchObject({ problem: 'disk-full' });
    expect((await store.queries.search('number77', 5)).messages).toHaveLength(1);
    expect((await store.queries.messages('t1', { at: 'end' }, 9)).messages).toHaveLength(9);
    // The reserve comes to its end too: that is said, and nothing that was saved is touched.
    fillUp();
    let problem: unknown = null;
    for (; problem === null && n < 5000; n += 1) {
      await save(n).catch((error: unknown) => {
        problem = error;
      });
    }
    expect(problem).toMatchObject({ problem: 'disk-full' });
    for (const [threadId, text] of saved) {
      expect((await store.work.draft(threadId, 'reply'))?.text).toBe(text);
    }
    expect(states).toEqual(['disk-full']);
    rmSync(filler);
    await vi.waitUntil(() => states.at(-1) === 'ok', { timeout: 30_000, interval: 5 });
    expect(reserve()).toBe(RESERVE_BYTES);
    await save(n);
    await fillCache(store);
    const again = await opened!.reopen();
    expect(again.recovered).toEqual([]);
    const left = await workLeft(again);
    for (const [threadId, text] of saved) expect(left.drafts.get(threadId)).toBe(text);
    expect(left.drafts.size).toBe(ALL_DRAFTS);
  });

  test('a disk that is nearly full keeps no reserve, and gives it nothing to do', async () => {
    fillUp();
    truncateSync(filler, statSync(filler).size - 3 * MIB);
    const store = await open({ reserveBytes: RESERVE_BYTES });
    await store.work.saveDraft(draft('t0', 'fits'), 1);
    await fillCache(store);
    expect(reserve()).toBe(0);
    expect(states).toEqual([]);
  });

  test('full at the start: opened out of the reserve of the last run', async () => {
    await (await open({ reserveBytes: RESERVE_BYTES })).work.layout();
    await untilReserve();
    await opened!.store.close();
    fillUp();
    const store = await open({ reserveBytes: RESERVE_BYTES });
    expect(store.recovered).toEqual([]);
    await store.work.saveDraft(draft('t0', 'saved on a full disk'), 1);
    expect((await workLeft(store)).drafts.size).toBe(ALL_DRAFTS);
    expect((await store.queries.search('number77', 5)).messages).toHaveLength(1);
  });

  test('full at the first start of all: refused, and the next try begins as if nothing had been', async () => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    fillUp();
    await expect(open()).rejects.toMatchObject({ problem: 'disk-full' });
    rmSync(filler);
    const store = await open();
    expect(store.recovered).toEqual([]);
    await store.work.saveDraft(draft('t0', 'first'), 1);
  });

  test('full while damaged work is rescued: nothing is moved before there is room; then it is rescued', async () => {
    const bytes = hashAfterSpoiling('work.db');
    fillUp();
    await expect(open()).rejects.toMatchObject({ problem: 'disk-full' });
    expect(hashOf(path('work.db'))).toBe(bytes);
    rmSync(filler);
    const store = await open();
    expect(store.recovered).toMatchObject([
      { code: 'work-damaged', rescued: { drafts: ALL_DRAFTS }, lost: null },
    ]);
    expect((await workLeft(store)).drafts.size).toBe(ALL_DRAFTS);
  });

  test('full while damaged work is rescued: the reserve is enough for it', async () => {
    await (await open({ reserveBytes: RESERVE_BYTES })).work.layout();
    await untilReserve();
    await opened!.store.close();
    hashAfterSpoiling('work.db');
    fillUp();
    const store = await open({ reserveBytes: RESERVE_BYTES });
    expect(store.recovered).toMatchObject([
      { code: 'work-damaged', rescued: { drafts: ALL_DRAFTS } },
    ]);
    await store.work.saveDraft(draft('t0', 'goes on'), 1);
  });

  test('full while a damaged cache is set aside: it is set aside; the new one comes with the room', async () => {
    const bytes = hashAfterSpoiling('cache.db');
    fillUp();
    await expect(open()).rejects.toMatchObject({ problem: 'disk-full' });
    rmSync(filler);
    const store = await open();
    // Told by the start that could not note it, or found missing by this one.
    expect(store.recovered).toHaveLength(1);
    expect(['cache-damaged', 'cache-missing']).toContain(store.recovered[0]?.code);
    const aside = execFileSync('ls', [folder], { encoding: 'utf8' })
      .split('\n')
      .filter((name) => /^cache\.db\.damaged-.*Z$/.test(name));
    expect(aside.map((name) => hashOf(path(name)))).toContain(bytes);
    await fillCache(store);
    expect((await workLeft(store)).drafts.size).toBe(ALL_DRAFTS);
  });

  test('full while the cache gets a new schema: nothing is changed; the next try finishes it', async () => {
    rmSync(path('cache.db'));
    const direct = () =>
      openToWrite({
        file: path('cache.db'),
        key,
        nativeBinding: undefined,
        synchronous: 'NORMAL',
        cacheKiB: 1000,
        checkpointPages: 1000,
      });
    const old = direct();
    migrate(old, cacheMigrations.slice(0, 1), 0);
    old.transaction(() => {
      for (let n = 0; n < 3000; n += 1) {
        const { doc } = put(
          'message',
          message(`m${n}`, 't1', { text: `parcel${n} ${'lost '.repeat(40)}` }),
          1,
        );
        old.run(
          `INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc)
           VALUES (?, ?, 't1', ?, 1, 'message', 'customer', ?)`,
          n + 1,
          `m${n}`,
          n,
          JSON.stringify(doc),
        );
      }
    });
    old.close();
    const before = hashOf(path('cache.db'));
    fillUp();
    await expect(open()).rejects.toMatchObject({ problem: 'disk-full' });
    expect(hashOf(path('cache.db'))).toBe(before);
    rmSync(filler);
    const store = await open();
    expect(store.recovered).toEqual([]);
    await store.close();
    const made = direct();
    const hits = made.all("SELECT rowid FROM message_fts WHERE message_fts MATCH 'parcel1234'");
    expect(hits).toEqual([{ rowid: 1235 }]);
    made.close();
  });

  test('full while a damaged cache is replaced in use: the work goes on, and the cache comes back', async () => {
    const store = await open();
    copyFileSync(path('work.db'), join(disk, 'spare'));
    fillUp();
    for (const side of ['', '-wal', '-shm']) rmSync(path(`cache.db${side}`), { force: true });
    // The space of a deleted file comes back only when nobody has it open.
    await store.cache
      .apply({ records: [], malformed: [], state: { cursor: 9 } })
      .catch(() => undefined);
    expect((await workLeft(store)).drafts.size).toBe(ALL_DRAFTS);
    rmSync(filler);
    rmSync(join(disk, 'spare'));
    await vi.waitUntil(
      async () => {
        try {
          await fillCache(store);
          return true;
        } catch {
          return false;
        }
      },
      { timeout: 30_000, interval: 50 },
    );
    expect(found.map(({ code }) => code)).toContain('cache-missing');
    expect((await store.queries.search('number77', 5)).messages).toHaveLength(1);
  });

  /** Overwrites the first page. @returns what the file is then */
  function hashAfterSpoiling(name: string): string {
    const bytes = Buffer.alloc(PAGE, 0xa5);
    const file = path(name);
    execFileSync('dd', [`of=${file}`, 'conv=notrunc', 'status=none'], { input: bytes });
    return hashOf(file);
  }
});
