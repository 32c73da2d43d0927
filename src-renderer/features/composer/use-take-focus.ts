import { useEffect, type RefObject } from 'react';
import { focusedThreadId, useScreen } from '../../app/state';

/**
 * Gives the keyboard to the field when its pane is opened, asked for, or chosen from outside of it;
 * never when the focus moved into the pane by itself, e.g. with Tab. The focus is followed without
 * drawing anything anew: it moves between panes at once.
 */
export function useTakeFocus(field: RefObject<HTMLTextAreaElement | null>, threadId: string): void {
  useEffect(() => {
    const now = useScreen.getState();
    // A pane that opens focused was asked for; a restored one, before any request, was not.
    if (focusedThreadId(now) === threadId && now.focusRequest > 0) field.current?.focus();
    return useScreen.subscribe((state, before) => {
      if (focusedThreadId(state) !== threadId) return;
      const pane = field.current?.closest('[data-pane]');
      const chosen =
        focusedThreadId(before) !== threadId && !pane?.contains(document.activeElement);
      if (chosen || state.focusRequest !== before.focusRequest) takeFocus(field.current);
    });
  }, [field, threadId]);
}

/** What is not in sight cannot take the keyboard: a pane that shows itself now can, once it is drawn. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  // It is in sight with its pane: to look whether it is would lay out the page before the paint.
  field?.focus({ preventScroll: true });
  if (field !== null && document.activeElement !== field) {
    requestAnimationFrame(() => field.focus());
  }
}
