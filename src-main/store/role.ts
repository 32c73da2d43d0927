import type { MessagePort } from 'node:worker_threads';
import type { Finding } from './findings';
import type { Operations } from './rpc';

/** Which database a worker has, and what for. */
export type Role = 'work' | 'writer' | 'reader';

/** What a worker is started with. */
export interface WorkerSetup {
  /**
   * `care`: a thread for work on the whole cache, beside those that answer. `rekey`: a thread of its
   * own while the store is closed.
   */
  readonly role: Role | 'care' | 'rekey';
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** For `rekey`: the key that the databases are to get; 32 bytes. */
  readonly newKey?: Uint8Array;
  readonly nativeBinding: string | undefined;
  /**
   * Whether the key is known to be that of this folder. Only then does a file that cannot be read
   * count as damaged; otherwise the key may be the wrong one, and nothing is touched.
   */
  readonly keyIsKnown: boolean;
  /** The cache showed damage while it was in use: it is set aside without another look. */
  readonly setAside: boolean;
  /** The newest search that was asked for; older ones are not begun. */
  readonly newestSearch: Int32Array;
}

/** One of several roles in a thread, with the port that it is asked through. */
export interface SharedRole {
  readonly setup: WorkerSetup;
  readonly port: MessagePort;
}

/** What a thread with several roles is started with. */
export interface SharedSetup {
  readonly shared: readonly SharedRole[];
}

/** A database that is open, and what can be asked of it. */
export interface OpenRole<O extends Operations> {
  readonly operations: O;
  /** What had to be set aside or rescued while opening. */
  readonly findings: readonly Finding[];
  /** Runs one operation. */
  around<T>(body: () => T): T;
  /**
   * Looks whether what was done is where it will be found again.
   *
   * @returns whether the database has to be opened again, because its files were taken away; what was
   *   done is kept all the same
   */
  isMoved?(): boolean;
  /** Writes something without meaning: throws what a real write would throw. */
  probe?(): void;
  /** Gives back what space the log takes. */
  shrink?(): void;
  close(): void;
}
