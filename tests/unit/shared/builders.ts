import type { Command, CommandBody, Customer, Episode, Message, Offer } from '@shared/domain';

/** A moment that every example counts from: 2026-03-01T12:00:00Z. */
export const NOON = 1_772_366_400_000;
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export function episode(change: Partial<Episode> = {}): Episode {
  return {
    id: 'ep-1',
    threadId: 'th-1',
    customerId: 'cu-1',
    teamId: 'team-1',
    number: 1,
    assigneeId: 'ag-1',
    state: 'waiting-on-customer',
    openedAt: NOON,
    waitingSince: null,
    targetAt: null,
    snooze: null,
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    intents: [],
    tagIds: [],
    lastMessage: null,
    lastCustomerMessageAt: null,
    turns: { customer: 0, agent: 0 },
    ...change,
  };
}

export function message(change: Partial<Message> = {}): Message {
  return {
    id: 'me-1',
    threadId: 'th-1',
    episodeId: 'ep-1',
    kind: 'message',
    side: 'customer',
    agentId: null,
    toAgentId: null,
    text: 'Where is my parcel?',
    at: NOON,
    position: 1,
    attachments: [],
    delivery: null,
    quotedMessageId: null,
    ...change,
  };
}

export function customer(change: Partial<Customer> = {}): Customer {
  return {
    id: 'cu-1',
    name: 'Grace Okafor',
    language: 'en',
    value: 'normal',
    customerSince: NOON - 400 * DAY,
    consentToOffers: true,
    attributes: {},
    ...change,
  };
}

export function offer(change: Partial<Offer> = {}): Offer {
  return {
    id: 'of-1',
    title: 'Home 250',
    reason: 'Asked for more speed',
    text: 'We can move you to Home 250.',
    kind: 'upsell',
    conditions: [],
    activeUntil: null,
    ...change,
  };
}

export function command(body: CommandBody, madeAt = NOON): Command {
  return { id: 'co-1', madeAt, body };
}
