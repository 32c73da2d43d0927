import { startTransition, useEffect, useMemo, useState } from 'react';
import type { MessagePage } from '@shared/ipc';
import { afterPaint } from '../../app/after-paint';

/** Pixels of a window's height that no conversation can have: bars, header, composer. */
const AROUND = 200;
/** Pixels from one message to the next, where each is one line of the same author. */
const LOWEST_MESSAGE = 43;

/** What of a page is drawn. */
export interface DrawnPage {
  readonly page: MessagePage | null;
  /** What is before it follows once this is painted. */
  readonly isPart: boolean;
}

/**
 * Of a conversation that opens at its end as many messages as any pane can show, and all of the page
 * once they are painted: most of what opening takes is laying out messages.
 */
export function useDrawnPage(page: MessagePage | null, fromEnd: boolean): DrawnPage {
  const [whole, setWhole] = useState(!fromEnd);
  const isHere = page !== null;
  useEffect(() => {
    if (whole || !isHere) return undefined;
    return afterPaint(() => startTransition(() => setWhole(true)));
  }, [whole, isHere]);
  const part = useMemo(
    () => (whole || page === null ? null : endOf(page, fitting(window.innerHeight))),
    [whole, page],
  );
  return part === null ? { page, isPart: false } : { page: part, isPart: true };
}

function fitting(windowHeight: number): number {
  return Math.ceil(Math.max(AROUND, windowHeight - AROUND) / LOWEST_MESSAGE);
}

/** The last messages of a page that is the end of its thread; null: it is not, or has no more. */
function endOf(page: MessagePage, count: number): MessagePage | null {
  if (page.hasAfter || page.messages.length <= count) return null;
  return { ...page, messages: page.messages.slice(-count), hasBefore: true };
}
