import type { Episode, Message } from '@shared/domain';
import { ROW_IDS_PER_MS } from '@shared/rules';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { Row } from './tables';

/*
 * What of the history is kept when the desk's policy limits it (SyncState.keepSince):
 * - messages: those sent at or after it, and all of an episode that is not resolved;
 * - episodes: those that are not resolved, and those with a message (or, without messages, a
 *   resolution) at or after it;
 * - threads: those with anything of the above, and those in which something happened since;
 * - customers with such a thread, their events and the outcomes of their offers; attachments with
 *   their message.
 * Tombstones stay: what the desk has removed must not come back. What is dropped here leaves none,
 * because it comes back when the policy allows more.
 */

/** Whether a row of a table is kept. */
export type Keeps = (row: Row) => boolean;

/** The first row id of a message that is young enough. */
export function firstKeptRow(keepSince: number): number {
  return Math.max(keepSince, 0) * ROW_IDS_PER_MS;
}

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function lastOf(row: Row): number {
  const episode = readDoc<Episode>(text(row, 'doc'));
  return episode.lastMessage?.at ?? episode.resolvedAt ?? episode.openedAt;
}

/** Whether a message that is too old belongs to an episode that still needs it. */
function isInOpenEpisode(db: ReadDb, message: Message): boolean {
  const sql = "SELECT 1 FROM episode WHERE id = ? AND state <> 'resolved'";
  return db.one(sql, message.episodeId) !== undefined;
}

/**
 * Whether a message that is too old, and comes all the same, is not to be written: its episode is
 * over, and it is not here. One that is here is kept up to date until it goes.
 */
export function isOver(db: ReadDb, message: Message): boolean {
  const episode = db.one<{ state: string }>(
    'SELECT state FROM episode WHERE id = ?',
    message.episodeId,
  );
  if (episode?.state !== 'resolved') return false;
  return db.one('SELECT 1 FROM message WHERE id = ?', message.id) === undefined;
}

/**
 * The rules by table; a table without one is kept whole. They are asked in the order of the entries:
 * what is kept of a table depends on what was kept of those before it.
 *
 * @param all everything there is
 * @param kept what has been kept so far
 * @param keepSince Unix ms
 */
export function retentionRules(
  all: ReadDb,
  kept: ReadDb,
  keepSince: number,
): ReadonlyMap<string, Keeps> {
  const firstRow = firstKeptRow(keepSince);
  const exists = (sql: string, value: string | number): boolean =>
    kept.one(sql, value) !== undefined;

  const hasMessageSince = (row: Row): boolean =>
    kept.one(
      `SELECT 1 FROM message WHERE thread_id = ? AND row_id >= ?
         AND json_extract(doc, '$.episodeId') = ? LIMIT 1`,
      text(row, 'thread_id'),
      firstRow,
      text(row, 'id'),
    ) !== undefined;

  const keepsMessage: Keeps = (row) =>
    Number(row['row_id']) >= firstRow || isInOpenEpisode(all, readDoc(text(row, 'doc')));
  const keepsEpisode: Keeps = (row) =>
    row['state'] !== 'resolved' ||
    Number(row['opened_at']) >= keepSince ||
    lastOf(row) >= keepSince ||
    hasMessageSince(row);
  const keepsThread: Keeps = (row) =>
    Number(row['last_at']) >= keepSince ||
    exists('SELECT 1 FROM episode WHERE thread_id = ? LIMIT 1', text(row, 'id')) ||
    exists('SELECT 1 FROM message WHERE thread_id = ? LIMIT 1', text(row, 'id'));
  const keepsCustomer: Keeps = (row) =>
    exists('SELECT 1 FROM thread WHERE customer_id = ? LIMIT 1', text(row, 'id'));
  const keepsPart: Keeps = (row) =>
    exists('SELECT 1 FROM customer WHERE id = ?', text(row, 'customer_id'));
  const keepsOfMessage: Keeps = (row) =>
    exists('SELECT 1 FROM message WHERE row_id = ?', Number(row['message_row']));
  const keepsBytes: Keeps = (row) =>
    exists('SELECT 1 FROM attachment WHERE id = ?', text(row, 'id'));

  return new Map<string, Keeps>([
    ['message', keepsMessage],
    ['episode', keepsEpisode],
    ['thread', keepsThread],
    ['customer', keepsCustomer],
    ['customer_event', keepsPart],
    ['offer_outcome', keepsPart],
    ['attachment', keepsOfMessage],
    ['pinned_message', keepsOfMessage],
    ['attachment_bytes', keepsBytes],
    ['attachment_use', keepsBytes],
  ]);
}
