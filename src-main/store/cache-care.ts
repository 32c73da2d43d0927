import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexStatus } from './api';
import type { CareOperations } from './cache/care';
import type { WriteLog } from './cache/write-log';
import type { IndexNote } from './cache/state';
import type { DatabaseThreads } from './database-threads';
import { StoreError, toStoreError } from './errors';
import { CACHE_FILE, NEW_CACHE_FILE, OLD_CACHE_FILE, kindOf, removeNote } from './files';
import { careNames } from './operation-names';
import { freeBytes } from './reserve';
import type { Remote } from './rpc';
import { remote, type StoreThread } from './worker-client';

export interface CacheCareOptions {
  readonly folder: string;
  readonly threads: DatabaseThreads;
  /** Asks the writer. */
  ask(name: string, args: readonly unknown[]): Promise<unknown>;
  /** Starts the thread for this; it ends with each piece of work. */
  start(): StoreThread;
  /** Something was tried by itself and did not work out; it is tried again. */
  failed(error: StoreError): void;
}

/** The thread rests half as long as it worked, so that the computer stays quick. */
const REST_SHARE = 0.5;
/** A new cache needs as much space as the old one, and something is written meanwhile. */
const SPARE_BYTES = 64 * 1024 * 1024;
const END_WITHIN_MS = 10_000;

/** A piece of work whose turn it is. */
interface Turn {
  /** @throws StoreError when the store is being closed, or the cache was reset */
  throwIfPointless(): void;
}

/** Brings names that were made or removed in a folder to the disk; Windows does so by itself. */
async function syncNames(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Work on the whole cache: checking the index, writing the cache anew, replacing it. A thread of its
 * own does it, a part at a time, while the others go on answering; they pause only for the moment in
 * which one file takes the place of the other.
 */
export class CacheCare {
  readonly #options: CacheCareOptions;
  readonly #listeners = new Set<(status: IndexStatus) => void>();
  #status: IndexStatus = { state: 'unknown', checkedAt: null, progress: null };
  /** Whose work the status tells of; null once something newer is known than what it began with. */
  #shown: Turn | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Grows when what is under way has become pointless. */
  #epoch = 0;
  #rebuilding: Promise<void> | null = null;
  #closed = false;

  constructor(options: CacheCareOptions) {
    this.#options = options;
  }

  get status(): IndexStatus {
    return this.#status;
  }

  watch(listener: (status: IndexStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what was known about the index; one that is of no use is made again. */
  async opened(): Promise<void> {
    const { state, checkedAt, usable } = (await this.#options.ask('indexNote', [])) as IndexNote & {
      readonly usable: boolean;
    };
    this.#shown = null;
    this.#tell({ state: usable ? state : 'damaged', checkedAt, progress: null });
    if (!usable) this.#rebuildByItself();
  }

  /** @param now Unix ms; kept as the time of the check */
  checkIndex(now: number): Promise<boolean> {
    return this.#inTurn(async (turn) => {
      const verdict = await this.#showing(turn, 'checking', async () => {
        const found = await this.#check(turn);
        await this.#note({ state: found, checkedAt: now });
        return found;
      });
      if (verdict === 'damaged') this.#rebuildByItself();
      return verdict === 'good';
    });
  }

  /** Makes the index again; several who ask at once get the same. */
  rebuildIndex(): Promise<void> {
    this.#rebuilding ??= this.renew(null, Date.now())
      .catch((error: unknown) => this.#rebuildInPlace(toStoreError(error)))
      .finally(() => {
        this.#rebuilding = null;
      });
    return this.#rebuilding;
  }

  /** The index turned out to be damaged while it was used. */
  noticedDamage(): void {
    if (this.#rebuilding || this.#status.state === 'damaged') return;
    this.#shown = null;
    this.#tell({ ...this.#status, state: 'damaged', progress: null });
    this.#rebuildByItself();
  }

  hasOverdue(keepSince: number): Promise<boolean> {
    return this.#inTurn(() => this.#withThread((care) => care.hasOverdue(keepSince)));
  }

  renew(keepSince: number | null, now: number): Promise<void> {
    return this.#inTurn((turn) =>
      this.#showing(turn, 'rebuilding', async () => {
        await this.#refuseWithoutRoom();
        await this.#renew(keepSince, now, turn);
        this.#tell({ state: 'good', checkedAt: now, progress: null });
      }),
    );
  }

  /** Puts an empty cache in the place of this one. */
  reset(now: number): Promise<void> {
    this.#epoch += 1;
    const replace = async (): Promise<void> => {
      const { folder, threads, ask } = this.#options;
      const old = join(folder, OLD_CACHE_FILE);
      try {
        await threads.replace(
          async () => undefined,
          async () => {
            // Gone on purpose: nobody is told that it is missing.
            removeNote(join(folder, CACHE_FILE), 'made');
            await this.#endLog();
            await rename(join(folder, CACHE_FILE), old);
          },
        );
      } catch (error) {
        if (this.#closed) throw error;
        // Somebody else has the file open, or there is none: what is in it goes.
        await ask('empty', []);
      }
      await rm(old, { force: true });
      this.#tell({ state: 'good', checkedAt: now, progress: null });
    };
    return this.#inTurn(replace, true);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#epoch += 1;
    await this.#last.catch(() => undefined);
  }

  /** One after the other; what a later reset makes pointless is given up, or not begun. */
  #inTurn<T>(work: (turn: Turn) => Promise<T>, outlivesReset = false): Promise<T> {
    const epoch = this.#epoch;
    const turn: Turn = {
      throwIfPointless: () => {
        if (this.#closed) throw new StoreError('closed');
        if (epoch !== this.#epoch && !outlivesReset) throw new StoreError('superseded');
      },
    };
    const result = this.#last.then(() => {
      turn.throwIfPointless();
      return work(turn);
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  #tell(status: IndexStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  /** Says what is being done; when it fails, things are as before, unless they are known anew. */
  async #showing<T>(turn: Turn, state: IndexStatus['state'], work: () => Promise<T>): Promise<T> {
    const before = this.#status;
    this.#shown = turn;
    this.#tell({ ...before, state, progress: 0 });
    try {
      return await work();
    } catch (error) {
      if (this.#shown === turn) this.#tell(before);
      throw error;
    } finally {
      if (this.#shown === turn) this.#shown = null;
    }
  }

  async #note(note: IndexNote): Promise<void> {
    await this.#options.ask('noteIndex', [note]);
    this.#tell({ ...note, progress: null });
  }

  #rebuildByItself(): void {
    this.rebuildIndex().catch((error: unknown) => {
      if (!this.#closed) this.#options.failed(toStoreError(error));
    });
  }

  /** Without room for a second file it is made where it is, while the others wait. */
  async #rebuildInPlace(why: StoreError): Promise<void> {
    if (why.problem !== 'disk-full' || this.#closed) throw why;
    await this.#inTurn((turn) =>
      this.#showing(turn, 'rebuilding', async () => {
        await this.#options.ask('rebuildInPlace', []);
        await this.#note({ state: 'good', checkedAt: Date.now() });
      }),
    );
  }

  async #withThread<T>(
    work: (care: Remote<CareOperations>, end: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const { start, threads } = this.#options;
    const openings = await threads.openings();
    const thread = start();
    const end = (): Promise<void> => thread.end(END_WITHIN_MS);
    try {
      await thread.call('open', []);
      return await work(
        remote<CareOperations>(careNames, (name, args) => thread.call(name, args)),
        end,
      );
    } catch (error) {
      // Met by nobody else so far, perhaps: the threads set the file aside as when they meet it.
      if (toStoreError(error).problem === 'damaged') threads.renew('damaged', openings);
      throw error;
    } finally {
      await end();
    }
  }

  /** Does parts of a work until `isDone`, with a rest after each. */
  async #parts<T>(turn: Turn, part: () => Promise<T>, doneOf: (result: T) => number): Promise<T> {
    for (;;) {
      const startedAt = performance.now();
      const result = await part();
      turn.throwIfPointless();
      const done = doneOf(result);
      if (done === 1) return result;
      if (this.#shown === turn) this.#tell({ ...this.#status, progress: done });
      await sleep((performance.now() - startedAt) * REST_SHARE);
    }
  }

  async #check(turn: Turn): Promise<'good' | 'damaged'> {
    const { verdict } = await this.#withThread((care) =>
      this.#parts(
        turn,
        () => care.checkPart(),
        ({ done, verdict: found }) => (found === null ? Math.min(done, 0.999) : 1),
      ),
    );
    return verdict ?? 'damaged';
  }

  async #renew(keepSince: number | null, now: number, turn: Turn): Promise<void> {
    const { folder, threads, ask } = this.#options;
    const file = join(folder, CACHE_FILE);
    const made = join(folder, NEW_CACHE_FILE);
    try {
      await this.#withThread(async (care, end) => {
        await ask('startLog', []);
        await care.beginCopy(keepSince);
        await this.#parts(
          turn,
          () => care.copyPart(),
          (done) => done,
        );
        await threads.replace(
          async (lead) => {
            const log = (await lead.call('takeLog', [])) as WriteLog | null;
            // It would take too long to catch up while everybody waits.
            if (!log) throw new StoreError('superseded', 'too much was written meanwhile');
            await care.finishCopy(log, now);
            await end();
          },
          async () => {
            await this.#endLog();
            await rename(made, file);
            await syncNames(folder);
          },
        );
      });
    } finally {
      await ask('dropLog', []).catch(() => undefined);
      await rm(made, { force: true });
    }
  }

  /**
   * The log of the old file would be applied to the new one: it must be gone, also after a power cut,
   * before the new one gets its name.
   */
  async #endLog(): Promise<void> {
    const { folder } = this.#options;
    if (kindOf(`${join(folder, CACHE_FILE)}-wal`) === 'file') throw new StoreError('locked', 'log');
    await syncNames(folder);
  }

  async #refuseWithoutRoom(): Promise<void> {
    const { folder } = this.#options;
    const free = await freeBytes(folder);
    const { size } = await stat(join(folder, CACHE_FILE));
    if (free !== null && free < size + SPARE_BYTES) throw new StoreError('disk-full', 'a copy');
  }
}
