import { useMemo, useRef, type RefObject } from 'react';
import { templateGaps } from '@shared/rules';
import type { Draft } from './use-draft';

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
  /** What is selected, or all of it. */
  written(): string;
  /** The field has drawn its text: the caret goes where it belongs. */
  settle(): void;
}

/** Insertion that leaves the caret where one goes on writing. */
export function useInsertion(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  { setText }: Pick<Draft, 'setText'>,
): Insertion {
  const caret = useRef<readonly [start: number, end: number] | null>(null);
  const beginning = useRef<string | null>(null);
  return useMemo(() => {
    const settle = () => {
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
    };
    const put = (start: number, end: number, text: string, selected: readonly [number, number]) => {
      const element = fieldRef.current;
      if (element === null) return;
      const now = element.value;
      caret.current = selected;
      setText(now.slice(0, start) + text + now.slice(end));
      element.focus();
    };
    const replace = (start: number, end: number, text: string) => {
      const behind = start + text.length;
      put(start, end, text, [behind, behind]);
    };
    const focus = () => fieldRef.current?.focus();
    return {
      replace,
      replaceWithFields: (start, end, text) => {
        const [gap] = templateGaps(text);
        if (gap) put(start, end, text, [start + gap.start, start + gap.end]);
        else replace(start, end, text);
      },
      insert: (text) => {
        const element = fieldRef.current;
        if (element === null) return;
        const { selectionStart, selectionEnd, value } = element;
        const before = value.slice(0, selectionStart);
        const gap = before.trim() === '' || before.endsWith('\n\n') ? '' : '\n\n';
        replace(selectionStart, selectionEnd, gap + text);
      },
      caretBehind: (text) => {
        beginning.current = text;
        // The text may be in the field already, or come with the next drawing.
        settle();
        focus();
      },
      focus,
      written: () => {
        const element = fieldRef.current;
        if (element === null) return '';
        const { selectionStart, selectionEnd, value } = element;
        return value.slice(selectionStart, selectionEnd) || value;
      },
      settle,
    };
  }, [fieldRef, setText]);
}
