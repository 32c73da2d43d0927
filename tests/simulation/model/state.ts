import type { Attachment, CommandOutcome, EntityDoc, EntityKind } from '@shared/domain';
import { entityKinds } from '@shared/domain';

/** A document as the desk has it. Documents are never changed, only replaced. */
export interface Stored<K extends EntityKind = EntityKind> {
  readonly rev: number;
  readonly doc: EntityDoc<K>;
}

export interface LoggedChange {
  readonly seq: number;
  readonly op: 'put' | 'remove';
  readonly kind: EntityKind;
  readonly id: string;
  /** Of a removal: the team that lost it. */
  readonly teamId: string | null;
}

export interface Answer {
  readonly agentId: string;
  readonly body: string;
  readonly outcome: CommandOutcome;
}

/** A command that had its effect. */
export interface Effect {
  readonly commandId: string;
  readonly agentId: string;
}

/** A file that came before the reply that carries it. */
export interface Upload {
  readonly agentId: string;
  readonly attachment: Attachment;
  /** The message that carries it, once there is one. */
  readonly messageId: string | null;
}

export type Tables = { [K in EntityKind]: Map<string, Stored<K>> };

/** Everything that a backup of the desk holds. */
export interface DeskState {
  seq: number;
  readonly tables: Tables;
  readonly log: LoggedChange[];
  readonly answers: Map<string, Answer>;
  readonly effects: Effect[];
  readonly uploads: Map<string, Upload>;
  /** Documents (`kind id`) that no console can read as they are now. */
  readonly spoilt: Set<string>;
  /** Ids of customers from before two records were merged, with the one that was kept. */
  readonly aliases: Map<string, string>;
  /** Time and position of the last message of each thread, notes and whispers included. */
  readonly ends: Map<string, { readonly at: number; readonly position: number }>;
}

export function emptyState(): DeskState {
  const tables = Object.fromEntries(entityKinds.map((kind) => [kind, new Map()]));
  return {
    seq: 0,
    // Each kind's map begins empty, whatever it is a map of.
    tables: tables as unknown as Tables,
    log: [],
    answers: new Map(),
    effects: [],
    uploads: new Map(),
    spoilt: new Set(),
    aliases: new Map(),
    ends: new Map(),
  };
}

/** A backup: what happens to the one does not happen to the other. */
export function copyState(state: DeskState): DeskState {
  const copy = emptyState();
  const copyTable = <K extends EntityKind>(kind: K): void => {
    for (const [id, stored] of state.tables[kind]) copy.tables[kind].set(id, stored);
  };
  for (const kind of entityKinds) copyTable(kind);
  copy.seq = state.seq;
  copy.log.push(...state.log);
  copy.effects.push(...state.effects);
  for (const [id, answer] of state.answers) copy.answers.set(id, answer);
  for (const [id, upload] of state.uploads) copy.uploads.set(id, upload);
  for (const key of state.spoilt) copy.spoilt.add(key);
  for (const [id, kept] of state.aliases) copy.aliases.set(id, kept);
  for (const [id, end] of state.ends) copy.ends.set(id, end);
  return copy;
}
