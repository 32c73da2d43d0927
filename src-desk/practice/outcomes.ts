import type { Customer, CustomerEvent, Episode, Offer, OfferOutcome } from '@shared/domain';
import { conditionHolds } from '@shared/rules';
import type { Rng } from './rng';

const OUTCOMES = [
  'accepted',
  'accepted',
  'declined',
  'declined',
  'dismissed',
  'proposed',
  'returned',
] as const;

/** What became of offers in a customer's earlier episodes: at most one, and only where it fitted. */
export function outcomesOf(
  facts: {
    readonly customer: Customer;
    readonly events: readonly CustomerEvent[];
    readonly episodes: readonly Episode[];
    readonly now: number;
  },
  offers: readonly Offer[],
  rng: Rng,
): OfferOutcome[] {
  const { customer, events, now } = facts;
  const resolved = facts.episodes.filter(({ state }) => state === 'resolved');
  if (!customer.consentToOffers || resolved.length === 0 || !rng.chance(0.45)) return [];
  const episode = rng.pick(resolved);
  const fitting = offers.filter((offer) =>
    offer.conditions.every((condition) =>
      conditionHolds(condition, { customer, events, outcomes: [], now }),
    ),
  );
  if (fitting.length === 0) return [];
  const offer = rng.pick(fitting);
  return [
    {
      id: `${offer.id}:${customer.id}`,
      offerId: offer.id,
      customerId: customer.id,
      episodeId: episode.id,
      agentId: episode.assigneeId,
      outcome: rng.pick(OUTCOMES),
      at: episode.resolvedAt ?? episode.openedAt,
    },
  ];
}
