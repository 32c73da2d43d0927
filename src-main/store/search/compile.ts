import type { SearchQuery, Unit } from '@shared/search';
import { fold } from './fold';
import { isNumberPart, numberSpellings } from './numbers';
import { type Term, termOf } from './terms';
import { anyOf, type WideWords, wideWords, type WordClause } from './wide';

/** What a query says about words, as FTS5 understands it and as hits are marked by. */
export interface CompiledWords {
  /** An FTS5 expression; null when no word has to be there. */
  readonly match: string | null;
  /** The same as the index of the messages answers it quickly; null with `match`. */
  readonly wide: WideWords | null;
  /** An FTS5 expression of what must not be there; null when nothing. */
  readonly without: string | null;
  readonly terms: readonly Term[];
  /** Words that may be misspelt: of single words, with their place in the query. */
  readonly correctable: readonly {
    readonly word: string;
    readonly prefix: boolean;
    readonly clause: number;
  }[];
}

interface CompiledUnit {
  readonly terms: readonly Term[];
  readonly match: string;
}

/** @param replaced other words to look for in its place */
function compileUnit(unit: Unit, replaced: readonly string[] | undefined): CompiledUnit | null {
  if (replaced) {
    const terms = replaced.map((word) => ({ tokens: [word], prefix: unit.prefix }));
    return { terms, match: anyOf(terms) };
  }
  const term = termOf(unit.text, unit.prefix);
  if (!term) return null;
  const spellings = unit.quoted ? [] : numberSpellings(fold(unit.text));
  const isSpelling = term.tokens.length === 1 && spellings.includes(term.tokens[0] ?? '');
  const others = spellings.map((token) => ({ tokens: [token], prefix: true }));
  const terms = isSpelling ? others : [term, ...others];
  return { terms, match: anyOf(terms) };
}

/** Numbers that were typed with spaces may be one number: `030 123 4567`. */
function joinNumbers(clauses: readonly (readonly Unit[])[]): (readonly Unit[])[][] {
  const groups: (readonly Unit[])[][] = [];
  for (const clause of clauses) {
    const last = groups.at(-1);
    if (last && isNumber(clause) && isNumber(last[0] ?? [])) last.push(clause);
    else groups.push([clause]);
  }
  return groups;
}

function isNumber(clause: readonly Unit[]): boolean {
  const [unit] = clause;
  return clause.length === 1 && unit !== undefined && !unit.quoted && isNumberPart(unit.text);
}

/**
 * Turns the words of a query into FTS5's language. Whatever was typed stands in quotes there.
 *
 * @param replaced for clauses by number: the words to look for instead
 */
export function compileWords(
  { clauses, without }: SearchQuery,
  replaced: ReadonlyMap<number, readonly string[]> = new Map(),
): CompiledWords {
  const terms: Term[] = [];
  const matches: string[] = [];
  const wide: WordClause[] = [];
  const correctable: CompiledWords['correctable'][number][] = [];
  let number = 0;
  for (const group of joinNumbers(clauses)) {
    const compiled: string[] = [];
    const found: Term[] = [];
    for (const clause of group) {
      const units = clause.map((unit) => compileUnit(unit, replaced.get(number)));
      const known = units.filter((unit) => unit !== null);
      found.push(...known.flatMap((unit) => unit.terms));
      const [only] = clause;
      const [term] = known[0]?.terms ?? [];
      if (
        clause.length === 1 &&
        only &&
        !only.quoted &&
        term?.tokens.length === 1 &&
        known[0]?.terms.length === 1
      ) {
        correctable.push({ word: term.tokens[0] ?? '', prefix: term.prefix, clause: number });
      }
      if (known.length > 0) compiled.push(alternatives(known.map((unit) => unit.match)));
      number += 1;
    }
    terms.push(...found);
    if (compiled.length === 0) continue;
    const joined = withJoined(group, compiled, terms);
    matches.push(...joined);
    wide.push(...joined.map((match) => ({ match, terms: group.length === 1 ? found : null })));
  }
  const unwanted = without.flatMap((unit) => compileUnit({ ...unit }, undefined)?.match ?? []);
  return {
    match: matches.length > 0 ? matches.join(' AND ') : null,
    wide: wide.length > 0 ? wideWords(wide) : null,
    without: unwanted.length > 0 ? alternatives(unwanted) : null,
    terms,
    correctable,
  };
}

function alternatives(matches: readonly string[]): string {
  return matches.length === 1 ? (matches[0] ?? '') : `(${matches.join(' OR ')})`;
}

/** The parts of a number that was typed with spaces, or the whole of it. */
function withJoined(
  group: readonly (readonly Unit[])[],
  compiled: readonly string[],
  terms: Term[],
): readonly string[] {
  if (group.length < 2) return compiled;
  const whole = group.map(([unit]) => unit?.text ?? '').join('');
  const spellings = numberSpellings(fold(whole)).map((token) => ({
    tokens: [token],
    prefix: true,
  }));
  if (spellings.length === 0) return compiled;
  terms.push(...spellings);
  return [`((${compiled.join(' AND ')}) OR ${anyOf(spellings)})`];
}

/** What a query says about words as one FTS5 expression; null when no word has to be there. */
export function wordsExpression({ match, without }: CompiledWords): string | null {
  return match === null || without === null ? match : `(${match}) NOT ${without}`;
}
