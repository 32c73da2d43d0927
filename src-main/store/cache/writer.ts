import type { ApplyRequest, ApplyResult } from '../api';
import { meansDamage } from '../files';
import { writeNothing } from '../migrate';
import type { OpenRole, WorkerSetup } from '../role';
import type { WriteDb } from '../sql';
import { createVocabulary } from '../search/vocabulary';
import { applyRecords, type Remembered } from './apply';
import { createAttachmentBytes } from './attachment-bytes';
import { fillIndex, indexUse, isIndexFault, readIndexNote, rebuildIndex } from './index-care';
import { createIndex, dropIndex } from './index-schema';
import { openCache } from './open';
import { readSetAside } from './set-aside';
import { readMessageCount, readState, readSyncState, writeState, type IndexNote } from './state';
import { documentTables } from './tables';
import { createTombstones } from './tombstones';
import { WriteLogKeeper } from './write-log';

function emptyCache(db: WriteDb): void {
  db.transaction(() => {
    dropIndex(db);
    const names = [...documentTables(db).map(({ name }) => name), 'inbox_count'];
    db.script(names.map((table) => `DELETE FROM ${table};`).join('\n'));
    createIndex(db);
    fillIndex(db);
  });
}

/** An index that cannot be written to does not keep the documents out. */
function applyInAnyCase(
  db: WriteDb,
  remembered: Remembered,
  request: ApplyRequest,
  now: number,
): ApplyResult {
  const apply = () => applyRecords(db, remembered, request, now);
  try {
    return apply();
  } catch (error) {
    if (!meansDamage(error) || indexUse(db) === 'off' || !isIndexFault(db, error)) throw error;
    writeState(db, 'index', { ...readIndexNote(db), state: 'damaged' });
    return { ...apply(), indexDamaged: true };
  }
}

function createOperations(db: WriteDb, now: () => number) {
  const remembered = { tombstones: createTombstones(db), vocabulary: createVocabulary(db) };
  const bytes = createAttachmentBytes(db);
  const log = new WriteLogKeeper();
  return {
    syncState: () => readSyncState(db),
    apply: (request: ApplyRequest) => {
      const result = applyInAnyCase(db, remembered, request, now());
      log.applied(request);
      return result;
    },
    setAside: () => readSetAside(db),
    messageCount: () => readMessageCount(db),
    attachmentBytes: (id: string) => bytes.read(id, now()),
    keepAttachment: (id: string, content: Uint8Array) => {
      bytes.keep(id, content, now());
      log.kept(id);
    },
    evictBytes: () => bytes.evict(),
    traces: () => readState(db, 'removed') ?? 'none',
    indexNote: () => ({ ...readIndexNote(db), usable: indexUse(db) === 'whole' }),
    noteIndex: (note: IndexNote) => writeState(db, 'index', note),
    /** Makes the index again where it is; everything else waits for it. */
    rebuildInPlace: () => {
      db.transaction(() => rebuildIndex(db));
      remembered.vocabulary.forget();
    },
    /** Forgets everything, row by row. */
    empty: () => {
      emptyCache(db);
      remembered.tombstones.forget();
      remembered.vocabulary.forget();
      log.drop();
    },
    startLog: () => log.start(),
    takeLog: () => log.take(),
    dropLog: () => log.drop(),
  };
}

export type WriterOperations = ReturnType<typeof createOperations>;

/** Opens the cache as its one writer. @param now Unix ms */
export function openWriter(
  setup: WorkerSetup,
  now: () => number = Date.now,
): OpenRole<WriterOperations> {
  const { db, findings, isMoved, close } = openCache(setup, now());
  return {
    operations: createOperations(db, now),
    findings,
    around: (body) => body(),
    isMoved,
    probe: () => writeNothing(db),
    shrink: () => db.script('PRAGMA wal_checkpoint(TRUNCATE)'),
    close,
  };
}
