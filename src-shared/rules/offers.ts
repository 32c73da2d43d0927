import { assertNever } from '../assert-never';
import type {
  Channel,
  Customer,
  CustomerEvent,
  Offer,
  OfferCondition,
  OfferOutcome,
} from '../domain';
import { attributeOf } from './attributes';

const DAY_MS = 86_400_000;
/** A customer who said no, or an agent who judged "not now", is left in peace this long. */
const COOL_OFF_DAYS = 30;

/** What an offer is decided on. Times in Unix ms. */
export interface OfferFacts {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
  readonly outcomes: readonly OfferOutcome[];
  /** Where they would be proposed; absent: nowhere in particular. */
  readonly channel?: Channel | undefined;
  readonly now: number;
}

/** Whether one condition holds for a customer. */
export function conditionHolds(condition: OfferCondition, facts: OfferFacts): boolean {
  switch (condition.on) {
    case 'attribute':
      return attributeHolds(condition, attributeOf(facts.customer.attributes, condition.name));
    case 'value':
      return condition.anyOf.includes(facts.customer.value);
    case 'event': {
      const title = condition.titleContains?.toLowerCase();
      const since = facts.now - condition.withinDays * DAY_MS;
      const happened = facts.events.some(
        (event) =>
          event.kind === condition.kind &&
          event.at >= since &&
          (title === undefined || event.title.toLowerCase().includes(title)),
      );
      return condition.op === 'happened' ? happened : !happened;
    }
    case 'customer-since': {
      const since = facts.customer.customerSince;
      return since !== null && facts.now - since >= condition.atLeastDays * DAY_MS;
    }
    default:
      return assertNever(condition);
  }
}

function attributeHolds(
  condition: Extract<OfferCondition, { on: 'attribute' }>,
  actual: string | number | boolean | null,
): boolean {
  const expected = condition.value ?? null;
  switch (condition.op) {
    case 'exists':
      return actual !== null;
    case 'missing':
      return actual === null;
    case 'equals':
      return actual === expected;
    case 'not-equals':
      return actual !== expected;
    case 'contains':
      return (
        typeof actual === 'string' &&
        typeof expected === 'string' &&
        actual.toLowerCase().includes(expected.toLowerCase())
      );
    case 'at-least':
      return typeof actual === 'number' && typeof expected === 'number' && actual >= expected;
    case 'at-most':
      return typeof actual === 'number' && typeof expected === 'number' && actual <= expected;
    default:
      return assertNever(condition.op);
  }
}

function isAtRest(offer: Offer, facts: OfferFacts): boolean {
  return facts.outcomes.some((outcome) => {
    if (outcome.offerId !== offer.id) return false;
    if (outcome.outcome === 'accepted' || outcome.outcome === 'proposed') return true;
    const refused = ['dismissed', 'declined', 'returned'].includes(outcome.outcome);
    return refused && facts.now - outcome.at < COOL_OFF_DAYS * DAY_MS;
  });
}

/**
 * Whether a customer may be offered what costs something, on a channel: never against what they said
 * of offers in general or of this channel. Nobody having asked about the channel is no refusal.
 */
export function mayOffer(
  customer: Pick<Customer, 'consentToOffers' | 'consents'>,
  channel: Channel | undefined,
): boolean {
  const consent = customer.consents?.find((each) => each.channel === channel);
  return customer.consentToOffers && consent?.marketing !== 'refused';
}

/**
 * The offers whose conditions a customer meets now, in the desk's order. Nothing is offered without
 * consent (support, which costs nothing, excepted), after its end, or again while it rests after
 * an outcome (accepted and proposed for good, refused for 30 days).
 */
export function matchingOffers(offers: readonly Offer[], facts: OfferFacts): Offer[] {
  return offers.filter(
    (offer) =>
      (mayOffer(facts.customer, facts.channel) || offer.kind === 'support') &&
      (offer.activeUntil === null || offer.activeUntil > facts.now) &&
      !isAtRest(offer, facts) &&
      offer.conditions.every((condition) => conditionHolds(condition, facts)),
  );
}
