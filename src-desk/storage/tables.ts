import type { EntityKind } from '@shared/domain';

/*
 * The desk's tables as Kysely sees them. Every synced document is kept whole as JSON (`doc`) beside
 * the columns by which it is found; `rev` is the sequence number of its last change. Times are Unix
 * milliseconds.
 */

interface DocumentColumns {
  readonly id: string;
  readonly rev: number;
  /** The document as JSON, exactly as it travels. */
  readonly doc: string;
}

export type ReferenceTable = DocumentColumns;

export interface AgentsTable extends DocumentColumns {
  /** What the agent types to sign in, lower case. */
  readonly login: string;
  readonly password_hash: string;
}

export interface EventsTable extends DocumentColumns {
  readonly customer_id: string;
}

export interface OfferOutcomesTable extends DocumentColumns {
  readonly customer_id: string;
}

export interface ThreadsTable extends DocumentColumns {
  readonly customer_id: string;
  /** The team that owns the thread and so decides who sees it and all that is in it. */
  readonly team_id: string;
  readonly created_at: number;
  /** Time of the last message, note or whisper; 0 without one. No later message may be before it. */
  readonly last_at: number;
  /** Position of the last message; 0 without one. */
  readonly last_position: number;
}

export interface EpisodesTable extends DocumentColumns {
  readonly thread_id: string;
  /** The team of the thread (not of the episode's document), so that scope is one comparison. */
  readonly team_id: string;
  readonly number: number;
  readonly state: string;
  readonly assignee_id: string | null;
  readonly opened_at: number;
  /** When the desk has to do something with it by itself (`dueAt`); null: never. */
  readonly wake_at: number | null;
  /** How many messages of any kind are in it; 0 or 1 is all that is asked for. */
  readonly has_messages: number;
}

export interface MessagesTable extends DocumentColumns {
  readonly thread_id: string;
  readonly episode_id: string;
  /** As in episodes. */
  readonly team_id: string;
  readonly at: number;
  readonly position: number;
  readonly kind: string;
  readonly side: string;
  readonly agent_id: string | null;
  readonly to_agent_id: string | null;
}

export interface AttachmentsTable {
  readonly id: string;
  /** The attachment as messages show it, as JSON. */
  readonly doc: string;
  readonly sha256: string;
  /** The agent who uploaded it; null when it came from a customer. */
  readonly uploaded_by: string | null;
  /** The message it belongs to; null until a reply names it. */
  readonly message_id: string | null;
  readonly created_at: number;
}

/** One row per change of one document, in commit order. */
export interface ChangesTable {
  readonly seq: number;
  readonly op: 'put' | 'remove';
  readonly kind: EntityKind;
  readonly entity_id: string;
  /** Of a removal: the team that may not see it any more. Null for puts: whoever may see it now. */
  readonly team_id: string | null;
}

export interface SessionsTable {
  /** SHA-256 of the token; the token itself is nowhere on the desk. */
  readonly token_hash: string;
  readonly agent_id: string;
  readonly device_id: string;
  readonly created_at: number;
  readonly used_at: number;
}

/** An order to remove what a console keeps of an agent. */
export interface WipesTable {
  /** Random; whoever knows it may confirm. */
  readonly id: string;
  readonly agent_id: string;
  readonly device_id: string;
  readonly ordered_at: number;
  /** The agent who ordered it; null: whoever runs the desk. */
  readonly ordered_by: string | null;
  /** When the console said that it was done; null: not yet. */
  readonly confirmed_at: number | null;
  /** What only the console had and went with it. */
  readonly unsent: number | null;
  readonly drafts: number | null;
}

export interface CommandAnswersTable {
  readonly id: string;
  readonly agent_id: string;
  readonly body_hash: string;
  /** The outcome as JSON. */
  readonly outcome: string;
  readonly answered_at: number;
}

/** Dialogues of a running import, waiting to be put in the order of their time. */
export interface ImportStagingTable {
  readonly episode_id: string;
  readonly person: string;
  readonly channel: string;
  readonly starts_at: number;
  readonly dialogue: string;
}

/** An id that a customer had before two records were merged. */
export interface CustomerAliasesTable {
  readonly id: string;
  /** The id that they have now. */
  readonly customer_id: string;
}

export interface CountersTable {
  readonly name: string;
  readonly value: number;
}

export interface SettingsTable {
  readonly name: string;
  readonly value: string;
}

export interface DeskTables {
  readonly teams: ReferenceTable;
  readonly agents: AgentsTable;
  readonly tags: ReferenceTable;
  readonly snippets: ReferenceTable;
  readonly articles: ReferenceTable;
  readonly offers: ReferenceTable;
  readonly customers: ReferenceTable;
  readonly events: EventsTable;
  readonly offer_outcomes: OfferOutcomesTable;
  readonly threads: ThreadsTable;
  readonly episodes: EpisodesTable;
  readonly messages: MessagesTable;
  readonly customer_aliases: CustomerAliasesTable;
  readonly attachments: AttachmentsTable;
  readonly changes: ChangesTable;
  readonly sessions: SessionsTable;
  readonly wipes: WipesTable;
  readonly command_answers: CommandAnswersTable;
  readonly import_staging: ImportStagingTable;
  readonly counters: CountersTable;
  readonly settings: SettingsTable;
}

/** Where the documents of a kind are kept. */
export const tableOf = {
  team: 'teams',
  agent: 'agents',
  tag: 'tags',
  snippet: 'snippets',
  article: 'articles',
  offer: 'offers',
  customer: 'customers',
  event: 'events',
  offerOutcome: 'offer_outcomes',
  thread: 'threads',
  episode: 'episodes',
  message: 'messages',
} as const satisfies Record<EntityKind, keyof DeskTables>;

/**
 * The table of a kind, for queries that use only what all of them have: id, rev and doc. Kysely's
 * types want one table's name, so it goes by that of the plainest one.
 */
export function documentTable(kind: EntityKind): 'teams' {
  return tableOf[kind] as 'teams';
}
