import { writeFile } from 'node:fs/promises';
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
  await expect(store.queries.agents()).rejects.toMatchObject({ problem: 'worker-died' });
  await store.close();
  expect(await (await opened.reopen()).work.draft('t1', 'reply')).toMatchObject({
    text: 'last words',
  });
});

test('the death of a thread rejects what waits and is reported', async () => {
  // A worker that opens, and dies of whatever is asked next.
  const real = await storeWorkerFile();
  const dying = join(opened.folder, 'dying-worker.mjs');
  await writeFile(
    dying,
    `import { parentPort, workerData } from 'node:worker_threads';
     if (workerData.role === 'reader') {
       parentPort.on('message', ({ id, name }) => {
         if (name !== 'open') throw new Error('killed');
         parentPort.postMessage({ id, ok: true, value: [], tookMs: 0 });
       });
     } else await import(${JSON.stringify(real)});`,
  );
  const onDied = vi.fn<(role: string) => void>();
  const store = await opened.reopen({ workerFile: dying, onDied });
  await expect(store.queries.agents()).rejects.toMatchObject({ problem: 'worker-died' });
  await expect(store.queries.agents()).rejects.toMatchObject({ problem: 'worker-died' });
  expect(onDied).toHaveBeenCalledExactlyOnceWith('reader');
  expect(await store.work.outbox()).toEqual([]);
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
