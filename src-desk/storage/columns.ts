import type { EntityDoc, EntityKind } from '@shared/domain';
import { dueAt } from '@shared/rules';
import type { DeskTables, tableOf } from './tables';

/** What the desk knows about a document beyond the document itself. */
export interface RowExtras {
  readonly team: null;
  readonly agent: { readonly login: string; readonly passwordHash: string };
  readonly tag: null;
  readonly snippet: null;
  readonly article: null;
  readonly offer: null;
  readonly customer: null;
  readonly event: null;
  readonly offerOutcome: null;
  /** `lastAt` and `lastPosition` count every message, also notes and whispers. */
  readonly thread: { readonly lastAt: number; readonly lastPosition: number };
  /** `teamId` is that of the thread. */
  readonly episode: { readonly teamId: string; readonly hasMessages: boolean };
  readonly message: { readonly teamId: string };
}

/** The columns of a document's row, without `rev`. */
export type RowOf<K extends EntityKind> = Omit<DeskTables[(typeof tableOf)[K]], 'rev'>;

type Columns = {
  readonly [K in EntityKind]: (doc: EntityDoc<K>, extra: RowExtras[K]) => RowOf<K>;
};

const plain = (doc: { readonly id: string }) => ({ id: doc.id, doc: JSON.stringify(doc) });

/** How each kind of document becomes a row. */
export const columnsOf: Columns = {
  team: plain,
  tag: plain,
  snippet: plain,
  article: plain,
  offer: plain,
  customer: plain,
  agent: (doc, { login, passwordHash }) => ({
    ...plain(doc),
    login,
    password_hash: passwordHash,
  }),
  event: (doc) => ({ ...plain(doc), customer_id: doc.customerId }),
  offerOutcome: (doc) => ({ ...plain(doc), customer_id: doc.customerId }),
  thread: (doc, { lastAt, lastPosition }) => ({
    ...plain(doc),
    customer_id: doc.customerId,
    team_id: doc.teamId,
    created_at: doc.createdAt,
    last_at: lastAt,
    last_position: lastPosition,
  }),
  episode: (doc, { teamId, hasMessages }) => ({
    ...plain(doc),
    thread_id: doc.threadId,
    team_id: teamId,
    number: doc.number,
    state: doc.state,
    assignee_id: doc.assigneeId,
    opened_at: doc.openedAt,
    wake_at: dueAt(doc)?.at ?? null,
    has_messages: hasMessages ? 1 : 0,
  }),
  message: (doc, { teamId }) => ({
    ...plain(doc),
    thread_id: doc.threadId,
    episode_id: doc.episodeId,
    team_id: teamId,
    at: doc.at,
    position: doc.position,
    kind: doc.kind,
    side: doc.side,
    agent_id: doc.agentId,
    to_agent_id: doc.toAgentId,
  }),
};
