import { PSEUDO_CLOSE, PSEUDO_OPEN } from '../../../../src-renderer/i18n/pseudo';

const ATTRIBUTES = [
  'aria-label',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
];

/** What customers and desks wrote: never translated. */
const DATA = '[dir="auto"], [translate="no"], bdi, script, style';

/** A text without what stands in the brackets of the pseudo-locale, also nested. */
export function outsideBrackets(text: string): string {
  let depth = 0;
  let rest = '';
  for (const letter of text) {
    if (letter === PSEUDO_OPEN) depth += 1;
    else if (letter === PSEUDO_CLOSE) depth -= 1;
    else if (depth === 0) rest += letter;
  }
  return rest;
}

/**
 * Texts on screen that do not come from the catalogue.
 *
 * @param root what to look through, on a screen in the pseudo-locale
 * @returns each with where it stands; empty when all is well
 */
export function hardCodedTexts(root: Element): string[] {
  const found: string[] = [];
  const check = (text: string, element: Element, where: string) => {
    if (/\p{L}/u.test(outsideBrackets(text))) {
      found.push(
        `${where} of <${element.tagName.toLowerCase()} class="${element.className}">: ${text.trim()}`,
      );
    }
  };
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.closest(DATA)) continue;
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      // A tooltip may repeat a text that is cut off; the text itself is checked below.
      const repeats = name === 'title' && element.textContent.includes(value ?? '');
      if (value !== null && !repeats) check(value, element, name);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === 3) check(child.textContent ?? '', element, 'text');
    }
  }
  return found;
}
