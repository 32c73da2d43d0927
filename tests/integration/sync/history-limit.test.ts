import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
  console = await openConsole({ url: running.url, store: test.store });
  expect(console.session.historyDays).toBe(NARROW);
  await console.untilIdle();
  await expectGone(console);
});

it('a shorter limit reaches a console that is signed in, and what is too old leaves it', async () => {
  running = await serve(0, WIDE);
  await addThread(running.desk, 'young', 1);
  const opened = await openConsole({ url: running.url, store: test.store });
  console = opened;
  await opened.untilIdle();
  expect(await hits('planted')).toEqual(OLD);
  await serveAgain(NARROW);
  await expectGone(opened);
  expect(opened.session.historyDays).toBe(WIDE);
  expect(opened.signedOut).toBe(0);
});

it('a longer one brings it back', async () => {
  running = await serve(0, NARROW);
  await addThread(running.desk, 'young', 1);
  const opened = await openConsole({ url: running.url, store: test.store });
  console = opened;
  await opened.untilIdle();
  expect(await hits('planted')).toEqual([]);
  await serveAgain(WIDE);
  await opened.until('the old messages are found again', async () => {
    return (await hits('planted')).length === OLD.length;
  });
});
