import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { DraftState } from './use-draft';

/** Puts texts into the field. */
export interface Insertion {
  /** On a line of its own where the caret is. */
  insert(text: string): void;
  /** In place of a part of the text (offsets), with the caret behind it. */
  replace(start: number, end: number, text: string): void;
}

/** Insertion that leaves the caret where one goes on writing. */
export function useInsertion(
  field: RefObject<HTMLTextAreaElement | null>,
  draft: DraftState,
): Insertion {
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null || field.current === null) return;
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [field, draft.text]);

  const { setText } = draft;
  const replace = useCallback(
    (start: number, end: number, text: string) => {
      const element = field.current;
      if (element === null) return;
      const now = element.value;
      caret.current = start + text.length;
      setText(now.slice(0, start) + text + now.slice(end));
      element.focus();
    },
    [field, setText],
  );
  const insert = useCallback(
    (text: string) => {
      const element = field.current;
      if (element === null) return;
      const { selectionStart, selectionEnd, value } = element;
      const before = value.slice(0, selectionStart);
      const gap = before.trim() === '' || before.endsWith('\n\n') ? '' : '\n\n';
      replace(selectionStart, selectionEnd, gap + text);
    },
    [field, replace],
  );
  return { insert, replace };
}
