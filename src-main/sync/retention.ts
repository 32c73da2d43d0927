import { entityKinds } from '@shared/domain';
import { StoreError } from '../store/errors';
import { jittered } from './backoff';
import { unlessAborted } from './concurrency';
import type { SyncContext } from './context';
import { LimitChangedError, ScopeChangedError } from './failures';
import { asideSinceOf, changeOfLimit, keepSinceOf } from './history-limit';

const EVERY_MS = 86_400_000;
/** How soon it is tried again when something stood in the way. */
const AGAIN_MS = 60 * 60_000;

/**
 * Brings the cache under the limit on history as it is now. A limit that is wider than before,
 * or has ended, begins the backfill again; a narrower one says what is written from now on, and
 * `retain` removes what is here and too old.
 *
 * Only after the desk has answered, because what is too old is decided by its clock. So nothing grows
 * too old while it cannot be reached: a console cannot know its own clock to be right.
 */
export async function adoptLimit(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { writer, limit } = context;
  const days = limit.days(writer.state);
  const state = changeOfLimit(writer.state, days, keepSinceOf(context, days));
  if (state) await writer.write({ records: [], malformed: [], state }, signal);
}

/**
 * To be asked after each answer of the desk, which may have said another limit.
 *
 * @throws LimitChangedError when the cache is not kept to the limit as it is now
 */
export function refuseOtherLimit({ limit, writer }: SyncContext): void {
  if (limit.days(writer.state) !== writer.state.historyDays) throw new LimitChangedError();
}

/** Removes what is too old. */
export interface Retention {
  /**
   * Removes it now and once a day, for as long as there is a limit on how much history may be kept. To be
   * called when all changes are here and the history is complete: what a document belongs to is then
   * either here as well or gone.
   *
   * @throws LimitChangedError as refuseOtherLimit
   * @throws ScopeChangedError when there is no room to write the cache anew: it is given up, once, and
   *   filled again with what may be kept, which needs less
   */
  run(signal: AbortSignal): Promise<void>;
}

/** One for each run of the engine. */
export function createRetention(context: SyncContext): Retention {
  const { writer, clock, random, report } = context;
  let gaveUp = false;

  const tryOnce = async (signal: AbortSignal): Promise<boolean> => {
    try {
      await adoptLimit(context, signal);
      await removeOverdue(context, signal);
      return true;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      report(error);
      if (error.problem !== 'disk-full' || gaveUp) return false;
      gaveUp = true;
      throw new ScopeChangedError();
    }
  };

  return {
    run: async (signal) => {
      while (!signal.aborted && writer.state.historyDays !== null) {
        await context.quiet(signal);
        refuseOtherLimit(context);
        const done = await tryOnce(signal);
        await removeCachesAside(context);
        await clock.sleep(jittered(done ? EVERY_MS : AGAIN_MS, random), signal);
      }
    },
  };
}

/** Damaged copies of the cache hold the same as it, and stay as long. */
async function removeCachesAside(context: SyncContext): Promise<void> {
  const { historyDays } = context.writer.state;
  if (historyDays === null) return;
  await context.removeCachesAside(asideSinceOf(context, historyDays)).catch(context.report);
}

async function removeOverdue(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { cache, writer, board, listener } = context;
  const { keepSince } = writer.state;
  if (keepSince === null || signal.aborted) return;
  // It goes on by itself when the connection breaks; nobody waits for it then.
  const renewed = await unlessAborted(signal, async () => {
    if (!(await cache.hasOverdue(keepSince))) return false;
    await cache.renew(keepSince);
    return true;
  });
  if (renewed !== true) return;
  board.fill({ cachedMessages: await cache.messageCount() });
  listener.changed(entityKinds, null);
}
