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
  readonly nativeBinding: string | undefined;
}

const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const;
const MIB = 1024 * 1024;

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
    ['busy_timeout', 5000],
    ['cache_size', -options.cacheKiB],
    ['synchronous', SYNCHRONOUS[options.synchronous]],
  ] as const;
  if (options.mode === 'read') return [...shared, ['query_only', 1]];
  return [
    ...shared,
    ['journal_mode', 'wal'],
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

function unlock(db: Database.Database, key: Uint8Array): void {
  if (key.byteLength !== 32) throw new StoreError('failed', 'the key must have 32 bytes');
  db.pragma("cipher = 'aegis'");
  // With "raw:" the bytes are the key; without it an expensive derivation is paid at each open.
  db.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`));
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
    ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
  });
  try {
    unlock(db, options.key);
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
