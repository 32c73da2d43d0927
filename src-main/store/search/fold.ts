/** Bumped when the same text would be indexed differently: the index is then made again. */
export const INDEX_TEXT_VERSION = 5;

// oxlint-disable-next-line no-control-regex -- the test for plain ASCII includes its controls
const ASCII = /^[\u0000-\u007F]*$/;

/**
 * Marks that are left out when people write quickly: accents on Latin, Greek and Cyrillic letters,
 * Hebrew points, Arabic vowel signs and the tatweel. Marks of other scripts are part of the letter.
 */
const OPTIONAL_MARKS = /[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670]/g;

/** Letters that look accented but have no decomposition in Unicode, and the final sigma. */
const PLAIN: Readonly<Record<string, string>> = {
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Whether a text needs none of what `fold` does beyond lower case. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/**
 * A text as it is compared: compatible forms made one (full width, ligatures), case and optional
 * marks gone, lone surrogates replaced. Documents and queries go through the same function.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return (
    text
      .toWellFormed()
      .normalize('NFKD')
      .replace(OPTIONAL_MARKS, '')
      // Upper case first: it makes one of ß and ss, of ſ and s, of ı and i.
      .toUpperCase()
      .toLowerCase()
      .replace(OPTIONAL_MARKS, '')
      .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
      .normalize('NFC')
  );
}
