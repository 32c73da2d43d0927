import type { Article, Snippet } from '@shared/domain';
import type { CacheQueries } from '../api';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';
import { snippetOf } from './marks';
import { type CompiledWords, wordsExpression } from './compile';

type ArticleHit = Awaited<ReturnType<CacheQueries['search']>>['articles'][number];

// The organisation's own texts are few, so all matches may be ranked.
const KNOWLEDGE_SQL = `
  SELECT reference.doc FROM knowledge_fts JOIN reference ON reference.row_id = knowledge_fts.rowid
  WHERE knowledge_fts MATCH ? AND reference.kind = ?
  ORDER BY bm25(knowledge_fts, 4.0, 1.0), reference.row_id LIMIT ?`;

/** Snippets in whose name or text all terms are found, the best first. */
export function searchSnippets(db: ReadDb, words: CompiledWords, limit: number): Snippet[] {
  const match = wordsExpression(words);
  if (match === null) return [];
  return readDocs<Snippet>(db.all<{ doc: string }>(KNOWLEDGE_SQL, match, 'snippet', limit));
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
