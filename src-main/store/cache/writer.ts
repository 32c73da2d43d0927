import type { ApplyRequest } from '../api';
import type { OpenRole, WorkerSetup } from '../role';
import type { WriteDb } from '../sql';
import { applyRecords } from './apply';
import { fillIndex, isIndexWhole, rebuildIndex } from './index-care';
import { createIndex, dropIndex } from './index-schema';
import { writeNothing } from '../migrate';
import { openCache } from './open';
import { readSetAside } from './set-aside';
import { readMessageCount, readSyncState } from './state';
import { createTombstones } from './tombstones';

const DOCUMENT_TABLES = [
  'state',
  'tombstone',
  'set_aside',
  'reference',
  'customer',
  'customer_event',
  'offer_outcome',
  'thread',
  'episode',
  'inbox_count',
  'message',
  'attachment',
  'attachment_bytes',
];

function emptyCache(db: WriteDb): void {
  db.transaction(() => {
    dropIndex(db);
    db.script(DOCUMENT_TABLES.map((table) => `DELETE FROM ${table};`).join('\n'));
    createIndex(db);
    fillIndex(db);
  });
}

function createOperations(db: WriteDb) {
  const tombstones = createTombstones(db);
  return {
    syncState: () => readSyncState(db),
    apply: (request: ApplyRequest) => applyRecords(db, tombstones, request, Date.now()),
    reset: () => {
      emptyCache(db);
      tombstones.forget();
    },
    setAside: () => readSetAside(db),
    messageCount: () => readMessageCount(db),
    attachmentBytes: (id: string): Uint8Array | null =>
      db.one<{ bytes: Uint8Array }>('SELECT bytes FROM attachment_bytes WHERE id = ?', id)?.bytes ??
      null,
    keepAttachment: (id: string, bytes: Uint8Array) => {
      db.run('INSERT OR REPLACE INTO attachment_bytes (id, bytes) VALUES (?, ?)', id, bytes);
    },
    checkIndex: () => isIndexWhole(db),
    rebuildIndex: () => db.transaction(() => rebuildIndex(db)),
  };
}

export type WriterOperations = ReturnType<typeof createOperations>;

/** Opens the cache as its one writer. */
export function openWriter(setup: WorkerSetup): OpenRole<WriterOperations> {
  const { db, findings, isMoved, close } = openCache(setup, Date.now());
  return {
    operations: createOperations(db),
    findings,
    around: (body) => body(),
    isMoved,
    probe: () => writeNothing(db),
    shrink: () => db.script('PRAGMA wal_checkpoint(TRUNCATE)'),
    close,
  };
}
