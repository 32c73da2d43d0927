import { randomUUID } from 'node:crypto';
import {
  type Agent,
  type Attachment,
  type Channel,
  type Customer,
  type Delivery,
  type Episode,
  type Intent,
  type Message,
  type Thread,
  messageSchema,
} from '@shared/domain';
import type { Desk } from '../desk';
import type { WriteTx } from '../storage/write';
import { currentCustomerId } from './customers';
import { appendMessage, lastEpisode, loadThread, newEpisode, revealCustomer } from './threads';

/** What a customer writes. */
export interface CustomerMessage {
  readonly messageId?: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** For a new episode. */
  readonly episodeId?: string;
  readonly intents?: readonly Intent[];
  readonly tagIds?: readonly string[];
}

/**
 * A customer writes into their thread. After a resolution this starts a new episode, which goes to
 * whoever `assignTo` names.
 *
 * @throws Error when there is no such thread
 */
export async function customerWrites(
  desk: Desk,
  tx: WriteTx,
  threadId: string,
  written: CustomerMessage,
  assignTo: (thread: Thread, last: Episode | null) => Promise<string | null>,
): Promise<Message> {
  const state = await loadThread(tx, threadId);
  if (!state) throw new Error(`There is no thread ${threadId}.`);
  const last = await lastEpisode(tx, threadId);
  const open = last && last.state !== 'resolved' ? last : null;
  const episode =
    open ??
    newEpisode(state.thread, last, {
      at: Math.max(tx.now, state.lastAt),
      assigneeId: await assignTo(state.thread, last),
      ...(written.episodeId === undefined ? {} : { id: written.episodeId }),
      ...(written.intents === undefined ? {} : { intents: written.intents }),
      ...(written.tagIds === undefined ? {} : { tagIds: written.tagIds }),
    });
  const added = await appendMessage(desk, tx, state, episode, {
    id: written.messageId ?? randomUUID(),
    kind: 'message',
    side: 'customer',
    agentId: null,
    toAgentId: null,
    text: written.text,
    attachments: written.attachments ?? [],
    delivery: null,
  });
  return added.message;
}

/**
 * Starts a thread with a customer who may be new. Whoever could not see the customer before is told
 * of them and of their events and outcomes.
 */
export async function startThread(
  tx: WriteTx,
  start: {
    readonly customer: Customer;
    readonly threadId: string;
    readonly channel: Channel;
    readonly teamId: string;
    readonly language: string | null;
  },
): Promise<Thread> {
  const { customer } = start;
  const customerId = await currentCustomerId(tx, customer.id);
  const known = await tx.db
    .selectFrom('customers')
    .select('id')
    .where('id', '=', customerId)
    .executeTakeFirst();
  const thread: Thread = {
    id: start.threadId,
    customerId,
    channel: start.channel,
    teamId: start.teamId,
    language: start.language,
    createdAt: tx.now,
    lastMessageAt: null,
  };
  if (!known) await tx.put('customer', customer, null);
  await tx.put('thread', thread, { lastAt: 0, lastPosition: 0 });
  if (known) await revealCustomer(tx, customerId);
  return thread;
}

/** How far a message of ours got. Unknown messages and steps backwards are ignored. */
export async function setDelivery(
  tx: WriteTx,
  messageId: string,
  delivery: Delivery,
): Promise<void> {
  const row = await tx.db
    .selectFrom('messages')
    .select(['doc', 'team_id'])
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!row) return;
  const message = messageSchema.parse(JSON.parse(row.doc));
  const steps: readonly (Delivery | null)[] = ['sent', 'delivered', 'read'];
  const isBackwards = steps.indexOf(delivery) <= steps.indexOf(message.delivery);
  if (message.delivery === null || (delivery !== 'failed' && isBackwards)) return;
  await tx.put('message', { ...message, delivery }, { teamId: row.team_id });
}

/**
 * The agent of a team who is there and carries least, or null when none is: leads are given nothing
 * by themselves.
 */
export async function freestAgent(
  desk: Desk,
  tx: WriteTx,
  agents: readonly Agent[],
  teamId: string,
): Promise<string | null> {
  const there = agents.filter(
    (agent) =>
      agent.role === 'agent' &&
      agent.teamIds.includes(teamId) &&
      desk.presence.of(agent.id) === 'online',
  );
  if (there.length === 0) return null;
  const rows = await tx.db
    .selectFrom('episodes')
    .select(['assignee_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('team_id', '=', teamId)
    .where('state', '=', 'waiting-on-us')
    .groupBy('assignee_id')
    .execute();
  const load = new Map(rows.map((row) => [row.assignee_id, Number(row.count)]));
  const [freest] = there.sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0));
  return freest?.id ?? null;
}
