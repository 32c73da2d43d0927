const DAY_MS = 86_400_000;

/** A length of time in the unit that a person would choose. */
export interface AwayWords {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly count: number;
}

/**
 * How long a pause was: days up to two weeks, then weeks, months, years, as `durationWords` counts.
 *
 * @param ms milliseconds, at least a day
 */
export function awayWords(ms: number): AwayWords {
  const days = Math.max(1, Math.floor(ms / DAY_MS));
  if (days < 14) return { unit: 'days', count: days };
  if (days < 61) return { unit: 'weeks', count: Math.floor(days / 7) };
  if (days < 730) return { unit: 'months', count: Math.floor(days / 30.44) };
  return { unit: 'years', count: Math.floor(days / 365.25) };
}
