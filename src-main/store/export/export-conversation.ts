import type { Message } from '@shared/domain';
import type { TranscriptPage, TranscriptPlace, TranscriptRequest } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import { agentNames, authorOf } from './export-matches';
import { createTranscript, transcriptFrame } from './transcript';

const PAGE_SQL = `SELECT row_id AS rowId, position, doc FROM message
  WHERE thread_id = ? AND (position, row_id) > (?, ?) ORDER BY position, row_id LIMIT ?`;

const NAME_SQL = `SELECT customer.name FROM thread
  JOIN customer ON customer.id = thread.customer_id WHERE thread.id = ?`;

/**
 * A page of a conversation as HTML, oldest first; the pages one after the other are the file.
 *
 * @param after where the page before this one ended; null for the first
 * @param limit messages to a page, with those that are left out
 */
export function exportConversation(
  db: ReadDb,
  { threadId, internal, words, frame }: TranscriptRequest,
  after: TranscriptPlace | null,
  limit: number,
): TranscriptPage {
  const customerName = db.one<{ name: string }>(NAME_SQL, threadId)?.name ?? '';
  const rows = db.all<{ rowId: number; position: number; doc: string }>(
    PAGE_SQL,
    threadId,
    after?.position ?? -1,
    after?.rowId ?? -1,
    limit,
  );
  const agents = agentNames(db);
  const transcript = createTranscript(words);
  const { head, foot } = transcriptFrame(frame, words.locale);
  let text = after === null ? head : '';
  let count = 0;
  let before = after?.at ?? null;
  for (const row of rows) {
    const message = readDoc<Message>(row.doc);
    if (message.kind !== 'message' && !internal) continue;
    const authorName = authorOf(message, customerName, agents);
    text += transcript.message({ message, authorName }, before);
    before = message.at;
    count += 1;
  }
  const last = rows.at(-1);
  const next =
    last && rows.length === limit
      ? { position: last.position, rowId: last.rowId, at: before }
      : null;
  return { text: next === null ? text + foot : text, count, next };
}
