import { useMemo } from 'react';
import { useActions, type Action } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { usePlatform } from '../../ui';
import type { ShownRows } from './useShownRows';

/**
 * The thread a step away from the open one, in the order that is on screen.
 *
 * @param openId the thread in the focused pane; null: the first row is meant
 * @param step rows down (or up, when negative)
 * @returns its id, or null at the ends and where nothing is loaded
 */
export function neighbourOf(
  shown: Pick<ShownRows, 'total' | 'at'>,
  openId: string | null,
  step: number,
): string | null {
  if (openId === null) return shown.at(0)?.row.threadId ?? null;
  for (let index = 0; index < shown.total; index += 1) {
    const found = shown.at(index);
    // Only what is loaded can be found; what is open is near the top, or on screen.
    if (!found) return null;
    if (found.row.threadId === openId) return shown.at(index + step)?.row.threadId ?? null;
  }
  return shown.at(0)?.row.threadId ?? null;
}

/** Alt with up and down walks through the list without leaving the panes. */
export function useRowActions(shown: ShownRows): void {
  // On macOS Alt+arrow moves through the text that is being typed.
  const whileTyping = usePlatform() !== 'darwin';
  useActions(
    useMemo(() => {
      const step = (by: number) => {
        const screen = useScreen.getState();
        const next = neighbourOf(shown, focusedThreadId(screen), by);
        if (next !== null) screen.openThread(next);
      };
      const actions: Action[] = [
        {
          id: 'inbox.row-next',
          label: 'action.row-next',
          group: 'inbox',
          keys: 'Alt+ArrowDown',
          whileTyping,
          run: () => step(1),
        },
        {
          id: 'inbox.row-previous',
          label: 'action.row-previous',
          group: 'inbox',
          keys: 'Alt+ArrowUp',
          whileTyping,
          run: () => step(-1),
        },
      ];
      return actions;
    }, [shown, whileTyping]),
  );
}
