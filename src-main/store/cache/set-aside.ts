import type { MalformedRecord } from '@shared/domain';
import type { SetAsideItem } from '@shared/ipc';
import type { ReadDb, WriteDb } from '../sql';

const NEWEST = 50;

/** Keeps what could not be understood, so that it can be counted and shown. */
export function setAsideRecord(db: WriteDb, record: MalformedRecord, now: number): void {
  db.run(
    `INSERT INTO set_aside (kind, id, rev, reason, at, parent_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev, reason = excluded.reason,
       at = excluded.at, parent_id = excluded.parent_id`,
    record.kind.toWellFormed(),
    record.id.toWellFormed(),
    record.rev,
    record.reason.toWellFormed(),
    now,
    record.parentId ?? null,
  );
}

/** A later version of the record could be understood, or it is gone. */
export function forgetSetAside(db: WriteDb, kind: string, id: string, rev: number): void {
  db.run(
    'DELETE FROM set_aside WHERE kind = ? AND id = ? AND (rev IS NULL OR rev <= ?)',
    kind,
    id,
    rev,
  );
}

/** What belongs to a thread or a customer that is gone is gone with it. */
export function forgetSetAsideOf(db: WriteDb, parentId: string, rev: number): void {
  db.run('DELETE FROM set_aside WHERE parent_id = ? AND (rev IS NULL OR rev <= ?)', parentId, rev);
}

/** How many records are set aside, and the newest of them. */
export function readSetAside(db: ReadDb): {
  readonly count: number;
  readonly newest: readonly SetAsideItem[];
} {
  const count = db.one<{ count: number }>('SELECT count(*) AS count FROM set_aside')?.count ?? 0;
  const newest = db.all<SetAsideItem>(
    'SELECT kind, id, reason, at FROM set_aside ORDER BY at DESC LIMIT ?',
    NEWEST,
  );
  return { count, newest };
}
