import { fold } from './fold';
import { numberParts, offsetInNumber } from './numbers';
import type { Term } from './terms';

/** A token of a text and where it is, in UTF-16 units. */
export interface TokenPlace {
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** What may stand between two parts of one number. */
const BETWEEN = /^[ .,/()+-]{1,2}$/;
const NUMBER_PART = /^[a-z0-9]*\d[a-z0-9]*$/;
/** What an order number may begin with, and what then stands before its first digits. */
const LETTERS = /^[a-z]{1,5}$/;
const AFTER_LETTERS = /^[-/#]$/;

/** Neighbouring tokens that are parts of one number, as `numberTokens` sees them. */
function groupsOf(text: string, placed: readonly TokenPlace[]): TokenPlace[][] {
  const groups: TokenPlace[][] = [];
  let previous: TokenPlace | null = null;
  for (const place of placed) {
    const between = previous ? fold(text.slice(previous.end, place.start)) : '';
    if (NUMBER_PART.test(place.token)) {
      const isFirst = previous === null || !NUMBER_PART.test(previous.token);
      if (!isFirst && BETWEEN.test(between)) groups.at(-1)?.push(place);
      else if (previous && LETTERS.test(previous.token) && AFTER_LETTERS.test(between)) {
        groups.push([previous, place]);
      } else groups.push([place]);
    }
    previous = place;
  }
  return groups;
}

/** The tokens that a part of their joined text lies in. */
function covered(group: readonly TokenPlace[], from: number, length: number) {
  let offset = 0;
  const inside = group.filter(({ token }) => {
    const start = offset;
    offset += token.length;
    return start < from + length && offset > from;
  });
  const [first] = inside;
  const last = inside.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/**
 * Where numbers of a text are that a term finds by a part of them, or written without what stands
 * between their parts. The counterpart of `numberTokens` for marks.
 */
export function numberHits(
  text: string,
  placed: readonly TokenPlace[],
  terms: readonly Term[],
): { readonly start: number; readonly end: number }[] {
  const wanted = terms.filter(({ tokens }) => tokens.length === 1 && /\d/.test(tokens[0] ?? ''));
  if (wanted.length === 0) return [];
  return groupsOf(text, placed).flatMap((group) =>
    wanted.flatMap(({ tokens: [token = ''], prefix }) =>
      numberParts(group.map((place) => place.token)).flatMap((part) => {
        const offset = offsetInNumber(part.text, token, prefix);
        return offset < 0 ? [] : covered(group, part.from + offset, token.length);
      }),
    ),
  );
}
