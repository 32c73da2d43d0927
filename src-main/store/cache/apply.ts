import { assertNever } from '@shared/assert-never';
import {
  entityKinds,
  type MalformedRecord,
  type PutRecord,
  type RemoveRecord,
} from '@shared/domain';
import { type TextPut, type TextRecord, textRecords } from '../../records/packed-records';
import type { ApplyRequest, ApplyResult } from '../api';
import { documents } from '../queries/inspect';
import type { WriteDb } from '../sql';
import { Batch, MAX_NAMED_THREADS } from './batch';
import { indexBatch } from './index-care';
import { putMessage, removeMessage } from './messages';
import {
  putCustomer,
  putEvent,
  putOfferOutcome,
  reindexCustomers,
  removeCustomer,
  removePart,
} from './people';
import { putReference, removeReference } from './reference';
import { forgetSetAside, forgetSetAsideOf, setAsideRecord } from './set-aside';
import { isOver } from './retention';
import { indexUse } from './index-care';
import {
  addToMessageCount,
  mergeSyncState,
  noteRemoved,
  readMessageCount,
  readSyncState,
} from './state';
import { putEpisode, putThread, relistThreads, removeEpisode, removeThread } from './threads';
import type { Tombstones } from './tombstones';
import { INDEX_TEXT_VERSION } from '../search/fold';
import type { Vocabulary } from '../search/vocabulary';

/** The revision that a record must be newer than, because it or its parent was removed. */
function floorOf(record: PutRecord, tombstones: Tombstones): number {
  const own = tombstones.floor(record.kind, record.id);
  switch (record.kind) {
    case 'message':
    case 'episode':
      return Math.max(own, tombstones.floor('thread', record.doc.threadId));
    case 'event':
    case 'offerOutcome':
      return Math.max(own, tombstones.floor('customer', record.doc.customerId));
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
    case 'customer':
    case 'thread':
      return own;
    default:
      return assertNever(record);
  }
}

function put(db: WriteDb, batch: Batch, record: TextPut): void {
  switch (record.kind) {
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
      return putReference(db, batch, record);
    case 'customer':
      return putCustomer(db, batch, record);
    case 'event':
      return putEvent(db, batch, record);
    case 'offerOutcome':
      return putOfferOutcome(db, batch, record);
    case 'thread':
      return putThread(db, batch, record);
    case 'episode':
      return putEpisode(db, batch, record);
    case 'message':
      return putMessage(db, batch, record);
    default:
      return assertNever(record);
  }
}

function remove(db: WriteDb, batch: Batch, record: RemoveRecord): void {
  const { kind, id, rev } = record;
  switch (kind) {
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
      return removeReference(db, batch, { kind, id, rev });
    case 'customer':
      return removeCustomer(db, batch, id, rev);
    case 'event':
    case 'offerOutcome':
      return removePart(db, batch, { kind, id, rev });
    case 'thread':
      return removeThread(db, batch, id, rev);
    case 'episode':
      return removeEpisode(db, batch, id, rev);
    case 'message':
      return removeMessage(db, batch, id, rev);
    default:
      return assertNever(kind);
  }
}

interface Applying {
  readonly db: WriteDb;
  readonly batch: Batch;
  readonly tombstones: Tombstones;
  readonly now: number;
  /** Whether anything is set aside that a record could replace. */
  readonly anySetAside: boolean;
  /** See SyncState. */
  readonly keepSince: number | null;
  /** Messages that are too old unless their episode needs them, which may come in the same batch. */
  readonly late: TextPut[];
}

function isLate({ keepSince }: Applying, record: TextRecord): record is TextPut {
  if (keepSince === null || record.op === 'remove' || record.kind !== 'message') return false;
  return record.doc.at < keepSince;
}

function applyRecord(context: Applying, record: TextRecord): void {
  const { db, batch, tombstones, now } = context;
  if (record.op === 'remove') {
    tombstones.raise(record.kind, record.id, record.rev);
    remove(db, batch, record);
  } else {
    if (record.rev <= floorOf(record, tombstones)) return;
    try {
      put(db, batch, record);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // The only document that has no place in the order of messages: one sent after 2039.
      const reason = 'doc.at: too far in the future';
      setAsideRecord(db, { kind: record.kind, id: record.id, rev: record.rev, reason }, now);
      return;
    }
  }
  if (!context.anySetAside) return;
  forgetSetAside(db, record.kind, record.id, record.rev);
  if (record.op === 'remove') forgetSetAsideOf(db, record.id, record.rev);
}

/** A version that cannot be read matters no more when a later one can, or when all of it is gone. */
function isOutdated(db: WriteDb, tombstones: Tombstones, record: MalformedRecord): boolean {
  const { id, rev, parentId = null } = record;
  const kind = entityKinds.find((each) => each === record.kind);
  if (kind === undefined || rev === null) return false;
  const stored = documents(db, kind, [id])[0]?.rev ?? -1;
  const parents = parentId === null ? [] : (['thread', 'customer'] as const);
  const floors = parents.map((parent) => tombstones.floor(parent, parentId ?? ''));
  return Math.max(stored, tombstones.floor(kind, id), ...floors) > rev;
}

function applyUnlessLate(context: Applying, record: TextRecord): void {
  if (isLate(context, record)) context.late.push(record);
  else applyRecord(context, record);
}

/** What retention has dropped does not come back by a late change or by the backfill. */
function applyLate(context: Applying): void {
  for (const record of context.late) {
    if (record.kind === 'message' && isOver(context.db, record.doc)) continue;
    applyRecord(context, record);
  }
}

/**
 * The order in which records are written fastest. It makes no difference to the result, and rows
 * that are appended with growing ids cost less than rows in between.
 */
function inWritingOrder(records: TextRecord[]): TextRecord[] {
  const timeOf = (record: TextRecord) =>
    record.op === 'put' && record.kind === 'message' ? record.doc.at : -1;
  return records.sort((a, b) => timeOf(a) - timeOf(b));
}

function countMessages(records: readonly TextRecord[]): number {
  return records.filter(({ op, kind }) => op === 'put' && kind === 'message').length;
}

/** What the writer remembers of the database from one transaction to the next. */
export interface Remembered {
  readonly tombstones: Tombstones;
  readonly vocabulary: Vocabulary;
}

/**
 * Writes records in one transaction. The result depends only on which records came, in whatever
 * order and how often: what is not newer than the stored document, or than the removal of it or of
 * its thread or customer, changes nothing.
 */
export function applyRecords(
  db: WriteDb,
  { tombstones, vocabulary }: Remembered,
  request: ApplyRequest,
  now: number,
): ApplyResult {
  const batch = new Batch(indexUse(db));
  try {
    return db.transaction(() => {
      for (const record of request.malformed) {
        if (!isOutdated(db, tombstones, record)) setAsideRecord(db, record, now);
      }
      const anySetAside = db.one('SELECT 1 FROM set_aside LIMIT 1') !== undefined;
      const { keepSince } = readSyncState(db);
      const context = { db, batch, tombstones, now, anySetAside, keepSince, late: [] };
      const { records, words } = textRecords(request.records, INDEX_TEXT_VERSION);
      for (const record of inWritingOrder(records)) applyUnlessLate(context, record);
      applyLate(context);
      relistThreads(db, batch.relist);
      if (batch.indexUse !== 'off') reindexCustomers(db, batch.reindex);
      const gathered = words && { words, of: countMessages(records) };
      const traces = indexBatch(db, batch, vocabulary, gathered);
      if (batch.removed) noteRemoved(db, traces ? 'many' : 'some');
      addToMessageCount(db, batch.messageDelta);
      if (request.state) mergeSyncState(db, request.state);
      return {
        kinds: [...batch.kinds],
        threadIds: batch.threads.size > MAX_NAMED_THREADS ? null : [...batch.threads],
        cachedMessages: readMessageCount(db),
      };
    });
  } catch (error) {
    tombstones.forget();
    vocabulary.forget();
    throw error;
  }
}
