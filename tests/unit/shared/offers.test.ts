import { describe, expect, it } from 'vitest';
import type {
  Channel,
  Consent,
  ConsentState,
  Customer,
  CustomerEvent,
  OfferCondition,
  OfferOutcome,
  OfferOutcomeKind,
} from '@shared/domain';
import { matchingOffers, mayOffer } from '@shared/rules';
import { DAY, NOON, customer, offer } from './builders';

const moved: CustomerEvent = {
  id: 'ev-1',
  customerId: 'cu-1',
  kind: 'change',
  title: 'Moved to Lindenstraße 4',
  at: NOON - 10 * DAY,
  attributes: {},
};

function outcome(kind: OfferOutcomeKind, daysAgo: number): OfferOutcome {
  return {
    id: 'oo-1',
    offerId: 'of-1',
    customerId: 'cu-1',
    episodeId: null,
    agentId: null,
    outcome: kind,
    at: NOON - daysAgo * DAY,
  };
}

function fits(
  condition: OfferCondition | null,
  change: Partial<Parameters<typeof matchingOffers>[1]> = {},
  offerChange: Parameters<typeof offer>[0] = {},
): boolean {
  const conditions = condition ? [condition] : [];
  const facts = { customer: customer(), events: [moved], outcomes: [], now: NOON, ...change };
  return matchingOffers([offer({ conditions, ...offerChange })], facts).length === 1;
}

describe('conditions', () => {
  const withPlan = { customer: customer({ attributes: { plan: 'Home 100', orders: 4 } }) };

  it.each<[OfferCondition, boolean]>([
    [{ on: 'attribute', name: 'plan', op: 'equals', value: 'Home 100' }, true],
    [{ on: 'attribute', name: 'plan', op: 'not-equals', value: 'Home 100' }, false],
    [{ on: 'attribute', name: 'plan', op: 'contains', value: 'home' }, true],
    [{ on: 'attribute', name: 'plan', op: 'at-least', value: 1 }, false],
    [{ on: 'attribute', name: 'orders', op: 'at-least', value: 4 }, true],
    [{ on: 'attribute', name: 'orders', op: 'at-most', value: 3 }, false],
    [{ on: 'attribute', name: 'orders', op: 'exists' }, true],
    [{ on: 'attribute', name: 'insurance', op: 'missing' }, true],
    [{ on: 'attribute', name: 'constructor', op: 'exists' }, false],
    [{ on: 'value', anyOf: ['normal', 'high'] }, true],
    [{ on: 'value', anyOf: ['high'] }, false],
    [{ on: 'event', kind: 'change', op: 'happened', withinDays: 10 }, true],
    [{ on: 'event', kind: 'change', op: 'happened', withinDays: 9 }, false],
    [{ on: 'event', kind: 'change', op: 'happened', withinDays: 30, titleContains: 'MOVED' }, true],
    [{ on: 'event', kind: 'return', op: 'absent', withinDays: 90 }, true],
    [{ on: 'customer-since', atLeastDays: 365 }, true],
    [{ on: 'customer-since', atLeastDays: 500 }, false],
  ])('%j is %s', (condition, expected) => {
    expect(fits(condition, withPlan)).toBe(expected);
  });
});

describe('when nothing is offered', () => {
  it('without consent, support excepted', () => {
    const silent = { customer: customer({ consentToOffers: false }) };
    expect(fits(null, silent)).toBe(false);
    expect(fits(null, silent, { kind: 'support' })).toBe(true);
  });

  it('after its end', () => {
    expect(fits(null, {}, { activeUntil: NOON })).toBe(false);
    expect(fits(null, {}, { activeUntil: NOON + 1 })).toBe(true);
  });

  it.each<[OfferOutcomeKind, number, boolean]>([
    ['shown', 0, true],
    ['dismissed', 29, false],
    ['dismissed', 30, true],
    ['declined', 1, false],
    ['returned', 31, true],
    ['accepted', 400, false],
    ['proposed', 1, false],
  ])('after %s %d days ago: %s', (kind, daysAgo, expected) => {
    expect(fits(null, { outcomes: [outcome(kind, daysAgo)] })).toBe(expected);
  });
});

describe('whether a customer may be offered something', () => {
  const consent = (channel: Consent['channel'], marketing: ConsentState): Consent => ({
    channel,
    contact: 'given',
    marketing,
    changedAt: NOON,
  });
  const who = (consentToOffers: boolean, ...consents: Consent[]) =>
    customer({ consentToOffers, consents });

  it.each<[string, Customer, Channel | undefined, boolean]>([
    ['agreed to offers, and nobody asked about channels', who(true), 'sms', true],
    ['agreed to none, whatever the channel', who(false, consent('sms', 'given')), 'sms', false],
    ['refused them on this channel', who(true, consent('sms', 'refused')), 'sms', false],
    ['refused them on another one', who(true, consent('sms', 'refused')), 'email', true],
    ['was not asked about this channel', who(true, consent('sms', 'unknown')), 'sms', true],
    [
      'refused them by post, which is no conversation',
      who(true, consent('post', 'refused')),
      'app',
      true,
    ],
    ['is looked at outside of any channel', who(true, consent('sms', 'refused')), undefined, true],
    ['has no list of consents', customer({ consentToOffers: true }), 'sms', true],
  ])('%s', (_what, whose, channel, may) => {
    expect(mayOffer(whose, channel)).toBe(may);
  });
});
