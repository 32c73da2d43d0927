import type { EntityKind } from '@shared/domain';
import type { IndexUse } from './state';

/** More threads than this, and "which threads changed" says nothing useful any more. */
export const MAX_NAMED_THREADS = 500;

/** What one transaction did, gathered so that everything derived is brought up to date once. */
export class Batch {
  readonly kinds = new Set<EntityKind>();
  readonly threads = new Set<string>();
  /** Threads whose current episode must be found again. */
  readonly relist = new Set<string>();
  /** Customers whose searchable text must be made again. */
  readonly reindex = new Set<string>();
  messageDelta = 0;
  /** Whether something was taken out of the cache. */
  removed = false;
  readonly indexUse: IndexUse;
  readonly #index = new Map<
    number,
    { readonly old: string | null; readonly text: string | null }
  >();

  constructor(indexUse: IndexUse) {
    this.indexUse = indexUse;
  }

  changed(kind: EntityKind, threadId: string | null): void {
    this.kinds.add(kind);
    if (threadId !== null) this.threads.add(threadId);
  }

  /** A message's text changed from one to another; null is "not there". */
  indexMessage(rowId: number, old: string | null, text: string | null): void {
    const known = this.#index.get(rowId);
    this.#index.set(rowId, { old: known ? known.old : old, text });
  }

  /** What the index lacks or has too much, with ascending row ids: FTS5 starts a segment else. */
  indexChanges(): { rowId: number; old: string | null; text: string | null }[] {
    return [...this.#index]
      .map(([rowId, change]) => ({ rowId, ...change }))
      .filter(({ old, text }) => old !== text)
      .sort((a, b) => a.rowId - b.rowId);
  }
}
