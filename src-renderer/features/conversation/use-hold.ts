import { useEffect, useState } from 'react';
import { holdLeftMs } from '@shared/rules';

const SECOND_MS = 1000;

/**
 * The seconds for which an answer is still kept back, rounded up; 0 when it may leave. Renders once a
 * second.
 *
 * @param holdUntil Unix ms; null: it is not kept back
 */
export function useHoldSeconds(holdUntil: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsLeft(holdUntil));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const count = () => {
      const leftMs = holdLeftMs(holdUntil, Date.now());
      setSeconds(Math.ceil(leftMs / SECOND_MS));
      // The next number begins when a whole second is left.
      timer = leftMs > 0 ? setTimeout(count, leftMs % SECOND_MS || SECOND_MS) : null;
    };
    count();
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, [holdUntil]);
  return seconds;
}

function secondsLeft(holdUntil: number | null): number {
  return Math.ceil(holdLeftMs(holdUntil, Date.now()) / SECOND_MS);
}
