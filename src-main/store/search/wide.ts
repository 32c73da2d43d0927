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
/** Of a phrase, so many tokens lead to it. */
const LEADING_TOKENS = 3;

/** What one clause asks for, as an FTS5 expression. */
export interface WordClause {
  readonly match: string;
  /** One of these has to be there; null when that does not say it all. */
  readonly terms: readonly Term[] | null;
}

/** Words as the index answers them quickly. */
export interface WideWords {
  /** An FTS5 expression that finds everything that is asked for, and maybe more. */
  readonly match: string;
  /** What a message that it finds has to hold: of each of these, one term. */
  readonly confirm: readonly (readonly Term[])[];
  /** FTS5 expressions of lists: everything that is asked for is in each of them. */
  readonly leads: readonly string[];
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

/** The lists that lead to a term, the longest words first: they are rarer. */
function leadsTo({ tokens, prefix }: Term): Term[] {
  return tokens
    .map((token, index) => ({ tokens: [token], prefix: prefix && index === tokens.length - 1 }))
    .sort((a, b) => (b.tokens[0]?.length ?? 0) - (a.tokens[0]?.length ?? 0))
    .slice(0, LEADING_TOKENS);
}

function leadsToAny(terms: readonly Term[]): string[] {
  const [only] = terms;
  if (terms.length === 1 && only) return leadsTo(only).map(phraseOf);
  return [anyOf(terms.flatMap((term) => leadsTo(term).slice(0, 1)))];
}

/** @param clauses that must all hold; at least one */
export function wideWords(clauses: readonly WordClause[]): WideWords {
  const matches = new Set<string>();
  const leads = new Set<string>();
  const confirm: (readonly Term[])[] = [];
  let left = TOKENS_MAX;
  for (const { match, terms } of clauses) {
    if (!terms) {
      matches.add(match);
      continue;
    }
    const short = terms.map(listed);
    const isWhole = short.every((term, index) => term === terms[index]);
    const tokens = short.reduce((sum, term) => sum + term.tokens.length, 0);
    if (!isWhole || (tokens > left && matches.size > 0)) confirm.push(terms);
    if (tokens > left && matches.size > 0) continue;
    left -= tokens;
    matches.add(anyOf(short));
    for (const lead of leadsToAny(short)) leads.add(lead);
  }
  return { match: [...matches].join(' AND '), confirm, leads: [...leads] };
}
