import type { Clock } from '../../../src-main/connectors/connector';

/**
 * Real time that passes faster, for everybody who is given it, so that a test of a pause of half a
 * minute takes a few seconds while all limits of the product stay as they are.
 */
export function createFastClock(factor: number): Clock {
  const startedAt = Date.now();
  const began = performance.now();
  return {
    now: () => Math.round(startedAt + (performance.now() - began) * factor),
    sleep: (delayMs, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        // Never too early by the clock's own measure.
        const timer = setTimeout(done, Math.ceil(delayMs / factor));
        signal.addEventListener('abort', done, { once: true });
      }),
  };
}
