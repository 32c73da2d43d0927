import type { ReadDb, WriteDb } from '../sql';
import { createIndexFiller, type IndexFiller } from './index-care';
import { retentionRules, type Keeps } from './retention';
import { countMessages, readMessageCount, writeState } from './state';
import { documentTables, readPage, type DocumentTable, type Place, type Row } from './tables';
import { relistThreads } from './threads';

const PAGE = 500;
/** What was downloaded is large: a row at a time. */
const PAGE_OF_BYTES = 1;
/** How much of the work the documents are, as measured; the rest is the index. */
const DOCUMENTS_SHARE = 0.4;

/**
 * Writes a cache anew into an empty one: every document that is to be kept, and the indexes made from
 * them. Nothing else of the old file gets into the new one.
 */
export class CacheCopy {
  readonly #from: ReadDb;
  readonly #to: WriteDb;
  readonly #rules: ReadonlyMap<string, Keeps>;
  readonly #tables: DocumentTable[];
  readonly #expected: number;
  /** Threads that lost the episode that stood for them. */
  readonly #relist = new Set<string>();
  #place: Place = null;
  #messagesRead = 0;
  #filler: IndexFiller | null = null;

  /**
   * @param from may be written to by another connection meanwhile
   * @param to empty, of the same schema
   * @param keepSince Unix ms; null keeps everything
   */
  constructor(from: ReadDb, to: WriteDb, keepSince: number | null) {
    this.#from = from;
    this.#to = to;
    this.#rules = keepSince === null ? new Map() : retentionRules(from, to, keepSince);
    const order = [...this.#rules.keys()];
    // What is kept of a table depends on those before it.
    this.#tables = documentTables(from).sort(
      (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
    );
    this.#expected = readMessageCount(from);
  }

  /**
   * Does a part of the work.
   *
   * @returns how much is done, 0 to 1; 1: all of it
   */
  step(): number {
    const [table] = this.#tables;
    if (table) {
      this.#to.transaction(() => this.#copyPage(table));
      return DOCUMENTS_SHARE * Math.min(this.#messagesRead / Math.max(this.#expected, 1), 1);
    }
    this.#filler ??= this.#startIndex();
    const filler = this.#filler;
    const done = this.#to.transaction(() => filler.step());
    return DOCUMENTS_SHARE + (1 - DOCUMENTS_SHARE) * done;
  }

  #copyPage(table: DocumentTable): void {
    const limit = table.name === 'attachment_bytes' ? PAGE_OF_BYTES : PAGE;
    const { rows, next } = readPage(this.#from, table, this.#place, limit);
    const keeps = this.#rules.get(table.name);
    for (const row of rows) {
      if (!keeps || keeps(row)) this.#insert(table.name, row);
      else if (row['listed'] === 1) this.#relist.add(String(row['thread_id']));
    }
    if (table.name === 'message') this.#messagesRead += rows.length;
    this.#place = next;
    if (next === null) this.#tables.shift();
  }

  #insert(table: string, row: Row): void {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    // A new cache knows a few things about itself already.
    const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
    this.#to.run(sql, ...Object.values(row));
  }

  #startIndex(): IndexFiller {
    this.#to.transaction(() => {
      relistThreads(this.#to, this.#relist);
      writeState(this.#to, 'message-count', countMessages(this.#to));
    });
    return createIndexFiller(this.#to);
  }
}
