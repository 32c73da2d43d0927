import type { ApplyRequest, ApplyResult, CacheStore, SyncState } from '../store/api';
import { createSerial } from './concurrency';
import { createRemovalLog } from './removals';

const EMPTY: SyncState = {
  scope: null,
  cursor: null,
  historyNext: null,
  historyDone: false,
  completeSince: null,
  totalMessages: 0,
};

/** Where in the life of the cache a request to the desk was made. */
export interface Mark {
  /** Another one after each reset: what was asked for before it is dropped. */
  readonly epoch: number;
  readonly removals: number;
}

/** What became of a write. */
export type Written =
  | { readonly type: 'applied'; readonly result: ApplyResult }
  /** The cache was reset, or the engine stopped, since the request; nothing was written. */
  | { readonly type: 'dropped' }
  /** The answer is too old to be filtered; ask again. */
  | { readonly type: 'too-old' };

/**
 * The only way into the cache. One write at a time, each with the sync state that it brings, and
 * the state in memory follows only after the commit.
 */
export interface CacheWriter {
  /** As committed. */
  readonly state: SyncState;
  load(): Promise<void>;
  mark(): Mark;
  /**
   * @param mark from when the records were asked for
   * @param late the records show the desk at the time of the mark (history), while changes may have
   *   been applied since; what was removed meanwhile stays removed
   */
  write(request: ApplyRequest, mark: Mark, late: boolean): Promise<Written>;
  /** Forgets the whole cache. */
  reset(): Promise<void>;
}

/** @param signal after it aborts nothing is written any more */
export function createCacheWriter(cache: CacheStore, signal: AbortSignal): CacheWriter {
  const serial = createSerial();
  let state = EMPTY;
  let epoch = 0;
  let removals = createRemovalLog();

  return {
    get state() {
      return state;
    },
    load: () =>
      serial(async () => {
        state = await cache.syncState();
      }),
    mark: () => ({ epoch, removals: removals.mark() }),
    write: (request, mark, late) =>
      serial(async () => {
        if (signal.aborted || mark.epoch !== epoch) return { type: 'dropped' };
        const records = late
          ? removals.filter(request.records, mark.removals)
          : request.records;
        if (!records) return { type: 'too-old' };
        const result = await cache.apply({ ...request, records });
        if (request.state) state = { ...state, ...request.state };
        removals.add(records);
        return { type: 'applied', result };
      }),
    reset: () =>
      serial(async () => {
        // First: whatever is on its way belongs to what is being forgotten, also if this fails.
        epoch += 1;
        removals = createRemovalLog();
        await cache.reset();
        state = EMPTY;
      }),
  };
}
