import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheStore, OpenStoreOptions, Store } from './api';
import type { ReaderOperations } from './cache/reader';
import type { WriterOperations } from './cache/writer';
import { CacheCare } from './cache-care';
import { cachesAside, removeCachesAside } from './caches-aside';
import { DatabaseThreads, type Reason, type ThreadListener } from './database-threads';
import { isDiskError, StoreError, toStoreError } from './errors';
import { checkKey, hasDatabases, noteKey, removeNote, WORK_FILE } from './files';
import { forgetFindings, readFindings, type Finding } from './findings';
import { cacheWrites, readerNames, workNames, workReads, writerNames } from './operation-names';
import { createReserve } from './reserve';
import type { Role, WorkerSetup } from './role';
import { StorageWatch } from './storage-watch';
import { SharedThread } from './role-line';
import { WorkerClient, remote, type StoreThread, type WorkerListener } from './worker-client';
import type { WorkOperations } from './work/open';

export { StoreError, type StoreProblem } from './errors';
export { rekeyStore, type RekeyOptions, type RekeyStep } from './rekey';
export type { Finding, WorkCounts } from './findings';
export type * from './api';

const FIRST_PROBE_MS = 1000;

/** What a store is opened with, whatever its threads are. */
type StoreOptions = Omit<OpenStoreOptions, 'workerFile'>;

/** Starts a thread of the store; nothing is opened in it yet. */
export type StartThread = (setup: WorkerSetup, listener: WorkerListener) => StoreThread;

/** Makes the folder and says whether its databases are known to have this key. */
function prepareFolder({ folder, key }: StoreOptions): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const verdict = checkKey(folder, key);
    if (verdict === 'other') throw new StoreError('wrong-key', 'key.check');
    if (verdict === 'unknown' && !hasDatabases(folder)) noteKey(folder, key);
    return checkKey(folder, key) === 'own';
  } catch (error) {
    throw toStoreError(error);
  }
}

/** Both databases, the watch over the disk under them, and how they depend on each other. */
class OpenStore {
  readonly #options: StoreOptions;
  readonly #work: DatabaseThreads;
  readonly #cache: DatabaseThreads;
  readonly #watch: StorageWatch;
  /** For the cache as a whole. */
  readonly care: CacheCare;
  readonly #newestSearch = new Int32Array(new SharedArrayBuffer(4));
  readonly #renewedListeners = new Set<() => void>();
  #untold: Finding[];
  #isOpen = false;

  constructor(options: StoreOptions, startThread: StartThread, keyIsKnown: boolean) {
    this.#options = options;
    this.#untold = readFindings(options.folder);
    this.#watch = new StorageWatch({
      folder: options.folder,
      reserve: createReserve(options.folder, options.reserveBytes ?? 0),
      firstPauseMs: options.firstProbeMs ?? FIRST_PROBE_MS,
      probe: async () => {
        await this.#work.control('probe');
        await this.#cache.control('probe');
      },
      shrink: async () => {
        await this.#work.control('shrink');
        await this.#cache.control('shrink');
      },
      changed: (storage) => options.onStorage?.(storage),
    });
    const start = (
      role: Role | 'care',
      setAside: boolean,
      listener: ThreadListener,
    ): StoreThread => {
      const { folder, key, nativeBinding } = options;
      const newestSearch = this.#newestSearch;
      const setup: WorkerSetup = {
        role,
        folder,
        key,
        nativeBinding,
        keyIsKnown,
        setAside,
        newestSearch,
      };
      return startThread(setup, {
        ...listener,
        died: () => {
          if (role === 'work') this.#leftOpen();
          if (role !== 'care') options.onDied?.(role);
          listener.died();
        },
        slow: (operation, tookMs) => options.onSlow?.(operation, tookMs),
      });
    };
    const shared = {
      start,
      repairing: () => this.#watch.repairing(),
      givenUp: (role: Role) => options.onGivenUp?.(role),
    };
    this.#work = new DatabaseThreads({
      ...shared,
      lead: 'work',
      readers: 0,
      renewed: (findings, because) => this.#workRenewed(findings, because),
    });
    this.#cache = new DatabaseThreads({
      ...shared,
      lead: 'writer',
      readers: options.readers ?? 1,
      renewed: (findings) => this.#cacheRenewed(findings),
    });
    this.care = new CacheCare({
      folder: options.folder,
      threads: this.#cache,
      ask: (name, args) => this.askWriter(name, args),
      start: () => start('care', false, { died: () => undefined, moved: () => undefined }),
      failed: (error) => options.onCareFailed?.(error),
    });
  }

  /**
   * A process or a thread may end without closing work.db: by an error that nobody caught, or with the
   * system's session. SQLite closes the file even then and takes the log away, which must not look
   * afterwards as if the log of a killed process had been lost.
   */
  readonly #leftOpen = (): void => removeNote(join(this.#options.folder, WORK_FILE), 'in-use');

  get untold(): readonly Finding[] {
    return this.#untold;
  }

  get storage() {
    return this.#watch.storage;
  }

  async open(): Promise<void> {
    try {
      // One after the other: whoever has work.db keeps every other process away from both.
      this.#untold.push(...(await this.#work.open()));
      this.#untold.push(...(await this.#cache.open()));
      await this.care.opened();
      process.once('exit', this.#leftOpen);
      this.#isOpen = true;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Gives a full disk the reserve of an earlier run, so that it can be opened at all. */
  static async releaseReserve({ folder, reserveBytes = 0 }: StoreOptions): Promise<boolean> {
    return createReserve(folder, reserveBytes).release();
  }

  /** Puts space by for the time when there is none; a disk that is nearly full has none to spare. */
  async keepReserve(): Promise<void> {
    const { folder, reserveBytes = 0 } = this.#options;
    await createReserve(folder, reserveBytes)
      .make()
      .catch(() => undefined);
  }

  async askWork(name: string, args: readonly unknown[]): Promise<unknown> {
    const repeat = workReads.has(name) ? 'always' : 'when-not-done';
    const ask = () => this.#work.ask({ of: 'lead', name, args, generation: null, repeat });
    try {
      return await ask();
    } catch (error) {
      if (!isDiskError(error) || !(await this.#watch.failed(error.problem))) throw error;
      return ask();
    }
  }

  async askWriter(name: string, args: readonly unknown[]): Promise<unknown> {
    const writes = cacheWrites.has(name);
    const { refusal } = this.#watch;
    if (writes && refusal !== null) throw new StoreError(refusal, 'waits');
    const repeat = writes ? 'never' : 'always';
    const looks = name === 'syncState';
    try {
      return await this.#cache.ask({ of: 'lead', name, args, generation: null, repeat, looks });
    } catch (error) {
      // The room that this makes is for the work; what the desk has too can wait.
      if (isDiskError(error)) await this.#watch.failed(error.problem);
      throw error;
    }
  }

  async askReader(name: string, args: readonly unknown[]): Promise<unknown> {
    const generation = name === 'search' ? Atomics.add(this.#newestSearch, 0, 1) + 1 : null;
    try {
      return await this.#cache.ask({ of: 'reader', name, args, generation, repeat: 'always' });
    } catch (error) {
      if (toStoreError(error).problem === 'index-damaged') this.care.noticedDamage();
      throw error;
    }
  }

  onCacheRenewed(listener: () => void): () => void {
    this.#renewedListeners.add(listener);
    return () => this.#renewedListeners.delete(listener);
  }

  told(): void {
    this.#untold = [];
    forgetFindings(this.#options.folder);
  }

  async spread(): Promise<void> {
    if (this.#options.startsInOne === true) await this.#cache.moveOut();
  }

  async close(): Promise<void> {
    this.#watch.close();
    await this.care.close();
    await this.#cache.close();
    await this.#work.close();
    process.off('exit', this.#leftOpen);
  }

  #workRenewed(findings: readonly Finding[], because: Reason): void {
    if (because === 'moved') {
      // The cache lies in the same folder.
      this.#cache.renew('moved');
      this.#found([{ code: 'folder-restored' }, ...findings]);
      void this.keepReserve();
    } else this.#found(findings);
  }

  #cacheRenewed(findings: readonly Finding[]): void {
    this.#found(findings);
    // What cannot be asked now is known at the next opening.
    this.care.opened().catch(() => undefined);
    for (const listener of this.#renewedListeners) listener();
  }

  #found(findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    this.#untold.push(...findings);
    // Until it is open, whoever opens it gets them with it.
    if (this.#isOpen) this.#options.onFindings?.(findings);
  }
}

async function openedWith(options: StoreOptions, startThread: StartThread): Promise<OpenStore> {
  const open = async () => {
    const opened = new OpenStore(options, startThread, prepareFolder(options));
    await opened.open();
    return opened;
  };
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem !== 'disk-full') throw error;
    if (!(await OpenStore.releaseReserve(options))) throw error;
    return open();
  }
}

/** What is asked of the writer, and of whoever cares for the cache as a whole. */
function cacheStore(opened: OpenStore): CacheStore {
  const { care } = opened;
  const writer = remote<WriterOperations>(writerNames, (name, args) =>
    opened.askWriter(name, args),
  );
  return {
    syncState: () => writer.syncState(),
    apply: async (request) => {
      const result = await writer.apply(request);
      if (result.indexDamaged === true) care.noticedDamage();
      return result;
    },
    setAside: () => writer.setAside(),
    messageCount: () => writer.messageCount(),
    attachmentBytes: (id) => writer.attachmentBytes(id),
    keepAttachment: async (id, bytes) => {
      await writer.keepAttachment(id, bytes);
      while (await writer.evictBytes());
    },
    traces: () => writer.traces(),
    reset: () => care.reset(Date.now()),
    checkIndex: (now = Date.now()) => care.checkIndex(now),
    rebuildIndex: () => care.rebuildIndex(),
    indexStatus: () => care.status,
    watchIndex: (listener) => care.watch(listener),
    hasOverdue: (keepSince) => care.hasOverdue(keepSince),
    renew: (keepSince) => care.renew(keepSince, Date.now()),
  };
}

/**
 * Opens both databases, each in a thread of its own, and creates what is missing.
 *
 * What is damaged is repaired, now and while it is in use: damage is no error here, and `findings`
 * and `onFindings` say what was done.
 *
 * @throws StoreError `wrong-key`, `newer-version` or `locked` (nothing was changed then), `disk`,
 *   `disk-full`, `unwritable`
 */
export function openStore(options: OpenStoreOptions): Promise<Store> {
  return openStoreIn(options, threadStarter(options));
}

/** Each role gets a thread, except for those that are started first where one is enough for them. */
function threadStarter({ workerFile, startsInOne }: OpenStoreOptions): StartThread {
  const own: StartThread = (setup, listener) => WorkerClient.start(workerFile, setup, listener);
  if (startsInOne !== true) return own;
  const shared = new SharedThread(workerFile);
  return (setup, listener) =>
    shared.isStarted
      ? own(setup, listener)
      : new WorkerClient(shared.line(setup), setup.role, listener);
}

/** The same in other threads than those that the worker file is for. @throws StoreError */
export async function openStoreIn(options: StoreOptions, startThread: StartThread): Promise<Store> {
  const opened = await openedWith(options, startThread);
  const { folder, key } = options;
  if (checkKey(folder, key) !== 'own') noteKey(folder, key);
  void opened.keepReserve();

  const queries = remote<ReaderOperations>(readerNames, (name, args) =>
    opened.askReader(name, args),
  );
  const work = remote<WorkOperations>(workNames, (name, args) => opened.askWork(name, args));
  return {
    work,
    unreadable: () => work.unreadable(),
    cachesAside: () => cachesAside(folder),
    removeCachesAside: (before) => removeCachesAside(folder, before),
    cache: cacheStore(opened),
    queries,
    inspect: queries,
    recovered: [...opened.untold],
    told: () => opened.told(),
    storage: () => opened.storage,
    spread: () => opened.spread(),
    onCacheRenewed: (listener) => opened.onCacheRenewed(listener),
    close: () => opened.close(),
  };
}
