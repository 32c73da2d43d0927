import type { EntityDoc, EntityKind } from '@shared/domain';
import type { Insertable, Kysely, Transaction } from 'kysely';
import { columnsOf, type RowExtras } from './columns';
import { MAX_PARAMETERS } from './sqlite';
import { type ChangesTable, type DeskTables, documentTable } from './tables';

/** The columns that every document's row begins with; the others ride along. */
type DocumentRow = Insertable<DeskTables['teams']>;

/** One document of a bulk write, with what its row needs. */
export interface BulkDocument<K extends EntityKind> {
  readonly doc: EntityDoc<K>;
  readonly extra: RowExtras[K];
}

/** A writing transaction: the only way to change anything that clients sync. */
export interface WriteTx {
  readonly db: Transaction<DeskTables>;
  /** The desk's time when the transaction began, Unix ms. */
  readonly now: number;
  /** The agent whose command is carried out; null: the desk, or a customer, is at work. */
  actor: string | null;
  /** Sequence number of the last change of this transaction so far, or of the one before it. */
  readonly seq: number;
  /** Writes a document, new or changed, as the next change. */
  put<K extends EntityKind>(kind: K, doc: EntityDoc<K>, extra: RowExtras[K]): Promise<void>;
  /** Writes many documents that are known to be new. */
  insertMany<K extends EntityKind>(kind: K, documents: readonly BulkDocument<K>[]): Promise<void>;
  /** Announces documents that did not change, for those who see them from now on. */
  touch(kind: EntityKind, ids: readonly string[]): Promise<void>;
  /** Announces that something left a team's scope; whoever still sees it is not told. */
  announceRemoval(kind: EntityKind, id: string, teamId: string): Promise<void>;
  /**
   * Passes over the numbers that another life of this folder may have handed out: what was committed
   * after a backup was made has numbers that the backup knows nothing of. They must not come a second
   * time with something else behind them, or nobody could tell whoever has them from those who have
   * what is here.
   */
  skipLostNumbers(): void;
  /** Does something once the transaction is committed, and never when it is not. */
  afterCommit(action: () => void): void;
}

const SEQ = 'seq';
/** More than a desk can use up. Safe integers last until the year 2255. */
const NUMBERS_PER_MS = 1000;
const MAX_ROWS_PER_STATEMENT = 200;

/**
 * Runs a writing transaction.
 *
 * The change sequence has no gaps and commits in its own order *by construction*: the first thing
 * a writing transaction does is to update the one-row counter, and the row stays locked until the
 * transaction ends. So writers follow one another (on PostgreSQL by that row's lock, on SQLite there
 * is one writer anyway), a number is only ever handed out by whoever will commit next, and a reader
 * who sees number N committed knows that every smaller one is committed too. A transaction that
 * fails takes its numbers back with it.
 *
 * @param now the desk's time, Unix ms
 * @returns what `work` returned, and the last sequence number after the commit
 */
export async function write<T>(
  writer: Kysely<DeskTables>,
  now: number,
  work: (tx: WriteTx) => Promise<T>,
): Promise<{ readonly value: T; readonly before: number; readonly seq: number }> {
  const result = await writer.transaction().execute(async (db) => {
    const counter = await db
      .updateTable('counters')
      .set((eb) => ({ value: eb.ref('value') }))
      .where('name', '=', SEQ)
      .returning('value')
      .executeTakeFirst();
    if (!counter) await db.insertInto('counters').values({ name: SEQ, value: 0 }).execute();
    const before = counter?.value ?? 0;
    const tx = new SequencedWrite(db, now, before);
    const value = await work(tx);
    if (tx.seq !== before) {
      await db.updateTable('counters').set({ value: tx.seq }).where('name', '=', SEQ).execute();
    }
    return { value, before, seq: tx.seq, actions: tx.actions };
  });
  for (const action of result.actions) action();
  return result;
}

/** The last committed sequence number; 0 on a desk where nothing ever happened. */
export async function headOf(reader: Kysely<DeskTables>): Promise<number> {
  const row = await reader
    .selectFrom('counters')
    .select('value')
    .where('name', '=', SEQ)
    .executeTakeFirst();
  return row?.value ?? 0;
}

class SequencedWrite implements WriteTx {
  actor: string | null = null;
  #seq: number;
  readonly actions: (() => void)[] = [];

  constructor(
    readonly db: Transaction<DeskTables>,
    readonly now: number,
    before: number,
  ) {
    this.#seq = before;
  }

  get seq(): number {
    return this.#seq;
  }

  async put<K extends EntityKind>(kind: K, doc: EntityDoc<K>, extra: RowExtras[K]): Promise<void> {
    const rev = ++this.#seq;
    const row: DocumentRow = { ...columnsOf[kind](doc, extra), rev };
    await this.db
      .insertInto(documentTable(kind))
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await this.#log([{ seq: rev, op: 'put', kind, entity_id: doc.id, team_id: null }]);
  }

  async insertMany<K extends EntityKind>(
    kind: K,
    documents: readonly BulkDocument<K>[],
  ): Promise<void> {
    const rows: DocumentRow[] = [];
    const log: ChangesTable[] = [];
    for (const { doc, extra } of documents) {
      const rev = ++this.#seq;
      rows.push({ ...columnsOf[kind](doc, extra), rev });
      log.push({ seq: rev, op: 'put', kind, entity_id: doc.id, team_id: null });
    }
    for (const chunk of chunksOf(rows)) {
      await this.db.insertInto(documentTable(kind)).values(chunk).execute();
    }
    await this.#log(log);
  }

  async touch(kind: EntityKind, ids: readonly string[]): Promise<void> {
    const log: ChangesTable[] = [];
    for (const id of ids) {
      const rev = ++this.#seq;
      await this.db.updateTable(documentTable(kind)).set({ rev }).where('id', '=', id).execute();
      log.push({ seq: rev, op: 'put', kind, entity_id: id, team_id: null });
    }
    await this.#log(log);
  }

  async announceRemoval(kind: EntityKind, id: string, teamId: string): Promise<void> {
    const seq = ++this.#seq;
    await this.#log([{ seq, op: 'remove', kind, entity_id: id, team_id: teamId }]);
  }

  skipLostNumbers(): void {
    this.#seq = Math.max(this.#seq, this.now * NUMBERS_PER_MS);
  }

  afterCommit(action: () => void): void {
    this.actions.push(action);
  }

  async #log(rows: readonly ChangesTable[]): Promise<void> {
    for (const chunk of chunksOf(rows)) {
      await this.db.insertInto('changes').values(chunk).execute();
    }
  }
}

/** Chunks of one size, so that the same compiled statement serves all but the last. */
function* chunksOf<T extends object>(rows: readonly T[]): Generator<T[]> {
  const columns = Object.keys(rows[0] ?? {}).length || 1;
  const size = Math.min(MAX_ROWS_PER_STATEMENT, Math.floor(MAX_PARAMETERS / columns));
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
