import type { ReadDb, WriteDb } from '../sql';

const MIB = 1024 * 1024;

/**
 * How much of what was downloaded is kept. Enough for a thousand screenshots, so that what an agent
 * works on is there without a network; not so much that copying it, when the cache is written anew,
 * takes longer than the conversations do.
 */
const BYTES_MAX = 256 * MIB;
/** Freed at a time, so that nothing else waits long: what is deleted is written over. */
const PART_BYTES = 16 * MIB;
/** A use is noted only when the last note is older. */
const NOTE_EVERY_MS = 60 * 60_000;

/** What was downloaded, and when it was last used. */
export interface AttachmentBytes {
  read(id: string, now: number): Uint8Array | null;
  keep(id: string, bytes: Uint8Array, now: number): void;
  /**
   * Forgets some of what was not used for longest, if there is too much altogether.
   *
   * @returns whether there still is
   */
  evict(): boolean;
}

export function readBytes(db: ReadDb, id: string): Uint8Array | null {
  const sql = 'SELECT bytes FROM attachment_bytes WHERE id = ?';
  return db.one<{ bytes: Uint8Array }>(sql, id)?.bytes ?? null;
}

/** @param max bytes that are kept altogether; the newest are kept in any case */
export function createAttachmentBytes(db: WriteDb, max = BYTES_MAX): AttachmentBytes {
  const excess = (): number => {
    const sql = 'SELECT coalesce(sum(size), 0) AS total FROM attachment_use';
    return (db.one<{ total: number }>(sql)?.total ?? 0) - max;
  };
  const remove = (id: string): void => {
    db.run('DELETE FROM attachment_bytes WHERE id = ?', id);
    db.run('DELETE FROM attachment_use WHERE id = ?', id);
  };
  return {
    read: (id, now) => {
      const bytes = readBytes(db, id);
      if (!bytes) return null;
      db.run(
        'UPDATE attachment_use SET used_at = ? WHERE id = ? AND used_at < ?',
        now,
        id,
        now - NOTE_EVERY_MS,
      );
      return bytes;
    },
    keep: (id, bytes, now) =>
      db.transaction(() => {
        db.run('INSERT OR REPLACE INTO attachment_bytes (id, bytes) VALUES (?, ?)', id, bytes);
        db.run(
          'INSERT OR REPLACE INTO attachment_use (id, size, used_at) VALUES (?, ?, ?)',
          id,
          bytes.byteLength,
          now,
        );
      }),
    evict: () =>
      db.transaction(() => {
        let tooMuch = excess();
        let freed = 0;
        const oldest = db.all<{ id: string; size: number }>(
          'SELECT id, size FROM attachment_use ORDER BY used_at, id LIMIT 64',
        );
        // The last one is what was just downloaded.
        for (const { id, size } of oldest.slice(0, -1)) {
          if (tooMuch <= 0 || freed >= PART_BYTES) break;
          remove(id);
          tooMuch -= size;
          freed += size;
        }
        return tooMuch > 0 && freed > 0;
      }),
  };
}

/** Removes what belongs to no attachment: a download may have ended after its message was removed. */
export function sweepBytes(db: WriteDb): void {
  for (const table of ['attachment_bytes', 'attachment_use']) {
    db.run(`DELETE FROM ${table} WHERE id NOT IN (SELECT id FROM attachment)`);
  }
}
