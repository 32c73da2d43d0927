import { useCallback, useMemo, useRef, useState } from 'react';
import { BULK_MAX } from '@shared/domain/limits';
import type { InboxRow, RequestOf } from '@shared/ipc';
import { call } from '../../app/bridge';
import type { Pick as HowToPick } from '../../ui';
import type { ShownRows } from './useShownRows';

/** What is known of a picked thread. */
export interface Picked {
  /** The last message that was shown of it. */
  readonly lastMessageId: string | null;
  readonly teamId: string;
}

/** Picked threads. */
export type Picks = ReadonlyMap<string, Picked>;

/** A list of the inbox, without a window. */
export type ListRequest = Pick<RequestOf<'inbox.page'>, 'state' | 'filter' | 'conditions'>;

const PAGE = 200;
const NOTHING: Picks = new Map();

export interface Picking {
  readonly picks: Picks;
  pick(index: number, how: HowToPick): void;
  clear(): void;
}

/**
 * Several rows of a list, for doing something with all of them.
 *
 * @param shown the rows as they are on screen
 * @param asked the list; all of it can be picked, up to what can be changed at once
 */
export function usePicks(shown: ShownRows, asked: ListRequest): Picking {
  const [picks, setPicks] = useState(NOTHING);
  /** Where a range begins: a thread, because rows move. */
  const anchor = useRef<{ readonly index: number; readonly threadId: string } | null>(null);
  const clear = useCallback(() => {
    anchor.current = null;
    setPicks(NOTHING);
  }, []);

  const toggle = useCallback(
    (index: number) => {
      const row = shown.at(index)?.row;
      if (!row) return;
      anchor.current = { index, threadId: row.threadId };
      setPicks((before) => {
        const next = new Map(before);
        if (next.delete(row.threadId)) return next;
        return next.size < BULK_MAX ? picked(next, [row]) : before;
      });
    },
    [shown],
  );
  const range = useCallback(
    (index: number) => {
      const start = anchorIndex(anchor.current, shown) ?? index;
      const first = shown.at(start)?.row;
      if (first) anchor.current = { index: start, threadId: first.threadId };
      const [from, to] = start < index ? [start, index] : [index, start];
      const count = Math.min(to - from + 1, BULK_MAX);
      const rows = Array.from({ length: count }, (_, step) => shown.at(from + step)?.row);
      setPicks(
        picked(
          new Map(),
          rows.filter((row) => row !== undefined),
        ),
      );
    },
    [shown],
  );
  const all = useCallback(async () => {
    setPicks(picked(new Map(), await allRows(asked)));
  }, [asked]);

  const pick = useCallback(
    (index: number, how: HowToPick) => {
      if (how === 'toggle') toggle(index);
      else if (how === 'range') range(index);
      else if (how === 'all') void all();
      else clear();
    },
    [toggle, range, all, clear],
  );
  return useMemo(() => ({ picks, pick, clear }), [picks, pick, clear]);
}

function picked(picks: Map<string, Picked>, rows: readonly InboxRow[]): Picks {
  for (const { threadId, episode } of rows) {
    const { lastMessage, teamId } = episode;
    picks.set(threadId, { lastMessageId: lastMessage?.id ?? null, teamId });
  }
  return picks;
}

/** Where the row is now at which a range began; it may have moved a little. */
function anchorIndex(
  anchor: { readonly index: number; readonly threadId: string } | null,
  shown: ShownRows,
): number | null {
  if (anchor === null) return null;
  for (let step = 0; step <= 50; step += 1) {
    for (const index of [anchor.index - step, anchor.index + step]) {
      if (index >= 0 && shown.at(index)?.row.threadId === anchor.threadId) return index;
    }
  }
  return null;
}

async function allRows(asked: ListRequest): Promise<readonly InboxRow[]> {
  const rows: InboxRow[] = [];
  while (rows.length < BULK_MAX) {
    const limit = Math.min(PAGE, BULK_MAX - rows.length);
    // oxlint-disable-next-line no-await-in-loop -- the next page begins where this one ends
    const page = await call('inbox.page', { ...asked, offset: rows.length, limit });
    if (!page.ok || page.value.rows.length === 0) break;
    rows.push(...page.value.rows);
  }
  return rows;
}
