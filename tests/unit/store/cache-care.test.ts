import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IndexStatus } from '../../../src-main/store/api';
import { CacheCare } from '../../../src-main/store/cache-care';
import { DatabaseThreads } from '../../../src-main/store/database-threads';
import { StoreError } from '../../../src-main/store/errors';
import { createGate, ScriptedThread } from './store-threads';

const GOOD = { state: 'good', checkedAt: 5, usable: true };
const SOUND = { done: 1, verdict: 'good' };

let folder: string;
let threads: DatabaseThreads;
let care: CacheCare;
let careThread: ScriptedThread;
let told: IndexStatus[];
let failed: StoreError[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-care-'));
  writeFileSync(join(folder, 'cache.db'), '');
});
afterEach(async () => {
  await care.close();
  await threads.close();
  rmSync(folder, { recursive: true });
});

/** @param asked what the writer answers; @param cares what the thread for care answers */
async function begin(asked: ScriptedThread['answers'], cares: ScriptedThread['answers']) {
  careThread = new ScriptedThread('care', cares);
  told = [];
  failed = [];
  threads = new DatabaseThreads({
    lead: 'writer',
    readers: 0,
    start: (role) => new ScriptedThread(role, { open: () => [], ...asked }),
    repairing: () => () => undefined,
    renewed: () => void care.opened(),
    givenUp: () => undefined,
  });
  care = new CacheCare({
    folder,
    threads,
    ask: (name, args) =>
      threads.ask({ of: 'lead', name, args, generation: null, repeat: 'always' }),
    start: () => careThread,
    failed: (error) => failed.push(error),
  });
  await threads.open();
  await care.opened();
  care.watch((status) => told.push(status));
}

const throwing = (problem: StoreError['problem']) => () => {
  throw new StoreError(problem);
};

test('a new cache is called what it is, however long the thread takes that met the damage', async () => {
  const renewed = createGate();
  let opened = 0;
  const indexNote = () => {
    opened += 1;
    return opened === 1 ? { state: 'unknown', checkedAt: null, usable: true } : GOOD;
  };
  await begin({ indexNote }, { beginCopy: throwing('damaged') });
  careThread.endsAfter = renewed.opened;
  care.watch(({ state }) => {
    if (state === 'good') renewed.open();
  });
  await expect(care.rebuildIndex()).rejects.toMatchObject({ problem: 'damaged' });
  expect(care.status).toEqual({ state: 'good', checkedAt: 5, progress: null });
  expect(told.at(-1)).toEqual(care.status);
});

test('a check whose result cannot be noted has not been made, and is not still going on', async () => {
  await begin(
    { indexNote: () => GOOD, noteIndex: throwing('disk-full') },
    { checkPart: () => SOUND },
  );
  await expect(care.checkIndex(9)).rejects.toMatchObject({ problem: 'disk-full' });
  expect(care.status).toEqual({ state: 'good', checkedAt: 5, progress: null });
});

test('an index that could not be made again where it is, is not still being made', async () => {
  const unusable = { state: 'unknown', checkedAt: null, usable: false };
  await begin(
    { indexNote: () => unusable, rebuildInPlace: throwing('disk-full') },
    { beginCopy: throwing('disk-full') },
  );
  await expect.poll(() => failed).toHaveLength(1);
  expect(failed[0]?.problem).toBe('disk-full');
  expect(care.status).toEqual({ state: 'damaged', checkedAt: null, progress: null });
});

test('what the threads opened meanwhile is not taken for what is being worked on', async () => {
  const part = createGate();
  let parts = 0;
  const checkPart = async () => {
    parts += 1;
    if (parts === 1) return { done: 0.5, verdict: null };
    await part.opened;
    return { done: 0.9, verdict: null };
  };
  await begin({ indexNote: () => GOOD, noteIndex: () => undefined }, { checkPart });
  const check = care.checkIndex(9);
  await expect.poll(() => parts).toBe(2);
  threads.renew('died');
  await expect.poll(() => care.status.state).toBe('good');
  part.open();
  await expect.poll(() => parts).toBeGreaterThan(3);
  expect(care.status).toEqual({ state: 'good', checkedAt: 5, progress: null });
  await care.close();
  await expect(check).rejects.toMatchObject({ problem: 'closed' });
});
