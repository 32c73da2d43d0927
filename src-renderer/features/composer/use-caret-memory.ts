import { useEffect, useRef, type RefObject } from 'react';
import type { DraftMode } from '@shared/ipc';
import { recall, remember } from '../../app/state/pane-memory';
import { draftKey } from './draft-box';

/**
 * Puts the caret, or what was selected, back to where it was when the draft was left, and keeps it
 * from then on. Only once the draft is there: an empty field has no places.
 */
export function useCaretMemory(
  field: RefObject<HTMLTextAreaElement | null>,
  threadId: string,
  mode: DraftMode,
  loading: boolean,
): void {
  const restored = useRef<string | null>(null);
  const key = draftKey(threadId, mode);
  useEffect(() => {
    const element = field.current;
    if (loading || element === null) return undefined;
    const caret = recall(threadId)?.caret;
    if (restored.current !== key && caret?.mode === mode && caret.end <= element.value.length) {
      // Not the keyboard: whoever types somewhere else goes on there.
      element.setSelectionRange(caret.start, caret.end);
    }
    restored.current = key;
    const keep = () => {
      if (document.activeElement !== element) return;
      const { selectionStart: start, selectionEnd: end } = element;
      remember(threadId, { caret: { mode, start, end } });
    };
    document.addEventListener('selectionchange', keep);
    element.addEventListener('input', keep);
    return () => {
      document.removeEventListener('selectionchange', keep);
      element.removeEventListener('input', keep);
    };
  }, [field, threadId, mode, key, loading]);
}
