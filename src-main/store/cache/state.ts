import type { SyncState } from '../api';
import type { ReadDb, WriteDb } from '../sql';

/** What the cache knows about itself, by name. */
interface StateValues {
  readonly sync: SyncState;
  readonly 'message-count': number;
  readonly 'index-text-version': number;
}

/** A value, or null when it was never written. */
export function readState<K extends keyof StateValues>(db: ReadDb, name: K): StateValues[K] | null {
  const row = db.one<{ value: string }>('SELECT value FROM state WHERE name = ?', name);
  // Only writeState writes here.
  return row ? (JSON.parse(row.value) as StateValues[K]) : null;
}

export function writeState<K extends keyof StateValues>(
  db: WriteDb,
  name: K,
  value: StateValues[K],
): void {
  db.run(
    `INSERT INTO state (name, value) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
    name,
    JSON.stringify(value),
  );
}

const EMPTY: SyncState = {
  scope: null,
  cursor: null,
  historyNext: null,
  historyDone: false,
  completeSince: null,
  totalMessages: 0,
};

/** Where the fill stands; the state of an empty cache when nothing was written. */
export function readSyncState(db: ReadDb): SyncState {
  return { ...EMPTY, ...readState(db, 'sync') };
}

/** Changes the given parts of the sync state. */
export function mergeSyncState(db: WriteDb, change: Partial<SyncState>): void {
  writeState(db, 'sync', { ...readSyncState(db), ...change });
}

/** How many messages the cache holds; kept, because counting a million takes long. */
export function readMessageCount(db: ReadDb): number {
  return readState(db, 'message-count') ?? 0;
}

export function addToMessageCount(db: WriteDb, delta: number): void {
  if (delta !== 0) writeState(db, 'message-count', readMessageCount(db) + delta);
}
