import type { Clock } from './api';

/** Samples closer than this tell nothing new. */
const SAMPLE_EVERY_MS = 2000;
/** What was faster or slower than this long ago does not matter, as long as two samples remain. */
const WINDOW_MS = 120_000;
/** Before this nobody can say. */
const SPAN_MIN_MS = 5000;

/** Guesses when something that counts up will be done, by how fast it was of late. */
export interface Estimate {
  /** @returns Unix ms; null when it cannot be said yet */
  finishesAt(received: number, expected: number): number | null;
  /** Something else is counted from now on. */
  reset(): void;
}

export function createEstimate(clock: Clock): Estimate {
  let samples: { readonly at: number; readonly received: number }[] = [];

  return {
    finishesAt: (received, expected) => {
      const now = clock.now();
      const last = samples.at(-1);
      // A clock that was set back, or a count that began anew: what was seen before says nothing.
      if (last && (now < last.at || received < last.received)) samples = [];
      if (samples.length === 0 || (last && now - last.at >= SAMPLE_EVERY_MS)) {
        samples.push({ at: now, received });
        while (samples.length > 2 && now - (samples[1]?.at ?? now) > WINDOW_MS) samples.shift();
      }
      const [first] = samples;
      if (!first || now - first.at < SPAN_MIN_MS || received <= first.received) return null;
      const left = Math.max(expected - received, 0);
      return Math.round(now + (left * (now - first.at)) / (received - first.received));
    },
    reset: () => {
      samples = [];
    },
  };
}
