import type { WriteDb } from '../sql';

/*
 * The tables hold text that search/index-text.ts made; FTS5 only splits it at ASCII separators.
 * The messages' index keeps no copy of the text (content=''): what was indexed is made again from
 * the document when it has to be taken out, so that secure-delete can erase it.
 *
 * A beginning of up to five letters has a list of its own: without one, FTS5 gathers all matches of
 * all words that begin so before it gives the newest. What is longer search/expand.ts takes apart.
 */
const index = `
  CREATE VIRTUAL TABLE message_fts USING fts5 (
    text, content = '', tokenize = 'ascii', prefix = '1 2 3 4 5'
  );
  INSERT INTO message_fts (message_fts, rank) VALUES ('secure-delete', 1);
  -- Twice the usual number of segments before they are merged: the fill is faster by a tenth.
  INSERT INTO message_fts (message_fts, rank) VALUES ('automerge', 8);

  -- Every word of the messages, for what is misspelt; see search/vocabulary.ts.
  CREATE TABLE search_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE customer_search (
    row_id INTEGER PRIMARY KEY, name TEXT NOT NULL, detail TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE customer_fts USING fts5 (
    name, detail, content = 'customer_search', content_rowid = 'row_id', tokenize = 'ascii',
    prefix = '1 2 3'
  );
  INSERT INTO customer_fts (customer_fts, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER customer_search_insert AFTER INSERT ON customer_search BEGIN
    INSERT INTO customer_fts (rowid, name, detail) VALUES (new.row_id, new.name, new.detail);
  END;
  CREATE TRIGGER customer_search_delete AFTER DELETE ON customer_search BEGIN
    INSERT INTO customer_fts (customer_fts, rowid, name, detail)
      VALUES ('delete', old.row_id, old.name, old.detail);
  END;
  CREATE TRIGGER customer_search_update AFTER UPDATE ON customer_search BEGIN
    INSERT INTO customer_fts (customer_fts, rowid, name, detail)
      VALUES ('delete', old.row_id, old.name, old.detail);
    INSERT INTO customer_fts (rowid, name, detail) VALUES (new.row_id, new.name, new.detail);
  END;

  -- Snippets and articles; row_id is that of the reference table.
  CREATE TABLE knowledge_search (
    row_id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE knowledge_fts USING fts5 (
    title, body, content = 'knowledge_search', content_rowid = 'row_id', tokenize = 'ascii',
    prefix = '1 2 3'
  );
  INSERT INTO knowledge_fts (knowledge_fts, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER knowledge_search_insert AFTER INSERT ON knowledge_search BEGIN
    INSERT INTO knowledge_fts (rowid, title, body) VALUES (new.row_id, new.title, new.body);
  END;
  CREATE TRIGGER knowledge_search_delete AFTER DELETE ON knowledge_search BEGIN
    INSERT INTO knowledge_fts (knowledge_fts, rowid, title, body)
      VALUES ('delete', old.row_id, old.title, old.body);
  END;
  CREATE TRIGGER knowledge_search_update AFTER UPDATE ON knowledge_search BEGIN
    INSERT INTO knowledge_fts (knowledge_fts, rowid, title, body)
      VALUES ('delete', old.row_id, old.title, old.body);
    INSERT INTO knowledge_fts (rowid, title, body) VALUES (new.row_id, new.title, new.body);
  END;
`;

/** The full-text tables; each has shadow tables whose names begin with its own. */
export const FULL_TEXT_TABLES = ['message_fts', 'customer_fts', 'knowledge_fts'] as const;

/** All tables that can be made again from the documents. */
export const INDEX_TABLES: readonly string[] = [
  ...FULL_TEXT_TABLES,
  'customer_search',
  'knowledge_search',
  'search_word',
];

/** Creates the empty indexes. */
export function createIndex(db: WriteDb): void {
  db.script(index);
}

/** Removes the indexes with everything in them, also damaged ones. */
export function dropIndex(db: WriteDb): void {
  db.script(`
    DROP TABLE message_fts;
    DROP TABLE IF EXISTS search_word;
    DROP TABLE customer_fts;
    DROP TABLE customer_search;
    DROP TABLE knowledge_fts;
    DROP TABLE knowledge_search;
  `);
}
