import { useCallback, useMemo, useState } from 'react';
import type { InboxSection } from '@shared/ipc';
import {
  byThread,
  extendHeld,
  heldRowAt,
  newAbove,
  rowAt,
  sectionStarts,
  type LoadedRows,
  type ShownRow,
} from './pages';

const nothing: LoadedRows = { total: 0, pages: new Map() };

export interface ShownRows {
  readonly total: number;
  /** Where a section begins, with which one, as the order is shown. */
  readonly starts: ReadonlyMap<number, InboxSection>;
  at(index: number): ShownRow | undefined;
  /** Threads that came in above since the order is held. */
  readonly newAbove: number;
}

/**
 * The rows as they are shown: as they are, or in the order they had when it was held.
 *
 * @param live what is true now
 * @param hold whether the order has to stand still
 * @param lastShown the last index on screen
 */
export function useShownRows(
  live: LoadedRows | undefined,
  hold: boolean,
  lastShown: number,
): ShownRows {
  const [held, setHeld] = useState<LoadedRows | null>(null);
  const current = live ?? nothing;

  // Derived while rendering, so that no frame shows the order that is being replaced.
  let order = held;
  if (!hold || !live) order = null;
  else order = held ? extendHeld(held, live) : live;
  if (order !== held) setHeld(order);

  const liveByThread = useMemo(() => byThread(current), [current]);
  const at = useCallback(
    (index: number): ShownRow | undefined => {
      if (order) return heldRowAt(order, current, liveByThread, index);
      const row = rowAt(current, index);
      return row && { row, gone: false };
    },
    [order, current, liveByThread],
  );
  const above = useMemo(
    () => (order && order !== current ? newAbove(order, current, lastShown) : 0),
    [order, current, lastShown],
  );
  const { total, sections } = order ?? current;
  const starts = useMemo(() => sectionStarts(sections ?? []), [sections]);
  return useMemo(() => ({ total, starts, at, newAbove: above }), [total, starts, at, above]);
}
