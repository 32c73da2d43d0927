import type { EntityKind } from '@shared/domain';

/** What the play does to a desk, and asks of it: the model, or the real one. */
export interface DeskPort {
  customerWrites(threadId: string, messageId: string, assigneeId: string | null): Promise<void>;
  moveThread(threadId: string, teamId: string): Promise<void>;
  setTeams(agentId: string, teamIds: readonly string[]): Promise<void>;
  addEvent(customerId: string, eventId: string): Promise<void>;
  /** From now on no console can read this document as it is (`spoil`), or again (`mend`). */
  spoil(kind: EntityKind, id: string): Promise<void>;
  mend(kind: EntityKind, id: string): Promise<void>;
  /** Kinds and ids of what can be spoilt. */
  documents(): Promise<readonly (readonly [EntityKind, string])[]>;
  spoilt(): ReadonlySet<string>;
  /** The process ends, and starts again; `restore` puts the last backup in place before that. */
  stop(): Promise<void>;
  /** The process is gone at once: what it had committed is what is left of it. */
  kill(): Promise<void>;
  start(): Promise<void>;
  backup(): Promise<void>;
  /** @returns false when there is no backup */
  restore(): Promise<boolean>;
  /** Of the last change; also of a desk that is down. */
  seq(): Promise<number>;
  /** Everything that an agent may see now, as `kind id` → document. */
  visibleTo(agentId: string): Promise<ReadonlyMap<string, unknown>>;
  /** Ids of the commands that had their effect, in the order of their effects. */
  effects(): Promise<readonly string[]>;
  /** The texts of all messages. */
  texts(): Promise<readonly string[]>;
  /** Whether nothing is going on in it that takes no time. */
  dispose(): Promise<void>;
}
