import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { templateGaps } from '@shared/rules';
import type { DraftState } from './use-draft';

/** Puts texts into the field. */
export interface Insertion {
  /** On a line of its own where the caret is. */
  insert(text: string): void;
  /** In place of a part of the text (offsets), with the caret behind it. */
  replace(start: number, end: number, text: string): void;
  /** As `replace`, with the first variable selected that nobody has filled in, if there is one. */
  replaceWithFields(start: number, end: number, text: string): void;
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
  const caret = useRef<readonly [start: number, end: number] | null>(null);
  const beginning = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = fieldRef.current;
    if (element === null) return;
    if (beginning.current !== null && element.value.startsWith(beginning.current)) {
      const { length } = beginning.current;
      caret.current = [length, length];
      beginning.current = null;
    }
    if (caret.current === null) return;
    const [start, end] = caret.current;
    element.setSelectionRange(start, end);
    if (end === element.value.length) element.scrollTop = element.scrollHeight;
    caret.current = null;
  }, [fieldRef, draft.text, draft.loading, asked]);

  const { setText } = draft;
  const put = useCallback(
    (start: number, end: number, text: string, selected: readonly [number, number]) => {
      const element = fieldRef.current;
      if (element === null) return;
      const now = element.value;
      caret.current = selected;
      setText(now.slice(0, start) + text + now.slice(end));
      element.focus();
    },
    [fieldRef, setText],
  );
  const replace = useCallback(
    (start: number, end: number, text: string) => {
      const behind = start + text.length;
      put(start, end, text, [behind, behind]);
    },
    [put],
  );
  const replaceWithFields = useCallback(
    (start: number, end: number, text: string) => {
      const [gap] = templateGaps(text);
      if (gap) put(start, end, text, [start + gap.start, start + gap.end]);
      else replace(start, end, text);
    },
    [put, replace],
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
  return { insert, replace, replaceWithFields, caretBehind, focus };
}
