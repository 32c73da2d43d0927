import type { ConnectionState, SyncStatus } from '@shared/ipc';

/** One state of the connection, and when it began (Unix ms). */
export interface TrailEntry {
  readonly state: ConnectionState;
  readonly at: number;
}

const ENTRIES_MAX = 30;

/** Remembers the last states of the connection, for the report that support reads. */
export class ConnectionTrail {
  #entries: readonly TrailEntry[] = [];

  note({ connection: { state, since } }: SyncStatus): void {
    if (this.#entries.at(-1)?.state === state) return;
    this.#entries = [...this.#entries, { state, at: since }].slice(-ENTRIES_MAX);
  }

  /** Oldest first. */
  get entries(): readonly TrailEntry[] {
    return this.#entries;
  }
}
