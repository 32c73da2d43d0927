import { useCallback, useMemo, type KeyboardEvent, type RefObject } from 'react';
import { composerOf } from '../composer/composer-link';
import { focusRow } from './focus-row';
import { rowsOf } from './scroll-keeper';

/** The keyboard on the messages. */
export interface MessageKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Gives the keyboard to the last message in sight. */
  focusMessages(): void;
}

/**
 * Walks through the messages with the arrow keys; Enter opens the menu of the one that has the
 * keyboard, Escape goes back to the reply.
 */
export function useMessageKeys(
  scrollRef: RefObject<HTMLElement | null>,
  threadId: string,
  openMenu: (row: HTMLElement) => void,
): MessageKeys {
  const focusMessages = useCallback(() => {
    const scroll = scrollRef.current;
    if (!scroll) return;
    const bottom = scroll.getBoundingClientRect().bottom;
    const rows = rowsOf(scroll);
    const row = rows.findLast((each) => each.getBoundingClientRect().top < bottom) ?? rows.at(-1);
    if (row) focusRow(row);
    else scroll.focus();
  }, [scrollRef]);
  return useMemo(
    () => ({
      focusMessages,
      onKeyDown: (event) => {
        const scroll = scrollRef.current;
        const { target } = event;
        if (!scroll || !(target instanceof HTMLElement) || event.defaultPrevented) return;
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const isRow = target.matches('[data-message-id]');
        if (!isRow && target !== scroll) return;
        if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
          const step = event.key === 'ArrowUp' ? -1 : 1;
          if (!isRow) focusMessages();
          else if (!focusBeside(scroll, target, step)) return;
        } else if (isRow && event.key === 'Enter') openMenu(target);
        else if (isRow && event.key === 'Escape') composerOf(threadId)?.focus();
        else return;
        event.preventDefault();
      },
    }),
    [scrollRef, threadId, openMenu, focusMessages],
  );
}

/** The message above or below; false where this one goes on beyond what can be seen, to be scrolled. */
function focusBeside(scroll: HTMLElement, row: HTMLElement, step: 1 | -1): boolean {
  const view = scroll.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  if (step < 0 ? box.top < view.top : box.bottom > view.bottom) return false;
  const rows = rowsOf(scroll);
  const next = rows[rows.indexOf(row) + step];
  if (next) focusRow(next);
  return next !== undefined;
}
