import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from './texts';

/** What was clicked, as far as the menu depends on it. */
export interface ContextTarget {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly misspelledWord: string;
  readonly dictionarySuggestions: readonly string[];
  readonly editFlags: {
    readonly canCut: boolean;
    readonly canCopy: boolean;
    readonly canPaste: boolean;
    readonly canSelectAll: boolean;
  };
}

/**
 * Words cannot be learnt: the pages live in memory only, where Chromium keeps no dictionary of one's
 * own, and the system's would outlive a sign-out with the names of customers in it.
 */
export interface SpellingActions {
  replace(word: string): void;
}

/**
 * The menu of the right mouse button: in a text field spelling and editing, on selected text copy.
 *
 * @returns an empty list where there is nothing to offer, so that no menu opens
 */
export function contextTemplate(
  target: ContextTarget,
  texts: Texts,
  spelling: SpellingActions,
): MenuItemConstructorOptions[] {
  const role = (name: 'cut' | 'copy' | 'paste' | 'selectAll'): MenuItemConstructorOptions => ({
    role: name,
    label: texts(`role.${name}`),
  });
  if (!target.isEditable) {
    return target.selectionText.trim() === '' ? [] : [role('copy')];
  }
  const { editFlags } = target;
  return [
    ...spellingItems(target, texts, spelling),
    { ...role('cut'), enabled: editFlags.canCut },
    { ...role('copy'), enabled: editFlags.canCopy },
    { ...role('paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { ...role('selectAll'), enabled: editFlags.canSelectAll },
  ];
}

function spellingItems(
  target: ContextTarget,
  texts: Texts,
  spelling: SpellingActions,
): MenuItemConstructorOptions[] {
  if (target.misspelledWord === '') return [];
  const suggestions: MenuItemConstructorOptions[] = target.dictionarySuggestions.map((word) => ({
    label: word,
    click: () => spelling.replace(word),
  }));
  const none: MenuItemConstructorOptions = { label: texts('menu.noSuggestions'), enabled: false };
  return [...(suggestions.length > 0 ? suggestions : [none]), { type: 'separator' }];
}
