import { releaseRecords } from '../records/packed-records';
import type { ApplyRequest, ApplyResult, CacheStore, SyncState } from '../store/api';
import { EMPTY_STATE } from '../store/empty-state';
import { isDiskError } from '../store/errors';
import type { Clock } from './api';
import { createSerial } from './concurrency';

/** The store finds out by itself when the disk is good again; asking it costs next to nothing. */
const DISK_PAUSE_MS = 1000;

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
 * or asked for twice. Only a reset forgets the tombstones too; the engine resets when everything that
 * was asked for before has ended.
 */
export interface CacheWriter {
  /** As committed. */
  readonly state: SyncState;
  load(): Promise<void>;
  /**
   * A disk that refuses (full, not writable, locked by another program) is waited for: whoever
   * brings more waits with it, and nothing is asked of the desk twice.
   *
   * @param request whose records are the writer's from now on, and gone once they are written
   * @param signal of whoever asks; the engine's own counts as well
   * @returns null when a signal aborted: nothing was written
   */
  write(request: ApplyRequest, signal: AbortSignal): Promise<ApplyResult | null>;
  /** Forgets the whole cache. Nothing that was asked for before may be written after it. */
  reset(): Promise<void>;
}

export interface CacheWriterOptions {
  readonly cache: CacheStore;
  readonly clock: Clock;
  /** After it aborts nothing is written any more. */
  readonly signal: AbortSignal;
  /** Takes note of a disk that refuses, once each time. */
  readonly report: (error: unknown) => void;
}

/** The only writer of a cache. */
export function createCacheWriter({
  cache,
  clock,
  signal,
  report,
}: CacheWriterOptions): CacheWriter {
  const serial = createSerial();
  let state = EMPTY_STATE;

  return {
    get state() {
      return state;
    },
    load: () =>
      serial(async () => {
        state = await cache.syncState();
      }),
    write: (request, asker) =>
      serial(async () => {
        for (let refused = false; !signal.aborted && !asker.aborted; refused = true) {
          try {
            const result = await cache.apply(request);
            if (request.state) state = { ...state, ...request.state };
            releaseRecords(request.records);
            return result;
          } catch (error) {
            if (!isDiskError(error)) throw error;
            if (!refused) report(error);
            await clock.sleep(DISK_PAUSE_MS, AbortSignal.any([signal, asker]));
          }
        }
        return null;
      }),
    reset: () =>
      serial(async () => {
        await cache.reset();
        state = EMPTY_STATE;
      }),
  };
}
