import type { Channel, Message } from '@shared/domain';
import { threadLink } from '@shared/rules';

/** What a spreadsheet needs at the beginning of a file to read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Cells that begin so may be run as a formula by a spreadsheet. With the wide forms, which Excel
 * takes for the same signs. Source: OWASP, "CSV Injection".
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** One cell, quoted (RFC 4180); what a spreadsheet would run gets an apostrophe before it. */
export function csvCell(value: string): string {
  const text = value.toWellFormed().replaceAll('\0', '\uFFFD');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** The names of the columns; in English, as column names of files are. */
export const CSV_HEAD = csvRow([
  'time',
  'customer',
  'channel',
  'thread',
  'author kind',
  'author',
  'text',
  'link',
]);

/** A message with what its row says beside it. */
export interface ExportedMessage {
  readonly message: Pick<Message, 'id' | 'threadId' | 'kind' | 'side' | 'at' | 'text'>;
  readonly customerName: string;
  readonly channel: Channel;
  readonly authorName: string;
}

/** A message as a row: time in UTC (ISO 8601), whose and where, who wrote it and what. */
export function csvMessage({
  message,
  customerName,
  channel,
  authorName,
}: ExportedMessage): string {
  const { id, threadId, kind, side, at, text } = message;
  return csvRow([
    new Date(at).toISOString(),
    customerName,
    channel,
    threadId,
    kind === 'message' ? side : `${side} (${kind})`,
    authorName,
    text,
    threadLink(threadId, id),
  ]);
}
