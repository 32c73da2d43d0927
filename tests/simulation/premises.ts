import type { Episode } from '@shared/domain';
import type { CacheStore, OutboxRow, SyncState, WorkStore } from '../../src-main/store/api';
import type { StoreHooks } from '../fixtures/sync/fake-store';

/** A conversation as an agent has it before them. */
export interface Conversation {
  readonly customerId: string;
  readonly teamId: string;
  /** The newest one. */
  readonly episode: Episode;
  /** The newest message between customer and agent. */
  readonly lastMessageId: string | null;
}

/** The store as one process has opened it. */
export interface OpenStore {
  readonly cache: CacheStore;
  readonly work: WorkStore;
}

/** What a console has on its disk, and survives its processes. */
export interface Premises {
  /** Opens the store for a new process; one that is open by then belongs to a dead one. */
  open(hooks: StoreHooks, now: () => number): OpenStore;
  conversation(threadId: string): Conversation | null;
  rows(): readonly OutboxRow[];
  /** Texts of all drafts. */
  drafts(): readonly string[];
  /** Ids of a thread's messages in the order in which the conversation shows them. */
  shown(threadId: string): readonly string[];
  /** Everything in the cache that the screen can show, as `kind id` → document. */
  documents(): ReadonlyMap<string, unknown>;
  /** What is set aside, as `kind id`. */
  setAside(): readonly string[];
  syncState(): SyncState;
  messageCount(): number;
  /** What is wrong with what is kept beside the documents: the index, the lists. */
  faults(): readonly string[];
  dispose(): void;
}
