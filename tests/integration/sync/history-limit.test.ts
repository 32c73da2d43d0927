import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src-desk/clock';
import { startDesk, type RunningDesk } from '../../../src-desk/start-desk';
import { openConsole, type RealConsole } from '../../fixtures/sync/real-console';
import { addThread, resolveThread } from '../../fixtures/sync/seed-desk';
import { countInCache } from '../../helpers/raw-pages';
import { openTestStore, type TestStore } from '../../helpers/store';

const DAY_MS = 86_400_000;
/** As the desk says: what is 100 days old may be kept, and may not. */
const WIDE = 365;
const NARROW = 30;
const WAIT = { timeout: 90_000, interval: 20 };

let folder: string;
let running: RunningDesk;
let test: TestStore;
let console: RealConsole | null;
const bugs: unknown[] = [];

const serve = (port: number, historyDays?: number, daysAgo = 0): Promise<RunningDesk> =>
  startDesk({
    dataDir: folder,
    port,
    ...(historyDays === undefined ? {} : { historyDays }),
    clock: { ...systemClock, now: () => systemClock.now() - daysAgo * DAY_MS },
    onError: (error) => bugs.push(error),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-limit-'));
  test = await openTestStore();
  console = null;
  bugs.length = 0;
  const past = await serve(0, undefined, 100);
  await addThread(past.desk, 'planted', 3);
  await resolveThread(past.desk, 'planted');
  await past.close();
});

afterEach(async () => {
  await console?.stop();
  await running.close();
  await test.dispose();
  await rm(folder, { recursive: true, force: true });
  if (bugs.length > 0) throw new AggregateError(bugs, 'The desk failed.');
});

/** The desk goes on at the same address with another limit. */
async function serveAgain(historyDays: number): Promise<void> {
  const port = Number(new URL(running.url).port);
  await running.close();
  running = await serve(port, historyDays);
}

async function hits(words: string): Promise<string[]> {
  const { messages } = await test.store.queries.search(words, 50);
  return messages.map(({ message }) => message.id).sort();
}

const OLD = ['planted-m1', 'planted-m2', 'planted-m3'];

async function expectGone(opened: RealConsole): Promise<void> {
  await opened.until('the old conversation is gone', async () => {
    return (await test.store.queries.conversation('planted')) === null;
  });
  expect(await test.store.queries.customer('c-planted')).toBeNull();
  expect(await hits('planted')).toEqual([]);
  expect(await hits('young')).toEqual(['young-m1']);
  expect(opened.engine.status().fill.cachedMessages).toBe(1);
  expect(opened.reported).toEqual([]);
  await opened.stop();
  await test.store.close();
  expect(countInCache(test.folder, test.key, 'planted')).toBe(0);
  expect(countInCache(test.folder, test.key, 'young-m1')).toBeGreaterThan(0);
  await test.reopen();
}

it('what is older than the desk allows never stays: not in the cache, the index or the file', async () => {
  running = await serve(0, NARROW);
  await addThread(running.desk, 'young', 1);
  console = await openConsole({ url: running.url, store: test.store, patienceMs: WAIT.timeout });
  expect(console.session.historyDays).toBe(NARROW);
  await console.untilIdle();
  await expectGone(console);
});

it('a shorter limit reaches a console that is signed in, and what is too old leaves it', async () => {
  running = await serve(0, WIDE);
  await addThread(running.desk, 'young', 1);
  const opened = await openConsole({
    url: running.url,
    store: test.store,
    patienceMs: WAIT.timeout,
  });
  console = opened;
  await opened.untilIdle();
  expect(await hits('planted')).toEqual(OLD);
  await serveAgain(NARROW);
  await expectGone(opened);
  expect(opened.session.historyDays).toBe(WIDE);
  expect(opened.signedOut).toBe(0);
});

it('damaged copies of the cache go with what is too old, and no sooner', async () => {
  const aside = (daysAgo: number) => {
    const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
    return `cache.db.damaged-${at.replaceAll(':', '-')}`;
  };
  const [old, young] = [aside(NARROW + 1), aside(NARROW - 1)];
  for (const name of [old, `${old}-wal`, young]) await writeFile(join(test.folder, name), 'x');
  const kept = async () => (await readdir(test.folder)).filter((name) => name.includes('damaged'));
  running = await serve(0, WIDE);
  const opened = await openConsole({
    url: running.url,
    store: test.store,
    patienceMs: WAIT.timeout,
  });
  console = opened;
  await opened.untilIdle();
  await serveAgain(NARROW);
  await vi.waitUntil(async () => !(await kept()).includes(old), WAIT);
  // The database goes last, so everything that belongs to it is gone as well.
  expect(await kept()).toEqual([young]);
});

it('a longer one brings it back', async () => {
  running = await serve(0, NARROW);
  await addThread(running.desk, 'young', 1);
  const opened = await openConsole({
    url: running.url,
    store: test.store,
    patienceMs: WAIT.timeout,
  });
  console = opened;
  await opened.untilIdle();
  expect(await hits('planted')).toEqual([]);
  await serveAgain(WIDE);
  await opened.until('the old messages are found again', async () => {
    return (await hits('planted')).length === OLD.length;
  });
});
