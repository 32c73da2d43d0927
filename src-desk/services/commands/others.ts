import { createHash } from 'node:crypto';
import { offerOutcomeSchema } from '@shared/domain';
import { currentCustomerId } from '../customers';
import { applied, type Handler, refused } from './context';

/** One per offer and customer, so that both sides find it again without asking. */
export function offerOutcomeId(offerId: string, customerId: string): string {
  const readable = `${offerId}:${customerId}`;
  if (readable.length <= 128) return readable;
  return createHash('sha256').update(readable).digest('hex');
}

export const offerOutcome: Handler<'offer-outcome'> = async ({ tx, viewer }, made) => {
  // Made before the customer's records were merged, it is about the one that was kept.
  const body = { ...made, customerId: await currentCustomerId(tx, made.customerId) };
  const visible = await tx.db
    .selectFrom('threads')
    .select('id')
    .where('customer_id', '=', body.customerId)
    .where('team_id', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [''])
    .limit(1)
    .executeTakeFirst();
  if (!visible) return refused('out-of-scope', 'This customer belongs to another team now.');
  const offer = await tx.db
    .selectFrom('offers')
    .select('id')
    .where('id', '=', body.offerId)
    .executeTakeFirst();
  if (!offer) return refused('not-found', 'This offer does not exist any more.');
  const id = offerOutcomeId(body.offerId, body.customerId);
  const row = await tx.db
    .selectFrom('offer_outcomes')
    .select('doc')
    .where('id', '=', id)
    .executeTakeFirst();
  const before = row ? offerOutcomeSchema.parse(JSON.parse(row.doc)) : null;
  // Being shown again takes nothing back of what became of it.
  if (body.outcome === 'shown' && before !== null) return applied;
  await tx.put(
    'offerOutcome',
    {
      id,
      offerId: body.offerId,
      customerId: body.customerId,
      episodeId: body.episodeId,
      agentId: viewer.agentId,
      outcome: body.outcome,
      at: tx.now,
    },
    null,
  );
  return applied;
};

/** What the agent says they are; it holds until their last event stream ends. */
export const presence: Handler<'presence'> = async ({ desk, tx, viewer }, body) => {
  tx.afterCommit(() => desk.presence.choose(viewer.agentId, body.presence));
  return applied;
};
