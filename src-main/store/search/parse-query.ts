import { fold } from './fold';
import { densePairs, runsOf } from './tokens';

/** Neighbouring tokens that must be found together, in this order. */
export interface Term {
  readonly tokens: readonly string[];
  /** Whether the last token may go on. */
  readonly prefix: boolean;
}

/** Longer queries are cut: nobody reads such a text while typing. */
const MAX_QUERY_LENGTH = 500;
const MAX_TERMS = 16;

const QUOTES = /[“”„‟«»＂]/g;
const PIECES = /"(?<quoted>[^"]*)(?<end>"|$)|[^\s"]+/g;

/** The tokens of one piece; `open` when the person may still be typing its last word. */
function termOf(piece: string, open: boolean): Term | null {
  const runs = [...runsOf(fold(piece))];
  const tokens: string[] = [];
  let prefix = false;
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1;
    if (run.nature !== 'dense') {
      tokens.push(run.text);
      prefix = isLast && open && run.nature === 'word';
      continue;
    }
    const pairs = densePairs([...run.text]);
    // At the end the text may go on: several characters are their pairs, one begins a pair.
    prefix = isLast && pairs.length === 1;
    tokens.push(...(isLast && pairs.length > 1 ? pairs.slice(0, -1) : pairs));
  }
  return tokens.length > 0 ? { tokens, prefix } : null;
}

/**
 * Reads what somebody typed into the search field.
 *
 * All words must be found. The last one may be the beginning of a word, unless it is quoted; quoted
 * words must follow one another, as must the parts of a word that is split, such as an e-mail
 * address or an order number. Nothing that is typed is an operator.
 *
 * @returns the terms; none when there is nothing to search for
 */
export function parseQuery(text: string): Term[] {
  const cut = text.slice(0, MAX_QUERY_LENGTH).replace(QUOTES, '"');
  const pieces = [...cut.matchAll(PIECES)].map((match) => ({
    text: match.groups?.['quoted'] ?? match[0],
    closed: match.groups?.['end'] === '"',
  }));
  const terms = pieces.map((piece, index) =>
    termOf(piece.text, index === pieces.length - 1 && !piece.closed),
  );
  return terms.filter((term) => term !== null).slice(0, MAX_TERMS);
}

/** The terms as an FTS5 query. Tokens hold no quotes, so nothing typed is read as its syntax. */
export function matchOf(terms: readonly Term[]): string {
  return terms
    .map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`)
    .join(' AND ');
}
