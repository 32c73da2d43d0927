import type { Random } from './api';

const BASE_MS = 1000;
const CAP_MS = 60_000;
const FLOOR_MS = 200;

/**
 * How long to wait before trying again: exponential with full jitter, so that many consoles that
 * lost the same desk do not all come back in the same second.
 *
 * @param failures how many in a row, from 1
 * @param retryAfterMs what the desk asked for; the wait is never shorter than that
 * @returns milliseconds, 200 to 60,000 plus what the desk asked for
 */
export function backoffMs(failures: number, random: Random, retryAfterMs: number | null): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(Math.max(failures - 1, 0), 16));
  const jittered = Math.max(FLOOR_MS, Math.floor(random() * ceiling));
  return (retryAfterMs ?? 0) + jittered;
}

/** A period with jitter of half its length either way, in milliseconds. */
export function jittered(periodMs: number, random: Random): number {
  return Math.floor(periodMs * (0.5 + random()));
}
