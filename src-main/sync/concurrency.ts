import type { Clock } from './api';

/** Runs tasks one after the other, in the order they were handed in. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of one worker. A failing task does not hold up the next one. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}

/** Something to wait for that may happen before anybody waits; rings are not counted. */
export interface Bell {
  ring(): void;
  /**
   * Resolves at the next ring (at once if it rang since the last wait), after the delay, or when
   * the signal aborts. One waiter at a time.
   *
   * @param delayMs null waits for the ring alone
   */
  wait(delayMs: number | null, signal: AbortSignal): Promise<void>;
}

/** A bell that has not rung. */
export function createBell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (delayMs, signal) => {
      if (!rung && !signal.aborted) {
        const woken = new AbortController();
        wake = () => woken.abort();
        const stop = (): void => woken.abort();
        signal.addEventListener('abort', stop, { once: true });
        if (delayMs === null) {
          await new Promise<void>((resolve) => {
            woken.signal.addEventListener('abort', () => resolve(), { once: true });
          });
        } else await clock.sleep(delayMs, woken.signal);
        signal.removeEventListener('abort', stop);
        wake = null;
      }
      rung = false;
    },
  };
}

/**
 * Runs tasks side by side as one: the first that fails ends the others, and nothing is left running
 * when this settles.
 *
 * @param signal ends all of them
 * @throws what the first failing task threw
 */
export async function together(
  signal: AbortSignal,
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const group = new AbortController();
  const stop = (): void => group.abort();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  let failure: { readonly error: unknown } | null = null;
  const run = async (task: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    try {
      await task(group.signal);
    } catch (error) {
      failure ??= { error };
      group.abort();
    }
  };
  await Promise.all(tasks.map(run));
  signal.removeEventListener('abort', stop);
  const first = failure as { readonly error: unknown } | null;
  if (first) throw first.error;
}

/**
 * Waits for work that ends by itself, but no longer than until the signal aborts; the work goes on
 * then, and what becomes of it is nobody's concern.
 *
 * @returns null when the signal aborted first
 */
export async function unlessAborted<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | null> {
  if (signal.aborted) return null;
  const working = work();
  const stopped = new AbortController();
  const aborted = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), {
      once: true,
      signal: stopped.signal,
    });
  });
  try {
    return await Promise.race([working, aborted]);
  } finally {
    stopped.abort();
    working.catch(() => undefined);
  }
}

/**
 * Takes the next item of a source while the last one is being worked on.
 *
 * @returns the same items in the same order; ends the source when left early
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = iterator.next();
      // Looked at only in the next round; until then a failure is not an unhandled one.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    void iterator.return?.().catch(() => undefined);
  }
}
