import type { Article, Snippet } from '@shared/domain';
import type { CacheQueries } from '../api';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';
import { type CompiledWords, wordsExpression } from './compile';
import { meaningOf } from './expression';
import { fold } from './fold';
import { snippetOf } from './marks';
import { tokensOfFolded } from './tokens';

type ArticleHit = Awaited<ReturnType<CacheQueries['search']>>['articles'][number];

// The organisation's own texts are few, so all matches may be ranked.
const KNOWLEDGE_SQL = `
  SELECT reference.doc FROM knowledge_fts JOIN reference ON reference.row_id = knowledge_fts.rowid
  WHERE knowledge_fts MATCH ? AND reference.kind = ?
  ORDER BY bm25(knowledge_fts, 4.0, 1.0), reference.row_id LIMIT ?`;

/** Between name and text: no phrase reaches from one into the other. */
const BOUNDARY = '';

function ownSnippets(own: readonly Snippet[], expression: string): Snippet[] {
  const means = meaningOf(expression);
  const tokens = (text: string) => tokensOfFolded(fold(text));
  return own.filter(({ name, text }) => means([...tokens(name), BOUNDARY, ...tokens(text)]));
}

/**
 * Snippets in whose name or text all terms are found: a person's own ones, then the team's, the best
 * first.
 *
 * @param own those that are no part of the cache
 */
export function searchSnippets(
  db: ReadDb,
  words: CompiledWords,
  limit: number,
  own: readonly Snippet[],
): Snippet[] {
  const match = wordsExpression(words);
  if (match === null) return [];
  const team = readDocs<Snippet>(db.all<{ doc: string }>(KNOWLEDGE_SQL, match, 'snippet', limit));
  return [...ownSnippets(own, match), ...team].slice(0, limit);
}

/** Articles in whose title or body all terms are found, the best first. */
export function searchArticles(db: ReadDb, words: CompiledWords, limit: number): ArticleHit[] {
  const match = wordsExpression(words);
  if (match === null) return [];
  const rows = db.all<{ doc: string }>(KNOWLEDGE_SQL, match, 'article', limit);
  return rows.map((row) => {
    const article = readDoc<Article>(row.doc);
    return { ...article, snippet: snippetOf(article.body, words.terms) };
  });
}
