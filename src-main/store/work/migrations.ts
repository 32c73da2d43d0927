import type { Migration } from '../migrate';

/*
 * Hardly ever migrated: what people made is kept as JSON with a checksum, beside only what keeps
 * it in order. See work/sealed.ts.
 */
const tables = `
  CREATE TABLE outbox (
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
    checksum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE draft (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE mark (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL
  ) STRICT;
  CREATE TABLE made_attachment (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL, bytes BLOB NOT NULL
  ) STRICT;

  -- Rows whose checksum or shape is wrong: kept for whoever can help, used by nobody.
  CREATE TABLE unreadable (
    place INTEGER PRIMARY KEY, what TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    found_at INTEGER NOT NULL
  ) STRICT;
`;

/** Earlier states of drafts. */
const draftVersions = `
  CREATE TABLE draft_version (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL
  ) STRICT;
`;

/** The schema of work.db. */
export const workMigrations: readonly Migration[] = [
  { version: 10, name: 'work', up: (db) => db.script(tables) },
  { version: 20, name: 'draft-versions', up: (db) => db.script(draftVersions) },
];
