import { join } from 'node:path';
import type { Attachment, Command, CommandOutcome } from '@shared/domain';
import type { Draft, DraftMode, Layout } from '@shared/ipc';
import type { UnreadableRow } from '../api';
import { StoreError } from '../errors';
import { WORK_FILE, clearSuspect, meansDamage, setAsideDatabase } from '../files';
import { migrate } from '../migrate';
import type { OpenRole, WorkerSetup } from '../role';
import { openToWrite, type WriteDb } from '../sql';
import { createAttachments, type MadeAttachments } from './attachments';
import { createDrafts, type Drafts } from './drafts';
import { createMarks } from './marks';
import { workMigrations } from './migrations';
import { createOutbox, type Outbox } from './outbox';
import { rescueRows } from './rescue';

const CACHE_KIB = 2048;
const CHECKPOINT_PAGES = 1000;

function connect(setup: WorkerSetup, file: string): WriteDb {
  const { key, nativeBinding } = setup;
  return openToWrite({
    file,
    key,
    nativeBinding,
    synchronous: 'FULL',
    cacheKiB: CACHE_KIB,
    checkpointPages: CHECKPOINT_PAGES,
  });
}

function openOnce(setup: WorkerSetup, file: string, now: number): WriteDb {
  const db = connect(setup, file);
  try {
    // Small, and all that there is of it: a look at every page is worth the milliseconds.
    const verdict = db.one<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
    if (verdict !== 'ok') throw new StoreError('damaged', 'quick_check');
    migrate(db, workMigrations, now);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function openRescued(setup: WorkerSetup, file: string, now: number): OpenWorkDb {
  const aside = setAsideDatabase(file, now);
  const db = openOnce(setup, file, now);
  try {
    const damaged = connect(setup, aside);
    try {
      const { commands, drafts, attachments } = rescueRows(damaged, db);
      const note = `The file with unsent work was damaged and set aside. Rescued: ${commands} waiting changes, ${drafts} drafts, ${attachments} attachments. Please check what you wrote last.`;
      return { db, recovered: [note] };
    } finally {
      damaged.close();
    }
  } catch (error) {
    if (!meansDamage(error)) throw error;
    const note =
      'The file with unsent work was damaged and set aside. Nothing in it could be read. Please check what you wrote last.';
    return { db, recovered: [note] };
  }
}

interface OpenWorkDb {
  readonly db: WriteDb;
  readonly recovered: readonly string[];
}

function openWorkDb(setup: WorkerSetup, now: number): OpenWorkDb {
  const file = join(setup.folder, WORK_FILE);
  try {
    const db = openOnce(setup, file, now);
    clearSuspect(file);
    return { db, recovered: [] };
  } catch (error) {
    if (!meansDamage(error)) throw error;
    if (!setup.keyIsKnown) throw new StoreError('wrong-key', WORK_FILE);
    const rescued = openRescued(setup, file, now);
    clearSuspect(file);
    return rescued;
  }
}

/** Attachments that neither a draft nor a waiting reply carries any more. */
function sweepAttachments(outbox: Outbox, drafts: Drafts, attachments: MadeAttachments): void {
  const carried = new Set([
    ...drafts.all().flatMap((draft) => draft.attachments.map((attachment) => attachment.id)),
    ...outbox
      .all()
      .flatMap(({ command }) => (command.body.kind === 'reply' ? command.body.attachmentIds : [])),
  ]);
  for (const id of attachments.ids()) if (!carried.has(id)) attachments.remove(id);
}

function unreadableRows(db: WriteDb): UnreadableRow[] {
  return db.all<UnreadableRow>(
    'SELECT what, id, found_at AS foundAt FROM unreadable ORDER BY place DESC LIMIT 100',
  );
}

function createOperations(db: WriteDb) {
  const drafts = createDrafts(db);
  const attachments = createAttachments(db);
  const outbox = createOutbox(db, drafts, attachments);
  const marks = createMarks(db);
  sweepAttachments(outbox, drafts, attachments);
  return {
    outbox: () => outbox.all(),
    enqueue: (command: Command, lane: string) => outbox.enqueue(command, lane),
    markSending: (commandIds: readonly string[]) => outbox.markSending(commandIds),
    postpone: (commandIds: readonly string[], nextTryAt: number, maybeSent: boolean) =>
      outbox.postpone(commandIds, nextTryAt, maybeSent),
    settle: (outcome: CommandOutcome) => outbox.settle(outcome),
    confirmUpTo: (cursor: number) => outbox.confirmUpTo(cursor),
    requeue: (commandId: string, change: { readonly acceptStale: boolean }) =>
      outbox.requeue(commandId, change),
    cancel: (commandId: string) => outbox.cancel(commandId, Date.now()),
    resetInFlight: () => outbox.resetInFlight(),
    draft: (threadId: string, mode: DraftMode) => drafts.read(threadId, mode),
    saveDraft: (draft: Omit<Draft, 'updatedAt'>, now: number) => drafts.save(draft, now),
    draftThreadIds: () => drafts.threadIds(),
    markSeen: (threadId: string, seenAt: number) => marks.markSeen(threadId, seenAt),
    seen: (threadIds: readonly string[]) => marks.seen(threadIds),
    layout: () => marks.layout(),
    saveLayout: (layout: Layout) => marks.saveLayout(layout),
    addAttachment: (attachment: Attachment, bytes: Uint8Array) =>
      attachments.add(attachment, bytes),
    attachment: (id: string) => attachments.read(id),
    markUploaded: (id: string) => attachments.markUploaded(id),
    unreadable: () => unreadableRows(db),
  };
}

export type WorkOperations = ReturnType<typeof createOperations>;

/** Opens what people made. A damaged file is set aside and its sound rows are rescued. */
export function openWork(setup: WorkerSetup): OpenRole<WorkOperations> {
  const { db, recovered } = openWorkDb(setup, Date.now());
  return {
    operations: createOperations(db),
    recovered,
    around: (body) => body(),
    close: () => {
      db.script('PRAGMA wal_checkpoint(TRUNCATE);');
      db.close();
    },
  };
}
