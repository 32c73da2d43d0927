import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/**
 * Counts down to a moment.
 *
 * @param at Unix ms; null: no wait
 * @returns whole seconds that are left, 0 when it has come
 */
export function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  const isOver = at === null || at <= now;
  useEffect(() => {
    if (at === null) return undefined;
    setNow(Date.now());
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [at, isOver]);
  return isOver ? 0 : Math.ceil((at - now) / SECOND_MS);
}
