import type { Rng } from './rng';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The same day at an hour when people write. */
export function daytime(at: number, rng: Rng): number {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  return midnight + rng.int(7 * 60, 20 * 60) * MINUTE_MS + rng.int(0, 59) * 1000;
}

/** Moments between two times, in order, with days between them. */
export function spread(count: number, from: number, to: number, rng: Rng): number[] {
  if (to <= from) return [];
  const step = (to - from) / Math.max(1, count);
  if (step < 8 * DAY_MS) return spread(count - 1, from, to, rng);
  return Array.from(
    { length: count },
    (_each, index) => from + step * (index + 0.15 + rng.next() * 0.6),
  );
}
