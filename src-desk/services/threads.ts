import { randomUUID } from 'node:crypto';
import {
  type Attachment,
  type Delivery,
  type Episode,
  type Intent,
  type Message,
  type MessageKind,
  type Side,
  type Thread,
  episodeSchema,
  threadSchema,
} from '@shared/domain';
import { episodeAfterMessage, withLog } from '@shared/rules';
import type { Desk } from '../desk';
import type { WriteTx } from '../storage/write';

/** A thread inside a writing transaction. */
export interface ThreadState {
  readonly thread: Thread;
  readonly lastAt: number;
  readonly lastPosition: number;
}

/** A message before it has its place. */
export interface MessageDraft {
  readonly id: string;
  readonly kind: MessageKind;
  readonly side: Side;
  readonly agentId: string | null;
  readonly toAgentId: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly delivery: Delivery | null;
  /** The message that it answers by name. */
  readonly quotedMessageId?: string | null;
}

/** A thread as it is now, or null. */
export async function loadThread(tx: WriteTx, id: string): Promise<ThreadState | null> {
  const row = await tx.db
    .selectFrom('threads')
    .select(['doc', 'last_at', 'last_position'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    thread: threadSchema.parse(JSON.parse(row.doc)),
    lastAt: row.last_at,
    lastPosition: row.last_position,
  };
}

/** The latest episode of a thread: the only one that may be open. Null when there is none yet. */
export async function lastEpisode(tx: WriteTx, threadId: string): Promise<Episode | null> {
  const row = await tx.db
    .selectFrom('episodes')
    .select('doc')
    .where('thread_id', '=', threadId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? episodeSchema.parse(JSON.parse(row.doc)) : null;
}

/** An episode by id, or null. */
export async function loadEpisode(tx: WriteTx, id: string): Promise<Episode | null> {
  const row = await tx.db
    .selectFrom('episodes')
    .select('doc')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? episodeSchema.parse(JSON.parse(row.doc)) : null;
}

/**
 * Writes a changed episode with a line in its log of what changed; messages in it do not change by
 * that.
 */
export async function saveEpisode(tx: WriteTx, thread: Thread, episode: Episode): Promise<void> {
  const stored = await recallIfResolved(tx, thread, episode);
  await tx.put('episode', await logged(tx, episode), {
    teamId: thread.teamId,
    hasMessages: stored.hasMessages,
  });
}

/** An episode with a line in its log of what changes by writing it. */
async function logged(tx: WriteTx, episode: Episode): Promise<Episode> {
  const before = await loadEpisode(tx, episode.id);
  return before ? withLog(before, episode, { agentId: tx.actor, at: tx.now }) : episode;
}

/**
 * Announces a thread and its customer anew when something happens after a resolution: they may be
 * older than what a console has read of history so far, and an episode is nothing without them. Those
 * of an open episode every console has from its workset.
 */
async function recallIfResolved(
  tx: WriteTx,
  thread: Thread,
  episode: Episode,
): Promise<{ readonly hasMessages: boolean }> {
  const row = await tx.db
    .selectFrom('episodes')
    .select(['has_messages', 'state'])
    .where('id', '=', episode.id)
    .executeTakeFirst();
  if (row ? row.state === 'resolved' : episode.number > 1) {
    await revealCustomer(tx, thread.customerId);
    await tx.touch('thread', [thread.id]);
  }
  return { hasMessages: row?.has_messages === 1 };
}

/**
 * Adds a message at the end of a thread: gives it its position and a time that is not before the
 * last one's, and moves thread and episode along by the shared rules.
 *
 * @param episode the episode it belongs to, which may be new
 */
export async function appendMessage(
  desk: Desk,
  tx: WriteTx,
  state: ThreadState,
  episode: Episode,
  draft: MessageDraft,
): Promise<{ readonly message: Message; readonly episode: Episode; readonly state: ThreadState }> {
  const at = Math.max(tx.now, state.lastAt);
  const position = state.lastPosition + 1;
  const message: Message = {
    ...draft,
    attachments: [...draft.attachments],
    quotedMessageId: draft.quotedMessageId ?? null,
    threadId: state.thread.id,
    episodeId: episode.id,
    at,
    position,
  };
  const isMessage = draft.kind === 'message';
  const thread: Thread = isMessage ? { ...state.thread, lastMessageAt: at } : state.thread;
  const moved = isMessage
    ? episodeAfterMessage(episode, message, desk.policies.targetMinutes)
    : episode;
  // In the order of dependence: a client may apply what it gets as it comes.
  await recallIfResolved(tx, state.thread, episode);
  await tx.put('thread', thread, { lastAt: at, lastPosition: position });
  await tx.put('episode', await logged(tx, moved), { teamId: thread.teamId, hasMessages: true });
  await tx.put('message', message, { teamId: thread.teamId });
  if (message.attachments.length > 0) {
    await tx.db
      .updateTable('attachments')
      .set({ message_id: message.id })
      .where(
        'id',
        'in',
        message.attachments.map(({ id }) => id),
      )
      .execute();
  }
  tx.afterCommit(() => {
    for (const observer of desk.observers) observer.message?.(message, thread);
  });
  return { message, episode: moved, state: { thread, lastAt: at, lastPosition: position } };
}

/** A new episode at the end of a thread; it is written with its first message. */
export function newEpisode(
  thread: Thread,
  last: Episode | null,
  start: {
    readonly id?: string;
    readonly at: number;
    readonly assigneeId: string | null;
    readonly intents?: readonly Intent[];
    readonly tagIds?: readonly string[];
  },
): Episode {
  return {
    id: start.id ?? randomUUID(),
    threadId: thread.id,
    customerId: thread.customerId,
    teamId: thread.teamId,
    number: (last?.number ?? 0) + 1,
    assigneeId: start.assigneeId,
    state: 'waiting-on-us',
    openedAt: start.at,
    waitingSince: null,
    targetAt: null,
    snooze: null,
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    intents: [...(start.intents ?? [])],
    tagIds: [...(start.tagIds ?? [])],
    lastMessage: null,
    lastCustomerMessageAt: last?.lastCustomerMessageAt ?? null,
    turns: { customer: 0, agent: 0 },
  };
}

/** Announces a customer, their events and outcomes to those who see them from now on. */
export async function revealCustomer(tx: WriteTx, customerId: string): Promise<void> {
  await tx.touch('customer', [customerId]);
  const idsOf = async (table: 'events' | 'offer_outcomes') => {
    const rows = await tx.db
      .selectFrom(table)
      .select('id')
      .where('customer_id', '=', customerId)
      .execute();
    return rows.map(({ id }) => id);
  };
  await tx.touch('event', await idsOf('events'));
  await tx.touch('offerOutcome', await idsOf('offer_outcomes'));
}
