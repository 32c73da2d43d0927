import { isAscii } from './fold';
import { phraseOf, type Term } from './terms';

/*
 * FTS5 answers the newest first without looking at the others only for words that it has lists of:
 * whole words, and beginnings of up to five letters. Of a longer beginning it would gather all
 * matches of all words first. So it is asked for a shorter beginning, and what it finds is confirmed
 * message by message.
 */

/** The index has lists of beginnings of up to so many characters; see cache/index-schema.ts. */
const LISTED_BEGINNING = 5;
/** Of a long phrase, so many tokens are looked for. */
const PHRASE_TOKENS_MAX = 12;
/** Each token costs a look into every segment of the index. */
const TOKENS_MAX = 48;

/** What one clause asks for, as an FTS5 expression. */
export interface WordClause {
  readonly match: string;
  /** One of these has to be there; null when that does not say it all. */
  readonly terms: readonly Term[] | null;
}

/** Words as the index answers them quickly: together they find all that is asked for, or more. */
export interface WideWords {
  /** FTS5 expressions that must all hold. */
  readonly matches: readonly string[];
  /** For some of them, a list of the index in which all of their matches are. */
  readonly lists: readonly string[];
  /** Of each of these one is in the text of a match, if that is plain ASCII; see `mayBeIn`. */
  readonly pieces: readonly (readonly string[])[];
}

/** One of these terms as an FTS5 expression. */
export function anyOf(terms: readonly Term[]): string {
  const phrases = [...new Set(terms.map(phraseOf))];
  return phrases.length === 1 ? (phrases[0] ?? '') : `(${phrases.join(' OR ')})`;
}

/** The term, or one that the index has a list of and that is there wherever the term is. */
function listed(term: Term): Term {
  const { tokens, prefix } = term;
  if (tokens.length > PHRASE_TOKENS_MAX) {
    return { tokens: tokens.slice(0, PHRASE_TOKENS_MAX), prefix: false };
  }
  const last = [...(tokens.at(-1) ?? '')];
  if (!prefix || last.length <= LISTED_BEGINNING) return term;
  return { tokens: [...tokens.slice(0, -1), last.slice(0, LISTED_BEGINNING).join('')], prefix };
}

/** A list in which all matches of a term are: of its longest word, which is likely the rarest. */
function listOf({ tokens, prefix }: Term): Term {
  const last = tokens.length - 1;
  const at = tokens.reduce(
    (best, token, index) => (token.length > (tokens[best]?.length ?? 0) ? index : best),
    0,
  );
  return { tokens: tokens.slice(at, at + 1), prefix: prefix && at === last };
}

const PLAIN_WORD = /^[a-z]+$/;

/** What is in a plain text wherever one of these terms is; null when that cannot be said. */
function piecesOf(terms: readonly Term[] | null): readonly string[] | null {
  const longest = terms?.map(({ tokens }) =>
    tokens.reduce((best, token) => (token.length > best.length ? token : best), ''),
  );
  // Numbers are found in other spellings than they are written in.
  return longest?.every((token) => PLAIN_WORD.test(token)) === true ? longest : null;
}

/**
 * Whether a message may have what is looked for, by a look at its document as it is stored. That
 * takes a tenth of what it takes to read the document and make its tokens.
 */
export function mayBeIn(doc: string, pieces: WideWords['pieces']): boolean {
  // Some desks write other letters as escapes.
  if (pieces.length === 0 || !isAscii(doc) || doc.includes('\\u')) return true;
  const plain = doc.toLowerCase();
  return pieces.every((either) => either.some((piece) => plain.includes(piece)));
}

/** @param clauses that must all hold; at least one */
export function wideWords(clauses: readonly WordClause[]): WideWords {
  const matches = new Set<string>();
  const lists = new Set<string>();
  let left = TOKENS_MAX;
  for (const { match, terms } of clauses) {
    const short = terms?.map(listed);
    const tokens = short?.reduce((sum, term) => sum + term.tokens.length, 0) ?? 1;
    if (tokens > left && matches.size > 0) continue;
    left -= tokens;
    matches.add(short ? anyOf(short) : match);
    if (short) lists.add(anyOf(short.map(listOf)));
  }
  const pieces = clauses.map(({ terms }) => piecesOf(terms)).filter((each) => each !== null);
  return { matches: [...matches], lists: [...lists], pieces };
}
