import type { EntityKind } from '@shared/domain';
import type { WriteDb } from '../sql';

/** What was removed, and by which revision. */
export interface Tombstones {
  /** The revision of the removal, or -1: only what is newer may be written. */
  floor(kind: EntityKind, id: string): number;
  raise(kind: EntityKind, id: string, rev: number): void;
  /** After a reset or a transaction that failed. */
  forget(): void;
}

/** Most caches hold few removals, so the kinds that have any are remembered. */
export function createTombstones(db: WriteDb): Tombstones {
  let kinds: Set<string> | null = null;
  const kindsWithRemovals = () => {
    kinds ??= new Set(
      db.all<{ kind: string }>('SELECT DISTINCT kind FROM tombstone').map((row) => row.kind),
    );
    return kinds;
  };
  return {
    floor(kind, id) {
      if (!kindsWithRemovals().has(kind)) return -1;
      const row = db.one<{ rev: number }>(
        'SELECT rev FROM tombstone WHERE kind = ? AND id = ?',
        kind,
        id,
      );
      return row?.rev ?? -1;
    },
    raise(kind, id, rev) {
      kindsWithRemovals().add(kind);
      db.run(
        `INSERT INTO tombstone (kind, id, rev) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET rev = max(rev, excluded.rev)`,
        kind,
        id,
        rev,
      );
    },
    forget() {
      kinds = null;
    },
  };
}
