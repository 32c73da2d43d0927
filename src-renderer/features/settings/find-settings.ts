const folded = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * Shows of the settings only what has all of these words: a part whose heading has them whole, of
 * others the lines that do. It looks at what is on the page, so that no setting can be forgotten.
 *
 * @returns how many parts are left
 */
export function showMatching(page: ParentNode, typed: string): number {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  const has = (element: Element | null, also = '') => {
    const text = folded(`${also} ${element?.textContent ?? ''}`);
    return words.every((word) => text.includes(word));
  };
  let left = 0;
  for (const part of page.querySelectorAll<HTMLElement>('[data-part]')) {
    const heading = part.querySelector('h2');
    const whole = has(heading);
    part.hidden = !whole && !has(part);
    if (!part.hidden) left += 1;
    for (const row of part.querySelectorAll<HTMLElement>('[data-row]')) {
      row.hidden = !whole && !has(row, heading?.textContent ?? '');
    }
  }
  return left;
}
