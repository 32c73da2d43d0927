import type { Message } from '@shared/domain';
import type { MessageMarks } from '@shared/ipc';
import { parseWords } from '@shared/search';
import type { CacheQueries } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import { compileWords } from './compile';
import { threadFacet } from './facets';
import { spansIn } from './marks';

type ThreadMatches = Awaited<ReturnType<CacheQueries['searchInThread']>>;

/** More places than these nobody steps through, and their list takes time to hand over. */
const MATCHES_MAX = 50_000;

/**
 * Positions of matches, newest first; exported for its query plan. Values: expression, thread, limit.
 * The thread is compared too, because two threads may have the same facet.
 */
export const PLACES_SQL = `
  SELECT message.position FROM message_fts
  JOIN message ON message.row_id = message_fts.rowid
  WHERE message_fts MATCH ? AND message.thread_id = ?
  ORDER BY message.position DESC LIMIT ?`;

/**
 * Where in one thread all words are found, over all of it. Filters count as words here: within one
 * conversation there is nothing to filter by.
 *
 * @returns positions in the thread, oldest first; of very many the newest
 */
export function searchInThread(db: ReadDb, threadId: string, text: string): ThreadMatches {
  const words = compileWords(parseWords(text));
  if (words.match === null) return { positions: [], more: false };
  const without = words.without === null ? '' : ` NOT ${words.without}`;
  const rows = db.all<{ position: number }>(
    PLACES_SQL,
    `("${threadFacet(threadId)}" AND ${words.match})${without}`,
    threadId,
    MATCHES_MAX + 1,
  );
  const positions = rows.slice(0, MATCHES_MAX).map(({ position }) => position);
  return { positions: positions.toReversed(), more: rows.length > MATCHES_MAX };
}

/**
 * What of messages is found by these words, in the text as it was written and in the names of files.
 * Ids of messages that are not in the thread, or without a hit, are left out.
 */
export function marksInThread(
  db: ReadDb,
  threadId: string,
  text: string,
  messageIds: readonly string[],
): MessageMarks[] {
  const { terms } = compileWords(parseWords(text));
  if (terms.length === 0) return [];
  return messageIds.flatMap((messageId) => {
    const row = db.one<{ doc: string }>(
      'SELECT doc FROM message WHERE id = ? AND thread_id = ?',
      messageId,
      threadId,
    );
    if (!row) return [];
    const message = readDoc<Message>(row.doc);
    const files = message.attachments
      .map(({ id, name }) => ({ id, name: spansIn(name, terms) }))
      .filter(({ name }) => name.length > 0);
    const spans = spansIn(message.text, terms);
    return spans.length + files.length === 0 ? [] : [{ messageId, text: spans, files }];
  });
}
