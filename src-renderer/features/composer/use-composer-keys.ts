import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { usePlatform } from '../../ui';
import type { SnippetMenu } from './use-snippets';

/** The keys of the field: Ctrl/Cmd+Enter sends, Escape leaves, the rest moves in the snippets. */
export function useComposerKeys(input: {
  readonly snippets: SnippetMenu;
  readonly send: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { snippets, send, field } = input;
  const mac = usePlatform() === 'darwin';
  return useCallback(
    (event) => {
      // An input method that is in the middle of a word needs all of its keys.
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (mac ? event.metaKey : event.ctrlKey)) {
        event.preventDefault();
        send();
      } else if (snippets.open && snippetKey(event.key, snippets)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        field.current?.closest<HTMLElement>('[data-pane]')?.focus();
      }
    },
    [snippets, send, field, mac],
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
