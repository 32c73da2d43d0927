import type { InboxRow, InboxSection } from '@shared/ipc';

/** Rows per window; a screen shows ten to thirty. */
export const PAGE_ROWS = 100;

/** What is known of a list that is loaded in windows. */
export interface LoadedRows {
  readonly total: number;
  /** Page number → its rows. */
  readonly pages: ReadonlyMap<number, readonly InboxRow[]>;
  /** The states that come one after the other; absent or empty: there is one. */
  readonly sections?: readonly InboxSection[];
}

/** The sections that have rows, by the index of their first one. */
export function sectionStarts(
  sections: readonly InboxSection[],
): ReadonlyMap<number, InboxSection> {
  const starts = new Map<number, InboxSection>();
  let at = 0;
  for (const section of sections) {
    if (section.count > 0) starts.set(at, section);
    at += section.count;
  }
  return starts;
}

/** The pages that a range of rows touches; the first page always, because it tells the total. */
export function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return from === 0 ? pages : [0, ...pages];
}

/** The row at an index, or undefined while its page is not here. */
export function rowAt(rows: LoadedRows, index: number): InboxRow | undefined {
  return rows.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

/** All loaded rows by thread. */
export function byThread(rows: LoadedRows): Map<string, InboxRow> {
  const found = new Map<string, InboxRow>();
  for (const page of rows.pages.values()) for (const row of page) found.set(row.threadId, row);
  return found;
}

/** A row as it is shown: what is loaded now, in an order that may be held. */
export interface ShownRow {
  readonly row: InboxRow;
  /** It is no longer in this list and will leave when the order is let go. */
  readonly gone: boolean;
}

/**
 * Lays the newest content into an order that was held while somebody pointed at it.
 *
 * @param held the order that must not change
 * @param live what is true now
 * @param index the place in the held order
 * @returns the row at that place with its newest content; undefined while it is not loaded
 */
export function heldRowAt(
  held: LoadedRows,
  live: LoadedRows,
  liveByThread: ReadonlyMap<string, InboxRow>,
  index: number,
): ShownRow | undefined {
  const before = rowAt(held, index);
  if (!before) return undefined;
  const now = liveByThread.get(before.threadId);
  if (now) return { row: now, gone: false };
  // Only a page that is loaded can tell that a thread left it.
  const page = Math.floor(index / PAGE_ROWS);
  return { row: before, gone: live.pages.has(page) };
}

/**
 * Adds pages that were loaded after the order was held (the agent scrolled on), without a thread
 * that the held order has already.
 */
export function extendHeld(held: LoadedRows, live: LoadedRows): LoadedRows {
  const missing = [...live.pages].filter(([page]) => !held.pages.has(page));
  if (missing.length === 0) return held;
  const known = byThread(held);
  const pages = new Map(held.pages);
  for (const [page, rows] of missing) {
    pages.set(
      page,
      rows.filter((row) => !known.has(row.threadId)),
    );
  }
  return { ...held, pages };
}

/** How many threads came in above a place of the held order since it was held. */
export function newAbove(held: LoadedRows, live: LoadedRows, lastShown: number): number {
  const known = byThread(held);
  let count = 0;
  for (let index = 0; index <= lastShown; index += 1) {
    const row = rowAt(live, index);
    if (row && !known.has(row.threadId)) count += 1;
  }
  return count;
}
