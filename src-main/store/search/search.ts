import type { CacheQueries } from '../api';
import type { ReadDb } from '../sql';
import { parseQuery } from './parse-query';
import { searchCustomers } from './search-customers';
import { searchArticles, searchSnippets } from './search-knowledge';
import { searchMessages } from './search-messages';

const MAX_CUSTOMERS = 8;
const MAX_KNOWLEDGE = 8;

type SearchResult = Awaited<ReturnType<CacheQueries['search']>>;

/** Searches everything that is in the cache; `limit` is that of the messages. */
export function search(db: ReadDb, text: string, limit: number): SearchResult {
  const startedAt = performance.now();
  const terms = parseQuery(text);
  const found =
    terms.length === 0
      ? { messages: [], moreMessages: false, customers: [], snippets: [], articles: [] }
      : {
          ...searchMessages(db, terms, limit),
          customers: searchCustomers(db, terms, MAX_CUSTOMERS),
          snippets: searchSnippets(db, terms, MAX_KNOWLEDGE),
          articles: searchArticles(db, terms, MAX_KNOWLEDGE),
        };
  return { ...found, tookMs: performance.now() - startedAt };
}
