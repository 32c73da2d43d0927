import type { ApplyRequest, ApplyResult, CacheStore, SyncState } from '../store/api';
import { createSerial } from './concurrency';

const EMPTY: SyncState = {
  scope: null,
  cursor: null,
  historyNext: null,
  historyDone: false,
  completeSince: null,
  totalMessages: 0,
};

/**
 * The only way into the cache. One write at a time, each with the sync state that it brings, and
 * the state in memory follows only after the commit.
 *
 * Pages of history and live changes may be written in any order, although a page shows the desk as
 * it was when it was asked for. Say a page was made at sequence number S, and a removal R of one of
 * its documents (or of the document's thread or customer) was written before it:
 * - R > S: every document in the page has `rev` ≤ S < R, and the tombstone of the removal, which
 *   counts for what belonged to it as well, keeps it out.
 * - R ≤ S: the document was visible again when the page was made, so it came back by a change after
 *   R, and that change (or a later one) brings it, whether or not the page is let in.
 * A newer version that was written first wins by its `rev`. So nothing has to be held back, filtered
 * or asked for twice; only a reset, which forgets the tombstones too, makes pages of before invalid.
 */
export interface CacheWriter {
  /** As committed. */
  readonly state: SyncState;
  /** Another one after each reset; taken when something is asked for, handed in when it is written. */
  readonly epoch: number;
  load(): Promise<void>;
  /**
   * @param epoch from when the records were asked for
   * @returns null when the cache was reset, or the engine stopped, since: nothing was written
   */
  write(request: ApplyRequest, epoch: number): Promise<ApplyResult | null>;
  /** Forgets the whole cache. */
  reset(): Promise<void>;
}

/** @param signal after it aborts nothing is written any more */
export function createCacheWriter(cache: CacheStore, signal: AbortSignal): CacheWriter {
  const serial = createSerial();
  let state = EMPTY;
  let epoch = 0;

  return {
    get state() {
      return state;
    },
    get epoch() {
      return epoch;
    },
    load: () =>
      serial(async () => {
        state = await cache.syncState();
      }),
    write: (request, askedIn) =>
      serial(async () => {
        if (signal.aborted || askedIn !== epoch) return null;
        const result = await cache.apply(request);
        if (request.state) state = { ...state, ...request.state };
        return result;
      }),
    reset: () =>
      serial(async () => {
        // First: whatever is on its way belongs to what is being forgotten, also if this fails.
        epoch += 1;
        await cache.reset();
        state = EMPTY;
      }),
  };
}
