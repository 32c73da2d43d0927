import type { Clock, Random } from './api';

/** The system's clock: the one place where sync and connectors touch real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
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
      const timer = setTimeout(done, delayMs);
      signal.addEventListener('abort', done, { once: true });
    }),
};

/** The system's randomness; good enough for jitter, never for secrets. */
export const systemRandom: Random = () => Math.random();
