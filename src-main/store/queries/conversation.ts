import type { Attachment, Customer, Episode, Message, Thread } from '@shared/domain';
import type { MessageAnchor } from '@shared/ipc';
import { assertNever } from '@shared/assert-never';
import { messageRowId } from '@shared/rules';
import type { CacheQueries } from '../api';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';

type Conversation = Awaited<ReturnType<CacheQueries['conversation']>>;
type MessagePage = Awaited<ReturnType<CacheQueries['messages']>>;

interface DocRow {
  readonly doc: string;
}

/** An episode, also one that is not current. */
export function episode(db: ReadDb, id: string): Episode | null {
  const row = db.one<DocRow>('SELECT doc FROM episode WHERE id = ?', id);
  return row ? readDoc<Episode>(row.doc) : null;
}

/** A thread with its customer and episodes (oldest first); null unless both are here. */
export function conversation(db: ReadDb, threadId: string): Conversation {
  const head = db.one<{ thread: string; customer: string }>(
    `SELECT thread.doc AS thread, customer.doc AS customer FROM thread
     JOIN customer ON customer.id = thread.customer_id WHERE thread.id = ?`,
    threadId,
  );
  if (!head) return null;
  const episodes = db.all<DocRow>(
    'SELECT doc FROM episode WHERE thread_id = ? ORDER BY number, id',
    threadId,
  );
  const count = db.one<{ count: number }>(
    'SELECT count(*) AS count FROM message WHERE thread_id = ?',
    threadId,
  );
  const last = db.one<{ id: string }>(
    `SELECT id FROM message WHERE thread_id = ? AND kind = 'message' AND side <> 'system'
     ORDER BY position DESC, row_id DESC LIMIT 1`,
    threadId,
  );
  return {
    thread: readDoc<Thread>(head.thread),
    customer: readDoc<Customer>(head.customer),
    episodes: readDocs<Episode>(episodes),
    messageCount: count?.count ?? 0,
    lastMessageId: last?.id ?? null,
  };
}

/** An episode with more messages than this tells of its newest ones. */
const MAX_TURNS = 2000;

/** Who wrote when in an episode that began at a time (Unix ms), oldest first. */
export function turns(
  db: ReadDb,
  threadId: string,
  episodeId: string,
  openedAt: number,
): Awaited<ReturnType<CacheQueries['turns']>> {
  const rows = db.all<{ side: 'customer' | 'agent'; at: number }>(
    `SELECT side, json_extract(doc, '$.at') AS at FROM message
     WHERE thread_id = ? AND row_id >= ? AND json_extract(doc, '$.episodeId') = ? AND kind = 'message' AND side <> 'system'
     ORDER BY position DESC, row_id DESC LIMIT ${MAX_TURNS}`,
    threadId,
    messageRowId(openedAt, 0),
    episodeId,
  );
  return rows.toReversed();
}

/** The statements of a page, exported for their query plans. Values: thread, position, limit. */
export const MESSAGES_BEFORE_SQL = `SELECT doc FROM message
  WHERE thread_id = ? AND position < ? ORDER BY position DESC, row_id DESC LIMIT ?`;
export const MESSAGES_AFTER_SQL = `SELECT doc FROM message
  WHERE thread_id = ? AND position > ? ORDER BY position, row_id LIMIT ?`;

interface Half {
  readonly messages: readonly Message[];
  readonly more: boolean;
}

function before(db: ReadDb, threadId: string, position: number, limit: number): Half {
  const rows = db.all<DocRow>(MESSAGES_BEFORE_SQL, threadId, position, limit + 1);
  return {
    messages: readDocs<Message>(rows.slice(0, limit)).toReversed(),
    more: rows.length > limit,
  };
}

function after(db: ReadDb, threadId: string, position: number, limit: number): Half {
  const rows = db.all<DocRow>(MESSAGES_AFTER_SQL, threadId, position, limit + 1);
  return { messages: readDocs<Message>(rows.slice(0, limit)), more: rows.length > limit };
}

function around(
  db: ReadDb,
  threadId: string,
  messageId: string,
  limit: number,
): MessagePage | null {
  const place = db.one<{ position: number }>(
    'SELECT position FROM message WHERE id = ? AND thread_id = ?',
    messageId,
    threadId,
  );
  if (!place) return null;
  const older = before(db, threadId, place.position, Math.floor(limit / 2));
  // What the beginning of the thread leaves over is given to the end, and the other way round.
  const newer = after(db, threadId, place.position - 1, limit - older.messages.length);
  const room = limit - newer.messages.length;
  const filled = room > older.messages.length ? before(db, threadId, place.position, room) : older;
  return {
    messages: [...filled.messages, ...newer.messages],
    hasBefore: filled.more,
    hasAfter: newer.more,
  };
}

/**
 * A page of a thread's messages, oldest first. `before` and `after` leave out the position itself;
 * around a message that is not here it is the page at the end.
 */
export function messages(
  db: ReadDb,
  threadId: string,
  anchor: MessageAnchor,
  limit: number,
): MessagePage {
  switch (anchor.at) {
    case 'before': {
      const page = before(db, threadId, anchor.position, limit);
      const rest = after(db, threadId, anchor.position - 1, 0);
      return { messages: page.messages, hasBefore: page.more, hasAfter: rest.more };
    }
    case 'after': {
      const page = after(db, threadId, anchor.position, limit);
      const rest = before(db, threadId, anchor.position + 1, 0);
      return { messages: page.messages, hasBefore: rest.more, hasAfter: page.more };
    }
    case 'around': {
      const page = around(db, threadId, anchor.messageId, limit);
      return page ?? messages(db, threadId, { at: 'end' }, limit);
    }
    case 'end': {
      const page = before(db, threadId, Number.MAX_SAFE_INTEGER, limit);
      return { messages: page.messages, hasBefore: page.more, hasAfter: false };
    }
    default:
      return assertNever(anchor);
  }
}

/** The statement of what is pinned, exported for its query plan. Value: thread. */
export const PINNED_SQL = `SELECT message.doc FROM pinned_message
  JOIN message ON message.row_id = pinned_message.message_row
  WHERE pinned_message.thread_id = ? ORDER BY message.position`;

/** What is kept on top of a thread, oldest first. */
export function pinnedMessages(db: ReadDb, threadId: string): readonly Message[] {
  return readDocs<Message>(db.all<DocRow>(PINNED_SQL, threadId));
}

/** Messages by id, as far as they are here. */
export function messagesById(db: ReadDb, ids: readonly string[]): readonly Message[] {
  const rows = db.all<DocRow>(
    'SELECT doc FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position',
    JSON.stringify(ids),
  );
  return readDocs<Message>(rows);
}

/** The statements that find a place by time. Values: thread, Unix ms. */
export const FIRST_SINCE_SQL = `SELECT doc FROM message
  WHERE thread_id = ? AND position >= ? ORDER BY position LIMIT 1`;

/**
 * The first message of a thread at or after a time; the last one when all are older, null when there
 * is none. Positions never decrease in time, so that it is found by halving, whatever the length.
 *
 * @param at Unix ms
 */
export function messageAtTime(db: ReadDb, threadId: string, at: number): Message | null {
  const edge = (order: 'ASC' | 'DESC') =>
    db.one<{ position: number }>(
      `SELECT position FROM message WHERE thread_id = ? ORDER BY position ${order} LIMIT 1`,
      threadId,
    )?.position;
  const first = edge('ASC');
  const last = edge('DESC');
  if (first === undefined || last === undefined) return null;
  const since = (position: number): Message | null => {
    const row = db.one<DocRow>(FIRST_SINCE_SQL, threadId, position);
    return row ? readDoc<Message>(row.doc) : null;
  };
  let low = first;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const message = since(middle);
    if (message && message.at < at) low = message.position + 1;
    else high = middle;
  }
  return since(Math.min(low, last)) ?? since(last);
}

/** As many messages as are counted; whoever has more of them knows enough. */
const UNREAD_MAX = 1000;

/** The statement that counts them, exported for its query plan. Values: thread, position. */
export const UNREAD_SQL = `SELECT count(*) AS count, min(position) AS first FROM (
  SELECT position FROM message WHERE thread_id = ? AND position >= ?
    AND kind = 'message' AND side = 'customer' ORDER BY position LIMIT ${UNREAD_MAX})`;

/** The statement that finds the last answer, exported for its query plan. Value: thread. */
export const LAST_ANSWER_SQL = `SELECT position FROM message
  WHERE thread_id = ? AND kind = 'message' AND side = 'agent' ORDER BY position DESC LIMIT 1`;

/**
 * The statement of where the current episode begins, exported for its query plan. Value: thread. The
 * plus signs keep SQLite to the index: a column's affinity is not the index's, and a least position
 * would be looked for among all messages.
 */
export const EPISODE_START_SQL = `SELECT min(+position) AS position FROM message
  WHERE json_extract(doc, '$.episodeId') =
    (SELECT +id FROM episode WHERE thread_id = ? ORDER BY number DESC LIMIT 1)`;

/**
 * What the customer wrote that was not seen; null: everything was.
 *
 * @param seenUntil Unix ms; null where nothing was ever seen: then what nobody has answered in the
 *   current episode counts, because what was resolved is done with; or nothing where nobody ever
 *   answered, because all of it is as new
 */
export function unread(
  db: ReadDb,
  threadId: string,
  seenUntil: number | null,
): Awaited<ReturnType<CacheQueries['unread']>> {
  const from = unseenFrom(db, threadId, seenUntil);
  if (from === null) return null;
  const row = db.one<{ count: number; first: number | null }>(UNREAD_SQL, threadId, from);
  if (!row || row.first === null) return null;
  const first = db.one<DocRow>(FIRST_SINCE_SQL, threadId, row.first);
  return first ? { first: readDoc<Message>(first.doc), count: row.count } : null;
}

/** The position from which on nothing was seen; null: there is none. */
function unseenFrom(db: ReadDb, threadId: string, seenUntil: number | null): number | null {
  if (seenUntil === null) {
    const answer = db.one<{ position: number }>(LAST_ANSWER_SQL, threadId);
    if (!answer) return null;
    const start = db.one<{ position: number | null }>(EPISODE_START_SQL, threadId);
    return Math.max(answer.position + 1, start?.position ?? 0);
  }
  const message = messageAtTime(db, threadId, seenUntil + 1);
  return message && message.at > seenUntil ? message.position : null;
}

/** The statement of what came with files, newest first. Values: thread, limit. */
export const WITH_FILES_SQL = `SELECT doc FROM message WHERE thread_id = ?
  AND EXISTS (SELECT 1 FROM attachment WHERE attachment.message_row = message.row_id)
  ORDER BY position DESC LIMIT ?`;

/** The newest messages of a thread that came with files, oldest first. */
export function messagesWithFiles(db: ReadDb, threadId: string, limit: number): readonly Message[] {
  return readDocs<Message>(db.all<DocRow>(WITH_FILES_SQL, threadId, limit)).toReversed();
}

/** An attachment of a message in the cache. */
export function attachment(db: ReadDb, id: string): Attachment | null {
  const row = db.one<DocRow>('SELECT doc FROM attachment WHERE id = ?', id);
  return row ? readDoc<Attachment>(row.doc) : null;
}

/** Which of these message ids are in the cache. */
export function knownMessages(db: ReadDb, ids: readonly string[]): ReadonlySet<string> {
  const rows = db.all<{ id: string }>(
    'SELECT id FROM message WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
  return new Set(rows.map((row) => row.id));
}
