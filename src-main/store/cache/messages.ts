import type { Message } from '@shared/domain';
import { ROW_IDS_PER_MS, messageRowId } from '@shared/rules';
import { readDoc, type StoredPut } from '../documents';
import type { WriteDb } from '../sql';
import type { Batch } from './batch';

interface StoredMessage {
  readonly row_id: number;
  readonly rev: number;
  readonly doc: string;
}

/** How far a message moves when thousands were sent in the same millisecond. */
const MAX_SPILL_MS = 1000;

function freeRowId(db: WriteDb, at: number): number {
  const first = messageRowId(at, 0);
  const end = first + MAX_SPILL_MS * ROW_IDS_PER_MS;
  const last = db.one<{ last: number | null }>(
    'SELECT max(row_id) AS last FROM message WHERE row_id >= ? AND row_id < ?',
    first,
    first + ROW_IDS_PER_MS,
  )?.last;
  if (last === null || last === undefined) return first;
  let candidate = last + 1;
  while (candidate < end) {
    if (!db.one('SELECT 1 FROM message WHERE row_id = ?', candidate)) return candidate;
    candidate += 1;
  }
  throw new RangeError('Too many messages were sent in the same second');
}

function writeAttachments(db: WriteDb, rowId: number, message: Message): void {
  for (const attachment of message.attachments) {
    db.run(
      'INSERT OR REPLACE INTO attachment (id, message_row, doc) VALUES (?, ?, ?)',
      attachment.id,
      rowId,
      JSON.stringify(attachment),
    );
  }
}

/** Few are pinned: they are listed beside the messages, so that a fill pays nothing for them. */
function writePin(db: WriteDb, rowId: number, message: Message): void {
  if (message.pinned !== true) return;
  db.run(
    'INSERT OR REPLACE INTO pinned_message (message_row, thread_id) VALUES (?, ?)',
    rowId,
    message.threadId,
  );
}

function removePin(db: WriteDb, rowId: number): void {
  db.run('DELETE FROM pinned_message WHERE message_row = ?', rowId);
}

/** What was downloaded goes with the message that carried it. */
function removeAttachments(db: WriteDb, rowId: number): void {
  for (const table of ['attachment_bytes', 'attachment_use']) {
    db.run(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM attachment WHERE message_row = ?)`,
      rowId,
    );
  }
  db.run('DELETE FROM attachment WHERE message_row = ?', rowId);
}

function removeRow(db: WriteDb, batch: Batch, stored: StoredMessage): void {
  const message = readDoc<Message>(stored.doc);
  db.run('DELETE FROM message WHERE row_id = ?', stored.row_id);
  if (message.attachments.length > 0) removeAttachments(db, stored.row_id);
  if (message.pinned === true) removePin(db, stored.row_id);
  batch.indexMessage(stored.row_id, message, null);
  batch.messageDelta -= 1;
  batch.removed = true;
  batch.changed('message', message.threadId);
}

/** @returns false when the row id, or the id, is taken */
function tryInsert(db: WriteDb, rowId: number, put: StoredPut<Message>): boolean {
  const { doc: message, rev, json } = put;
  const changes = db.run(
    `INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    rowId,
    message.id,
    message.threadId,
    message.position,
    rev,
    message.kind,
    message.side,
    json,
  );
  return changes > 0;
}

function inserted(db: WriteDb, batch: Batch, rowId: number, put: StoredPut<Message>): void {
  const { doc: message, indexed } = put;
  writeAttachments(db, rowId, message);
  writePin(db, rowId, message);
  batch.indexMessage(rowId, null, message, indexed);
  batch.messageDelta += 1;
  batch.changed('message', message.threadId);
}

function updateRow(
  db: WriteDb,
  batch: Batch,
  stored: StoredMessage,
  { doc: message, rev, json }: StoredPut<Message>,
): void {
  const before = readDoc<Message>(stored.doc);
  db.run(
    `UPDATE message SET thread_id = ?, position = ?, rev = ?, kind = ?, side = ?, doc = ?
     WHERE row_id = ?`,
    message.threadId,
    message.position,
    rev,
    message.kind,
    message.side,
    json,
    stored.row_id,
  );
  db.run('DELETE FROM attachment WHERE message_row = ?', stored.row_id);
  writeAttachments(db, stored.row_id, message);
  if (before.pinned === true) removePin(db, stored.row_id);
  writePin(db, stored.row_id, message);
  batch.indexMessage(stored.row_id, before, message);
  batch.changed('message', before.threadId);
  batch.changed('message', message.threadId);
}

/**
 * Writes a message that is newer than what is stored.
 *
 * @throws RangeError when its time is too far away to be kept in order
 */
export function putMessage(db: WriteDb, batch: Batch, put: StoredPut<Message>): void {
  const { doc: message, rev } = put;
  const firstRowId = messageRowId(message.at, 0);
  // Nearly all messages are new, and alone in their millisecond.
  if (tryInsert(db, firstRowId, put)) {
    inserted(db, batch, firstRowId, put);
    return;
  }
  const stored = db.one<StoredMessage>(
    'SELECT row_id, rev, doc FROM message WHERE id = ?',
    message.id,
  );
  if (stored && stored.rev >= rev) {
    if (stored.doc === put.json) batch.repeatedMessages += 1;
    return;
  }
  if (stored && readDoc<Message>(stored.doc).at === message.at) {
    updateRow(db, batch, stored, put);
    return;
  }
  if (stored) removeRow(db, batch, stored);
  const rowId = freeRowId(db, message.at);
  tryInsert(db, rowId, put);
  inserted(db, batch, rowId, put);
}

/** Removes a message unless it is newer than the removal. */
export function removeMessage(db: WriteDb, batch: Batch, id: string, rev: number): void {
  const stored = db.one<StoredMessage>('SELECT row_id, rev, doc FROM message WHERE id = ?', id);
  if (stored && stored.rev <= rev) removeRow(db, batch, stored);
}

/** Removes a thread's messages that are not newer than the removal of the thread. */
export function removeMessagesOf(db: WriteDb, batch: Batch, threadId: string, rev: number): void {
  const rows = db.all<StoredMessage>(
    'SELECT row_id, rev, doc FROM message WHERE thread_id = ? AND rev <= ?',
    threadId,
    rev,
  );
  for (const row of rows) removeRow(db, batch, row);
}
