import type { Clock } from './api';

/** Knows whether something more important is under way. */
export interface Quiet {
  /** Counts something in; returns what counts it out (once). */
  busy(): () => void;
  /** Resolves when nothing is counted in, or the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
  /** How long nothing has been counted in, ms; Infinity when nothing ever was. */
  lastedMs(): number;
}

/** Nothing is under way. */
export function createQuiet(clock: Clock): Quiet {
  let count = 0;
  let since = Number.NEGATIVE_INFINITY;
  let waiters: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiters;
    waiters = [];
    for (const waiter of woken) waiter();
  };
  return {
    busy: () => {
      let counted = true;
      count += 1;
      return () => {
        if (counted) count -= 1;
        since = clock.now();
        counted = false;
        if (count === 0) wake();
      };
    },
    wait: async (signal) => {
      while (count > 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const done = (): void => {
            signal.removeEventListener('abort', done);
            resolve();
          };
          waiters.push(done);
          signal.addEventListener('abort', done, { once: true });
        });
      }
    },
    lastedMs: () => (count > 0 ? 0 : clock.now() - since),
  };
}
