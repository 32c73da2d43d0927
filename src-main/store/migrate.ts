import { StoreError } from './errors';
import type { WriteDb } from './sql';

/** One step of a schema. Numbers grow in steps of ten, so that one can be put between two. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(db: WriteDb): void;
}

/** The version of a database's schema; 0 for a new one. */
export function schemaVersion(db: WriteDb): number {
  return db.one<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/**
 * Brings a database to the newest schema. Each step is one transaction with its bookkeeping, so
 * that a crash leaves the state before or after it.
 *
 * @throws StoreError `newer-version` when a newer app wrote the database; nothing is changed then
 */
export function migrate(db: WriteDb, migrations: readonly Migration[], now: number): void {
  const current = schemaVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new StoreError('newer-version', `${current} > ${newest}`);
  for (const migration of migrations) {
    if (migration.version <= current) continue;
    db.transaction(() => {
      db.script(
        'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
      );
      migration.up(db);
      db.run(
        'INSERT INTO migration (version, name, at) VALUES (?, ?, ?)',
        migration.version,
        migration.name,
        now,
      );
      db.script(`PRAGMA user_version = ${migration.version}`);
    });
  }
}

/**
 * Writes into a new database what it is, so that no other database of the same key, or its log, is
 * ever taken for it.
 *
 * @throws StoreError `damaged` when it is another one
 */
export function claim(db: WriteDb, applicationId: number): void {
  const found = db.one<{ application_id: number }>('PRAGMA application_id')?.application_id ?? 0;
  if (found === applicationId) return;
  if (found !== 0) throw new StoreError('damaged', 'another database');
  if (schemaVersion(db) === 0) db.script(`PRAGMA application_id = ${applicationId}`);
}

/** Writes what is there already: throws what a real write would throw. */
export function writeNothing(db: WriteDb): void {
  db.script(`PRAGMA user_version = ${schemaVersion(db)}`);
}
