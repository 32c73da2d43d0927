import type { EntityKind, MalformedRecord } from '@shared/domain';
import type { SetAsideItem, SyncStatus } from '@shared/ipc';
import type { Records } from '../records/packed-records';

/* What the rest of main may ask of the cache, beside its queries; see api.ts. */

/** Where the fill of this cache stands; saved with the records it covers, in one transaction. */
export interface SyncState {
  readonly scope: string | null;
  /** Changes are complete up to here; null before the first workset ended. */
  readonly cursor: number | null;
  /**
   * The newest change that a document has been seen with. It may be beyond the cursor: an answer shows
   * what was changed while it was read.
   */
  readonly ahead: number;
  /** Where the backfill goes on; null at its beginning. */
  readonly historyNext: string | null;
  readonly historyDone: boolean;
  /** Unix ms; everything at or after it is here. Null when nothing is known or all is here. */
  readonly completeSince: number | null;
  readonly totalMessages: number;
  /**
   * Unix ms; what was sent before it is kept only where an episode is not resolved. Null: everything
   * is kept. See store/cache/retention.ts.
   */
  readonly keepSince: number | null;
  /** The desk's limit that `keepSince` and the backfill went by, in days; null: none. */
  readonly historyDays: number | null;
}

export interface ApplyRequest {
  readonly records: Records;
  readonly malformed: readonly MalformedRecord[];
  /** Written in the same transaction as the records. */
  readonly state: Partial<SyncState> | null;
}

export interface ApplyResult {
  /** The search index turned out to be damaged; it is being made again. The records are written. */
  readonly indexDamaged?: boolean;
  /** The kinds of documents that really changed (a document that is not newer changes nothing). */
  readonly kinds: readonly EntityKind[];
  /** Threads concerned; null when there are more than 500. */
  readonly threadIds: readonly string[] | null;
  readonly cachedMessages: number;
}

/** The cache: what the desk has too. Can be thrown away and synced again at any time. */
export interface CacheStore {
  syncState(): Promise<SyncState>;
  /**
   * Writes records in one transaction. A record whose `rev` is not newer than what is stored (or
   * than the tombstone left by a removal) changes nothing. Removing cascades as RemoveRecord says.
   */
  apply(request: ApplyRequest): Promise<ApplyResult>;
  /** Forgets everything, also the sync state; for a change of scope. Nothing of it stays on the disk. */
  reset(): Promise<void>;
  setAside(): Promise<{ readonly count: number; readonly newest: readonly SetAsideItem[] }>;
  messageCount(): Promise<number>;
  /** Bytes of an attachment that were downloaded before; null when not here. */
  attachmentBytes(id: string): Promise<Uint8Array | null>;
  keepAttachment(id: string, bytes: Uint8Array): Promise<void>;
  /**
   * Checks that index and documents agree, beside everything else; `watchIndex` tells how far it is.
   *
   * @param now Unix ms, kept as the time of the check; the system's time unless given
   * @returns false when they did not: the index is then being made again
   */
  checkIndex(now?: number): Promise<boolean>;
  /** Makes the index again, beside everything else; search goes on with the old one until then. */
  rebuildIndex(): Promise<void>;
  indexStatus(): IndexStatus;
  /** Calls back whenever the status of the index changes. @returns ends it */
  watchIndex(listener: (status: IndexStatus) => void): () => void;
  /** Whether anything is here that may not be kept any more. @param keepSince Unix ms */
  hasOverdue(keepSince: number): Promise<boolean>;
  /** Whether traces of what has left the cache may still be in its file. */
  traces(): Promise<'none' | 'some' | 'many'>;
  /**
   * Writes the cache anew beside the one in use, with only what may be kept and with a new index, and
   * puts it in its place. Nothing of what was dropped, now or earlier, is on the disk afterwards.
   * Reading and writing go on meanwhile.
   *
   * @param keepSince Unix ms; see SyncState. Null drops nothing
   * @throws StoreError `disk-full` when there is no room for a second file, `superseded` when too much
   *   was written meanwhile, or the cache was reset; nothing has changed then
   */
  renew(keepSince: number | null): Promise<void>;
}

/** What is known about the search index. */
export type IndexStatus = SyncStatus['index'];
