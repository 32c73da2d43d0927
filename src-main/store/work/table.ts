import type { z } from 'zod';
import type { WriteDb } from '../sql';
import { seal, unseal, type SealedRow, type SealedTable } from './sealed';

/** Rows of one shape in a table, each under an id, with checksums made and verified. */
export interface Sealed<T extends object> {
  read(id: string): T | null;
  write(id: string, value: T): void;
  remove(id: string): boolean;
  ids(): string[];
  /** Those that begin like this. */
  idsFrom(beginning: string): string[];
}

/** Moves a row that cannot be trusted out of the way, to where it can be counted. */
export function setAsideRow(db: WriteDb, table: SealedTable, row: SealedRow, now: number): void {
  db.run(
    'INSERT INTO unreadable (what, id, body, found_at) VALUES (?, ?, ?, ?)',
    table,
    row.id,
    row.body,
    now,
  );
  db.run(`DELETE FROM ${table} WHERE id = ?`, row.id);
}

/** Access to a table whose rows are keyed by id. */
export function sealedTable<T extends object>(
  db: WriteDb,
  table: 'draft' | 'draft_version' | 'mark',
  schema: z.ZodType<T>,
): Sealed<T> {
  return {
    read(id) {
      const row = db.one<SealedRow>(`SELECT id, body, checksum FROM ${table} WHERE id = ?`, id);
      if (!row) return null;
      const value = unseal(table, row, schema);
      if (value === null) setAsideRow(db, table, row, Date.now());
      return value;
    },
    write(id, value) {
      const row = seal(table, id, value);
      db.run(
        `INSERT INTO ${table} (id, body, checksum) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET body = excluded.body, checksum = excluded.checksum`,
        row.id,
        row.body,
        row.checksum,
      );
    },
    remove: (id) => db.run(`DELETE FROM ${table} WHERE id = ?`, id) > 0,
    idsFrom: (beginning) =>
      db
        .all<{ id: string }>(
          `SELECT id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id`,
          beginning,
          `${beginning}\u{10FFFF}`,
        )
        .map((row) => row.id),
    ids: () => db.all<{ id: string }>(`SELECT id FROM ${table}`).map((row) => row.id),
  };
}
