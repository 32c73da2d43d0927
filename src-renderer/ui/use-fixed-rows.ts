import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** Rows beyond the edges that are drawn too, so that scrolling does not show gaps. */
const OVERSCAN_ROWS = 8;

/** Which rows can be seen, first and last index; `last` is -1 where there are none. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Headings between rows: few, however many rows there are. */
export interface RowGaps {
  /** Pixels, of each. */
  readonly height: number;
  /** The rows that one stands above, ascending. */
  readonly at: readonly number[];
}

const NO_GAPS: RowGaps = { height: 0, at: [] };

/** Where a row begins, below what stands above it. All lengths in pixels. */
export function topOf(index: number, rowHeight: number, gaps: RowGaps = NO_GAPS): number {
  return index * rowHeight + gaps.height * gaps.at.filter((each) => each <= index).length;
}

/** The row at a height of the list; of a heading, the row below it. */
function rowAt(top: number, rowHeight: number, gaps: RowGaps): number {
  let above = 0;
  for (const index of gaps.at) {
    const begin = index * rowHeight + above;
    if (top < begin) break;
    if (top < begin + gaps.height) return index;
    above += gaps.height;
  }
  return Math.floor((top - above) / rowHeight);
}

/** Which rows of a list of equal rows can be seen. All lengths in pixels. */
export function rangeOf(
  place: { readonly scrollTop: number; readonly height: number },
  count: number,
  rowHeight: number,
  gaps: RowGaps = NO_GAPS,
): RowRange {
  const end = count - 1;
  const begin = rowAt(place.scrollTop, rowHeight, gaps);
  const first = Math.min(Math.max(0, begin), Math.max(0, end));
  const last = rowAt(Math.ceil(place.scrollTop + place.height) - 1, rowHeight, gaps);
  return { first, last: Math.min(Math.max(last, first), end) };
}

/**
 * The indexes to draw: what can be seen, some beyond its edges, and one more that has to stay in the
 * document.
 */
export function drawnRows(range: RowRange, count: number, kept: number | null): readonly number[] {
  const from = Math.max(0, range.first - OVERSCAN_ROWS);
  const to = Math.min(count - 1, range.last + OVERSCAN_ROWS);
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_each, index) => from + index);
  if (kept === null || kept < 0 || kept >= count) return drawn;
  if (kept < from) return [kept, ...drawn];
  return kept > to ? [...drawn, kept] : drawn;
}

/** Follows the scroll of a list of equal rows. It holds nothing of the rows, however many there are. */
export function useFixedRows(
  scrollerRef: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  gaps: RowGaps = NO_GAPS,
): {
  readonly range: RowRange;
  /** The element has scrolled. */
  scrolled(): void;
  /** Scrolls as little as is needed, or until the row is the first one. */
  scrollTo(index: number, align: 'auto' | 'start'): void;
} {
  const [range, setRange] = useState<RowRange>({ first: 0, last: -1 });
  const scrolled = useCallback(() => {
    const element = scrollerRef.current;
    if (!element) return;
    const { scrollTop, clientHeight: height } = element;
    const next = rangeOf({ scrollTop, height }, count, rowHeight, gaps);
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, [scrollerRef, count, rowHeight, gaps]);
  useLayoutEffect(() => {
    scrolled();
    const element = scrollerRef.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(scrolled);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scrollerRef, scrolled]);
  const scrollTo = useCallback(
    (index: number, align: 'auto' | 'start') => {
      const element = scrollerRef.current;
      if (!element) return;
      const begin = topOf(index, rowHeight, gaps);
      const top = gaps.at.includes(index) ? begin - gaps.height : begin;
      const lowest = begin + rowHeight - element.clientHeight;
      if (align === 'start' || element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < lowest) element.scrollTop = lowest;
      scrolled();
    },
    [scrollerRef, rowHeight, gaps, scrolled],
  );
  return { range, scrolled, scrollTo };
}
