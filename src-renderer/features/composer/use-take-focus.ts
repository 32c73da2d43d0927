import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the keyboard to the field when its pane is opened, asked for, or chosen from outside of it;
 * never when the focus moved into the pane by itself, e.g. with Tab.
 *
 * @param focusRequest grows with each wish that the focused pane takes the keyboard
 */
export function useTakeFocus(
  field: RefObject<HTMLTextAreaElement | null>,
  focused: boolean,
  focusRequest: number,
): void {
  // A pane that opens focused was asked for; a restored one, before any request, was not.
  const known = useRef({ focused, request: focused ? 0 : focusRequest });
  useEffect(() => {
    const before = known.current;
    known.current = { focused, request: focusRequest };
    if (!focused) return;
    const pane = field.current?.closest('[data-pane]');
    const chosen = !before.focused && !pane?.contains(document.activeElement);
    if (chosen || before.request !== focusRequest) field.current?.focus();
  }, [field, focused, focusRequest]);
}
