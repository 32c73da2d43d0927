import type { Article, Message, Snippet } from '@shared/domain';
import { readDoc } from '../documents';
import { INDEX_TEXT_VERSION } from '../search/fold';
import { indexText } from '../search/tokens';
import type { ReadDb, WriteDb } from '../sql';
import type { Batch } from './batch';
import { createIndex, dropIndex } from './index-schema';
import { reindexCustomers } from './people';
import { indexKnowledge } from './reference';
import { readState, writeState } from './state';

/** Messages read at a time while the whole index is made. */
const PAGE = 2000;

/** Brings the messages' index up to date with a batch. */
export function indexBatch(db: WriteDb, batch: Batch): void {
  const changes = batch.indexChanges();
  for (const { rowId, old } of changes) {
    if (old === null) continue;
    db.run(
      "INSERT INTO message_fts (message_fts, rowid, text) VALUES ('delete', ?, ?)",
      rowId,
      indexText(old),
    );
  }
  for (const { rowId, text } of changes) {
    if (text === null) continue;
    db.run('INSERT INTO message_fts (rowid, text) VALUES (?, ?)', rowId, indexText(text));
  }
}

/** Fills empty indexes from the documents. */
export function fillIndex(db: WriteDb): void {
  let after = -1;
  for (;;) {
    const rows = db.all<{ row_id: number; doc: string }>(
      'SELECT row_id, doc FROM message WHERE row_id > ? ORDER BY row_id LIMIT ?',
      after,
      PAGE,
    );
    for (const row of rows) {
      const { text } = readDoc<Message>(row.doc);
      db.run('INSERT INTO message_fts (rowid, text) VALUES (?, ?)', row.row_id, indexText(text));
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.row_id;
  }
  const customers = db.all<{ id: string }>('SELECT id FROM customer');
  reindexCustomers(
    db,
    customers.map((row) => row.id),
  );
  for (const row of knowledgeRows(db)) {
    const { kind, rev, row_id: rowId } = row;
    if (kind === 'snippet') {
      indexKnowledge(db, rowId, { kind, rev, doc: readDoc<Snippet>(row.doc) });
    } else {
      indexKnowledge(db, rowId, { kind, rev, doc: readDoc<Article>(row.doc) });
    }
  }
  writeState(db, 'index-text-version', INDEX_TEXT_VERSION);
}

function knowledgeRows(db: ReadDb) {
  return db.all<{ row_id: number; kind: 'snippet' | 'article'; rev: number; doc: string }>(
    "SELECT row_id, kind, rev, doc FROM reference WHERE kind IN ('snippet', 'article')",
  );
}

/** Makes the indexes again from the documents, in the caller's transaction. */
export function rebuildIndex(db: WriteDb): void {
  dropIndex(db);
  createIndex(db);
  fillIndex(db);
}

/** Whether the index was made by the text rules of this version. */
export function isIndexCurrent(db: ReadDb): boolean {
  return readState(db, 'index-text-version') === INDEX_TEXT_VERSION;
}

const COMPLETENESS = [
  'SELECT row_id FROM message EXCEPT SELECT id FROM message_fts_docsize',
  'SELECT id FROM message_fts_docsize EXCEPT SELECT row_id FROM message',
  'SELECT row_id FROM customer EXCEPT SELECT row_id FROM customer_search',
];

/**
 * Whether the indexes hold what the documents say: their structure is whole, no message or customer
 * is missing or too much, and a sample of messages is found by its own words.
 */
export function isIndexWhole(db: WriteDb): boolean {
  try {
    db.script(`
      INSERT INTO message_fts (message_fts) VALUES ('integrity-check');
      INSERT INTO customer_fts (customer_fts, rank) VALUES ('integrity-check', 1);
      INSERT INTO knowledge_fts (knowledge_fts, rank) VALUES ('integrity-check', 1);
    `);
  } catch {
    return false;
  }
  if (COMPLETENESS.some((sql) => db.one(`SELECT 1 FROM (${sql}) LIMIT 1`))) return false;
  return sampleIsFound(db);
}

const SAMPLE = 200;

function sampleIsFound(db: ReadDb): boolean {
  const bounds = db.one<{ low: number | null; high: number | null }>(
    'SELECT min(row_id) AS low, max(row_id) AS high FROM message',
  );
  if (!bounds || bounds.low === null || bounds.high === null) return true;
  const step = Math.max(1, Math.floor((bounds.high - bounds.low) / SAMPLE));
  for (let from = bounds.low; from <= bounds.high; from += step) {
    const row = db.one<{ row_id: number; doc: string }>(
      'SELECT row_id, doc FROM message WHERE row_id >= ? ORDER BY row_id LIMIT 1',
      from,
    );
    const text = row ? indexText(readDoc<Message>(row.doc).text) : '';
    const words = text.match(/[^\s!-/:-@[-`{-~]+/g)?.slice(0, 8) ?? [];
    if (!row || words.length === 0) continue;
    const found = db.one(
      'SELECT 1 FROM message_fts WHERE message_fts MATCH ? AND rowid = ?',
      words.map((word) => `"${word}"`).join(' AND '),
      row.row_id,
    );
    if (!found) return false;
  }
  return true;
}
