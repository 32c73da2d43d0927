import type { Operations } from './rpc';

/** Which database a worker has, and what for. */
export type Role = 'work' | 'writer' | 'reader';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly role: Role;
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly nativeBinding: string | undefined;
  /**
   * Whether the key is known to be that of this folder. Only then does a file that cannot be read
   * count as damaged; otherwise the key may be the wrong one, and nothing is touched.
   */
  readonly keyIsKnown: boolean;
  /** The newest search that was asked for; older ones are not begun. */
  readonly newestSearch: Int32Array;
}

/** A database that is open, and what can be asked of it. */
export interface OpenRole<O extends Operations> {
  readonly operations: O;
  /** What had to be set aside or rescued while opening, in words. */
  readonly recovered: readonly string[];
  /** Runs one operation. */
  around<T>(body: () => T): T;
  close(): void;
}
