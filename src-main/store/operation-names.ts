import type { CareOperations } from './cache/care';
import type { ReaderOperations } from './cache/reader';
import type { WriterOperations } from './cache/writer';
import type { WorkOperations } from './work/open';

/*
 * What can be asked of each role. The operations themselves exist in the threads only; the compiler
 * sees to it that no name is missing here.
 */

export const workNames: Readonly<Record<keyof WorkOperations, true>> = {
  outbox: true,
  enqueue: true,
  enqueueAll: true,
  dropAll: true,
  markSending: true,
  postpone: true,
  settle: true,
  confirmUpTo: true,
  endHolds: true,
  requeue: true,
  keepEdit: true,
  edit: true,
  cancel: true,
  drop: true,
  resetInFlight: true,
  draft: true,
  saveDraft: true,
  schedule: true,
  draftVersions: true,
  keepDraftVersion: true,
  uses: true,
  noteUse: true,
  draftThreadIds: true,
  markSeen: true,
  seen: true,
  muted: true,
  setMuted: true,
  addWork: true,
  worked: true,
  allSeen: true,
  setSeen: true,
  lastHereAt: true,
  markHere: true,
  views: true,
  saveView: true,
  removeView: true,
  orderViews: true,
  layout: true,
  saveLayout: true,
  searches: true,
  rememberSearch: true,
  forgetSearch: true,
  saveSearch: true,
  removeSavedSearch: true,
  addAttachment: true,
  attachment: true,
  markUploaded: true,
  unreadable: true,
};

export const writerNames: Readonly<Record<keyof WriterOperations, true>> = {
  syncState: true,
  apply: true,
  setAside: true,
  messageCount: true,
  attachmentBytes: true,
  keepAttachment: true,
  evictBytes: true,
  traces: true,
  indexNote: true,
  noteIndex: true,
  rebuildInPlace: true,
  empty: true,
  startLog: true,
  takeLog: true,
  dropLog: true,
};

export const careNames: Readonly<Record<keyof CareOperations, true>> = {
  checkPart: true,
  hasOverdue: true,
  beginCopy: true,
  copyPart: true,
  finishCopy: true,
};

export const readerNames: Readonly<Record<keyof ReaderOperations, true>> = {
  inboxCounts: true,
  inboxPage: true,
  dueBy: true,
  closingPage: true,
  openLanguages: true,
  threadRows: true,
  waitingSince: true,
  rhythms: true,
  episodeRows: true,
  episode: true,
  conversation: true,
  turns: true,
  messages: true,
  attachment: true,
  customer: true,
  knownMessages: true,
  pinnedMessages: true,
  messagesById: true,
  messageAtTime: true,
  agents: true,
  teams: true,
  tags: true,
  snippets: true,
  offers: true,
  floor: true,
  search: true,
  searchInThread: true,
  marksInThread: true,
  searchValues: true,
  exportMatches: true,
  exportConversation: true,
  related: true,
  countDocuments: true,
  documents: true,
  places: true,
};

/** Operations on the work that change nothing, so that they may be asked again in any case. */
export const workReads: ReadonlySet<string> = new Set<keyof WorkOperations>([
  'outbox',
  'draft',
  'draftThreadIds',
  'seen',
  'muted',
  'worked',
  'allSeen',
  'lastHereAt',
  'views',
  'layout',
  'searches',
  'attachment',
  'unreadable',
]);

/** Writes to the cache that wait while the disk is full: what is left is for the work. */
export const cacheWrites: ReadonlySet<string> = new Set<keyof WriterOperations>([
  'apply',
  'keepAttachment',
  'rebuildInPlace',
]);
