import Database from 'better-sqlite3';
import { closeSync, fstatSync, openSync, readSync, rmSync, truncateSync, writeSync } from 'node:fs';
import type { SqlValue } from './sql';

/*
 * Reads a database whose first page, schema or tree is lost, page by page.
 *
 * SQLite3 Multiple Ciphers encrypts each page by itself: with a raw key, the key of a page comes from
 * that key, the page's number and a nonce in the page's own tail (cipher_aegis.c: AegisGenOtk), and
 * nothing of page 1 is needed for it. So a sound page 1 of a database made for the purpose, with the
 * same key, takes the place of the lost one; its schema says of every page that it is a table of its
 * own. SQLite then reads the rows of each page that is a leaf of a table, and refuses the others.
 */

/** As SQLite makes them unless told otherwise; sql.ts does not tell. */
export const PAGE_BYTES = 4096;
/** So many tables fit into the schema on page 1. */
const TABLES = 50;
/** A row of the work has five columns at most; a row with more is none of ours. */
const COLUMNS = 'c0, c1, c2, c3, c4, c5';

/** How the file is encrypted. */
export interface RawAccess {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly nativeBinding: string | undefined;
}

/** A row as it lies in a page; of which table is for the reader to find out. */
export interface RawRow {
  readonly rowid: number;
  readonly values: readonly SqlValue[];
}

function connect(
  file: string,
  { key, nativeBinding }: RawAccess,
  { readonly }: { readonly readonly: boolean },
): Database.Database {
  const db = new Database(file, {
    readonly,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  db.pragma("cipher = 'aegis'");
  // A page whose seal is broken is read all the same: up to the break it is right, and every row
  // has a checksum of its own.
  if (readonly) db.pragma('hmac_check = 0');
  db.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`));
  return db;
}

function pagesOf(file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    return Math.ceil(fstatSync(descriptor).size / PAGE_BYTES);
  } finally {
    closeSync(descriptor);
  }
}

/** SQLite takes a file that is shorter than its first page says for damaged. */
function extendTo(file: string, pages: number): void {
  if (pagesOf(file) < pages) truncateSync(file, pages * PAGE_BYTES);
}

/** Writes bytes over the beginning of a file. */
function overwriteStart(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(descriptor);
  }
}

function firstPage(file: string): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, page, 0, PAGE_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  return page;
}

function removeCarrier(file: string): void {
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(file + side, { force: true });
}

/** Makes a database of at least so many pages and without a schema; its first page says so. */
function makeCarrier(file: string, access: RawAccess, pages: number): void {
  // One of a repair that was cut off.
  removeCarrier(file);
  const db = connect(file, access, { readonly: false });
  try {
    db.pragma('journal_mode = off');
    db.pragma('synchronous = off');
    db.exec('CREATE TABLE filler (x)');
    const fill = db.prepare('INSERT INTO filler VALUES (zeroblob(?))');
    for (;;) {
      const missing = pages - Number(db.pragma('page_count', { simple: true }));
      if (missing <= 0) break;
      fill.run(Math.min(missing * PAGE_BYTES, 50_000_000));
    }
    db.unsafeMode(true);
    db.pragma('writable_schema = 1');
    db.exec('DELETE FROM sqlite_schema');
  } finally {
    db.close();
  }
}

/** The first page of a schema in which each of these pages is a table. */
function pageWithTables(carrier: string, access: RawAccess, from: number, to: number): Uint8Array {
  const db = connect(carrier, access, { readonly: false });
  try {
    db.pragma('synchronous = off');
    db.unsafeMode(true);
    db.pragma('writable_schema = 1');
    db.exec('BEGIN; DELETE FROM sqlite_schema');
    const insert = db.prepare(
      "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', @name, @name, @page, @sql)",
    );
    for (let page = from; page <= to; page += 1) {
      const name = `p${page}`;
      insert.run({ name, page, sql: `CREATE TABLE ${name}(${COLUMNS})` });
    }
    db.exec('COMMIT');
  } finally {
    db.close();
  }
  return firstPage(carrier);
}

/**
 * Gives a file whose first page is lost one that SQLite can open. What it says of the content is
 * wrong; it is enough to bring the log into the file.
 */
export function graftFirstPage(file: string, access: RawAccess, applicationId: number): void {
  const carrier = `${file}.carrier`;
  try {
    makeCarrier(carrier, access, 2);
    const db = connect(carrier, access, { readonly: false });
    db.pragma(`application_id = ${applicationId}`);
    db.pragma('journal_mode = wal');
    db.close();
    extendTo(file, pagesOf(carrier));
    overwriteStart(file, firstPage(carrier));
  } finally {
    removeCarrier(carrier);
  }
}

function* rowsOfPage(db: Database.Database, page: number): Generator<RawRow> {
  let rowids: number[];
  try {
    rowids = db.prepare(`SELECT rowid FROM p${page}`).pluck().all() as number[];
  } catch {
    return;
  }
  const read = db.prepare(`SELECT * FROM p${page} WHERE rowid = ?`).raw();
  for (const rowid of rowids) {
    try {
      const values = read.get(rowid) as SqlValue[] | undefined;
      if (values) yield { rowid, values };
    } catch {
      // Its bytes are on a page that cannot be read.
    }
  }
}

/**
 * All rows of all tables that can be read, in any order, some of them more than once. Rows of pages
 * whose seal is broken are among them: only a checksum tells the good ones.
 *
 * @param file a copy without a log; its first page is overwritten
 */
export function* rawRows(file: string, access: RawAccess): Generator<RawRow> {
  const pages = pagesOf(file);
  const carrier = `${file}.carrier`;
  try {
    makeCarrier(carrier, access, pages);
    extendTo(file, pagesOf(carrier));
    for (let from = 2; from <= pages; from += TABLES) {
      const to = Math.min(from + TABLES - 1, pages);
      overwriteStart(file, pageWithTables(carrier, access, from, to));
      const db = connect(file, access, { readonly: true });
      try {
        db.pragma('cell_size_check = 1');
        for (let page = from; page <= to; page += 1) yield* rowsOfPage(db, page);
      } finally {
        db.close();
      }
    }
  } finally {
    removeCarrier(carrier);
  }
}
