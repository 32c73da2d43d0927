import { useMemo } from 'react';
import { useActions, type Action } from '../../app/shortcuts';
import { useScreen } from '../../app/state';
import { usePlatform } from '../../ui';

const NONE: readonly Action[] = [];

/** Whether the keyboard is in a conversation, or nowhere in particular. */
function isInConversation(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest('[data-pane]') !== null;
}

/**
 * Offers finding inside of a conversation to keyboard, palette and menu.
 *
 * @param open whether its find bar is shown
 * @param active whether the conversation is the focused one
 */
export function useFindActions(open: boolean, active: boolean, step: (by: 1 | -1) => void): void {
  const mac = usePlatform() === 'darwin';
  const openFind = useScreen((state) => state.openFind);
  const actions = useMemo<readonly Action[]>(() => {
    if (!active) return NONE;
    const go = (by: 1 | -1) => (open ? () => step(by) : openFind);
    return [
      {
        id: 'find.open',
        label: 'action.find',
        group: 'thread',
        keys: 'Mod+F',
        appliesAt: isInConversation,
        run: openFind,
      },
      {
        id: 'find.next',
        label: 'action.find-next',
        group: 'thread',
        keys: mac ? 'Mod+G' : 'F3',
        alsoKeys: ['F3', 'Mod+G'],
        whileTyping: true,
        run: go(1),
      },
      {
        id: 'find.previous',
        label: 'action.find-previous',
        group: 'thread',
        keys: mac ? 'Mod+Shift+G' : 'Shift+F3',
        alsoKeys: ['Shift+F3', 'Mod+Shift+G'],
        whileTyping: true,
        run: go(-1),
      },
    ];
  }, [active, open, step, openFind, mac]);
  useActions(actions);
}
