import { join } from 'node:path';
import { StoreError } from '../errors';
import { NEW_CACHE_FILE, removeDatabase, syncFile } from '../files';
import type { OpenRole, WorkerSetup } from '../role';
import { openToBuild, type ReadDb, type WriteDb } from '../sql';
import { createVocabulary } from '../search/vocabulary';
import { applyRecords } from './apply';
import { createAttachmentBytes, readBytes } from './attachment-bytes';
import { CacheCopy } from './copy';
import { IndexCheck, type Verdict } from './index-check';
import { openCacheToRead, prepareSchema } from './open';
import { hasOverdue } from './overdue';
import { clearState, writeState } from './state';
import { createTombstones } from './tombstones';
import type { WriteLog } from './write-log';

const BUILD_CACHE_KIB = 65_536;
/** One answer of the thread takes about so long, so that it can be stopped in between. */
const PART_MS = 50;

/** Work on the whole cache that nobody waits for: it only reads what is in use. */
class Care {
  readonly #setup: WorkerSetup;
  readonly #from: ReadDb;
  #check: IndexCheck | null = null;
  #copy: CacheCopy | null = null;
  #to: WriteDb | null = null;

  constructor(setup: WorkerSetup) {
    this.#setup = setup;
    this.#from = openCacheToRead(setup);
  }

  checkPart(): { readonly done: number; readonly verdict: Verdict } {
    this.#check ??= new IndexCheck(this.#from);
    const check = this.#check;
    return inParts(
      () => check.step(),
      ({ verdict }) => verdict !== null,
    );
  }

  beginCopy(keepSince: number | null): void {
    const { key, nativeBinding } = this.#setup;
    removeDatabase(this.#file);
    const to = openToBuild({ file: this.#file, key, nativeBinding, cacheKiB: BUILD_CACHE_KIB });
    this.#to = to;
    prepareSchema(to, Date.now());
    this.#copy = new CacheCopy(this.#from, to, keepSince);
  }

  copyPart(): number {
    const copy = this.#copy;
    if (!copy) throw new StoreError('failed', 'no copy');
    return inParts(
      () => copy.step(),
      (done) => done === 1,
    );
  }

  /** Applies what was applied to the old cache meanwhile, and brings the new one to the disk. */
  finishCopy({ requests, attachmentIds }: WriteLog, now: number): void {
    const to = this.#to;
    if (!to) throw new StoreError('failed', 'no copy');
    const remembered = { tombstones: createTombstones(to), vocabulary: createVocabulary(to) };
    for (const request of requests) applyRecords(to, remembered, request, now);
    const kept = createAttachmentBytes(to);
    for (const id of attachmentIds) {
      const bytes = readBytes(this.#from, id);
      if (bytes) kept.keep(id, bytes, now);
    }
    writeState(to, 'index', { state: 'good', checkedAt: now });
    clearState(to, 'removed');
    to.close();
    this.#to = null;
    this.#from.close();
    syncFile(this.#file);
  }

  close(): void {
    this.#to?.close();
    this.#from.close();
  }

  hasOverdue(keepSince: number): boolean {
    return hasOverdue(this.#from, keepSince);
  }

  get #file(): string {
    return join(this.#setup.folder, NEW_CACHE_FILE);
  }
}

/** Does small steps until they have taken long enough, or are done. */
function inParts<T>(step: () => T, isDone: (result: T) => boolean): T {
  const startedAt = performance.now();
  for (;;) {
    const result = step();
    if (isDone(result) || performance.now() - startedAt >= PART_MS) return result;
  }
}

function createOperations(care: Care) {
  return {
    checkPart: () => care.checkPart(),
    hasOverdue: (keepSince: number) => care.hasOverdue(keepSince),
    beginCopy: (keepSince: number | null) => care.beginCopy(keepSince),
    copyPart: () => care.copyPart(),
    finishCopy: (log: WriteLog, now: number) => care.finishCopy(log, now),
  };
}

export type CareOperations = ReturnType<typeof createOperations>;

/** Opens the cache for checking it and for writing it anew. */
export function openCare(setup: WorkerSetup): OpenRole<CareOperations> {
  const care = new Care(setup);
  return {
    operations: createOperations(care),
    findings: [],
    around: (body) => body(),
    close: () => care.close(),
  };
}
