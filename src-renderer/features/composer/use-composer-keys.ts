import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { usePlatform } from '../../ui';
import type { Fields } from './use-fields';

/** A list above the field that the field's keys move in. */
export interface KeyMenu {
  readonly items: readonly unknown[];
  readonly active: number;
  move(step: number): void;
  choose(index: number): void;
  close(): void;
}

/**
 * The keys of the field: Ctrl/Cmd+Z in a field in which nothing was typed since takes back what was
 * sent, Escape leaves, the rest moves in the snippets or emoji. Sending is an action, whose keys
 * everybody may choose (see `useComposerActions`).
 */
export function useComposerKeys(input: {
  /** The list that is open above the field. */
  readonly menu: KeyMenu | null;
  /** Returns whether there was something to take back. */
  readonly undo: () => boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** While a snippet has fields to fill in, Tab goes through them; Escape leaves. */
  readonly fields: Fields;
}): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { menu, undo, field, fields } = input;
  const mac = usePlatform() === 'darwin';
  return useCallback(
    (event) => {
      // An input method that is in the middle of a word needs all of its keys.
      if (event.nativeEvent.isComposing) return;
      const mod = mac ? event.metaKey : event.ctrlKey;
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key.toLowerCase() === 'z' && mod && !event.shiftKey && !event.altKey) {
        if (undo()) event.preventDefault();
      } else if (menu !== null && !isHeld && menuKey(event.key, menu)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === 'Tab' && (event.shiftKey ? fields.previous() : fields.next())) {
        event.preventDefault();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        field.current?.closest<HTMLElement>('[data-pane]')?.focus();
      }
    },
    [menu, undo, field, fields, mac],
  );
}

function menuKey(key: string, menu: KeyMenu): boolean {
  switch (key) {
    case 'ArrowDown':
      menu.move(1);
      return true;
    case 'ArrowUp':
      menu.move(-1);
      return true;
    case 'Enter':
    case 'Tab':
      if (menu.items.length === 0) return false;
      menu.choose(menu.active);
      return true;
    case 'Escape':
      menu.close();
      return true;
    default:
      return false;
  }
}
