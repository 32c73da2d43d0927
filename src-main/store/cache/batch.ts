import type { EntityKind, Message } from '@shared/domain';
import type { IndexUse } from './state';

/** More threads than this, and "which threads changed" says nothing useful any more. */
export const MAX_NAMED_THREADS = 500;

/** A message before and after a transaction; null is "not there". */
export interface IndexChange {
  readonly rowId: number;
  readonly old: Message | null;
  readonly now: Message | null;
  /** What the index takes of `now`, where that was made beforehand. */
  readonly indexed?: string | undefined;
}

/** What one transaction did, gathered so that everything derived is brought up to date once. */
export class Batch {
  readonly kinds = new Set<EntityKind>();
  readonly threads = new Set<string>();
  /** Threads whose current episode must be found again. */
  readonly relist = new Set<string>();
  /** Customers whose searchable text must be made again. */
  readonly reindex = new Set<string>();
  messageDelta = 0;
  /** Messages that came as they are here, word for word. */
  repeatedMessages = 0;
  /** Whether something was taken out of the cache. */
  removed = false;
  readonly indexUse: IndexUse;
  readonly #index = new Map<number, IndexChange>();

  constructor(indexUse: IndexUse) {
    this.indexUse = indexUse;
  }

  changed(kind: EntityKind, threadId: string | null): void {
    this.kinds.add(kind);
    if (threadId !== null) this.threads.add(threadId);
  }

  /** A message changed from one document to another; null is "not there". */
  indexMessage(rowId: number, old: Message | null, now: Message | null, indexed?: string): void {
    const known = this.#index.get(rowId);
    this.#index.set(rowId, { rowId, old: known ? known.old : old, now, indexed });
  }

  /** What the index lacks or has too much, with ascending row ids: FTS5 starts a segment else. */
  indexChanges(): IndexChange[] {
    return [...this.#index.values()].sort((a, b) => a.rowId - b.rowId);
  }
}
