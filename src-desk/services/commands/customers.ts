import {
  customerEventSchema,
  episodeSchema,
  offerOutcomeSchema,
  threadSchema,
} from '@shared/domain';
import { mergedCustomer } from '@shared/rules';
import type { WriteTx } from '../../storage/write';
import { currentCustomerId, loadCustomer } from '../customers';
import { revealCustomer } from '../threads';
import { applied, type Handler, refused } from './context';
import { offerOutcomeId } from './others';

/**
 * Makes one customer of two records. Everything of the second goes to the first: first the customer
 * as they are now, then what is theirs, and at last the second record is taken away, so that a console
 * that reads so far never has anything that belongs to nobody.
 */
export const mergeCustomers: Handler<'merge-customers'> = async ({ desk, tx, viewer }, body) => {
  if (desk.policies.mergeBy === 'lead' && viewer.role !== 'lead') {
    return refused('not-allowed', 'On this desk only a team lead merges customers. Ask one.');
  }
  const keepId = await currentCustomerId(tx, body.keepId);
  const goneId = await currentCustomerId(tx, body.mergeId);
  if (keepId === goneId) {
    return body.keepId === body.mergeId
      ? refused('invalid', 'These are the same record. Choose another one.')
      : applied;
  }
  const keep = await loadCustomer(tx, keepId);
  const gone = await loadCustomer(tx, goneId);
  if (!keep || !gone) return refused('not-found', 'This customer is not on the desk any more.');
  const threads = await tx.db
    .selectFrom('threads')
    .select(['id', 'customer_id', 'team_id'])
    .where('customer_id', 'in', [keepId, goneId])
    .orderBy('id')
    .execute();
  const isTheirs = (teamId: string): boolean => viewer.teamIds.includes(teamId);
  const isSeen = (id: string): boolean =>
    threads.some((each) => each.customer_id === id && isTheirs(each.team_id));
  // Whoever merges decides for every team that has threads with the customer.
  if (!isSeen(keepId) || !isSeen(goneId) || !threads.every((each) => isTheirs(each.team_id))) {
    return refused(
      'out-of-scope',
      'Another team has conversations with this customer. Ask a lead of both teams to merge them.',
    );
  }
  await tx.put('customer', mergedCustomer(keep, gone), null);
  await moveEvents(tx, goneId, keepId);
  await moveOutcomes(tx, goneId, keepId);
  // Teams that only knew the second record see the first one from now on.
  await revealCustomer(tx, keepId);
  const moved = threads.filter((each) => each.customer_id === goneId);
  for (const { id } of moved) await moveThreadTo(tx, id, keepId);
  await tx.db.deleteFrom('customers').where('id', '=', goneId).execute();
  for (const teamId of new Set(moved.map((each) => each.team_id))) {
    await tx.announceRemoval('customer', goneId, teamId);
  }
  await tx.db
    .updateTable('customer_aliases')
    .set({ customer_id: keepId })
    .where('customer_id', '=', goneId)
    .execute();
  await tx.db.insertInto('customer_aliases').values({ id: goneId, customer_id: keepId }).execute();
  return applied;
};

async function moveEvents(tx: WriteTx, fromId: string, toId: string): Promise<void> {
  const rows = await tx.db
    .selectFrom('events')
    .select('doc')
    .where('customer_id', '=', fromId)
    .orderBy('id')
    .execute();
  for (const { doc } of rows) {
    const event = customerEventSchema.parse(JSON.parse(doc));
    await tx.put('event', { ...event, customerId: toId }, null);
  }
}

/** One outcome for each offer: of two the later one. */
async function moveOutcomes(tx: WriteTx, fromId: string, toId: string): Promise<void> {
  const rows = await tx.db
    .selectFrom('offer_outcomes')
    .select('doc')
    .where('customer_id', '=', fromId)
    .orderBy('id')
    .execute();
  for (const { doc } of rows) {
    const outcome = offerOutcomeSchema.parse(JSON.parse(doc));
    const id = offerOutcomeId(outcome.offerId, toId);
    const known = await tx.db
      .selectFrom('offer_outcomes')
      .select('doc')
      .where('id', '=', id)
      .executeTakeFirst();
    const before = known ? offerOutcomeSchema.parse(JSON.parse(known.doc)) : null;
    if (before === null || before.at < outcome.at) {
      await tx.put('offerOutcome', { ...outcome, id, customerId: toId }, null);
    }
  }
  // With the removal of their customer consoles remove them too.
  await tx.db.deleteFrom('offer_outcomes').where('customer_id', '=', fromId).execute();
}

async function moveThreadTo(tx: WriteTx, threadId: string, customerId: string): Promise<void> {
  const row = await tx.db
    .selectFrom('threads')
    .select(['doc', 'last_at', 'last_position'])
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow();
  const thread = threadSchema.parse(JSON.parse(row.doc));
  await tx.put(
    'thread',
    { ...thread, customerId },
    { lastAt: row.last_at, lastPosition: row.last_position },
  );
  const episodes = await tx.db
    .selectFrom('episodes')
    .select(['doc', 'team_id', 'has_messages'])
    .where('thread_id', '=', threadId)
    .orderBy('number')
    .execute();
  for (const each of episodes) {
    const episode = episodeSchema.parse(JSON.parse(each.doc));
    await tx.put(
      'episode',
      { ...episode, customerId },
      { teamId: each.team_id, hasMessages: each.has_messages === 1 },
    );
  }
}
