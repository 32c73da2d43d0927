import { join } from 'node:path';
import type { Message } from '@shared/domain';
import { cacheMigrations } from '../../src-main/store/cache/migrations';
import { readDoc } from '../../src-main/store/documents';
import { CACHE_FILE } from '../../src-main/store/files';
import { migrate } from '../../src-main/store/migrate';
import { messageSearchText } from '../../src-main/store/search/documents';
import {
  openToRead,
  openToWrite,
  type ReadDb,
  type SqlValue,
  type WriteDb,
} from '../../src-main/store/sql';

/** As many messages as a fill writes at once, at most. */
const ROWS_PER_TRANSACTION = 3000;
/** As the store's writer has it. */
const CACHE_KIB = 32_768;
const CHECKPOINT_PAGES = 4000;

/** Everything but the messages that a fill writes, in the order of dependence. */
const TABLES = [
  'reference',
  'knowledge_search',
  'customer',
  'customer_search',
  'customer_event',
  'offer_outcome',
  'thread',
  'episode',
  'attachment',
];

type Row = Readonly<Record<string, SqlValue>>;

interface Insert {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function insertOf(table: string, { place: _place, ...row }: Row): Insert {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    values: Object.values(row),
  };
}

/** Rows in the order of their arrival; messages newest first, page by page, as a backfill brings them. */
function* pagesOf(db: ReadDb, table: string): Generator<Row[]> {
  const newestFirst = table === 'message';
  const [compare, order] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
  let after = newestFirst ? Number.MAX_SAFE_INTEGER : -1;
  for (;;) {
    const rows = db.all<Row>(
      `SELECT rowid AS place, * FROM ${table} WHERE rowid ${compare} ? ORDER BY rowid ${order} LIMIT ?`,
      after,
      ROWS_PER_TRANSACTION,
    );
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last['place']);
    // Within a page rows are written in ascending order, as the store does it.
    yield newestFirst ? rows.reverse() : rows;
  }
}

/** The words that the search knows; their table has no row ids. */
function* pagesOfWords(db: ReadDb): Generator<Row[]> {
  const words = db.all<Row>('SELECT word FROM search_word');
  for (let start = 0; start < words.length; start += ROWS_PER_TRANSACTION) {
    yield words.slice(start, start + ROWS_PER_TRANSACTION);
  }
}

function insertsOf(table: string, rows: readonly Row[]): Insert[] {
  const inserts = rows.map((row) => insertOf(table, row));
  if (table !== 'message') return inserts;
  return [
    ...inserts,
    ...rows.map((row) => ({
      sql: 'INSERT INTO message_fts (rowid, text) VALUES (?, ?)',
      values: [row['row_id'] ?? null, messageSearchText(readDoc<Message>(String(row['doc'])))],
    })),
  ];
}

/** How long something took: on the clock, and in computing time, which other programs do not add to. */
export interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

function timed(db: WriteDb, inserts: readonly Insert[]): Took {
  const startedAt = performance.now();
  const before = process.threadCpuUsage();
  db.transaction(() => {
    for (const { sql, values } of inserts) db.run(sql, ...values);
  });
  const { user, system } = process.threadCpuUsage(before);
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 };
}

/**
 * Inserts the rows of a filled cache into an empty database of the same schema, index included, with
 * nothing but SQLite: the rows and the texts to index are at hand before the clock runs.
 *
 * @param folder of the filled store
 * @param target folder for the new database
 * @returns how many documents, and what all transactions took together
 */
export function insertBare(
  folder: string,
  target: string,
  key: Uint8Array,
): { readonly rows: number; readonly took: Took } {
  const shared = {
    key,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: CACHE_KIB,
  } as const;
  const source = openToRead({ ...shared, file: join(folder, CACHE_FILE) });
  const db = openToWrite({
    ...shared,
    file: join(target, 'bare.db'),
    checkpointPages: CHECKPOINT_PAGES,
  });
  migrate(db, cacheMigrations, 0);
  let rows = 0;
  let took: Took = { ms: 0, cpuMs: 0 };
  const insert = (inserts: readonly Insert[]): void => {
    const { ms, cpuMs } = timed(db, inserts);
    took = { ms: took.ms + ms, cpuMs: took.cpuMs + cpuMs };
  };
  for (const page of pagesOfWords(source)) insert(insertsOf('search_word', page));
  for (const table of [...TABLES, 'message']) {
    for (const page of pagesOf(source, table)) {
      insert(insertsOf(table, page));
      // What is derived of a document is no row of its own.
      if (!table.endsWith('_search') && table !== 'attachment') rows += page.length;
    }
  }
  source.close();
  db.close();
  return { rows, took };
}
