import { startTransition, useEffect, useMemo, useState } from 'react';
import type { MessagePage, MessageView } from '@shared/ipc';
import { afterPaint } from '../../app/after-paint';
import { FOLD_LENGTH } from './fold';

/** Pixels of a window's height that no conversation can have: bars, header, composer. */
const AROUND = 200;
/*
 * Pixels, none of them more than what the style sheets make of texts of the usual size (text that is
 * chosen larger takes more): from one message to the next of the same author, where each is one line;
 * each line more; between two authors; something that the system says.
 */
const MESSAGE = 41;
const LINE = 18;
const TURN = 28;
const SYSTEM_MESSAGE = 16;
/** More letters than fit into a line of the widest bubble. */
const LINE_LETTERS = 140;
/** What is longer may be folded. */
const LINES_MAX = Math.floor(FOLD_LENGTH / LINE_LETTERS);

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
    () => (whole || page === null ? null : endOf(page, window.innerHeight)),
    [whole, page],
  );
  return part === null ? { page, isPart: false } : { page: part, isPart: true };
}

/** The last messages of a page that is the end of its thread; null: it is not, or has no more. */
function endOf(page: MessagePage, windowHeight: number): MessagePage | null {
  if (page.hasAfter) return null;
  const { messages } = page;
  let room = Math.max(AROUND, windowHeight - AROUND);
  let from = messages.length;
  while (from > 0 && room > 0) {
    from -= 1;
    room -= leastHeight(messages[from], messages[from + 1]);
  }
  return from === 0 ? null : { ...page, messages: messages.slice(from), hasBefore: true };
}

/** How high a message and the space after it are at least. */
function leastHeight(message: MessageView | undefined, next: MessageView | undefined): number {
  if (message === undefined) return 0;
  if (message.side === 'system') return SYSTEM_MESSAGE;
  const lines = message.text
    .trimEnd()
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_LETTERS)), 0);
  const endsTurn =
    next !== undefined && (next.side !== message.side || next.agentId !== message.agentId);
  return MESSAGE + (Math.min(lines, LINES_MAX) - 1) * LINE + (endsTurn ? TURN : 0);
}
