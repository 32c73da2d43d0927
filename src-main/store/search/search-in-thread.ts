import { parseSearch } from '@shared/search';
import type { CacheQueries, SearchClock } from '../api';
import type { ReadDb } from '../sql';
import { compileWords } from './compile';
import { threadFacet } from './facets';

type ThreadMatches = Awaited<ReturnType<CacheQueries['searchInThread']>>;

/** More places than these nobody steps through. */
const MATCHES_MAX = 2000;

const PLACES_SQL = `
  SELECT message.id, message.position FROM message_fts
  JOIN message ON message.row_id = message_fts.rowid
  WHERE message_fts MATCH ? AND message.thread_id = ?
  ORDER BY message_fts.rowid DESC LIMIT ?`;

/**
 * The messages of one thread in which all words are found, over all of it, oldest first. Filters
 * count as words here: within one conversation there is nothing to filter by.
 */
export function searchInThread(
  db: ReadDb,
  threadId: string,
  text: string,
  clock: SearchClock,
): ThreadMatches {
  const words = compileWords(parseSearch(text, clock));
  if (words.match === null) return { matches: [], more: false };
  const without = words.without === null ? '' : ` NOT ${words.without}`;
  const rows = db.all<{ id: string; position: number }>(
    PLACES_SQL,
    `("${threadFacet(threadId)}" AND ${words.match})${without}`,
    threadId,
    MATCHES_MAX + 1,
  );
  const matches = rows
    .slice(0, MATCHES_MAX)
    .map(({ id, position }) => ({ messageId: id, position }))
    .toReversed();
  return { matches, more: rows.length > MATCHES_MAX };
}
