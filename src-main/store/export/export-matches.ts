import type { Channel, Message } from '@shared/domain';
import { isEmptyQuery, parseSearch } from '@shared/search';
import type { ExportPage, SearchContext } from '../api';
import { readDoc } from '../documents';
import { references } from '../queries/reference';
import { compileWords } from '../search/compile';
import { conditionsOf } from '../search/conditions';
import { matchingRowIds } from '../search/search-messages';
import type { ReadDb } from '../sql';
import { BYTE_ORDER_MARK, CSV_HEAD, csvMessage } from './csv';

const ROW_SQL = `
  SELECT message.doc, thread.channel, customer.name FROM message
  JOIN thread ON thread.id = message.thread_id
  JOIN customer ON customer.id = thread.customer_id WHERE message.row_id = ?`;

/** The names of all agents, by id. */
export function agentNames(db: ReadDb): ReadonlyMap<string, string> {
  return new Map(references(db, 'agent').map(({ id, name }) => [id, name]));
}

/** Who wrote a message: the customer, an agent by name, or nobody. */
export function authorOf(
  { side, agentId }: Pick<Message, 'side' | 'agentId'>,
  customerName: string,
  agents: ReadonlyMap<string, string>,
): string {
  if (side === 'customer') return customerName;
  return (agentId === null ? undefined : agents.get(agentId)) ?? '';
}

/**
 * A page of a CSV file with everything that a search matches, newest first; the pages one after the
 * other are the file. Nothing is corrected here: what is written is what was asked for.
 *
 * @param before where the page before this one ended; null for the first
 * @param limit messages to a page
 */
export function exportMatches(
  db: ReadDb,
  text: string,
  context: Pick<SearchContext, 'now' | 'dayFirst' | 'agentId'>,
  before: number | null,
  limit: number,
): ExportPage {
  const query = parseSearch(text, context);
  const head = before === null ? BYTE_ORDER_MARK + CSV_HEAD : '';
  if (isEmptyQuery(query)) return { text: head, count: 0, next: null };
  const words = compileWords(query);
  const conditions = conditionsOf(db, query.filters, context.agentId);
  const asked = { words, conditions, limit, thorough: false };
  const { rowIds, unfinished, until } = matchingRowIds(db, asked, before);
  const agents = agentNames(db);
  let count = 0;
  let rows = head;
  for (const rowId of rowIds) {
    const row = db.one<{ doc: string; channel: Channel; name: string }>(ROW_SQL, rowId);
    // A message whose thread or customer has not arrived yet is not shown either.
    if (!row) continue;
    const message = readDoc<Message>(row.doc);
    const authorName = authorOf(message, row.name, agents);
    rows += csvMessage({ message, customerName: row.name, channel: row.channel, authorName });
    count += 1;
  }
  const last = rowIds.length < limit ? undefined : rowIds.at(-1);
  return { text: rows, count, next: last ?? (unfinished ? until : null) };
}
