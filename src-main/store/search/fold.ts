/** Bumped when the same text would be indexed differently: the index is then made again. */
export const INDEX_TEXT_VERSION = 6;

// oxlint-disable-next-line no-control-regex -- the test for plain ASCII includes its controls
const ASCII = /^[\u0000-\u007F]*$/;

/**
 * Marks that are left out when people write quickly: accents on Latin, Greek and Cyrillic letters,
 * Hebrew points, Arabic vowel signs and the tatweel. Marks of other scripts are part of the letter.
 * And the signs that say whether an emoji is drawn in colour: keyboards differ in them.
 */
const OPTIONAL_MARKS = /[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670]|\uFE0E|\uFE0F/g;

/**
 * The zeros of scripts with digits of their own, whose words have spaces between: Arabic, Persian,
 * and those of India. Their nine other digits follow each zero.
 */
const ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
] as const;
const OWN_DIGITS = new RegExp(
  `[${ZEROS.map((zero) => String.fromCharCode(zero, 0x2d, zero + 9)).join('')}]`,
  'g',
);

/** The ASCII digit of the same value. */
function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
}

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
 * marks gone, digits those of ASCII, lone surrogates replaced. Documents and queries go through the
 * same function.
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
      .replace(OWN_DIGITS, plainDigit)
      .normalize('NFC')
  );
}
