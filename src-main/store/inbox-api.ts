import type { Customer, Episode, EpisodeState, Thread } from '@shared/domain';
import type { InboxConditions, InboxFilter } from '@shared/ipc';

/* What the store says about the lists of the inbox. */

/** One thread's current episode with what a list row needs. */
export interface EpisodeRow {
  readonly episode: Episode;
  readonly thread: Thread;
  readonly customer: Pick<Customer, 'id' | 'name' | 'language' | 'value'>;
  readonly previousResolvedAt: number | null;
}

export interface InboxQuery {
  readonly state: EpisodeState;
  readonly filter: InboxFilter;
  readonly agentId: string;
  readonly offset: number;
  readonly limit: number;
  /** Episodes to leave out, because pending commands change them; the caller merges them in. */
  readonly without: readonly string[];
  /** What its rows have in common; undefined: everything of the list is in it. */
  readonly where?: InboxWhere | undefined;
}

/** Conditions, with what the cache does not know itself. */
export interface InboxWhere {
  readonly conditions: InboxConditions;
  /** Unix ms. */
  readonly now: number;
  /** The threads that have a draft, came back, or both, where that is asked for; null: it is not. */
  readonly among: readonly string[] | null;
  /** Up to when threads were looked at, where that is asked for. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Named reads of the lists. A list shows one row per thread: its current (newest) episode. */
export interface InboxQueries {
  inboxCounts(
    query: Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'where'>,
  ): Promise<Readonly<Record<EpisodeState, number>>>;
  /** How many rows that wait on us are due by each of these times (Unix ms). */
  dueBy(
    query: Pick<InboxQuery, 'filter' | 'agentId' | 'without' | 'where'>,
    times: readonly number[],
  ): Promise<readonly number[]>;
  /** One page of what is open and whose reply window closes soon, the next to close first. */
  closingPage(
    query: Omit<InboxQuery, 'state'> & { readonly where: InboxWhere },
  ): Promise<{ readonly total: number; readonly rows: readonly EpisodeRow[] }>;
  /** The languages of customers with something open. */
  openLanguages(): Promise<readonly string[]>;
  /** What waits on an agent since after one time, and up to another (Unix ms), by target. */
  waitingSince(
    agentId: string,
    range: { readonly after: number; readonly upTo: number; readonly limit: number },
  ): Promise<readonly EpisodeRow[]>;
  /** How long some customers took, after our messages, to write again (ms), on any channel. */
  rhythms(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  inboxPage(
    query: InboxQuery,
  ): Promise<{ readonly total: number; readonly rows: readonly EpisodeRow[] }>;
  /** Rows of these episodes, as confirmed; unknown ones and those not current are left out. */
  episodeRows(episodeIds: readonly string[]): Promise<readonly EpisodeRow[]>;
  /** Rows of the current episodes of these threads, as confirmed, in no particular order. */
  threadRows(threadIds: readonly string[]): Promise<readonly EpisodeRow[]>;
}
