import type { IndexStatus } from '../store/api';
import { StoreError } from '../store/errors';
import { jittered } from './backoff';
import { unlessAborted } from './concurrency';
import type { SyncContext } from './context';

/** The start of the app is for the screen. */
const FIRST_MS = 60_000;
const EVERY_MS = 60 * 60_000;
const CHECK_AFTER_MS = 7 * 86_400_000;
/** A check in the future was made by a clock that was wrong. */
const CLOCKS_DIFFER_MS = 86_400_000;

/** Whether it is time to look at the index: nothing is known of it, or nothing new. */
function isCheckDue({ state, checkedAt }: IndexStatus, now: number): boolean {
  if (state !== 'good' || checkedAt === null) return state === 'unknown' || state === 'good';
  const ageMs = now - checkedAt;
  return ageMs >= CHECK_AFTER_MS || ageMs < -CLOCKS_DIFFER_MS;
}

/** The cache was reset, or is being closed: there is nothing to be looked at. */
function isPointless(error: unknown): boolean {
  return (
    error instanceof StoreError && (error.problem === 'superseded' || error.problem === 'closed')
  );
}

async function look(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { cache, clock } = context;
  const status = cache.indexStatus();
  const now = clock.now();
  const traces = await cache.traces();
  // Writing the cache anew makes the index anew as well, which is better than a check.
  const isWornOut = traces === 'many' || (traces === 'some' && isCheckDue(status, now));
  await unlessAborted(signal, async () => {
    if (status.state === 'damaged' || isWornOut) await cache.rebuildIndex();
    else if (isCheckDue(status, now)) await cache.checkIndex(now);
  });
}

/**
 * Has the index checked once a week, and after an end that nobody planned; tries again what could not
 * be made good. Has the cache written anew when traces of what left it may still be in its file. Waits
 * while the cache is being filled. Works without a desk as well.
 */
export async function watchIndex(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { board, clock, random, report } = context;
  await clock.sleep(jittered(FIRST_MS, random), signal);
  while (!signal.aborted) {
    const { connection, fill } = board.status();
    const isFilling = connection.state === 'connected' && fill.phase !== 'complete';
    if (!isFilling) {
      await look(context, signal).catch((error: unknown) => {
        if (!isPointless(error)) report(error);
      });
    }
    await clock.sleep(jittered(isFilling ? FIRST_MS : EVERY_MS, random), signal);
  }
}
