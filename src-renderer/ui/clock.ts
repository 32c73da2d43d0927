import { useSyncExternalStore } from 'react';

/** Words like "4 min over" change by the minute; a quarter of that keeps them honest. */
const TICK_MS = 15_000;

const listeners = new Set<() => void>();
let current = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    current = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The time (Unix ms) of the one clock that everything on screen shares; renders on each tick. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}

/**
 * A text that depends on the time; renders only when the text itself changes.
 *
 * @param describe from the time (Unix ms) to the text; equal text, no render
 */
export function useTimeText(describe: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => describe(current));
}
