import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** A pointer that rests this long is not about to click. */
const POINTER_RESTS_MS = 3000;

/**
 * Whether the order of a list has to hold still: while the pointer moves over it, or the keyboard
 * is in it. Typing elsewhere lets it go.
 *
 * @param element the list with everything in it
 * @returns whether to hold, and `release`, which lets go at once
 */
export function useHold(element: RefObject<HTMLElement | null>): {
  readonly hold: boolean;
  readonly release: () => void;
} {
  const [hold, setHold] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const list = element.current;
    if (!list) return undefined;
    const hasKeyboard = () =>
      document.activeElement instanceof HTMLElement &&
      list.contains(document.activeElement) &&
      document.activeElement.matches(':focus-visible');
    const letGo = () => {
      clearTimeout(timer.current);
      setHold(hasKeyboard());
    };
    const onMove = () => {
      setHold(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(letGo, POINTER_RESTS_MS);
    };
    const onFocusIn = () => {
      if (hasKeyboard()) setHold(true);
    };
    const onFocusOut = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && list.contains(event.relatedTarget))) letGo();
    };
    const onKeyAnywhere = (event: KeyboardEvent) => {
      if (event.target instanceof Node && !list.contains(event.target)) letGo();
    };
    list.addEventListener('pointermove', onMove);
    list.addEventListener('pointerleave', letGo);
    list.addEventListener('focusin', onFocusIn);
    list.addEventListener('focusout', onFocusOut);
    document.addEventListener('keydown', onKeyAnywhere);
    return () => {
      clearTimeout(timer.current);
      list.removeEventListener('pointermove', onMove);
      list.removeEventListener('pointerleave', letGo);
      list.removeEventListener('focusin', onFocusIn);
      list.removeEventListener('focusout', onFocusOut);
      document.removeEventListener('keydown', onKeyAnywhere);
    };
  }, [element]);

  const release = useCallback(() => setHold(false), []);
  return { hold, release };
}
