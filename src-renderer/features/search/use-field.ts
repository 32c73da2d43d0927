import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { TextSpan } from '@shared/search';

/** A text field whose text and selection can be set. */
export interface FieldState {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly selection: TextSpan;
  /** Puts a text into the field, and the focus; the caret is at the end unless said otherwise. */
  write(text: string, selection?: TextSpan): void;
  /** What the field itself says has changed. */
  follow(field: HTMLInputElement): void;
}

/** Keeps text and selection of a field. */
export function useField(initial: string): FieldState {
  const ref = useRef<HTMLInputElement>(null);
  const [state, setState] = useState(() => ({
    text: initial,
    selection: { start: initial.length, end: initial.length },
  }));
  const wanted = useRef<TextSpan | null>(null);
  useLayoutEffect(() => {
    const span = wanted.current;
    wanted.current = null;
    if (span === null) return;
    ref.current?.focus();
    ref.current?.setSelectionRange(span.start, span.end);
  }, [state]);
  const write = useCallback((text: string, selection?: TextSpan) => {
    const span = selection ?? { start: text.length, end: text.length };
    wanted.current = span;
    setState({ text, selection: span });
  }, []);
  const follow = useCallback((field: HTMLInputElement) => {
    const end = field.value.length;
    const next = { start: field.selectionStart ?? end, end: field.selectionEnd ?? end };
    setState((known) =>
      known.text === field.value &&
      known.selection.start === next.start &&
      known.selection.end === next.end
        ? known
        : { text: field.value, selection: next },
    );
  }, []);
  return { ref, ...state, write, follow };
}
