import type { TextSpan } from './query';

/** One piece of a typed query; `"two words"` and `key:"two words"` are one piece each. */
export interface Piece {
  /** What is before the first colon, lower case; null when there is none, or nothing after it. */
  readonly key: string | null;
  /** Without quotes, and without the key where there is one. */
  readonly value: string;
  /** As typed, without a leading minus and without quotes; the words if the key means nothing. */
  readonly whole: string;
  readonly quoted: boolean;
  /** The closing quote is still to come, or there are no quotes. */
  readonly open: boolean;
  readonly without: boolean;
  readonly span: TextSpan;
}

/** What is read as a quotation mark. */
export const QUOTES = /[“”„‟«»＂]/g;
const PIECES =
  /(?<minus>-?)(?:(?<key>[\p{L}]{1,20})[:：])?(?:"(?<quoted>[^"]*)(?<close>"|$)|(?<plain>[^\s"]+))/gu;

/** Splits a typed text. Every sign that is not white space or a quote is in exactly one piece. */
export function piecesOf(text: string): Piece[] {
  const plain = text.replace(QUOTES, '"');
  return [...plain.matchAll(PIECES)].map((match): Piece => {
    const { minus = '', key, quoted, close, plain: word } = match.groups ?? {};
    const start = match.index;
    const value = quoted ?? word ?? '';
    const name = key === undefined ? '' : `${key}:`;
    // A minus within a word, as in "e-mail", never gets here: the whole word is one piece.
    return {
      key: key?.toLowerCase() ?? null,
      value,
      whole: `${name}${value}`,
      quoted: quoted !== undefined,
      open: quoted === undefined || close === '',
      without: minus === '-' && isAtStart(plain, start),
      span: { start, end: start + match[0].length },
    };
  });
}

function isAtStart(text: string, index: number): boolean {
  return index === 0 || /[\s"]/.test(text[index - 1] ?? '');
}
