import { isEmptyQuery, parseSearch, type SearchQuery } from '@shared/search';
import type { SearchContext, SearchFound } from '../api';
import type { ReadDb } from '../sql';
import { type CompiledWords, compileWords } from './compile';
import { type Conditions, conditionsOf } from './conditions';
import { correctionsOf, countOf } from './correct';
import { searchCustomers } from './search-customers';
import { searchArticles, searchSnippets } from './search-knowledge';
import { searchMessages } from './search-messages';
import { isKnownWord } from './vocabulary';

const MAX_CUSTOMERS = 8;
const MAX_KNOWLEDGE = 8;
/** So few results may mean that something else was meant. */
const OFFERED_BELOW = 3;
/** A query with more words is not corrected: each word costs. */
const CORRECTED_WORDS_MAX = 6;

type Found = Omit<SearchFound, 'tookMs' | 'corrected' | 'suggestions'>;

const NOTHING: Found = {
  messages: [],
  moreMessages: false,
  unfinished: false,
  customers: [],
  snippets: [],
  articles: [],
};

interface Asked {
  readonly limit: number;
  readonly context: SearchContext;
}

/** A search by nobody in particular. */
export function neutralSearchContext(now: number): SearchContext {
  return { now, dayFirst: true, thorough: false, agentId: null, openCustomerId: null };
}

function find(
  db: ReadDb,
  words: CompiledWords,
  conditions: Conditions,
  { limit, context }: Asked,
): Found {
  const { thorough, agentId, openCustomerId } = context;
  const rank = { agentId, openCustomerId };
  const found = searchMessages(db, { words, conditions, limit, thorough, rank });
  // What is no message has no side, channel or date.
  const onlyWords =
    conditions.matches.length + conditions.without.length + conditions.checks.length === 0;
  if (!onlyWords || words.match === null) return { ...NOTHING, ...found };
  return {
    ...found,
    customers: searchCustomers(db, words, MAX_CUSTOMERS),
    snippets: searchSnippets(db, words, MAX_KNOWLEDGE),
    articles: searchArticles(db, words, MAX_KNOWLEDGE),
  };
}

function isEmpty({ messages, customers, snippets, articles }: Found): boolean {
  return messages.length + customers.length + snippets.length + articles.length === 0;
}

/** A word of the query and what may have been meant instead. */
interface Doubt {
  readonly clause: number;
  readonly from: string;
  readonly to: readonly string[];
}

/** A word that somebody wrote is doubted only for one that is so many times as common. */
const COMMONER = 3;

/** The words that may be misspelt: those that nobody ever wrote, or else those that few wrote. */
function doubtsOf(db: ReadDb, words: CompiledWords): Doubt[] {
  const asked = words.correctable.slice(0, CORRECTED_WORDS_MAX);
  const unknown = asked.filter(({ word, prefix }) => !isKnownWord(db, word, prefix));
  const doubtful = unknown.length > 0 ? unknown : asked;
  return doubtful
    .map(({ word, prefix, clause }) => {
      const least = unknown.length > 0 ? 1 : countOf(db, word) * COMMONER;
      const found = correctionsOf(db, word, prefix).filter(({ count }) => count >= least);
      return { clause, from: word, to: found.map((each) => each.word) };
    })
    .filter(({ to }) => to.length > 0);
}

interface Corrected {
  readonly found: Found;
  readonly doubts: readonly Doubt[];
}

/** Searches again with other words: all that nobody ever wrote at once, or else one after the other. */
function correct(
  db: ReadDb,
  query: SearchQuery,
  words: CompiledWords,
  again: (words: CompiledWords) => Found,
): Corrected | null {
  const doubts = doubtsOf(db, words);
  const unknown = doubts.filter(({ from }) => !isKnownWord(db, from, false));
  const attempts = unknown.length > 0 ? [unknown] : doubts.map((doubt) => [doubt]);
  for (const attempt of attempts) {
    const replaced = new Map(attempt.map(({ clause, to }) => [clause, to]));
    const found = again(compileWords(query, replaced));
    if (!isEmpty(found)) return { found, doubts: attempt };
  }
  return null;
}

/** Of the words that may have been meant, the one that is really in the first result. */
function chosenOf(
  { from, to }: Doubt,
  found: Found,
): { readonly from: string; readonly to: string } | null {
  const shown = found.messages
    .slice(0, 1)
    .flatMap(({ snippet }) =>
      snippet.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase()),
    );
  const chosen = to.find((word) => shown.some((text) => text.startsWith(word))) ?? to[0];
  return chosen === undefined ? null : { from, to: chosen };
}

/**
 * Searches everything that is in the cache. What is misspelt is corrected at once when there would
 * be nothing to show, and the correction is offered when there is little.
 */
export function search(
  db: ReadDb,
  text: string,
  limit: number,
  context: SearchContext,
): SearchFound {
  const startedAt = performance.now();
  const query = parseSearch(text, context);
  const done = (
    found: Found,
    more: Partial<Pick<SearchFound, 'corrected' | 'suggestions'>> = {},
  ) => ({
    corrected: [],
    suggestions: [],
    ...found,
    ...more,
    tookMs: performance.now() - startedAt,
  });
  if (isEmptyQuery(query)) return done(NOTHING);
  const words = compileWords(query);
  const conditions = conditionsOf(db, query.filters, context.agentId);
  const found = find(db, words, conditions, { limit, context });
  if (isEmpty(found) && !conditions.impossible) {
    const corrected = correct(db, query, words, (other) =>
      find(db, other, conditions, { limit, context }),
    );
    if (!corrected) return done(found);
    return done(corrected.found, {
      corrected: corrected.doubts.flatMap((doubt) => chosenOf(doubt, corrected.found) ?? []),
    });
  }
  if (found.messages.length >= OFFERED_BELOW) return done(found);
  return done(found, {
    suggestions: doubtsOf(db, words).flatMap(({ from, to }) =>
      to[0] ? [{ from, to: to[0] }] : [],
    ),
  });
}
