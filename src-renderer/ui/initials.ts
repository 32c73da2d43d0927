/** Scripts in which one sign is a syllable or a word: its first sign stands for the name. */
const ONE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Scripts whose letters join: two initials side by side would read as a syllable. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u;

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstLetter(word: string): string {
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
