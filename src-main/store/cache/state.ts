import type { SyncState } from '../api';
import { EMPTY_STATE } from '../empty-state';
import type { ReadDb, WriteDb } from '../sql';

/** What is known about the indexes, kept over restarts. */
export interface IndexNote {
  readonly state: 'unknown' | 'good' | 'damaged';
  /** Unix ms; when they were last checked or made. */
  readonly checkedAt: number | null;
}

/** What may be done with the indexes when documents change. */
export type IndexUse =
  | 'whole'
  /** Older text rules made it: what it has cannot be taken out, but what is new can be added. */
  | 'add-only'
  /** It is damaged: it is left alone until it is made again. */
  | 'off';

/** What the cache knows about itself, by name. */
interface StateValues {
  readonly sync: SyncState;
  readonly 'message-count': number;
  readonly 'index-text-version': number;
  readonly index: IndexNote;
  /**
   * Something has left the cache since its file was made, and traces of it may still be in the file;
   * `many` when it was more than could be written over at once.
   */
  readonly removed: 'some' | 'many';
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

export function clearState(db: WriteDb, name: keyof StateValues): void {
  db.run('DELETE FROM state WHERE name = ?', name);
}

/** Where the fill stands; the state of an empty cache when nothing was written. */
export function readSyncState(db: ReadDb): SyncState {
  return { ...EMPTY_STATE, ...readState(db, 'sync') };
}

/** Changes the given parts of the sync state. */
export function mergeSyncState(db: WriteDb, change: Partial<SyncState>): void {
  writeState(db, 'sync', { ...readSyncState(db), ...change });
}

/** How many messages the cache holds; kept, because counting a million takes long. */
export function readMessageCount(db: ReadDb): number {
  return readState(db, 'message-count') ?? 0;
}

/** Counts them; for when the count that is kept is not known. */
export function countMessages(db: ReadDb): number {
  return db.one<{ count: number }>('SELECT count(*) AS count FROM message')?.count ?? 0;
}

export function addToMessageCount(db: WriteDb, delta: number): void {
  if (delta !== 0) writeState(db, 'message-count', readMessageCount(db) + delta);
}

/** Takes note that something left the cache of which traces may still be in its file. */
export function noteRemoved(db: WriteDb, how: 'some' | 'many'): void {
  const before = readState(db, 'removed');
  if (before === null || (before === 'some' && how === 'many')) writeState(db, 'removed', how);
}
