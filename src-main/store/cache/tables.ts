import type { ReadDb, SqlValue } from '../sql';
import { INDEX_TABLES } from './index-schema';

/** A row with its columns as SQLite keeps them. */
export type Row = Readonly<Record<string, SqlValue>>;

/** A table of documents, or of what is known about them. */
export interface DocumentTable {
  readonly name: string;
  readonly hasRowId: boolean;
}

/** Kept up by triggers, or written by the migrations of each file. */
const DERIVED: readonly string[] = ['inbox_count', 'episode_label', 'migration'];

function isOfIndex(name: string): boolean {
  return INDEX_TABLES.some((table) => name === table || name.startsWith(`${table}_`));
}

/** All tables but those of the indexes, also of tables that later migrations add. */
export function documentTables(db: ReadDb): DocumentTable[] {
  const tables = db.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
  return tables
    .filter(({ name }) => !isOfIndex(name) && !DERIVED.includes(name))
    .map(({ name, sql }) => ({ name, hasRowId: !/WITHOUT\s+ROWID/i.test(sql) }));
}

/** What a page of a table begins after; null: from its beginning. */
export type Place = number | null;

export interface Page {
  readonly rows: readonly Row[];
  /** Null when there is nothing after it. */
  readonly next: Place;
}

const PLACE = '_place';

/**
 * Rows of a table in the order of their row ids. A table without row ids (those are small) comes as
 * one page.
 */
export function readPage(db: ReadDb, table: DocumentTable, after: Place, limit: number): Page {
  if (!table.hasRowId) return { rows: db.all<Row>(`SELECT * FROM ${table.name}`), next: null };
  const found = db.all<Row>(
    `SELECT rowid AS ${PLACE}, * FROM ${table.name} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    after ?? Number.MIN_SAFE_INTEGER,
    limit,
  );
  const last = found.at(-1)?.[PLACE];
  const rows = found.map(({ [PLACE]: _place, ...row }) => row);
  return { rows, next: found.length === limit && typeof last === 'number' ? last : null };
}
