import { useLayoutEffect, type RefObject } from 'react';

/** The field grows with its text up to this share of the window's height, then it scrolls. */
const MAX_SHARE = 0.34;

/** Makes a text field as high as its text. */
export function useAutoGrow(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.blockSize = 'auto';
    const border = element.offsetHeight - element.clientHeight;
    const limit = Math.round(window.innerHeight * MAX_SHARE);
    element.style.blockSize = `${Math.min(element.scrollHeight + border, limit)}px`;
  }, [field, text]);
}
