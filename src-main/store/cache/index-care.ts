import type { Article, Message, Snippet } from '@shared/domain';
import { readDoc } from '../documents';
import { toStoreError } from '../errors';
import { INDEX_TEXT_VERSION } from '../search/fold';
import { messageSearchText } from '../search/documents';
import { createVocabulary, type Vocabulary, vocabularyWords } from '../search/vocabulary';
import type { ReadDb, WriteDb } from '../sql';
import type { Batch } from './batch';
import { FULL_TEXT_TABLES, createIndex, dropIndex } from './index-schema';
import { reindexCustomers } from './people';
import { indexKnowledge } from './reference';
import { readMessageCount, readState, writeState, type IndexNote, type IndexUse } from './state';

/** Messages that are indexed together. */
const PAGE = 1000;
const CUSTOMERS = 200;

/**
 * More messages than this leave the index the quick way: FTS5 then marks them as deleted instead of
 * writing each of their places over at once, which takes 7 ms a message in an index of 200,000. What
 * is left of them goes when the cache is written anew.
 */
const THOROUGH_MAX = 50;

export function readIndexNote(db: ReadDb): IndexNote {
  return readState(db, 'index') ?? { state: 'unknown', checkedAt: null };
}

/** Whether the index was made by the text rules of this version. */
export function isIndexCurrent(db: ReadDb): boolean {
  return readState(db, 'index-text-version') === INDEX_TEXT_VERSION;
}

export function indexUse(db: ReadDb): IndexUse {
  if (readIndexNote(db).state === 'damaged') return 'off';
  return isIndexCurrent(db) ? 'whole' : 'add-only';
}

function setThorough(db: WriteDb, on: boolean): void {
  // Not as a parameter: that would be no integer to FTS5.
  const value = on ? 1 : 0;
  db.run(`INSERT INTO message_fts (message_fts, rank) VALUES ('secure-delete', ${value})`);
}

/** The words of some messages, gathered beforehand. */
export interface GatheredWords {
  readonly words: readonly string[];
  /** Of how many messages. */
  readonly of: number;
}

/**
 * Brings the messages' index and the vocabulary up to date with a batch.
 *
 * @param gathered of all messages that came; used when all of them were new, or here already
 * @returns whether something of what was taken out is still in the file
 */
export function indexBatch(
  db: WriteDb,
  batch: Batch,
  vocabulary: Vocabulary,
  gathered: GatheredWords | null,
): boolean {
  if (batch.indexUse === 'off') return false;
  const changes = batch
    .indexChanges()
    .map(({ rowId, old, now, indexed }) => ({
      rowId,
      old,
      now,
      before: old && messageSearchText(old),
      after: now && (indexed ?? messageSearchText(now)),
    }))
    .filter(({ before, after }) => before !== after);
  const isWhole = batch.indexUse === 'whole';
  const changed = isWhole ? changes.filter(({ old }) => old !== null) : [];
  const quick = changed.length > THOROUGH_MAX;
  if (quick) setThorough(db, false);
  for (const { rowId, before } of changed) {
    db.run(
      "INSERT INTO message_fts (message_fts, rowid, text) VALUES ('delete', ?, ?)",
      rowId,
      before ?? '',
    );
  }
  if (quick) {
    // Written now, because the setting counts when they are written.
    db.run("INSERT INTO message_fts (message_fts) VALUES ('flush')");
    setThorough(db, true);
  }
  const added = changes.filter(({ old, now }) => now !== null && (isWhole || old === null));
  for (const { rowId, after } of added) {
    db.run('INSERT INTO message_fts (rowid, text) VALUES (?, ?)', rowId, after);
  }
  // Otherwise there would be words of messages that the cache does not take.
  if (gathered?.of === added.length + batch.repeatedMessages) vocabulary.add(gathered.words);
  else for (const { now } of added) vocabulary.add(vocabularyWords(now?.text ?? ''));
  // The words of many go with the rest of them, when the cache is written anew.
  if (!quick) vocabulary.removeUnused(changed.flatMap(({ old }) => (old ? [old.text] : [])));
  return quick;
}

/** Fills empty indexes from the documents, a part at a time. */
export interface IndexFiller {
  /** @returns how much is done, 0 to 1; 1: all of it */
  step(): number;
}

/** @param db with empty indexes; each step belongs into a transaction */
export function createIndexFiller(db: WriteDb): IndexFiller {
  const vocabulary = createVocabulary(db);
  const expected = Math.max(readMessageCount(db), 1);
  let stage: 'messages' | 'customers' | 'knowledge' | 'done' = 'messages';
  let after = Number.MIN_SAFE_INTEGER;
  let filled = 0;

  const messages = (): void => {
    const rows = db.all<{ row_id: number; doc: string }>(
      'SELECT row_id, doc FROM message WHERE row_id > ? ORDER BY row_id LIMIT ?',
      after,
      PAGE,
    );
    for (const row of rows) {
      const message = readDoc<Message>(row.doc);
      db.run(
        'INSERT INTO message_fts (rowid, text) VALUES (?, ?)',
        row.row_id,
        messageSearchText(message),
      );
      vocabulary.add(vocabularyWords(message.text));
    }
    filled += rows.length;
    after = rows.at(-1)?.row_id ?? after;
    if (rows.length < PAGE) {
      stage = 'customers';
      after = Number.MIN_SAFE_INTEGER;
    }
  };
  const customers = (): void => {
    const rows = db.all<{ row_id: number; id: string }>(
      'SELECT row_id, id FROM customer WHERE row_id > ? ORDER BY row_id LIMIT ?',
      after,
      CUSTOMERS,
    );
    const ids = rows.map((row) => row.id);
    reindexCustomers(db, ids);
    after = rows.at(-1)?.row_id ?? after;
    if (rows.length < CUSTOMERS) stage = 'knowledge';
  };
  const knowledge = (): void => {
    for (const row of knowledgeRows(db)) {
      const { kind, rev, row_id: rowId } = row;
      if (kind === 'snippet') {
        indexKnowledge(db, rowId, { kind, rev, doc: readDoc<Snippet>(row.doc) });
      } else {
        indexKnowledge(db, rowId, { kind, rev, doc: readDoc<Article>(row.doc) });
      }
    }
    writeState(db, 'index-text-version', INDEX_TEXT_VERSION);
    stage = 'done';
  };

  return {
    step: () => {
      if (stage === 'messages') messages();
      else if (stage === 'customers') customers();
      else if (stage === 'knowledge') knowledge();
      return stage === 'done' ? 1 : Math.min(filled / expected, 0.99);
    },
  };
}

/** Fills empty indexes from the documents at once. */
export function fillIndex(db: WriteDb): void {
  const filler = createIndexFiller(db);
  while (filler.step() < 1);
}

function knowledgeRows(db: ReadDb) {
  return db.all<{ row_id: number; kind: 'snippet' | 'article'; rev: number; doc: string }>(
    "SELECT row_id, kind, rev, doc FROM reference WHERE kind IN ('snippet', 'article')",
  );
}

/** Makes the indexes again from the documents, where they are, in the caller's transaction. */
export function rebuildIndex(db: WriteDb): void {
  dropIndex(db);
  createIndex(db);
  fillIndex(db);
}

/** Whether everything that belongs to the indexes can be read. It is all read. */
export function isIndexReadable(db: ReadDb): boolean {
  try {
    for (const table of FULL_TEXT_TABLES) {
      // A page that can be read is as it was written. Only a comparison reads long values whole.
      db.one(`SELECT max(block) AS most FROM ${table}_data`);
      db.one(`SELECT max(sz) AS most FROM ${table}_docsize`);
      db.one(`SELECT max(term) AS most FROM ${table}_idx`);
    }
    db.one('SELECT max(name), max(detail) FROM customer_search');
    db.one('SELECT max(title), max(body) FROM knowledge_search');
    db.one('SELECT max(word), count(*) FROM search_word');
    return true;
  } catch {
    return false;
  }
}

/** Whether an error is one of the indexes alone, so that all documents can still be relied on. */
export function isIndexFault(db: ReadDb, error: unknown): boolean {
  const { problem, detail } = toStoreError(error);
  if (problem !== 'damaged') return false;
  return detail === 'SQLITE_CORRUPT_VTAB' || !isIndexReadable(db);
}
