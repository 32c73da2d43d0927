import type { EntityKind } from '@shared/domain';
import type { SyncStatus, UploadProgress } from '@shared/ipc';
import type { LiveEvent } from '../connectors/connector';

export type { Clock } from '../connectors/connector';

/** Randomness, injected: a number from 0 up to, not including, 1. */
export type Random = () => number;

/** What the engine tells the rest of main. */
export interface SyncListener {
  /** After a commit; `threadIds` null means any. */
  changed(kinds: readonly EntityKind[], threadIds: readonly string[] | null): void;
  /** The outbox changed: something was sent, confirmed, refused or met a conflict. */
  outboxChanged(threadIds: readonly string[] | null): void;
  status(status: SyncStatus): void;
  /** How far a file is on its way to the desk; left out where nobody looks. */
  uploading?(progress: UploadProgress): void;
  live(event: Exclude<LiveEvent, { type: 'changes' }>): void;
  /** The desk no longer knows the session: sign in again. The cache stays readable. */
  signedOut(): void;
}

export interface SyncEngine {
  /** Begins, or goes on where the last run stopped. */
  start(): void;
  /** Ends all loops; resolves when nothing is under way any more. */
  stop(): Promise<void>;
  status(): SyncStatus;
  /** Tries at once instead of waiting for the next retry. */
  syncNow(): void;
  /** There is something new in the outbox. */
  outboxAdded(): void;
  /** The system went offline or came back. */
  networkChanged(online: boolean): void;
}
