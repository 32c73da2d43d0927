import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreError } from '../../../src-main/store/errors';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, storeWorkerFile, type TestStore } from '../../helpers/store';

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.dispose());

test('a newer search makes the ones that wait pointless; the newest is answered', async () => {
  await opened.store.cache.apply({
    records: [...oneThread(1), put('message', message('m', 't1', { text: 'refund' }), 1)],
    malformed: [],
    state: null,
  });
  const asked = ['r', 're', 'ref', 'refu'].map((text) => opened.store.queries.search(text, 9));
  const answers = await Promise.allSettled(asked);
  const last = answers.at(-1);
  expect(last?.status === 'fulfilled' && last.value.messages.length).toBe(1);
  for (const answer of answers) {
    if (answer.status === 'rejected') {
      expect(answer.reason).toMatchObject({ problem: 'superseded' });
    }
  }
  expect(answers.filter((answer) => answer.status === 'rejected').length).toBeGreaterThan(0);
});

test('close waits for what was asked before; afterwards everything is refused', async () => {
  const { store } = opened;
  const saving = store.work.saveDraft(draft('t1', 'last words'), 1);
  await store.close();
  await saving;
  await expect(store.work.outbox()).rejects.toBeInstanceOf(StoreError);
  await expect(store.queries.agents()).rejects.toMatchObject({ problem: 'closed' });
  await store.close();
  expect(await (await opened.reopen()).work.draft('t1', 'reply')).toMatchObject({
    text: 'last words',
  });
});

/** A worker whose threads of a role die of an operation, by default readers of a search: so often in all. */
async function dyingWorker(deaths: number, role = 'reader', of = 'search'): Promise<string> {
  const real = await storeWorkerFile();
  const file = join(opened.folder, 'dying-worker.mjs');
  const count = join(opened.folder, 'deaths');
  await writeFile(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs';
     import { parentPort, workerData } from 'node:worker_threads';
     const roles = workerData.shared ?? [{ setup: workerData, port: parentPort }];
     for (const { setup, port } of roles) {
       if (setup.role !== ${JSON.stringify(role)}) continue;
       port.on('message', ({ name }) => {
         if (name !== ${JSON.stringify(of)}) return;
         appendFileSync(${JSON.stringify(count)}, '.');
         if (readFileSync(${JSON.stringify(count)}).length <= ${deaths}) process.exit(1);
       });
     }
     await import(${JSON.stringify(real)});`,
  );
  return file;
}

test('a thread that dies is reported and started again; who waits for a query gets its answer', async () => {
  const onDied = vi.fn<(role: string) => void>();
  const renewed = vi.fn<() => void>();
  const store = await opened.reopen({ workerFile: await dyingWorker(1), onDied });
  store.onCacheRenewed(renewed);
  await store.cache.apply({
    records: [...oneThread(1), put('message', message('m', 't1', { text: 'refund' }), 1)],
    malformed: [],
    state: { cursor: 1 },
  });
  expect((await store.queries.search('refund', 9)).messages).toHaveLength(1);
  expect(onDied).toHaveBeenCalledExactlyOnceWith('reader');
  expect(renewed).toHaveBeenCalledOnce();
  expect(store.recovered).toEqual([]);
});

test('of the thread of the work that dies nothing is lost, and nobody is told that it may be', async () => {
  const onFindings = vi.fn<() => void>();
  const workerFile = await dyingWorker(1, 'work', 'draft');
  const store = await opened.reopen({ workerFile, onFindings });
  await store.work.saveDraft(draft('t1', 'still here'), 1);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'still here' });
  expect(onFindings).not.toHaveBeenCalled();
  expect((await opened.reopen()).recovered).toEqual([]);
});

test('who writes to a cache that was opened again looks first at what it holds', async () => {
  const store = await opened.reopen({ workerFile: await dyingWorker(1) });
  const apply = (cursor: number) =>
    store.cache.apply({ records: oneThread(1, cursor), malformed: [], state: { cursor } });
  await apply(1);
  await store.queries.search('x', 9);
  await expect(apply(2)).rejects.toMatchObject({ problem: 'damaged' });
  expect((await store.cache.syncState()).cursor).toBe(1);
  await apply(2);
  expect((await store.cache.syncState()).cursor).toBe(2);
});

test('threads that die again and again are given up; the other database goes on', async () => {
  const onGivenUp = vi.fn<(role: string) => void>();
  const store = await opened.reopen({ workerFile: await dyingWorker(1000), onGivenUp });
  await vi.waitUntil(
    async () => {
      await expect(store.queries.search('x', 9)).rejects.toMatchObject({ problem: 'worker-died' });
      return onGivenUp.mock.calls.length > 0;
    },
    { timeout: 30_000, interval: 1 },
  );
  expect(onGivenUp).toHaveBeenCalledExactlyOnceWith('writer');
  await expect(store.queries.agents()).rejects.toMatchObject({ problem: 'worker-died' });
  await store.work.saveDraft(draft('t1', 'still here'), 1);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'still here' });
});

test('a worker file that cannot run is an error of opening', async () => {
  await expect(
    opened.reopen({ workerFile: join(opened.folder, 'nowhere.js') }),
  ).rejects.toMatchObject({ problem: 'worker-died' });
  await opened.reopen();
});

test('several readers answer side by side', async () => {
  const store = await opened.reopen({ readers: 3 });
  await store.cache.apply({ records: oneThread(1), malformed: [], state: null });
  const rows = await Promise.all(
    Array.from({ length: 30 }, () => store.queries.episodeRows(['e1'])),
  );
  expect(rows.every((row) => row.length === 1)).toBe(true);
});

const oneMessage = (rev: number) => ({
  records: [...oneThread(1, rev), put('message', message('m', 't1', { text: 'refund' }), rev)],
  malformed: [],
  state: { cursor: rev },
});

test('what starts in one thread answers before, while and after its threads are started', async () => {
  const onDied = vi.fn<(role: string) => void>();
  const store = await opened.reopen({ startsInOne: true, onDied });
  const renewed = vi.fn<() => void>();
  store.onCacheRenewed(renewed);
  await store.cache.apply(oneMessage(1));
  const spread = store.spread();
  const saving = store.work.saveDraft(draft('t1', 'still here'), 1);
  const writing = Promise.all([2, 3, 4].map((rev) => store.cache.apply(oneMessage(rev))));
  const found = await store.queries.search('refund', 9);
  await Promise.all([spread, saving, writing]);
  await store.spread();
  await store.cache.apply(oneMessage(5));
  expect(found.messages).toHaveLength(1);
  expect((await store.queries.search('refund', 9)).messages).toHaveLength(1);
  expect((await store.cache.syncState()).cursor).toBe(5);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'still here' });
  expect(renewed).not.toHaveBeenCalled();
  expect(onDied).not.toHaveBeenCalled();
  expect((await opened.reopen()).recovered).toEqual([]);
});

test('the one thread of the start may die: both databases are opened again, in threads of their own', async () => {
  const onDied = vi.fn<(role: string) => void>();
  const workerFile = await dyingWorker(1, 'work', 'draft');
  const store = await opened.reopen({ workerFile, startsInOne: true, onDied });
  await store.work.saveDraft(draft('t1', 'still here'), 1);
  await store.cache.apply(oneMessage(1));
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'still here' });
  expect((await store.queries.search('refund', 9)).messages).toHaveLength(1);
  expect(onDied.mock.calls.flat().toSorted()).toEqual(['reader', 'work', 'writer']);
  await store.spread();
  expect((await store.cache.syncState()).cursor).toBe(1);
  expect((await opened.reopen()).recovered).toEqual([]);
});

test('a store that is closed while its threads are started leaves none', async () => {
  const store = await opened.reopen({ startsInOne: true });
  await store.cache.apply(oneMessage(1));
  const spread = store.spread();
  await store.close();
  await spread.catch(() => undefined);
  await store.spread();
  const again = await opened.reopen();
  expect(again.recovered).toEqual([]);
  expect((await again.cache.syncState()).cursor).toBe(1);
});

test('work that is repaired before the threads are started does not stop the cache', async () => {
  const store = await opened.reopen({ startsInOne: true });
  await store.cache.apply(oneMessage(1));
  await rm(join(opened.folder, 'work.db'));
  await store.work.saveDraft(draft('t1', 'still here'), 1);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'still here' });
  expect((await store.cache.syncState()).cursor).toBe(1);
  await store.spread();
  expect((await store.queries.search('refund', 9)).messages).toHaveLength(1);
});
