import { isFilterKey } from './filters';
import { piecesOf } from './lexer';
import type { TextSpan } from './query';

/** The filter that somebody is typing, or has chosen to change. */
export interface FilterAtCaret {
  readonly key: string;
  readonly without: boolean;
  /** Its value so far; empty when all of it is chosen, and what is typed next replaces it. */
  readonly typed: string;
  /** The whole filter, its key included. */
  readonly span: TextSpan;
}

/**
 * The filter that the caret is in.
 *
 * @param selection as of a text field; a caret is an empty one
 * @returns null when the caret is in no filter, or not at the end of it
 */
export function filterAtCaret(text: string, selection: TextSpan): FilterAtCaret | null {
  const { start, end } = selection;
  const piece = piecesOf(text).find(({ span }) => span.start < start && end <= span.end);
  if (!piece) return null;
  // `tag:` has no value yet, and is a word to the parser.
  const bare = piece.quoted ? null : /^(\p{L}+)[:：]$/u.exec(piece.value);
  const key = piece.key ?? bare?.[1]?.toLowerCase() ?? null;
  if (key === null || !isFilterKey(key)) return null;
  const typed = bare ? '' : piece.value;
  const { without, span } = piece;
  const close = piece.quoted && !piece.open ? 1 : 0;
  const isWhole = start !== end && end - start >= typed.length;
  if (isWhole) return { key, without, typed: '', span };
  return start === end && end >= span.end - close ? { key, without, typed, span } : null;
}

/** Where the value of a filter stands in the text, without its quotes; to be chosen and replaced. */
export function valueSpan(text: string, { start, end }: TextSpan): TextSpan {
  const colon = text.slice(start, end).search(/[:：]/u);
  if (colon < 0) return { start, end };
  const value = text.slice(start + colon + 1, end);
  const quote = /^["“”„‟«»＂]/u.test(value) ? 1 : 0;
  const close = quote === 1 && value.length > 1 && /["“”„‟«»＂]$/u.test(value) ? 1 : 0;
  return { start: start + colon + 1 + quote, end: end - close };
}

/**
 * The word at the end of the text, if it is the beginning of a filter's key and nothing else.
 *
 * @param called what a key is called in another language, which somebody may type as well
 */
export function keyAtCaret(
  text: string,
  selection: TextSpan,
  keys: readonly string[],
  called: (key: string) => string | null = () => null,
): { readonly keys: readonly string[]; readonly span: TextSpan } | null {
  if (selection.start !== selection.end || selection.end !== text.length) return null;
  const match = /(?:^|\s)-?(\p{L}{2,})$/u.exec(text);
  const word = match?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const fitting = keys.filter(
    (key) => key.startsWith(word) || called(key)?.toLowerCase().startsWith(word) === true,
  );
  const span = { start: text.length - word.length, end: text.length };
  return fitting.length === 0 ? null : { keys: fitting, span };
}
