import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { DraftState } from './use-draft';

/** Puts texts into the field. */
export interface Insertion {
  /** On a line of its own where the caret is. */
  insert(text: string): void;
  /** In place of a part of the text (offsets), with the caret behind it. */
  replace(start: number, end: number, text: string): void;
  /** Gives the field the keyboard, with the caret behind the text it begins with, once it is there. */
  caretBehind(text: string): void;
  focus(): void;
}

/** Insertion that leaves the caret where one goes on writing. */
export function useInsertion(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  draft: DraftState,
): Insertion {
  const [asked, setAsked] = useState(0);
  const caret = useRef<number | null>(null);
  const beginning = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = fieldRef.current;
    if (element === null) return;
    if (beginning.current !== null && element.value.startsWith(beginning.current)) {
      caret.current = beginning.current.length;
      beginning.current = null;
    }
    if (caret.current === null) return;
    element.setSelectionRange(caret.current, caret.current);
    if (caret.current === element.value.length) element.scrollTop = element.scrollHeight;
    caret.current = null;
  }, [fieldRef, draft.text, draft.loading, asked]);

  const { setText } = draft;
  const replace = useCallback(
    (start: number, end: number, text: string) => {
      const element = fieldRef.current;
      if (element === null) return;
      const now = element.value;
      caret.current = start + text.length;
      setText(now.slice(0, start) + text + now.slice(end));
      element.focus();
    },
    [fieldRef, setText],
  );
  const insert = useCallback(
    (text: string) => {
      const element = fieldRef.current;
      if (element === null) return;
      const { selectionStart, selectionEnd, value } = element;
      const before = value.slice(0, selectionStart);
      const gap = before.trim() === '' || before.endsWith('\n\n') ? '' : '\n\n';
      replace(selectionStart, selectionEnd, gap + text);
    },
    [fieldRef, replace],
  );
  const focus = useCallback(() => fieldRef.current?.focus(), [fieldRef]);
  const caretBehind = useCallback(
    (text: string) => {
      beginning.current = text;
      setAsked((count) => count + 1);
      focus();
    },
    [focus],
  );
  return { insert, replace, caretBehind, focus };
}
