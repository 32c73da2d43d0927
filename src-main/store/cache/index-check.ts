import type { Customer, Message } from '@shared/domain';
import { readDoc } from '../documents';
import { meansDamage } from '../files';
import { indexText } from '../search/tokens';
import type { ReadDb } from '../sql';
import { FULL_TEXT_TABLES } from './index-schema';
import { indexUse, isIndexFault } from './index-care';
import { countMessages } from './state';

/** What a check has found so far; null: it goes on. */
export type Verdict = 'good' | 'damaged' | null;

const IDS = 5000;
const BLOCKS = 500;
/** Documents whose own words must find them. */
const SAMPLE = 1000;
const SAMPLE_STEP = 25;
/** Up to so many messages FTS5's own check of its whole structure takes no longer than a second. */
const OWN_CHECK_MAX = 50_000;

/** Separators of the tokenizer: everything in ASCII that is neither letter nor digit. */
const TOKENS = /[^\s!-/:-@[-`{-~]+/g;

interface Stage {
  /** @returns how much of the stage is done, 0 to 1; or 'damaged' */
  step(): number | 'damaged';
}

/** Whether every document of a range has its place in the index, and nothing else has one. */
function completeness(db: ReadDb, documents: string, index: string): Stage {
  const bounds = db.one<{ count: number }>(`SELECT count(*) AS count FROM ${index}_docsize`);
  const expected = Math.max(bounds?.count ?? 0, 1);
  let after = Number.MIN_SAFE_INTEGER;
  let seen = 0;
  return {
    step: () => {
      const ids = db.all<{ row_id: number }>(
        `SELECT row_id FROM ${documents} WHERE row_id > ? ORDER BY row_id LIMIT ?`,
        after,
        IDS,
      );
      const last = ids.length < IDS ? Number.MAX_SAFE_INTEGER : (ids.at(-1)?.row_id ?? 0);
      const range = (table: string, id: string) =>
        `SELECT ${id} FROM ${table} WHERE ${id} > ? AND ${id} <= ?`;
      const [own, indexed] = [range(documents, 'row_id'), range(`${index}_docsize`, 'id')];
      for (const sql of [`${own} EXCEPT ${indexed}`, `${indexed} EXCEPT ${own}`]) {
        const sides = [after, last, after, last];
        if (db.one(`SELECT 1 FROM (${sql}) LIMIT 1`, ...sides)) return 'damaged';
      }
      after = last;
      seen += ids.length;
      return ids.length < IDS ? 1 : Math.min(seen / expected, 0.99);
    },
  };
}

/** Whether everything that an index consists of can be read. */
function readability(db: ReadDb, table: string): Stage {
  const most = db.one<{ most: number | null }>(`SELECT max(id) AS most FROM ${table}_data`)?.most;
  let after = Number.MIN_SAFE_INTEGER;
  return {
    step: () => {
      // Only a comparison reads a long value whole.
      const page = db.one<{ last: number | null; most: unknown }>(
        `SELECT max(id) AS last, max(block) AS most FROM
           (SELECT id, block FROM ${table}_data WHERE id > ? ORDER BY id LIMIT ?)`,
        after,
        BLOCKS,
      );
      const last = page?.last ?? null;
      if (last === null) return 1;
      after = last;
      return typeof most === 'number' && most > 0 ? Math.min(last / most, 0.99) : 0.5;
    },
  };
}

function wordsOf(text: string): string[] {
  return indexText(text).match(TOKENS)?.slice(0, 8) ?? [];
}

function isFound(db: ReadDb, table: string, words: readonly string[], rowId: number): boolean {
  if (words.length === 0) return true;
  const sql = `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`;
  const [first = ''] = words;
  const beginning = [...first].slice(0, 2).join('');
  return [words.map((word) => `"${word}"`).join(' AND '), `"${beginning}" *`].every(
    (match) => db.one(sql, match, rowId) !== undefined,
  );
}

/** Whether documents from all over the table are found by their own words, and by a prefix. */
function findability(
  db: ReadDb,
  documents: 'message' | 'customer',
  index: string,
  textOf: (doc: string) => string,
): Stage {
  const bounds = db.one<{ low: number | null; high: number | null }>(
    `SELECT min(row_id) AS low, max(row_id) AS high FROM ${documents}`,
  );
  const low = bounds?.low ?? 0;
  const high = bounds?.high ?? -1;
  const step = Math.max(1, (high - low) / SAMPLE);
  let from = low;
  return {
    step: () => {
      for (let n = 0; n < SAMPLE_STEP && from <= high; n += 1) {
        const row = db.one<{ row_id: number; doc: string }>(
          `SELECT row_id, doc FROM ${documents} WHERE row_id >= ? ORDER BY row_id LIMIT 1`,
          Math.floor(from),
        );
        if (row && !isFound(db, index, wordsOf(textOf(row.doc)), row.row_id)) return 'damaged';
        from = Math.max(from + step, (row?.row_id ?? high) + 1);
      }
      return from > high ? 1 : Math.min((from - low) / Math.max(high - low, 1), 0.99);
    },
  };
}

/** FTS5's own check; it cannot be interrupted. */
function ownCheck(db: ReadDb): Stage {
  return {
    step: () => {
      for (const table of FULL_TEXT_TABLES) {
        // A query makes it look at the index as it is; the check alone trusts what it remembers.
        db.one(`SELECT 1 FROM ${table} WHERE ${table} MATCH 'any' LIMIT 1`);
        const sql = `PRAGMA integrity_check(${table})`;
        const verdict = db.one<{ integrity_check: string }>(sql)?.integrity_check;
        if (verdict !== 'ok') return 'damaged';
      }
      return 1;
    },
  };
}

function stagesOf(db: ReadDb, ownCheckMax: number): Stage[] {
  const isSmall = countMessages(db) <= ownCheckMax;
  return [
    completeness(db, 'message', 'message_fts'),
    completeness(db, 'customer', 'customer_fts'),
    completeness(db, 'knowledge_search', 'knowledge_fts'),
    ...FULL_TEXT_TABLES.map((table) => readability(db, table)),
    findability(db, 'message', 'message_fts', (doc) => readDoc<Message>(doc).text),
    findability(db, 'customer', 'customer_fts', (doc) => readDoc<Customer>(doc).name),
    ...(isSmall ? [ownCheck(db)] : []),
  ];
}

/**
 * Looks, a part at a time, whether the indexes hold what the documents say: no document is missing or
 * too much, everything can be read, and a sample from all over is found by its own words.
 */
export class IndexCheck {
  readonly #db: ReadDb;
  #stages: Stage[] | null = null;
  #count = 0;

  /**
   * @param db may be written to by another connection meanwhile
   * @param ownCheckMax up to so many messages FTS5 looks as well
   */
  constructor(
    db: ReadDb,
    private readonly ownCheckMax = OWN_CHECK_MAX,
  ) {
    this.#db = db;
  }

  /**
   * Does a part of the check.
   *
   * @returns how much is done, 0 to 1, and what was found
   * @throws SqliteError when the documents themselves cannot be read
   */
  step(): { readonly done: number; readonly verdict: Verdict } {
    try {
      // Each part looks at one state of the database.
      return this.#db.snapshot(() => this.#step());
    } catch (error) {
      if (!meansDamage(error) || !isIndexFault(this.#db, error)) throw error;
      return { done: 1, verdict: 'damaged' };
    }
  }

  #step(): { readonly done: number; readonly verdict: Verdict } {
    if (!this.#stages) {
      if (indexUse(this.#db) !== 'whole') return { done: 1, verdict: 'damaged' };
      this.#stages = stagesOf(this.#db, this.ownCheckMax);
      this.#count = this.#stages.length;
    }
    const [stage] = this.#stages;
    if (!stage) return { done: 1, verdict: 'good' };
    const found = stage.step();
    if (found === 'damaged') return { done: 1, verdict: 'damaged' };
    if (found === 1) this.#stages.shift();
    const part = found === 1 ? 0 : found;
    return { done: (this.#count - this.#stages.length + part) / this.#count, verdict: null };
  }
}
