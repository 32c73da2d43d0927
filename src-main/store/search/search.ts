import { assertNever } from '@shared/assert-never';
import { isEmptyQuery, parseSearch, type SearchQuery } from '@shared/search';
import type { SearchContext, SearchFound } from '../api';
import type { ReadDb } from '../sql';
import { type CompiledWords, compileWords } from './compile';
import { type Conditions, conditionsOf } from './conditions';
import { correctionsOf, countOf } from './correct';
import { isKnownName, nameCorrectionsOf } from './correct-name';
import { fold } from './fold';
import { searchCustomers } from './search-customers';
import { searchArticles, searchSnippets } from './search-knowledge';
import { NOTE_FACET } from './facets';
import { searchMessages } from './search-messages';
import { searchThreads, threadsAmong } from './search-threads';
import { isKnownWord } from './vocabulary';

const MAX_CUSTOMERS = 8;
const MAX_KNOWLEDGE = 8;
const MAX_THREADS = 8;
/** So few results may mean that something else was meant. */
const OFFERED_BELOW = 3;
/** A query with more words is not corrected: each word costs. */
const CORRECTED_WORDS_MAX = 6;
/** Hardly anybody has a longer name. */
const NAME_WORDS_MAX = 3;

type Found = Omit<SearchFound, 'tookMs' | 'corrected' | 'suggestions'>;

const NOTHING: Found = {
  messages: [],
  moreMessages: false,
  threads: [],
  moreThreads: false,
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
  return {
    now,
    dayFirst: true,
    thorough: false,
    agentId: null,
    openCustomerId: null,
    group: 'all',
    waiting: [],
    ownSnippets: [],
  };
}

/** Whether there is anything to look for outside of messages: the rest has no side or date. */
function isOnlyWords(words: CompiledWords, { isFiltered }: Conditions): boolean {
  return !isFiltered && words.match !== null;
}

/** The conditions, and to be a note or not to be one. */
function narrowed(conditions: Conditions, group: 'message' | 'note'): Conditions {
  const facet = `"${NOTE_FACET}"`;
  return group === 'note'
    ? { ...conditions, matches: [...conditions.matches, facet] }
    : { ...conditions, without: [...conditions.without, facet] };
}

function findAll(
  db: ReadDb,
  words: CompiledWords,
  conditions: Conditions,
  { limit, context }: Asked,
): Found {
  const { thorough } = context;
  const search = { words, conditions, limit, thorough, rank: context };
  const found = searchMessages(db, search, context.waiting);
  const onlyWords = isOnlyWords(words, conditions);
  const customers = onlyWords ? searchCustomers(db, words, MAX_CUSTOMERS) : [];
  const threads = threadsAmong(db, { ...found, customers }, words, MAX_THREADS);
  return {
    ...found,
    customers,
    threads,
    moreThreads: found.moreMessages || threads.length === MAX_THREADS,
    snippets: onlyWords ? searchSnippets(db, words, MAX_KNOWLEDGE, context.ownSnippets) : [],
    articles: onlyWords ? searchArticles(db, words, MAX_KNOWLEDGE) : [],
  };
}

function find(db: ReadDb, words: CompiledWords, conditions: Conditions, asked: Asked): Found {
  const { limit, context } = asked;
  const { group, thorough } = context;
  const onlyWords = isOnlyWords(words, conditions);
  switch (group) {
    case 'all':
      return findAll(db, words, conditions, asked);
    case 'message':
    case 'note': {
      const only = narrowed(conditions, group);
      const search = { words, conditions: only, limit, thorough, rank: context };
      return { ...NOTHING, ...searchMessages(db, search, context.waiting) };
    }
    case 'thread': {
      const customers = onlyWords ? searchCustomers(db, words, limit) : [];
      const search = { words, conditions, limit, thorough, rank: context };
      return { ...NOTHING, ...searchThreads(db, search, customers) };
    }
    case 'customer':
      return { ...NOTHING, customers: onlyWords ? searchCustomers(db, words, limit) : [] };
    case 'snippet':
      return {
        ...NOTHING,
        snippets: onlyWords ? searchSnippets(db, words, limit, context.ownSnippets) : [],
      };
    case 'article':
      return { ...NOTHING, articles: onlyWords ? searchArticles(db, words, limit) : [] };
    default:
      return assertNever(group);
  }
}

function isEmpty({ messages, threads, customers, snippets, articles }: Found): boolean {
  const all = [messages, threads, customers, snippets, articles];
  return all.every((results) => results.length === 0);
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

/** Searches again with the names that customers have, for words that none of them is called by. */
function correctNames(
  db: ReadDb,
  query: SearchQuery,
  words: CompiledWords,
  again: (words: CompiledWords) => Found,
): Corrected | null {
  if (words.correctable.length > NAME_WORDS_MAX) return null;
  const doubts = words.correctable
    .filter(({ word, prefix }) => !isKnownName(db, word, prefix))
    .map(({ word, prefix, clause }): Doubt => {
      return { clause, from: word, to: nameCorrectionsOf(db, word, prefix) };
    })
    .filter(({ to }) => to.length > 0);
  if (doubts.length === 0) return null;
  const found = again(compileWords(query, new Map(doubts.map(({ clause, to }) => [clause, to]))));
  return isEmpty(found) ? null : { found, doubts };
}

/** Of the words that may have been meant, the one that is really in the first result. */
function chosenOf({ to }: Doubt, found: Found): string | undefined {
  const first = [found.messages[0]?.snippet ?? [], found.customers[0]?.name ?? []].flat();
  const shown = first.filter(({ hit }) => hit).map(({ text }) => fold(text));
  return to.find((word) => shown.some((text) => text.startsWith(word))) ?? to[0];
}

/**
 * A correction as it is told: which part of the typed text it is for. The word that was looked up is
 * without case and accents and need not stand in the text like that.
 */
function respellings(text: string, { clauses }: SearchQuery, { clause }: Doubt, to?: string) {
  const placed = clauses[clause]?.[0]?.span;
  if (!placed || to === undefined) return [];
  const typed = text.slice(placed.start, placed.end);
  const [before = ''] = /^[^\p{L}]*/u.exec(typed) ?? [];
  const [after = ''] = /[^\p{L}\p{M}]*$/u.exec(typed) ?? [];
  const from = typed.slice(before.length, typed.length - after.length);
  const start = placed.start + before.length;
  return [{ from, to, span: { start, end: start + from.length } }];
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
  const conditions = conditionsOf(db, query.filters, context.agentId, context.thorough);
  const found = find(db, words, conditions, { limit, context });
  // Whether there is nothing is not known yet; or it is no word that is to blame.
  if (found.unfinished || conditions.impossible) return done(found);
  const everything: Asked = { limit: 1, context: { ...context, group: 'all' } };
  // Words that only this kind of result lacks are no mistake.
  const isMistaken = () =>
    context.group === 'all' || isEmpty(find(db, words, conditions, everything));
  if (isEmpty(found) && isMistaken()) {
    const again = (other: CompiledWords) => find(db, other, conditions, { limit, context });
    const corrected =
      correct(db, query, words, again) ??
      (conditions.isFiltered ? null : correctNames(db, query, words, again));
    if (!corrected) return done(found);
    return done(corrected.found, {
      corrected: corrected.doubts.flatMap((doubt) =>
        respellings(text, query, doubt, chosenOf(doubt, corrected.found)),
      ),
    });
  }
  // What a customer is called is right, however few write it.
  const isRight = found.messages.length >= OFFERED_BELOW || found.customers.length > 0;
  if (context.group !== 'all' || isRight) return done(found);
  return done(found, {
    suggestions: doubtsOf(db, words).flatMap((doubt) =>
      respellings(text, query, doubt, doubt.to[0]),
    ),
  });
}
