import Database from 'better-sqlite3';
import { type Dialect, SqliteDialect } from 'kysely';

/*
 * The one file of the desk that knows which database it talks to. PostgreSQL will be its sibling:
 * the same Kysely queries with a PostgresDialect (and `int8` parsed as numbers).
 */

const BUSY_TIMEOUT_MS = 15_000;

/** Compiled statements kept per connection: compiling costs more than most of the desk's queries. */
const STATEMENT_CACHE_SIZE = 400;

/**
 * Opens a connection to a desk's database file and creates the file if need be.
 *
 * `HEDDLE_SQLITE_BINDING` in the environment names another build of the addon, for runtimes whose
 * Node-API is too old for the one in the package. A release loads no code that the environment names.
 *
 * @param file path of the database
 * @throws Error when the file cannot be opened or is not a database
 */
export function sqliteDialect(file: string): Dialect {
  const nativeBinding = __HEDDLE_TEST_HOOKS__ ? process.env['HEDDLE_SQLITE_BINDING'] : undefined;
  const database = new Database(file, {
    timeout: BUSY_TIMEOUT_MS,
    ...(nativeBinding ? { nativeBinding } : {}),
  });
  database.pragma('journal_mode = WAL');
  // A desk must not forget an answer that it confirmed: the log is synced at every commit.
  database.pragma('synchronous = FULL');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -65536');

  const cache = new Map<string, Database.Statement>();
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql: string) {
        const known = cache.get(sql);
        if (known) return known;
        const statement = database.prepare(sql);
        if (cache.size >= STATEMENT_CACHE_SIZE) cache.clear();
        cache.set(sql, statement);
        return statement;
      },
    },
  });
}

/** How many parameters one statement may carry, with room to spare (SQLite: 32,766; PostgreSQL: 65,535). */
export const MAX_PARAMETERS = 30_000;
