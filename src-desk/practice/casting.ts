import type { Channel, Customer, CustomerEvent } from '@shared/domain';
import type { LiveCustomer } from './behaviour-state';
import { attributesOf, BIRTH, birthOf, consentOf, consentsOf, valueOf } from './attributes';
import { amountIn, purchasesOf } from './purchases';
import { fillSlots, makePersona, type Persona } from './persona';
import type { Segment } from './reference/teams';
import { type Rng, rngOf } from './rng';
import type { Scenario } from './scenario';
import { renderText } from './template';

const DAY_MS = 86_400_000;

/** What carries the number of the order or booking it belongs to. */
const OF_ORDERS: ReadonlySet<string> = new Set(['order', 'delivery', 'return', 'booking']);

const TIME_ZONES: Readonly<Record<string, string>> = {
  'United Kingdom': 'Europe/London',
  Ireland: 'Europe/Dublin',
  'United States': 'America/New_York',
  Germany: 'Europe/Berlin',
  Spain: 'Europe/Madrid',
  Japan: 'Asia/Tokyo',
  'Saudi Arabia': 'Asia/Riyadh',
  France: 'Europe/Paris',
  Portugal: 'Europe/Lisbon',
};

/** A person cast for a scenario. */
export interface CastCustomer {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
  readonly channel: Channel;
  readonly persona: Persona;
  readonly live: LiveCustomer;
}

/**
 * Casts somebody new for a scenario: name, attributes, events, and the memory with which they act.
 *
 * @param id the customer's id; events get ids made from it
 * @param at when they first write about it, Unix ms
 * @param segment which kind of customer it has to be; undefined: whichever
 * @param taken full names that exist already; the new one is added
 */
export function newCustomer(
  scenario: Scenario,
  id: string,
  at: number,
  taken: Set<string>,
  rng: Rng,
  segment?: Segment,
): CastCustomer {
  const persona = makePersona(scenario.language, scenario.sector, taken, rng);
  const slots = fillSlots(scenario.slots, persona, rng);
  const consentToOffers = consentOf(scenario, rng);
  const attributes = attributesOf(scenario, persona, at, rng, segment);
  const customer: Customer = {
    id,
    name: persona.name,
    language: scenario.language,
    value: valueOf(attributes.values, rng),
    customerSince: attributes.since,
    consentToOffers,
    timeZone: TIME_ZONES[persona.country] ?? 'UTC',
    attributes: {
      ...attributes.values,
      [BIRTH]: birthOf(attributes.since, rngOf(0, 'birth', id, persona.email)),
    },
    sensitiveAttributes: [BIRTH],
  };
  // Chosen beside the rest, which is the same as before.
  const beside = rngOf(0, 'beside', id, persona.email);
  const reference = slots['order'] ?? slots['ref'];
  const own = scenario.events.map(([kind, days, template], index): CustomerEvent => {
    const time = at + days * DAY_MS + rng.int(-5, -1) * 3_600_000;
    const title = renderText(template, { slots, language: 'en', at, rng });
    const amount = amountIn(title, persona.currency);
    return {
      id: `${id}-event-${index + 1}`,
      customerId: id,
      kind,
      title: amount ? amount.rest : title,
      at: Math.max(attributes.since, time),
      ...(amount ? { amount: amount.amount } : {}),
      ...(reference !== undefined && OF_ORDERS.has(kind) ? { reference } : {}),
      attributes: {},
    };
  });
  const live: LiveCustomer = {
    scenarioId: scenario.id,
    isLater: false,
    hasBeenLater: false,
    language: scenario.language,
    mood: scenario.mood,
    consentToOffers,
    slots: { ...slots, agent: rng.pick(['Ana', 'Jon', 'Mira', 'Sam']) },
    openedAt: at,
    open: [],
    refusedOnce: [],
    told: [],
    turns: 0,
    holds: 0,
    chases: 0,
    fruitless: 0,
    hasRemarkedEnglish: false,
    hasSaidNothingElse: false,
    hasDecidedOffer: false,
    hasPicture: false,
    phase: 'quiet',
    pendingReply: null,
    wakeAt: null,
    wakeFor: null,
  };
  // Drawn last, as the desks of earlier versions did: the same seed makes the same people.
  const channel = rng.pick(scenario.channels);
  const consents = consentsOf(
    { channel, offers: consentToOffers, since: attributes.since },
    beside,
  );
  const { sector } = scenario;
  const { currency } = persona;
  const { since } = attributes;
  const bought = purchasesOf({ id, sector, currency, since, before: at }, beside);
  const events = [...bought, ...own];
  return { customer: { ...customer, consents }, events, channel, persona, live };
}
