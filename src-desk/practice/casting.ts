import type { Channel, Customer, CustomerEvent } from '@shared/domain';
import type { LiveCustomer } from './behaviour-state';
import { attributesOf, consentOf, valueOf } from './attributes';
import { fillSlots, makePersona, type Persona } from './persona';
import type { Segment } from './reference/teams';
import type { Rng } from './rng';
import type { Scenario } from './scenario';
import { renderText } from './template';

const DAY_MS = 86_400_000;

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
    attributes: attributes.values,
  };
  const events = scenario.events.map(([kind, days, title], index): CustomerEvent => {
    const time = at + days * DAY_MS + rng.int(-5, -1) * 3_600_000;
    return {
      id: `${id}-event-${index + 1}`,
      customerId: id,
      kind,
      title: renderText(title, { slots, language: 'en', at, rng }),
      at: Math.max(attributes.since, time),
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
  return { customer, events, channel: rng.pick(scenario.channels), persona, live };
}
