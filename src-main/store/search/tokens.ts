import { fold, isAscii } from './fold';

/** Scripts that are written without spaces, or, like Korean, whose words grow at their ends. */
const DENSE =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー〆';
const WORD = `[[\\p{L}\\p{N}\\p{M}]--[${DENSE}]]+`;
/** Emoji, halves of flags, and private-use characters: each can be searched for by itself. */
const SIGN = '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Co}]';

// Set notation needs the flag `v`, which both runtimes know but the compiler's target does not.
const RUNS = new RegExp(`(?<dense>[${DENSE}]+)|(?<sign>${SIGN})|${WORD}`, 'gv');
/** The tokens of a text of ASCII alone, in lower case. */
export const ASCII_WORDS = /[a-z0-9]+/g;

/** A piece of text of one nature. */
export interface Run {
  readonly nature: 'word' | 'dense' | 'sign';
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
}

/** The runs of a text, folded or not; what lies between them separates. */
export function* runsOf(text: string): Generator<Run> {
  for (const match of text.matchAll(RUNS)) {
    const nature = match.groups?.['dense'] ? 'dense' : match.groups?.['sign'] ? 'sign' : 'word';
    yield { nature, text: match[0], start: match.index };
  }
}

/**
 * What a dense run is indexed as: each pair of neighbours, and the last character by itself. So
 * every part of two or more characters is a phrase of pairs, a single one is the beginning of a
 * pair, and the last token keeps two runs from looking like one.
 */
export function densePairs(characters: readonly string[]): string[] {
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** The tokens of a text that was folded before. */
export function tokensOfFolded(folded: string): string[] {
  if (isAscii(folded)) return folded.match(ASCII_WORDS) ?? [];
  const tokens: string[] = [];
  for (const run of runsOf(folded)) {
    if (run.nature === 'dense') tokens.push(...densePairs([...run.text]));
    else tokens.push(run.text);
  }
  return tokens;
}

/**
 * What is put into the full-text index for a text. The index splits at ASCII separators only, so
 * plain ASCII goes in as it is, and everything else as its tokens with spaces between.
 */
export function indexText(text: string): string {
  // FTS5 reads up to the first NUL.
  if (isAscii(text)) return text.replaceAll('\0', ' ');
  return tokensOfFolded(fold(text)).join(' ');
}
