import type { EntityKind } from '@shared/domain';
import type { MessageAnchor } from '@shared/ipc';
import type {
  InboxQuery,
  InboxWhere,
  PlacesQuery,
  SearchContext,
  TranscriptPlace,
  TranscriptRequest,
} from '../api';
import { exportConversation } from '../export/export-conversation';
import { exportMatches } from '../export/export-matches';
import {
  attachment,
  conversation,
  episode,
  knownMessages,
  messageAtTime,
  messagesById,
  messagesWithFiles,
  pinnedMessages,
  unread,
  messages,
  turns,
} from '../queries/conversation';
import { floor } from '../queries/floor';
import {
  closingPage,
  dueBy,
  episodeRows,
  inboxCounts,
  inboxPage,
  openLanguages,
  threadRows,
  waitingSince,
} from '../queries/inbox';
import { countDocuments, documents, places } from '../queries/inspect';
import { customer, customerRecord } from '../queries/people';
import { references } from '../queries/reference';
import { rhythms } from '../queries/rhythm';
import { StoreError } from '../errors';
import { meansDamage } from '../files';
import type { OpenRole, WorkerSetup } from '../role';
import { related } from '../search/related';
import { neutralSearchContext, search } from '../search/search';
import { marksInThread, searchInThread } from '../search/search-in-thread';
import { searchValues } from '../search/values';
import type { ReadDb } from '../sql';
import { isIndexFault } from './index-care';
import { openCacheToRead } from './open';

/** Tells a damaged index from damaged documents: it alone is made again. */
function withoutDamage<T>(db: ReadDb, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (meansDamage(error) && isIndexFault(db, error)) throw new StoreError('index-damaged');
    throw error;
  }
}

type InboxScope = Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'where'>;

function createOperations(db: ReadDb) {
  return {
    inboxCounts: (query: InboxScope) => inboxCounts(db, query),
    dueBy: (query: InboxScope, times: readonly number[]) => dueBy(db, query, times),
    closingPage: (query: Omit<InboxQuery, 'state'> & { readonly where: InboxWhere }) =>
      closingPage(db, query),
    openLanguages: () => openLanguages(db),
    waitingSince: (
      agentId: string,
      range: { readonly after: number; readonly upTo: number; readonly limit: number },
    ) => waitingSince(db, agentId, range),
    rhythms: (customerIds: readonly string[]) => rhythms(db, customerIds),
    inboxPage: (query: InboxQuery) => inboxPage(db, query),
    episodeRows: (episodeIds: readonly string[]) => episodeRows(db, episodeIds),
    threadRows: (threadIds: readonly string[]) => threadRows(db, threadIds),
    episode: (id: string) => episode(db, id),
    conversation: (threadId: string) => conversation(db, threadId),
    turns: (threadId: string, episodeId: string, openedAt: number) =>
      turns(db, threadId, episodeId, openedAt),
    messages: (threadId: string, anchor: MessageAnchor, limit: number) =>
      messages(db, threadId, anchor, limit),
    attachment: (id: string) => attachment(db, id),
    customer: (customerId: string) => customer(db, customerId),
    customerRecord: (customerId: string) => customerRecord(db, customerId),
    knownMessages: (ids: readonly string[]) => knownMessages(db, ids),
    pinnedMessages: (threadId: string) => pinnedMessages(db, threadId),
    messagesWithFiles: (threadId: string, limit: number) => messagesWithFiles(db, threadId, limit),
    messagesById: (ids: readonly string[]) => messagesById(db, ids),
    messageAtTime: (threadId: string, at: number) => messageAtTime(db, threadId, at),
    unread: (threadId: string, seenUntil: number | null) => unread(db, threadId, seenUntil),
    agents: () => references(db, 'agent'),
    teams: () => references(db, 'team'),
    tags: () => references(db, 'tag'),
    snippets: () => references(db, 'snippet'),
    offers: () => references(db, 'offer'),
    floor: (agentIds: readonly string[], now: number, without: readonly string[]) =>
      floor(db, agentIds, now, without),
    search: (text: string, limit: number, context: Partial<SearchContext> = {}) =>
      withoutDamage(db, () =>
        search(db, text, limit, { ...neutralSearchContext(Date.now()), ...context }),
      ),
    searchInThread: (threadId: string, text: string) =>
      withoutDamage(db, () => searchInThread(db, threadId, text)),
    marksInThread: (threadId: string, text: string, messageIds: readonly string[]) =>
      marksInThread(db, threadId, text, messageIds),
    related: (episodeId: string, limit: number) =>
      withoutDamage(db, () => related(db, episodeId, limit)),
    searchValues: (kind: 'customer' | 'intent', typed: string, limit: number) =>
      withoutDamage(db, () => searchValues(db, kind, typed, limit)),
    exportMatches: (
      text: string,
      context: Pick<SearchContext, 'now' | 'dayFirst' | 'agentId'>,
      before: number | null,
      limit: number,
    ) => withoutDamage(db, () => exportMatches(db, text, context, before, limit)),
    exportConversation: (
      request: TranscriptRequest,
      after: TranscriptPlace | null,
      limit: number,
    ) => exportConversation(db, request, after, limit),
    countDocuments: () => countDocuments(db),
    documents: (kind: EntityKind, ids: readonly string[]) => documents(db, kind, ids),
    places: (query: PlacesQuery) => places(db, query),
  };
}

export type ReaderOperations = ReturnType<typeof createOperations>;

/** Opens the cache for named queries. */
export function openReader(setup: WorkerSetup): OpenRole<ReaderOperations> {
  const db = openCacheToRead(setup);
  return {
    operations: createOperations(db),
    findings: [],
    // Several statements of one query see the same state of the cache.
    around: (body) => db.snapshot(body),
    close: () => db.close(),
  };
}
