import type { Connector } from '../connectors/connector';
import type { CacheStore, WorkStore } from '../store/api';
import type { Clock, Random, SyncListener } from './api';
import type { CacheWriter } from './cache-writer';
import type { HistoryLimit } from './history-limit';
import type { Notices } from './notices';
import type { StatusBoard } from './status-board';

/** What the parts of the engine share. */
export interface SyncContext {
  readonly connector: Connector;
  readonly cache: CacheStore;
  /** See Store. */
  removeCachesAside(before: number): Promise<void>;
  readonly work: WorkStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly listener: SyncListener;
  readonly limit: HistoryLimit;
  readonly board: StatusBoard;
  readonly writer: CacheWriter;
  readonly notices: Notices;
  /** The desk answered, and is the one that the cache is of: the outbox may send. */
  contact(): void;
  /** Asks for changes: at least up to a sequence number, or in any case (null). */
  requestChanges(upTo: number | null): void;
  /**
   * Tells the outbox how far the cache is, after the commit; it takes out what is confirmed.
   *
   * @throws DeskWentBackError when the desk does not know any more what it had applied
   */
  confirm(cursor: number, signal: AbortSignal): Promise<void>;
  /**
   * Forgets the cache, because it is filled anew, perhaps from another desk than the one so far (its
   * backup). What that one had applied is sent again before, in case it is lost with it: only the
   * cursor that is now forgotten could have told.
   */
  startOver(): Promise<void>;
  /** Resolves when neither changes nor commands are under way; a fill in the background waits. */
  quiet(signal: AbortSignal): Promise<void>;
  /** How long that has been so, ms. */
  quietForMs(): number;
  /** Counts something that the background has to wait for. Returns its end. */
  busy(): () => void;
  /** Takes note of a fault that is nobody's fault but a bug's or the disk's. */
  report(error: unknown): void;
}

/** Thrown when a loop notices that it has been stopped; never leaves the engine. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** @throws StoppedError so that nothing is done with an answer that came too late */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new StoppedError();
}
