import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '@shared/ipc';
import type { CacheStore, IndexStatus } from '../../../src-main/store/api';
import type { SyncContext } from '../../../src-main/sync/context';
import { watchIndex } from '../../../src-main/sync/index-watch';
import { createFakeClock } from '../../fixtures/sync/fake-clock';

const START = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Watched {
  /** What was asked of the cache, with the hour. */
  readonly asked: string[];
  readonly reported: unknown[];
  status: IndexStatus;
  traces: Awaited<ReturnType<CacheStore['traces']>>;
  fill: Pick<SyncStatus['fill'], 'phase'>;
  connection: Pick<SyncStatus['connection'], 'state'>;
  checkFails: boolean;
  run(ms: number): Promise<void>;
  stop(): Promise<void>;
}

function watch(status: Partial<IndexStatus>): Watched {
  const clock = createFakeClock({ startAt: START });
  const stop = new AbortController();
  const ask = (what: string): void => {
    watched.asked.push(`${what} after ${Math.floor((clock.now() - START) / HOUR_MS)} h`);
  };
  const watched: Watched = {
    asked: [],
    reported: [],
    status: { state: 'good', checkedAt: START, progress: null, ...status },
    traces: 'none',
    fill: { phase: 'complete' },
    connection: { state: 'connected' },
    checkFails: false,
    run: (ms) => clock.run(ms),
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
  const cache: Pick<CacheStore, 'indexStatus' | 'traces' | 'checkIndex' | 'rebuildIndex'> = {
    indexStatus: () => watched.status,
    traces: async () => watched.traces,
    checkIndex: async (now = 0) => {
      ask('check');
      if (watched.checkFails) throw new Error('the disk fails');
      watched.status = { ...watched.status, state: 'good', checkedAt: now };
      return true;
    },
    rebuildIndex: async () => {
      ask('rebuild');
      watched.traces = 'none';
      watched.status = { ...watched.status, state: 'good', checkedAt: clock.now() };
    },
  };
  const context = {
    cache,
    clock,
    random: () => 0.5,
    report: (error: unknown) => watched.reported.push(error),
    board: { status: () => watched },
  };
  // Only these parts of the engine are used.
  const ended = watchIndex(context as unknown as SyncContext, stop.signal);
  return watched;
}

describe('the index is looked at', () => {
  it('once a week', async () => {
    const watched = watch({});
    await watched.run(6 * DAY_MS);
    expect(watched.asked).toEqual([]);
    await watched.run(10 * DAY_MS);
    expect(watched.asked).toEqual(['check after 168 h', 'check after 336 h']);
    await watched.stop();
  });

  it.each([
    ['after an end that nobody planned', { state: 'unknown' }],
    ['when it was never looked at', { state: 'good', checkedAt: null }],
    ['when the last time is in the future', { checkedAt: START + 400 * DAY_MS }],
  ] as const)('soon: %s', async (_when, status) => {
    const watched = watch(status);
    await watched.run(HOUR_MS / 2);
    expect(watched.asked).toEqual(['check after 0 h']);
    await watched.run(DAY_MS);
    expect(watched.asked).toHaveLength(1);
    await watched.stop();
  });

  it('not while the cache is being filled, but without a desk', async () => {
    const watched = watch({ state: 'unknown' });
    watched.fill = { phase: 'backfill' };
    await watched.run(5 * HOUR_MS);
    expect(watched.asked).toEqual([]);
    watched.connection = { state: 'offline' };
    await watched.run(HOUR_MS);
    expect(watched.asked).toEqual(['check after 5 h']);
    await watched.stop();
  });

  it('again after a check that failed', async () => {
    const watched = watch({ state: 'unknown' });
    watched.checkFails = true;
    await watched.run(2.5 * HOUR_MS);
    expect(watched.reported.length).toBe(watched.asked.length);
    watched.checkFails = false;
    await watched.run(DAY_MS);
    expect(watched.asked).toHaveLength(4);
    await watched.stop();
  });
});

describe('the cache is written anew', () => {
  it('when its index is damaged and was not made good yet', async () => {
    const watched = watch({ state: 'damaged' });
    await watched.run(HOUR_MS);
    expect(watched.asked).toEqual(['rebuild after 0 h']);
    await watched.stop();
  });

  it('soon when much has left it, and instead of a check when something has', async () => {
    const watched = watch({});
    watched.traces = 'many';
    await watched.run(HOUR_MS);
    expect(watched.asked).toEqual(['rebuild after 0 h']);
    watched.traces = 'some';
    await watched.run(8 * DAY_MS);
    expect(watched.asked).toEqual(['rebuild after 0 h', 'rebuild after 168 h']);
    await watched.stop();
  });
});
