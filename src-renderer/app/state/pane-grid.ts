import type { Layout } from '@shared/ipc';

export type Arrangement = Layout['arrangement'];
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Pixels that the panes have together. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Smaller than this nobody can read or write: the workspace scrolls instead. */
export const PANE_MIN = { width: 280, height: 300 } as const;
/** The gap between panes, as `--pane-gap`. */
export const PANE_GAP = 10;

/** What a pane would like to have; only the ratio to what it gets matters. */
const IDEAL = { width: 420, height: 480 } as const;
/** Before anything is measured, and where nothing is ever laid out. */
const USUAL: Room = { width: 1100, height: 720 };

/** Where the panes stand. */
export interface PaneGrid {
  /** How many panes each row has, in reading order. */
  readonly rows: readonly number[];
  /** Pixels that they need at least; more than the room has: it scrolls. */
  readonly need: Room;
  readonly overflows: boolean;
}

const gaps = (count: number) => Math.max(0, count - 1) * PANE_GAP;

/** Spreads panes over rows as evenly as it goes, the fuller rows first. */
function spread(count: number, rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => Math.ceil((count - row) / rows));
}

function sizeIn(rows: readonly number[], room: Room): Room {
  const abreast = rows[0] ?? 1;
  return {
    width: (room.width - gaps(abreast)) / abreast,
    height: (room.height - gaps(rows.length)) / rows.length,
  };
}

const fits = ({ width, height }: Room) => width >= PANE_MIN.width && height >= PANE_MIN.height;
const comfort = ({ width, height }: Room) => Math.min(width / IDEAL.width, height / IDEAL.height);

/** The rows in which the panes are most comfortable; the fewest of those that are equally good. */
function bestRows(room: Room, candidates: readonly number[][]): number[] | null {
  let best: number[] | null = null;
  for (const rows of candidates) {
    const size = sizeIn(rows, room);
    const isBetter = best === null || comfort(size) > comfort(sizeIn(best, room));
    if (fits(size) && isBetter) best = rows;
  }
  return best;
}

/**
 * Decides in which rows the panes stand.
 *
 * @param count of the panes
 * @param arrangement what the agent chose; `auto`: whatever gives each pane the most
 * @param room zero while it is not known
 */
export function paneGrid(count: number, arrangement: Arrangement, room: Room): PaneGrid {
  const known = room.width > 0 && room.height > 0 ? room : USUAL;
  const rows = rowsFor(count, arrangement, known);
  const abreast = rows[0] ?? 1;
  const need = {
    width: abreast * PANE_MIN.width + gaps(abreast),
    height: rows.length * PANE_MIN.height + gaps(rows.length),
  };
  return {
    rows,
    need,
    overflows: need.width > known.width || (rows.length > 1 && need.height > known.height),
  };
}

function rowsFor(count: number, arrangement: Arrangement, room: Room): number[] {
  if (count <= 1) return count === 1 ? [1] : [];
  const all = Array.from({ length: count }, (_, index) => spread(count, index + 1));
  const [columns = [count], ...grids] = all;
  switch (arrangement) {
    case 'columns':
      return columns;
    case 'grid':
      return bestRows(room, grids) ?? spread(count, Math.max(2, Math.round(Math.sqrt(count))));
    case 'auto':
      return bestRows(room, all) ?? columns;
    default:
      return arrangement satisfies never;
  }
}

/**
 * The share of each of a row's panes, or of each row.
 *
 * @param weights as they were kept; others than there are places: all get the same
 * @param least the smallest share that one may have
 * @returns shares that sum up to 1
 */
export function sharesOf(count: number, weights: readonly number[], least: number): number[] {
  const sound = weights.length === count && weights.every((weight) => weight > 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = Array.from({ length: count }, (_, index) =>
    sound ? (weights[index] ?? 0) / total : 1 / count,
  );
  const floor = Math.min(least, 1 / count);
  const small = shares.filter((share) => share < floor).length;
  if (small === 0) return shares;
  // What the small ones are given is taken from what the others have above the least.
  const spare = shares.reduce((sum, share) => sum + Math.max(0, share - floor), 0);
  const left = 1 - floor * count;
  return shares.map((share) => floor + (Math.max(0, share - floor) / spare) * left);
}

/**
 * Moves the edge between two neighbours.
 *
 * @param edge index of the neighbour before it
 * @param by share of the whole; negative: towards the start
 * @param least the smallest share that either may have
 */
export function resized(
  shares: readonly number[],
  edge: number,
  by: number,
  least: number,
): number[] {
  const before = shares[edge] ?? 0;
  const after = shares[edge + 1] ?? 0;
  const floor = Math.min(least, before, after);
  const moved = Math.min(Math.max(by, floor - before), after - floor);
  return shares.with(edge, before + moved).with(edge + 1, after - moved);
}

/**
 * The place beside another one.
 *
 * @param index into the panes, in reading order
 * @param direction as the panes are read: `right` is towards the end of a line
 * @returns null at the border
 */
export function neighbourOf(
  rows: readonly number[],
  index: number,
  direction: Direction,
): number | null {
  const count = rows.reduce((sum, row) => sum + row, 0);
  if (direction === 'left') return index > 0 ? index - 1 : null;
  if (direction === 'right') return index < count - 1 ? index + 1 : null;
  let start = 0;
  const row = rows.findIndex((length) => {
    if (index < start + length) return true;
    start += length;
    return false;
  });
  const other = rows[row + (direction === 'up' ? -1 : 1)];
  const own = rows[row];
  if (other === undefined || own === undefined) return null;
  // Rows may hold different numbers of panes: the one whose middle is nearest.
  const middle = (index - start + 0.5) / own;
  const column = Math.min(other - 1, Math.floor(middle * other));
  return direction === 'up' ? start - other + column : start + own + column;
}
