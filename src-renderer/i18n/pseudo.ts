import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const TABLE = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));

/** Opens and closes every text of the pseudo-locale; no English text contains them. */
export const PSEUDO_OPEN = '⟦';
export const PSEUDO_CLOSE = '⟧';

const accent = (text: string) => [...text].map((letter) => TABLE.get(letter) ?? letter).join('');

/** Fills a text up to about 135 %, as German or Finnish would. */
const pad = (text: string) => {
  const letters = [...text].filter((letter) => TABLE.has(letter)).length;
  return '·'.repeat(Math.ceil(letters * 0.35));
};

function pseudoElement(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) {
    return { ...element, value: accent(element.value) + pad(element.value) };
  }
  if (element.type === TYPE.plural || element.type === TYPE.select) {
    const options = Object.fromEntries(
      Object.entries(element.options).map(([key, option]) => [
        key,
        { ...option, value: option.value.map(pseudoElement) },
      ]),
    );
    return { ...element, options };
  }
  return element;
}

/**
 * The pseudo-locale's version of a parsed English message: accented, about 35 % longer, in
 * brackets, its arguments left as they are.
 */
export function pseudoMessage(message: readonly MessageFormatElement[]): MessageFormatElement[] {
  return [
    { type: TYPE.literal, value: PSEUDO_OPEN },
    ...message.map(pseudoElement),
    { type: TYPE.literal, value: PSEUDO_CLOSE },
  ];
}

/** Puts a text that `Intl` made (a date, a language's name) into the brackets too. */
export function bracketed(text: string): string {
  return `${PSEUDO_OPEN}${text}${PSEUDO_CLOSE}`;
}
