import { useMemo, useRef } from 'react';

/**
 * Whether text was selected before the pointer went down: on macOS the right button selects a word by
 * itself, so that it can no longer be told when the menu is to open.
 */
export function useHadSelection(): {
  /** To be called when the pointer goes down. */
  note(): void;
  /** Whether text was selected then; it is told once. */
  take(): boolean;
} {
  const selected = useRef(false);
  return useMemo(
    () => ({
      note: () => {
        selected.current = (window.getSelection()?.toString() ?? '') !== '';
      },
      take: () => {
        const was = selected.current;
        selected.current = false;
        return was;
      },
    }),
    [],
  );
}
