import Database from 'better-sqlite3';
import { StoreError } from './errors';

/** A value that SQLite keeps as it is. */
export type SqlValue = string | number | null | Uint8Array;

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that a query may use. */
export interface ReadDb {
  readonly [readable]: true;
  /** The first row. T says what the statement selects; STRICT tables keep that true. */
  one<T>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T>(sql: string, ...values: SqlValue[]): T[];
  /** One row after the other, as long as `body` says true; it may ask other questions meanwhile. */
  each<T>(sql: string, values: readonly SqlValue[], body: (row: T) => boolean): void;
  /** Runs `body` on one state of the database, whatever is written meanwhile. */
  snapshot<T>(body: () => T): T;
  close(): void;
}

/** A connection that may also write: there is one for each database. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  /** @returns how many rows changed */
  run(sql: string, ...values: SqlValue[]): number;
  /** Several statements without values, for migrations. */
  script(sql: string): void;
  /** Runs `body` in one transaction: all of it is kept, or nothing when it throws. */
  transaction<T>(body: () => T): T;
}

export interface ConnectionOptions {
  readonly file: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly mode: 'read' | 'write';
  /** FULL for what people typed; NORMAL for what the desk has too. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly cacheKiB: number;
  /** How many pages of 4 KiB the log holds before they are moved into the file. */
  readonly checkpointPages: number;
  /** Nobody else may have the file open, not even to read it; it is also the lock on the folder. */
  readonly exclusive?: boolean;
  /** What is deleted is overwritten, so that nothing that was removed can be found in the file. */
  readonly secureDelete?: boolean;
  readonly nativeBinding: string | undefined;
}

const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const;
const MIB = 1024 * 1024;
const BUSY_MS = 5000;
/** Whoever has a file for itself keeps it: waiting long for it is pointless. */
const BUSY_EXCLUSIVE_MS = 1000;

type Pragmas = readonly (readonly [name: string, value: string | number])[];

/** Set on every connection, and read back: a pragma that is misspelt or refused says nothing. */
function pragmasOf(options: ConnectionOptions): Pragmas {
  const shared = [
    // Otherwise sorting and temporary tables write plain text into files of their own.
    ['temp_store', 2],
    ['mmap_size', 0],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['busy_timeout', options.exclusive === true ? BUSY_EXCLUSIVE_MS : BUSY_MS],
    ['cache_size', -options.cacheKiB],
    ['synchronous', SYNCHRONOUS[options.synchronous]],
  ] as const;
  if (options.mode === 'read') return [...shared, ['query_only', 1]];
  return [
    ...shared,
    ['journal_mode', 'wal'],
    ['secure_delete', options.secureDelete === true ? 1 : 0],
    ['wal_autocheckpoint', options.checkpointPages],
    ['journal_size_limit', 16 * MIB],
    // macOS only: an ordinary fsync does not reach the disk there.
    ['fullfsync', options.synchronous === 'FULL' ? 1 : 0],
    ['checkpoint_fullfsync', 1],
  ];
}

function setPragmas(db: Database.Database, pragmas: Pragmas): void {
  for (const [name, value] of pragmas) {
    db.pragma(`${name} = ${value}`);
    const actual = db.pragma(name, { simple: true });
    if (String(actual) !== String(value)) throw new StoreError('failed', `pragma ${name}`);
  }
}

/** With "raw:" the bytes are the key; without it an expensive derivation is paid at each open. */
function rawKey(key: Uint8Array): Buffer {
  if (key.byteLength !== 32) throw new StoreError('failed', 'the key must have 32 bytes');
  return Buffer.from(`raw:${Buffer.from(key).toString('hex')}`);
}

function unlock(
  db: Database.Database,
  { key, exclusive }: Pick<ConnectionOptions, 'key' | 'exclusive'>,
): void {
  db.pragma("cipher = 'aegis'");
  db.key(rawKey(key));
  // Before the first read, which would share the log with other processes.
  if (exclusive === true) db.pragma('locking_mode = exclusive');
  // The first read shows whether the key fits and the file is a database.
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

class Connection {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[]>>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  #prepare(sql: string): Database.Statement<SqlValue[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare<SqlValue[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  one<T>(sql: string, ...values: SqlValue[]): T | undefined {
    return this.#prepare(sql).get(...values) as T | undefined;
  }

  all<T>(sql: string, ...values: SqlValue[]): T[] {
    return this.#prepare(sql).all(...values) as T[];
  }

  each<T>(sql: string, values: readonly SqlValue[], body: (row: T) => boolean): void {
    for (const row of this.#prepare(sql).iterate(...values)) if (!body(row as T)) return;
  }

  snapshot<T>(body: () => T): T {
    return this.#db.transaction(body).deferred();
  }

  run(sql: string, ...values: SqlValue[]): number {
    return this.#prepare(sql).run(...values).changes;
  }

  script(sql: string): void {
    this.#db.exec(sql);
  }

  transaction<T>(body: () => T): T {
    return this.#db.transaction(body).immediate();
  }

  close(): void {
    this.#db.close();
  }
}

function connect(options: ConnectionOptions): Connection {
  const db = new Database(options.file, {
    readonly: options.mode === 'read',
    timeout: options.exclusive === true ? BUSY_EXCLUSIVE_MS : BUSY_MS,
    ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
  });
  try {
    unlock(db, options);
    setPragmas(db, pragmasOf(options));
  } catch (error) {
    db.close();
    throw error;
  }
  return new Connection(db);
}

/**
 * Opens an existing database for queries only.
 *
 * @throws SqliteError with code SQLITE_NOTADB when the key does not fit or the file is no database
 */
export function openToRead(options: Omit<ConnectionOptions, 'mode' | 'checkpointPages'>): ReadDb {
  // The brands exist for the compiler only.
  return connect({ ...options, mode: 'read', checkpointPages: 0 }) as unknown as ReadDb;
}

/** Opens a database for writing, and creates it when it is missing. Throws like `openToRead`. */
export function openToWrite(options: Omit<ConnectionOptions, 'mode'>): WriteDb {
  return connect({ ...options, mode: 'write' }) as unknown as WriteDb;
}

/** A fast connection to a file that is worth nothing before it is complete: no journal, no flush. */
function openWithoutCare(
  options: Pick<ConnectionOptions, 'file' | 'key' | 'nativeBinding'>,
): Database.Database {
  const { file, key, nativeBinding } = options;
  const db = new Database(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    unlock(db, { key });
    // SQLite goes without a journal, which may need as much space as the file, only when told so.
    db.unsafeMode(true);
    setPragmas(db, [
      ['temp_store', 2],
      ['mmap_size', 0],
      ['journal_mode', 'off'],
      ['synchronous', 0],
    ]);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Opens a new database to be filled at once; after a crash it is worth nothing. It has no log. */
export function openToBuild(
  options: Pick<ConnectionOptions, 'file' | 'key' | 'nativeBinding' | 'cacheKiB'>,
): WriteDb {
  const db = openWithoutCare(options);
  setPragmas(db, [['cache_size', -options.cacheKiB]]);
  return new Connection(db) as unknown as WriteDb;
}

/**
 * Encrypts a database with another key, in place and without a journal: only for a copy, which is
 * worth nothing if this does not end. It must have no log.
 */
export function encryptAgain(
  options: Pick<ConnectionOptions, 'file' | 'key' | 'nativeBinding'>,
  to: Uint8Array,
): void {
  const db = openWithoutCare(options);
  try {
    db.rekey(rawKey(to));
  } finally {
    db.close();
  }
}
