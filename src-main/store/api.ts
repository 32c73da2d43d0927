import type {
  Agent,
  Attachment,
  Channel,
  Customer,
  CustomerEvent,
  EntityKind,
  Episode,
  EpisodeState,
  Message,
  Offer,
  OfferOutcome,
  Snippet,
  Tag,
  Team,
  Thread,
} from '@shared/domain';
import type { MessageAnchor, MessageMarks } from '@shared/ipc';
import type { CacheStore } from './cache-api';
import type { CachesAside } from './caches-aside';
import type { StoreError } from './errors';
import type { EpisodeRow, InboxQueries } from './inbox-api';
import type { Finding } from './findings';
import type { Role } from './role';
import type { ExportPage, TranscriptPage, TranscriptPlace, TranscriptRequest } from './export-api';
import type { RelatedCase, SearchContext, SearchFound } from './search-api';
import type { Storage } from './storage-watch';
import type { WorkStore, UnreadableRow } from './work-api';

/*
 * What the rest of main may ask of the store. All of it runs in worker threads; every method is a
 * named operation, and SQL stays inside src-main/store.
 */

export type * from './cache-api';
export type * from './search-api';
export type * from './export-api';
export type * from './inbox-api';
export type * from './work-api';
export type { PopOutRow } from './work/pane-store';

/** Named reads of the cache. Lists show one row per thread: its current (newest) episode. */
export interface CacheQueries extends InboxQueries {
  episode(id: string): Promise<Episode | null>;
  conversation(threadId: string): Promise<{
    readonly thread: Thread;
    readonly customer: Customer;
    readonly episodes: readonly Episode[];
    readonly messageCount: number;
    /** The newest message between customer and agent. */
    readonly lastMessageId: string | null;
  } | null>;
  /** Who wrote when in an episode, oldest first: messages between customer and agent only. */
  turns(
    threadId: string,
    episodeId: string,
    openedAt: number,
  ): Promise<readonly { readonly side: 'customer' | 'agent'; readonly at: number }[]>;
  messages(
    threadId: string,
    anchor: MessageAnchor,
    limit: number,
  ): Promise<{
    readonly messages: readonly Message[];
    readonly hasBefore: boolean;
    readonly hasAfter: boolean;
  }>;
  attachment(id: string): Promise<Attachment | null>;
  /** The record alone; also by the id of one that was merged into it. */
  customerRecord(customerId: string): Promise<Customer | null>;
  customer(customerId: string): Promise<{
    readonly customer: Customer;
    readonly events: readonly CustomerEvent[];
    readonly episodes: readonly { readonly episode: Episode; readonly channel: Channel }[];
    readonly outcomes: readonly OfferOutcome[];
  } | null>;
  /** Whether these message ids are in the cache. */
  knownMessages(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** What is kept on top of a thread, oldest first. */
  pinnedMessages(threadId: string): Promise<readonly Message[]>;
  /** The newest messages of a thread that came with files, oldest first. */
  messagesWithFiles(threadId: string, limit: number): Promise<readonly Message[]>;
  /** Messages by id, as far as they are here, in the order of their positions. */
  messagesById(ids: readonly string[]): Promise<readonly Message[]>;
  /** The first message of a thread at or after a time (Unix ms), or its last one; null: it has none. */
  messageAtTime(threadId: string, at: number): Promise<Message | null>;
  /**
   * What the customer wrote after a time (Unix ms), counted up to 1,000; null: nothing. Where that is
   * null, nothing was ever seen: then what came after the last answer.
   */
  unread(
    threadId: string,
    seenUntil: number | null,
  ): Promise<{ readonly first: Message; readonly count: number } | null>;
  agents(): Promise<readonly Agent[]>;
  teams(): Promise<readonly Team[]>;
  tags(): Promise<readonly Tag[]>;
  snippets(): Promise<readonly Snippet[]>;
  offers(): Promise<readonly Offer[]>;
  floor(
    agentIds: readonly string[],
    now: number,
    without: readonly string[],
  ): Promise<{
    readonly perAgent: readonly {
      readonly agentId: string;
      readonly counts: Readonly<Record<EpisodeState, number>>;
      readonly longestWaitSince: number | null;
      readonly late: number;
    }[];
    readonly unassigned: readonly EpisodeRow[];
    readonly unassignedCount: number;
    readonly longestWaiting: readonly EpisodeRow[];
    readonly waitingCount: number;
    readonly lateCount: number;
  }>;
  /** @param limit of messages */
  search(text: string, limit: number, context?: Partial<SearchContext>): Promise<SearchFound>;
  /** Resolved episodes that began like this one, the likest first. */
  related(episodeId: string, limit: number): Promise<readonly RelatedCase[]>;
  /** Where in one thread all words are found, over all of it: positions, oldest first. */
  searchInThread(
    threadId: string,
    text: string,
  ): Promise<{ readonly positions: readonly number[]; readonly more: boolean }>;
  /** What of some messages of a thread is found by these words; messages without a hit are left out. */
  marksInThread(
    threadId: string,
    text: string,
    messageIds: readonly string[],
  ): Promise<readonly MessageMarks[]>;
  /** What the value of a filter may become: names of customers, or intents in use. */
  searchValues(
    kind: 'customer' | 'intent',
    typed: string,
    limit: number,
  ): Promise<readonly string[]>;
  /** A page of everything that a search matches, as rows of a CSV file, newest first. */
  exportMatches(
    text: string,
    context: Pick<SearchContext, 'now' | 'dayFirst' | 'agentId'>,
    before: number | null,
    limit: number,
  ): Promise<ExportPage>;
  /** A page of a conversation as HTML, oldest first. */
  exportConversation(
    request: TranscriptRequest,
    after: TranscriptPlace | null,
    limit: number,
  ): Promise<TranscriptPage>;
}

/** A document as the cache holds it, for a comparison with the desk's. */
export interface InspectedDocument {
  readonly id: string;
  readonly rev: number;
  readonly doc: unknown;
  readonly place: number;
}

/**
 * Where a document lies: a number from 1 on, hardly larger than the count of its kind. For messages
 * it is their row id, which grows with the time of sending.
 */
export interface InspectedPlace {
  readonly id: string;
  readonly place: number;
}

export interface PlacesQuery {
  readonly kind: EntityKind;
  readonly from: number;
  /** Not included. */
  readonly before: number;
  readonly limit: number;
}

/** What the cache holds, document by document: for support, never for the screen. */
export interface CacheInspection {
  countDocuments(): Promise<Readonly<Record<EntityKind, number>>>;
  /** Those of these documents that are here. */
  documents(kind: EntityKind, ids: readonly string[]): Promise<readonly InspectedDocument[]>;
  /** The documents in a range of places, in that order. */
  places(query: PlacesQuery): Promise<readonly InspectedPlace[]>;
}

export interface Store {
  readonly cache: CacheStore;
  readonly work: WorkStore;
  readonly queries: CacheQueries;
  readonly inspect: CacheInspection;
  /** What was set aside or rescued while opening, or by an earlier run, and not told yet. */
  readonly recovered: readonly Finding[];
  /** The agent has been told of everything that was found. */
  told(): void;
  /** Whether the disk takes what is written. */
  storage(): Storage;
  /**
   * Calls a listener whenever the cache was opened again: it may hold less than before, or nothing.
   * Until `cache.syncState` was asked, `cache.apply` is refused.
   *
   * @returns ends it
   */
  onCacheRenewed(listener: () => void): () => void;
  /**
   * Gives the cache the threads of its own that `startsInOne` put off; what is asked meanwhile waits.
   *
   * @throws StoreError when they do not start; the first one goes on then
   */
  spread(): Promise<void>;
  /** Rows of the work that could not be trusted and were moved aside, newest first. */
  unreadable(): Promise<readonly UnreadableRow[]>;
  /** What is kept of caches that were damaged; null: nothing. */
  cachesAside(): Promise<CachesAside | null>;
  /** Deletes those that were set aside before (Unix ms), or all of them (null). */
  removeCachesAside(before: number | null): Promise<void>;
  /** Ends the worker threads after what was asked before is done. */
  close(): Promise<void>;
}

export interface OpenStoreOptions {
  /** Holds work.db and cache.db; created when missing. */
  readonly folder: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** Where the built store worker is. */
  readonly workerFile: string;
  /** A SQLite binding other than the package's own prebuilt one; undefined in the product. */
  readonly nativeBinding: string | undefined;
  /** Threads for queries; 1 unless said otherwise. */
  readonly readers?: number;
  /**
   * Whether both databases begin in one thread: quicker to be there, slower with several things at
   * once. `spread` ends that.
   */
  readonly startsInOne?: boolean;
  /** Space put by on the disk for the time when it is full; 0 unless said otherwise. */
  readonly reserveBytes?: number;
  /** How soon a disk that refused is tried again (ms), less and less often then; 1 s. */
  readonly firstProbeMs?: number;
  /** Whether the disk takes what is written has changed, or a database is being repaired. */
  readonly onStorage?: (storage: Storage) => void;
  /** Something was damaged while it was in use, and was put right. */
  readonly onFindings?: (findings: readonly Finding[]) => void;
  /** A thread ended by itself: what waited for it was rejected, and it is started again. */
  readonly onDied?: (role: Role) => void;
  /** A database does not stay open, however often it is opened: the store is of no use any more. */
  readonly onGivenUp?: (role: Role) => void;
  /** The index could not be made again by itself; the next check tries once more. For the log. */
  readonly onCareFailed?: (error: StoreError) => void;
  /** An operation took more than 40 ms; for the log. */
  readonly onSlow?: (operation: string, tookMs: number) => void;
}
