/*
 * Matches are positions of messages in their thread, ascending. There may be tens of thousands, so
 * nothing here looks at each of them.
 */

/** How many matches are before a position. */
function countBefore(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which match a position is, from 0; null when it is none. */
export function indexOfMatch(positions: readonly number[], position: number | null): number | null {
  if (position === null) return null;
  const index = countBefore(positions, position);
  return positions[index] === position ? index : null;
}

/**
 * The match to begin with: the last one up to a position, or else the first one after it.
 *
 * @param position the last message on screen; null: the end of the thread
 * @returns null when there is no match
 */
export function matchNear(positions: readonly number[], position: number | null): number | null {
  if (position === null) return positions.at(-1) ?? null;
  const before = countBefore(positions, position + 1);
  return positions[Math.max(0, before - 1)] ?? null;
}

/** The next (1) or previous (-1) match seen from a position, around the ends; null without a match. */
export function matchBeside(
  positions: readonly number[],
  position: number,
  step: 1 | -1,
): number | null {
  const index =
    step === 1 ? countBefore(positions, position + 1) : countBefore(positions, position) - 1;
  return positions[(index + positions.length) % positions.length] ?? null;
}
