import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { usePlatform } from '../../ui';
import type { SnippetMenu } from './use-snippets';

/**
 * The keys of the field: Ctrl/Cmd+Enter sends, Ctrl/Cmd+Z in a field in which nothing was typed since
 * takes back what was sent, Escape leaves, the rest moves in the snippets.
 */
export function useComposerKeys(input: {
  readonly snippets: SnippetMenu;
  readonly send: () => void;
  /** Returns whether there was something to take back. */
  readonly undo: () => boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { snippets, send, undo, field } = input;
  const mac = usePlatform() === 'darwin';
  return useCallback(
    (event) => {
      // An input method that is in the middle of a word needs all of its keys.
      if (event.nativeEvent.isComposing) return;
      const mod = mac ? event.metaKey : event.ctrlKey;
      if (event.key === 'Enter' && mod) {
        event.preventDefault();
        send();
      } else if (event.key.toLowerCase() === 'z' && mod && !event.shiftKey && !event.altKey) {
        if (undo()) event.preventDefault();
      } else if (snippets.open && snippetKey(event.key, snippets)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        field.current?.closest<HTMLElement>('[data-pane]')?.focus();
      }
    },
    [snippets, send, undo, field, mac],
  );
}

function snippetKey(key: string, snippets: SnippetMenu): boolean {
  switch (key) {
    case 'ArrowDown':
      snippets.move(1);
      return true;
    case 'ArrowUp':
      snippets.move(-1);
      return true;
    case 'Enter':
    case 'Tab':
      if (snippets.items.length === 0) return false;
      snippets.choose(snippets.active);
      return true;
    case 'Escape':
      snippets.close();
      return true;
    default:
      return false;
  }
}
