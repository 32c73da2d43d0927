import type { Attributes, Channel, Consent, ConsentState, CustomerValue } from '@shared/domain';
import { BRANDS, type Persona } from './persona';
import type { Segment } from './reference/teams';
import type { Rng } from './rng';
import type { Scenario, Sector } from './scenario';

const DAY_MS = 86_400_000;

/** What a desk of each sector usually knows; a scenario may override any of it. */
const USUAL: Readonly<Record<Sector, Readonly<Record<string, readonly string[]>>>> = {
  telecoms: {
    Plan: ['Home 100', 'Home 250', 'Home 100 + Mobile M', 'Mobile M', 'Mobile L', 'Fibre 600'],
    Tier: ['Bronze', 'Silver', 'Silver', 'Gold'],
    Segment: ['Private', 'Private', 'Family'],
    Device: ['FB-7590', 'Hub 4', 'FW-320', 'own router'],
  },
  retail: {
    Membership: ['none', 'Circle', 'Circle', 'Circle Plus'],
    Tier: ['Bronze', 'Silver', 'Gold'],
    Segment: ['Private', 'Private', 'Family'],
    'Usual payment': ['card', 'pay later', 'wallet', 'invoice'],
  },
  travel: {
    Programme: ['none', 'Miles', 'Miles Silver', 'Miles Gold'],
    Tier: ['Bronze', 'Silver', 'Gold'],
    Segment: ['Private', 'Family', 'Business'],
    'Usual route': ['short breaks', 'family visits', 'long haul', 'commuting'],
  },
  banking: {
    Account: ['Classic', 'Classic', 'Plus', 'Premium'],
    Tier: ['Bronze', 'Silver', 'Gold'],
    Segment: ['Private', 'Private', 'Family'],
    Card: ['debit', 'debit + credit', 'debit + travel'],
  },
};

const RHYTHM_WORDS: Readonly<Record<Scenario['rhythm'], readonly string[]>> = {
  minutes: ['answers within minutes', 'answers at once, any time of day'],
  hours: ['answers within 2 h, mornings', 'answers after work', 'answers at lunchtime'],
  days: ['answers within a day or two', 'writes at weekends'],
};

/**
 * The attributes of a customer as a scenario needs them.
 *
 * @returns the values by display name, and since when they are a customer (Unix ms)
 */
export function attributesOf(
  scenario: Scenario,
  persona: Persona,
  at: number,
  rng: Rng,
  segment?: Segment,
): { readonly values: Attributes; readonly since: number } {
  const values: Attributes = { Company: BRANDS[scenario.sector] };
  const usual = { ...USUAL[scenario.sector], ...scenario.attributes };
  for (const [name, choices] of Object.entries(usual)) values[name] = rng.pick(choices);
  const isPremium = values['Tier'] === 'Gold' || values['Tier'] === 'Business';
  if (segment === 'premium' && !isPremium) values['Tier'] = 'Gold';
  if (segment === 'everyday' && isPremium) values['Tier'] = rng.pick(['Bronze', 'Silver']);
  values['Address'] = persona.address;
  values['Country'] = persona.country;
  values['Phone'] = persona.phone;
  values['E-mail'] = persona.email;
  values['Rhythm'] = rng.pick(RHYTHM_WORDS[scenario.rhythm]);
  values['Contacts in 12 months'] = rng.int(0, 9);
  const years = rng.chance(0.2) ? rng.int(9, 19) : rng.int(1, 8);
  const days = Math.round(years * 365 + rng.next() * 300);
  if (scenario.sector === 'retail' || scenario.sector === 'travel') {
    values['Spent in 12 months'] = rng.int(4, 190) * 10;
  } else {
    values['Monthly fee'] = rng.int(0, 7) * 5 + 9.9;
  }
  return { values, since: at - days * DAY_MS };
}

/** How much the organisation thinks a customer matters; follows from tier and account, mostly. */
export function valueOf(attributes: Attributes, rng: Rng): CustomerValue {
  const tier = attributes['Tier'];
  if (tier === 'Gold' || tier === 'Business') return rng.chance(0.75) ? 'high' : 'normal';
  if (tier === 'Bronze') return rng.chance(0.55) ? 'low' : 'normal';
  return rng.chance(0.8) ? 'normal' : 'high';
}

/** Whether they want to be offered things; people in distress mostly do not. */
export function consentOf(scenario: Scenario, rng: Rng): boolean {
  return rng.chance(scenario.mood === 'cross' || scenario.mood === 'worried' ? 0.5 : 0.75);
}

/** What they agreed to on the channels on which they are known; the others nobody has asked about. */
export function consentsOf(
  given: { readonly channel: Channel; readonly offers: boolean; readonly since: number },
  rng: Rng,
): Consent[] {
  const { channel, offers, since } = given;
  const others = (['email', 'sms', 'phone'] as const).filter((each) => each !== channel);
  const said = (likely: number): ConsentState =>
    rng.chance(0.25) ? 'unknown' : rng.chance(likely) ? 'given' : 'refused';
  const changedAt = since + rng.int(0, 90) * DAY_MS;
  return [
    { channel, contact: 'given', marketing: offers ? 'given' : said(0), changedAt },
    ...others.map((each): Consent => {
      const contact = said(each === 'phone' ? 0.4 : 0.85);
      const marketing = offers && contact === 'given' ? said(0.5) : said(0);
      const asked = contact !== 'unknown' || marketing !== 'unknown';
      return { channel: each, contact, marketing, changedAt: asked ? changedAt : null };
    }),
  ];
}

/** What is nobody's business until it is needed: consoles hide it. */
export const BIRTH = 'Date of birth';

/** A day on which somebody was born who was grown up when they became a customer, e.g. `1984-05-17`. */
export function birthOf(since: number, rng: Rng): string {
  return new Date(since - rng.int(18 * 366, 70 * 365) * DAY_MS).toISOString().slice(0, 10);
}
