import type { Channel, Message } from '@shared/domain';
import type { MessageHit } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import { snippetOf } from './marks';
import { matchOf, type Term } from './parse-query';

/** The newest messages that match, as row ids; exported for its query plan. */
export const CANDIDATES_SQL = `
  SELECT rowid AS rowId FROM message_fts WHERE message_fts MATCH ? ORDER BY rowid DESC LIMIT ?`;

interface HitRow {
  readonly doc: string;
  readonly channel: Channel;
  readonly customerId: string;
  readonly name: string;
}

// A message without its thread or customer (they arrive in any order) is not shown yet.
const HIT_SQL = `
  SELECT message.doc, thread.channel, customer.id AS customerId, customer.name
  FROM message
  JOIN thread ON thread.id = message.thread_id
  JOIN customer ON customer.id = thread.customer_id
  WHERE message.row_id = ?`;

function toHit(row: HitRow, terms: readonly Term[]): MessageHit {
  const { id, threadId, kind, side, agentId, at, text } = readDoc<Message>(row.doc);
  return {
    message: { id, threadId, kind, side, agentId, at },
    customer: { id: row.customerId, name: row.name },
    channel: row.channel,
    snippet: snippetOf(text, terms),
  };
}

/**
 * The newest messages in which all terms are found. Row ids alone are taken from the index first;
 * documents are read and snippets made only for those that are shown.
 */
export function searchMessages(
  db: ReadDb,
  terms: readonly Term[],
  limit: number,
): { readonly messages: MessageHit[]; readonly moreMessages: boolean } {
  const candidates = db.all<{ rowId: number }>(CANDIDATES_SQL, matchOf(terms), limit + 1);
  const messages = candidates
    .slice(0, limit)
    .map(({ rowId }) => db.one<HitRow>(HIT_SQL, rowId))
    .filter((row) => row !== undefined)
    .map((row) => toHit(row, terms));
  return { messages, moreMessages: candidates.length > limit };
}
