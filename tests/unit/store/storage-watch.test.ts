import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreError } from '../../../src-main/store/errors';
import { StorageWatch, type Storage } from '../../../src-main/store/storage-watch';

let told: Storage[];
let reserve: { has: boolean; room: boolean };
let disk: { takes: boolean };
let probes: number;
let watch: StorageWatch;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  reserve = { has: true, room: false };
  disk = { takes: false };
  probes = 0;
  watch = new StorageWatch({
    folder: tmpdir(),
    reserve: {
      make: async () => {
        if (!reserve.room) throw new StoreError('disk-full');
        reserve.has = true;
      },
      release: async () => {
        const had = reserve.has;
        reserve.has = false;
        return had;
      },
    },
    firstPauseMs: 1000,
    probe: async () => {
      probes += 1;
      if (!disk.takes) throw new StoreError('disk');
    },
    shrink: async () => undefined,
    changed: (storage) => told.push(storage),
  });
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

const states = () => told.map(({ state }) => state);

test('a full disk gets the reserve once; whoever fails at the same moment waits for the same room', async () => {
  const both = await Promise.all([watch.failed('disk-full'), watch.failed('disk-full')]);
  expect(both).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await watch.failed('disk-full')).toBe(false);
  expect(states()).toEqual(['disk-full']);
  expect(watch.refusal).toBe('disk-full');
});

test('it is good again only with a reserve and after a real write, and then says so once', async () => {
  await watch.failed('disk-full');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toBe(0);
  reserve.room = true;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(probes).toBeGreaterThan(0);
  expect(states()).toEqual(['disk-full']);
  disk.takes = true;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(states()).toEqual(['disk-full', 'ok']);
  expect(reserve.has).toBe(true);
  expect(watch.refusal).toBeNull();
  const after = probes;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(probes).toBe(after);
});

test('a disk that stays away is asked less and less often', async () => {
  reserve.room = true;
  await watch.failed('disk');
  expect(states()).toEqual(['unwritable']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(probes).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(probes).toBe(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(probes).toBeLessThan(240);
  disk.takes = true;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(states()).toEqual(['unwritable', 'ok']);
});

test('another program that looks at a file says nothing about the disk', async () => {
  expect(await watch.failed('locked')).toBe(false);
  expect(states()).toEqual([]);
  expect(watch.refusal).toBeNull();
});

test('a repair is told before and after, over the state of the disk; times always grow', async () => {
  const first = watch.repairing();
  const second = watch.repairing();
  await watch.failed('unwritable');
  first();
  expect(states()).toEqual(['repairing']);
  second();
  expect(states()).toEqual(['repairing', 'unwritable']);
  const times = told.map(({ since }) => since);
  expect(new Set(times).size).toBe(times.length);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('nothing is asked of a disk whose store is closed', async () => {
  await watch.failed('disk');
  watch.close();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(probes).toBe(0);
  expect(await watch.failed('disk-full')).toBe(false);
});
