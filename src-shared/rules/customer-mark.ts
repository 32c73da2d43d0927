/** FNV-1a over UTF-16 units: stable across versions and platforms, so a colour never changes. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV mixes its low bits badly for short, similar ids.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The colours of customers, as the style sheet has them: white text passes 4.5:1 on each. */
export const CUSTOMER_COLOURS = [
  '#057a73',
  '#b24f25',
  '#765ac5',
  '#216ebb',
  '#8d6603',
  '#b5427c',
  '#58762a',
  '#5a67b4',
  '#be4146',
  '#0a7692',
  '#187c49',
  '#9c4ea2',
] as const;

/** Which of the colours a customer has, always the same for the same id. */
export function customerColourIndex(customerId: string): number {
  return stableHash(customerId) % CUSTOMER_COLOURS.length;
}

/** Which corner of a customer's mark is sharp, for whoever does not tell colours apart. */
const CUSTOMER_SHAPES = ['round', 'top-end', 'bottom-end', 'bottom-start'] as const;

export type CustomerShape = (typeof CUSTOMER_SHAPES)[number];

/** The shape of a customer's mark, always the same for the same id. */
export function customerShape(customerId: string): CustomerShape {
  const index = Math.floor(stableHash(customerId) / CUSTOMER_COLOURS.length);
  return CUSTOMER_SHAPES[index % CUSTOMER_SHAPES.length] ?? 'round';
}

/** Scripts in which one sign is a syllable or a word: its first sign stands for the name. */
const ONE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Scripts whose letters join: two initials side by side would read as a syllable. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u;

let segments: Intl.Segmenter | null = null;

/** A letter or digit that nothing behind it can belong to, as most names begin: no need to segment. */
const PLAIN_START = /^[a-zA-Z0-9](?:[\x20-\x7e]|$)/;

function firstLetter(word: string): string {
  if (PLAIN_START.test(word)) return word.charAt(0).toUpperCase();
  // Made at the first name that needs it: making it takes longer than all the marks of a list.
  segments ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segments.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment.toLocaleUpperCase('en');
  }
  return '';
}

/**
 * One or two characters that stand for a name in any script.
 *
 * @param name a person's name; may be empty or hold only signs
 * @returns first and last initial ("GO"), one sign for Chinese, Japanese, Korean and Arabic names,
 *   `?` when there is no letter at all
 */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s\p{P}]+/u)
    .filter((word) => firstLetter(word) !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const initial = firstLetter(first);
  const last = words.at(-1);
  if (words.length === 1 || last === undefined) return initial;
  if (ONE_SIGN.test(initial) || JOINED.test(initial)) return initial;
  return initial + firstLetter(last);
}
