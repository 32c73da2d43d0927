import type { Attachment, Command, CommandOutcome, Snippet } from '@shared/domain';
import type {
  Draft,
  DraftMode,
  KeptSearches,
  Layout,
  NamedLayout,
  PaneMemory,
  SavedView,
} from '@shared/ipc';
import type { EditOptions, EnqueueOptions, LanedCommand, UnreadableRow } from '../api';
import { writeNothing } from '../migrate';
import type { OpenRole, WorkerSetup } from '../role';
import type { WriteDb } from '../sql';
import { createAttachments, type MadeAttachments } from './attachments';
import { openWorkDatabase } from './database';
import { createDraftVersions } from './draft-versions';
import { createDrafts, type Drafts } from './drafts';
import { createMarks } from './marks';
import { createOutbox, type Outbox } from './outbox';
import { createOutboxTable } from './outbox-table';
import { createOwnSnippets } from './own-snippets';
import { createPanes } from './panes';
import type { PopOutRow } from './pane-store';
import { createSearches } from './searches';
import { storedDraftSchema, storedVersionSchema } from './schemas';
import { createUses } from './uses';
import { createViews } from './views';
import { sealedTable } from './table';

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

function createOperations(db: WriteDb, now: () => number) {
  const versions = createDraftVersions(sealedTable(db, 'draft_version', storedVersionSchema));
  const drafts = createDrafts(sealedTable(db, 'draft', storedDraftSchema), versions);
  const useCounts = createUses(db);
  const attachments = createAttachments(db);
  const outbox = createOutbox(db, createOutboxTable(db), drafts, attachments);
  const marks = createMarks(db);
  const searches = createSearches(db);
  const views = createViews(db);
  const snippets = createOwnSnippets(db);
  const panes = createPanes(db);
  sweepAttachments(outbox, drafts, attachments);
  return {
    outbox: () => outbox.all(),
    enqueue: (command: Command, lane: string, options: EnqueueOptions = {}) =>
      outbox.enqueue(command, lane, options),
    enqueueAll: (commands: readonly LanedCommand[], holdUntil: number | null) =>
      outbox.enqueueAll(commands, holdUntil),
    dropAll: (commandIds: readonly string[]) => outbox.dropAll(commandIds),
    endHolds: (commandIds: readonly string[] | 'all') => outbox.endHolds(commandIds),
    markSending: (commandIds: readonly string[]) => outbox.markSending(commandIds),
    postpone: (commandIds: readonly string[], nextTryAt: number, maybeSent: boolean) =>
      outbox.postpone(commandIds, nextTryAt, maybeSent),
    settle: (outcome: CommandOutcome) => outbox.settle(outcome, now()),
    confirmUpTo: (cursor: number) => outbox.confirmUpTo(cursor),
    requeue: (commandId: string) => outbox.requeue(commandId),
    keepEdit: (commandId: string, text: string | undefined, holdUntil: number | null) =>
      outbox.keepEdit(commandId, text, holdUntil),
    schedule: (commandId: string, sendAt: number | null) => outbox.schedule(commandId, sendAt),
    edit: (commandId: string, text: string, change: EditOptions) =>
      outbox.edit(commandId, text, change),
    cancel: (commandId: string) => outbox.cancel(commandId, now()),
    drop: (commandId: string) => outbox.drop(commandId),
    resetInFlight: () => outbox.resetInFlight(),
    draft: (threadId: string, mode: DraftMode) => drafts.read(threadId, mode),
    // A draft and the version that it leaves behind are written together, or not at all.
    saveDraft: (draft: Omit<Draft, 'updatedAt'>, at: number) =>
      db.transaction(() => drafts.save(draft, at)),
    addFileToDraft: (threadId: string, file: Attachment, at: number) =>
      db.transaction(() => drafts.addFile(threadId, file, at)),
    draftVersions: (threadId: string, mode: DraftMode) => versions.of(threadId, mode),
    keepDraftVersion: (threadId: string, mode: DraftMode, text: string, at: number) =>
      db.transaction(() => versions.keep({ threadId, mode }, { at, why: 'replaced', text })),
    draftModes: () => drafts.modes(),
    markSeen: (threadId: string, seenAt: number) => marks.markSeen(threadId, seenAt),
    seen: (threadIds: readonly string[]) => marks.seen(threadIds),
    muted: () => marks.muted(),
    setMuted: (threadId: string, on: boolean) => marks.setMuted(threadId, on),
    addWork: (episodeId: string, ms: number) => marks.addWork(episodeId, ms),
    worked: (episodeId: string) => marks.worked(episodeId),
    allSeen: () => marks.allSeen(),
    setSeen: (seen: ReadonlyMap<string, number>) => marks.setSeen(seen),
    layout: () => marks.layout(),
    saveLayout: (layout: Layout) => marks.saveLayout(layout),
    paneMemories: () => panes.memories(),
    rememberPane: (memory: PaneMemory) => panes.remember(memory),
    namedLayouts: () => panes.layouts(),
    saveNamedLayout: (named: NamedLayout) => panes.save(named),
    removeNamedLayout: (id: string) => panes.remove(id),
    popOuts: () => panes.popOuts(),
    savePopOuts: (rows: readonly PopOutRow[]) => panes.savePopOuts(rows),
    searches: () => searches.all(),
    rememberSearch: (text: string, at: number) => searches.remember(text, at),
    forgetSearch: (text: string | null) => searches.forget(text),
    saveSearch: (search: KeptSearches['saved'][number]) => searches.save(search),
    removeSavedSearch: (id: string) => searches.removeSaved(id),
    uses: () => useCounts.all(),
    noteUse: (id: string, at: number) => useCounts.note(id, at),
    ownSnippets: () => snippets.all(),
    saveOwnSnippet: (snippet: Snippet) => snippets.save(snippet),
    removeOwnSnippet: (id: string) => snippets.remove(id),
    views: () => views.all(),
    saveView: (view: SavedView) => views.save(view),
    removeView: (id: string) => views.remove(id),
    orderViews: (ids: readonly string[]) => views.order(ids),
    lastHereAt: () => marks.lastHereAt(),
    markHere: (at: number) => marks.markHere(at),
    addAttachment: (attachment: Attachment, bytes: Uint8Array) =>
      attachments.add(attachment, bytes),
    attachment: (id: string) => attachments.read(id),
    markUploaded: (id: string) => attachments.markUploaded(id),
    unreadable: () => unreadableRows(db),
  };
}

export type WorkOperations = ReturnType<typeof createOperations>;

/** Opens what people made. @param now Unix ms */
export function openWork(
  setup: WorkerSetup,
  now: () => number = Date.now,
): OpenRole<WorkOperations> {
  const { db, findings, isMoved, close } = openWorkDatabase(setup, now());
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
