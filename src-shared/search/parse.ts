import { SEARCH_MAX_LENGTH } from '../domain/limits';
import type { DateContext } from './dates';
import { readFilter, takesDate } from './filters';
import { type Piece, piecesOf } from './lexer';
import {
  EITHER_KINDS,
  type FilterKind,
  type PlacedFilter,
  type SearchQuery,
  type TextSpan,
  type Unit,
} from './query';

/** More words than these narrow nothing down any more. */
const MAX_UNITS = 24;
const MAX_FILTERS = 16;
/** A date such as `1 de marzo de 2026` goes on over so many pieces. */
const DATE_PIECES = 5;

/** What is read of a typed search: as much as can be kept, exported and found again by it. */
export function searchedText(typed: string): string {
  const text = typed.trim();
  if (text.length <= SEARCH_MAX_LENGTH) return text;
  const cut = text.slice(0, SEARCH_MAX_LENGTH);
  // No half of a character at the end.
  return cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}

interface ReadFilter {
  readonly placed: PlacedFilter;
  /** How many pieces it took. */
  readonly pieces: number;
}

function filterAt(
  pieces: readonly Piece[],
  index: number,
  context: DateContext | null,
): ReadFilter | null {
  const piece = pieces[index];
  if (!context || !piece || piece.key === null) return null;
  const { key, without } = piece;
  const most = takesDate(key) && !piece.quoted ? DATE_PIECES : 1;
  for (let count = most; count >= 1; count -= 1) {
    const taken = pieces.slice(index, index + count);
    const last = taken.at(-1);
    if (taken.length < count || !last) continue;
    const others = taken.slice(1);
    if (others.some((each) => each.key !== null || each.quoted || each.without)) continue;
    const value = taken.map((each) => each.value).join(' ');
    const filter = readFilter(key, value, context);
    if (!filter) continue;
    const span = { start: piece.span.start, end: last.span.end };
    return { placed: { filter, without, span }, pieces: count };
  }
  return null;
}

/** @param growing whether somebody may still be typing this piece */
function unitOf(piece: Piece, growing: boolean): Unit | null {
  const star = !piece.quoted && piece.whole.endsWith('*');
  const text = star ? piece.whole.replace(/\*+$/, '') : piece.whole;
  // Signs alone, such as a lone minus, are nothing to search for; emoji are.
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Co}]/u.test(text)) return null;
  return { text, quoted: piece.quoted, prefix: star || (growing && piece.open), span: piece.span };
}

function isOr(piece: Piece): boolean {
  return !piece.quoted && !piece.without && (piece.whole === 'OR' || piece.whole === '|');
}

/**
 * Reads what somebody typed into the search field. It never fails: what is no filter and no
 * operator is searched for as words.
 *
 * All words must be found; `"words in quotes"` follow one another; `-word` must not be found;
 * `one OR two` needs one of both; `word*`, and the last word while it is being typed, may go on. An OR
 * beside a filter says nothing where filters are alternatives anyway, and is `unread` elsewhere.
 *
 * @param context what `today` means, and how 3/4/2026 is read
 */
export function parseSearch(text: string, context: DateContext): SearchQuery {
  return read(text, context);
}

/** The same where there is nothing to filter by: `from:` and the like are words then. */
export function parseWords(text: string): SearchQuery {
  return read(text, null);
}

/** What an OR can stand beside: a word, a kind of filter; or what is left out, and is no alternative. */
type Side = 'word' | FilterKind | 'without';

function areAlternatives(before: Side | null, after: Side): boolean {
  if (before !== after || after === 'without') return false;
  return after === 'word' || EITHER_KINDS.has(after);
}

function read(text: string, context: DateContext | null): SearchQuery {
  const pieces = piecesOf(text.slice(0, SEARCH_MAX_LENGTH));
  const clauses: Unit[][] = [];
  const without: Unit[] = [];
  const filters: PlacedFilter[] = [];
  const unread: TextSpan[] = [];
  let before: Side | null = null;
  let or: TextSpan | null = null;
  let units = 0;
  /** @returns whether an OR makes this an alternative of what is before it */
  const follow = (after: Side): boolean => {
    const joined = or !== null && areAlternatives(before, after);
    if (or !== null && !joined) unread.push(or);
    or = null;
    before = after;
    return joined;
  };

  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index];
    if (!piece) break;
    const filter = filters.length < MAX_FILTERS ? filterAt(pieces, index, context) : null;
    if (filter) {
      const { placed } = filter;
      filters.push(placed);
      index += filter.pieces;
      follow(placed.without ? 'without' : placed.filter.kind);
      continue;
    }
    index += 1;
    if (isOr(piece) && before !== null && index < pieces.length) {
      or = piece.span;
      continue;
    }
    // What is to be left out is left out once it is whole; half a word would hide too much.
    const unit = unitOf(piece, index === pieces.length && !piece.without);
    if (!unit || units >= MAX_UNITS) continue;
    units += 1;
    const joined = follow(piece.without ? 'without' : 'word');
    const alternatives = clauses.at(-1);
    if (piece.without) without.push(unit);
    else if (joined && alternatives) alternatives.push(unit);
    else clauses.push([unit]);
  }
  return { clauses, without, filters, unread };
}

/** Whether there is nothing to look for. */
export function isEmptyQuery({ clauses, without, filters }: SearchQuery): boolean {
  return clauses.length === 0 && without.length === 0 && filters.length === 0;
}
