import type { CSSProperties } from 'react';
import { PANE_GAP, PANE_MIN, sharesOf, type Room } from '../../app/state';

/** An edge that can be moved. */
export interface Edge {
  readonly orientation: 'vertical' | 'horizontal';
  /** The row of the panes that it is between; of a horizontal edge: the row above it. */
  readonly row: number;
  /** The pane before it, counted in its row; 0 for a horizontal edge. */
  readonly index: number;
  /** The share of what is before it of both neighbours, in percent. */
  readonly value: number;
  readonly style: CSSProperties;
}

export interface PaneBoxes {
  /** Of each pane, in reading order. */
  readonly frames: readonly CSSProperties[];
  /** By the pane that they follow, also in reading order; a horizontal one follows its row's last. */
  readonly edges: ReadonlyMap<number, Edge>;
  /** The shares of each row's panes, and of the rows. */
  readonly widths: readonly (readonly number[])[];
  readonly heights: readonly number[];
}

/** What there is of a length without its gaps, times a share, plus pixels. */
function part(share: number, count: number, plusPx: number): string {
  return `calc((100% - ${(count - 1) * PANE_GAP}px) * ${share} + ${plusPx}px)`;
}

const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);

/** The smallest share that a pane may have of what there is. */
export function leastShare(along: 'width' | 'height', room: Room, count: number): number {
  const whole = room[along] - (count - 1) * PANE_GAP;
  return whole > 0 ? Math.min(1 / count, PANE_MIN[along] / whole) : 0;
}

/**
 * Places panes by style alone: all of them are children of one element, whatever row they stand in,
 * so that none has to be built anew when it moves.
 *
 * @param sizes of the panes, relative to their row; empty: even
 * @param rowSizes of the rows; empty: even
 * @param room in pixels, for what is the least
 */
export function paneBoxes(
  rows: readonly number[],
  sizes: readonly number[],
  rowSizes: readonly number[],
  room: Room,
): PaneBoxes {
  const heights = sharesOf(rows.length, rowSizes, leastShare('height', room, rows.length));
  const frames: CSSProperties[] = [];
  const edges = new Map<number, Edge>();
  const widths: number[][] = [];
  for (const [row, count] of rows.entries()) {
    const first = frames.length;
    const kept = sizes.slice(first, first + count);
    const shares = sharesOf(count, kept, leastShare('width', room, count));
    widths.push(shares);
    const above = sum(heights.slice(0, row));
    const height = heights[row] ?? 1;
    const block: CSSProperties = {
      insetBlockStart: part(above, rows.length, row * PANE_GAP),
      blockSize: part(height, rows.length, 0),
    };
    for (const [index, share] of shares.entries()) {
      const before = sum(shares.slice(0, index));
      frames.push({
        ...block,
        insetInlineStart: part(before, count, index * PANE_GAP),
        inlineSize: part(share, count, 0),
      });
      const next = shares[index + 1];
      if (next === undefined) continue;
      edges.set(first + index, {
        orientation: 'vertical',
        row,
        index,
        value: (share / (share + next)) * 100,
        style: { ...block, insetInlineStart: part(before + share, count, index * PANE_GAP) },
      });
    }
    const below = heights[row + 1];
    if (below === undefined) continue;
    edges.set(first + count - 1, {
      orientation: 'horizontal',
      row,
      index: 0,
      value: (height / (height + below)) * 100,
      style: {
        insetInline: 0,
        insetBlockStart: part(above + height, rows.length, row * PANE_GAP),
      },
    });
  }
  return { frames, edges, widths, heights };
}
