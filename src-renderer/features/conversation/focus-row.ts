/**
 * Gives the keyboard to a message. The pointer cannot: whoever clicks on a message and types does not
 * mean the keys that do something with it.
 */
export function focusRow(row: HTMLElement): void {
  row.tabIndex = -1;
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}
