import { useMemo, type RefObject } from 'react';
import { templateGaps } from '@shared/rules';

/** The variables of snippets that nobody has filled in, as fields of the text. */
export interface Fields {
  /** Selects the next one after the caret, the first one after the last; false when there is none. */
  next(): boolean;
  /** The one before it. */
  previous(): boolean;
}

/** Moves the caret from one unfilled variable to the next. */
export function useFields(field: RefObject<HTMLTextAreaElement | null>): Fields {
  return useMemo(() => {
    const select = (step: 1 | -1): boolean => {
      const element = field.current;
      if (element === null) return false;
      const gaps = templateGaps(element.value);
      const { selectionStart, selectionEnd } = element;
      const gap =
        step === 1
          ? (gaps.find(({ start }) => start >= selectionEnd) ?? gaps[0])
          : (gaps.findLast(({ end }) => end <= selectionStart) ?? gaps.at(-1));
      if (gap === undefined) return false;
      element.focus();
      element.setSelectionRange(gap.start, gap.end);
      return true;
    };
    return { next: () => select(1), previous: () => select(-1) };
  }, [field]);
}
