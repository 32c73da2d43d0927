import type { DateContext } from './dates';
import { readFilter, takesDate } from './filters';
import { type Piece, piecesOf } from './lexer';
import type { PlacedFilter, SearchQuery, Unit } from './query';

/** Longer texts are cut: nobody reads such a query while typing. */
const MAX_LENGTH = 1000;
/** More words than these narrow nothing down any more. */
const MAX_UNITS = 24;
const MAX_FILTERS = 16;
/** A date such as `1 march 2026` goes on over so many pieces. */
const DATE_PIECES = 3;

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
 * `one OR two` needs one of both; `word*`, and the last word while it is being typed, may go on.
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

function read(text: string, context: DateContext | null): SearchQuery {
  const pieces = piecesOf(text.slice(0, MAX_LENGTH));
  const clauses: Unit[][] = [];
  const without: Unit[] = [];
  const filters: PlacedFilter[] = [];
  let joined = false;
  let units = 0;

  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index];
    if (!piece) break;
    const filter = filters.length < MAX_FILTERS ? filterAt(pieces, index, context) : null;
    if (filter) {
      filters.push(filter.placed);
      index += filter.pieces;
      joined = false;
      continue;
    }
    index += 1;
    if (isOr(piece) && clauses.length > 0 && index < pieces.length) {
      joined = true;
      continue;
    }
    // What is to be left out is left out once it is whole; half a word would hide too much.
    const unit = unitOf(piece, index === pieces.length && !piece.without);
    if (!unit || units >= MAX_UNITS) continue;
    units += 1;
    const alternatives = clauses.at(-1);
    if (piece.without) without.push(unit);
    else if (joined && alternatives) alternatives.push(unit);
    else clauses.push([unit]);
    joined = false;
  }
  return { clauses, without, filters };
}

/** Whether there is nothing to look for. */
export function isEmptyQuery({ clauses, without, filters }: SearchQuery): boolean {
  return clauses.length === 0 && without.length === 0 && filters.length === 0;
}
