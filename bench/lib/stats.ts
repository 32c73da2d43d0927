export interface Summary {
  readonly runs: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * Sums up measurements of one unit.
 *
 * @param values at least one finite number
 * @returns order statistics (nearest rank), in the unit of the values
 */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new RangeError('Nothing was measured');
    return Math.round(value * 100) / 100;
  };
  return {
    runs: sorted.length,
    min: rank(0),
    median: rank(0.5),
    p95: rank(0.95),
    max: rank(1),
  };
}

/** A quotient with two decimals. */
export function ratio(value: number, reference: number): number {
  return Math.round((value / reference) * 100) / 100;
}
