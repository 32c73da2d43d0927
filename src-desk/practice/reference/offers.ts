import type { Offer, OfferCondition } from '@shared/domain';

const is = (name: string, value: string): OfferCondition => ({
  on: 'attribute',
  name,
  op: 'equals',
  value,
});
const isNot = (name: string, value: string): OfferCondition => ({
  on: 'attribute',
  name,
  op: 'not-equals',
  value,
});
const has = (name: string, value: string): OfferCondition => ({
  on: 'attribute',
  name,
  op: 'contains',
  value,
});
const atLeast = (name: string, value: number): OfferCondition => ({
  on: 'attribute',
  name,
  op: 'at-least',
  value,
});
const since = (years: number): OfferCondition => ({
  on: 'customer-since',
  atLeastDays: years * 365,
});
const happened = (
  kind: Extract<OfferCondition, { on: 'event' }>['kind'],
  withinDays: number,
  titleContains?: string,
): OfferCondition =>
  titleContains === undefined
    ? { on: 'event', kind, op: 'happened', withinDays }
    : { on: 'event', kind, op: 'happened', withinDays, titleContains };

const TELECOMS = is('Company', 'Fennwave');
const RETAIL = is('Company', 'Harrow & Finch');
const TRAVEL = is('Company', 'Merrivale Travel');
const BANK = is('Company', 'Tidewell Bank');

type Entry = readonly [
  id: string,
  kind: Offer['kind'],
  title: string,
  reason: string,
  text: string,
  conditions: readonly OfferCondition[],
];

const ENTRIES: readonly Entry[] = [
  [
    'home-250',
    'upsell',
    'Home 250 with the move',
    'Is moving anyway; on {{attribute.Plan}}, and with a move the faster line has no set-up fee.',
    'As you are moving anyway: Home 250 costs 5.00 more a month, and the set-up fee falls away when we do it together. Shall I add it?',
    [TELECOMS, has('Plan', 'Home 100'), happened('order', 45, 'Move')],
  ],
  [
    'mesh',
    'service',
    'Mesh point, free for loyal customers',
    'Years with us and an older {{attribute.Device}}; wifi questions are the second most frequent contact in such homes.',
    'You have been with us for so long that I can send you a mesh point free of charge. It helps in rooms where the wifi is weak. Would you like one?',
    [TELECOMS, has('Plan', 'Home'), since(4)],
  ],
  [
    'family',
    'upsell',
    'Second mobile card for the family',
    'Family household with one mobile line; the second card costs half.',
    'A second mobile card in the family is half price, with the same data. Would that be of interest?',
    [TELECOMS, has('Plan', 'Mobile'), is('Segment', 'Family')],
  ],
  [
    'roaming-pass',
    'service',
    'Travel pass before the next trip',
    'Paid roaming on the last bill; the pass would have cost a tenth.',
    'For the next trip: the travel pass is 4.90 a day and stops by itself, so there are no surprises. I can switch it on for you.',
    [TELECOMS, happened('invoice', 60, 'roaming')],
  ],
  [
    'paper-bill',
    'support',
    'Bill explained by video',
    'Had a billing question lately; the two-minute video shows this very bill.',
    'If you like, I send you a two-minute video that goes through your bill line by line.',
    [TELECOMS, happened('invoice', 20), atLeast('Contacts in 12 months', 4)],
  ],
  [
    'backup-lte',
    'upsell',
    'Mobile backup for the office line',
    'Business with an outage last week; the backup takes over by itself.',
    'A mobile backup takes over by itself when the line fails, 12.00 a month. After last week that may be worth it.',
    [TELECOMS, is('Tier', 'Business'), happened('call', 30, 'Outage')],
  ],
  [
    'young',
    'upsell',
    'Mobile Young 25',
    'Under 27 and out of data again; twice the data for 2.00 more.',
    'Mobile Young 25 has twice the data for 2.00 more a month, and you can go back at any time. Want it?',
    [TELECOMS, is('Segment', 'Young, under 27')],
  ],
  [
    'circle',
    'service',
    'Circle membership',
    'Spent {{attribute.Spent in 12 months}} in a year without membership: would have got about 5 percent back.',
    'With Circle (free) you would have had 5 percent back on your orders this year. I can make you a member, it takes no form.',
    [RETAIL, is('Membership', 'none'), atLeast('Spent in 12 months', 200)],
  ],
  [
    'circle-plus',
    'upsell',
    'Circle Plus with free express',
    'Circle member who orders often; express was paid or asked for lately.',
    'Circle Plus includes express for a year at 29.00. With your orders it pays after four parcels.',
    [RETAIL, is('Membership', 'Circle'), atLeast('Spent in 12 months', 600)],
  ],
  [
    'care-plan',
    'upsell',
    'Care plan for the machine',
    'Machine is past its first year; the plan covers years three to five.',
    'For machines like yours there is a care plan: years three to five covered and a service each year, 3.50 a month. Shall I send you the details?',
    [RETAIL, happened('order', 700, 'Brevetta'), since(1)],
  ],
  [
    'sofa-fabric',
    'service',
    'Fabric protection before delivery',
    'Sofa not delivered yet: the treatment is free when done in the workshop.',
    'As your sofa has not left the workshop yet, they can treat the fabric against stains free of charge. Shall I tell them?',
    [RETAIL, happened('order', 60, 'sofa')],
  ],
  [
    'express-apology',
    'support',
    'Express for the next order',
    'A delivery went wrong lately.',
    'For the trouble: your next order travels by express at our cost.',
    [RETAIL, happened('delivery', 10)],
  ],
  [
    'gift-wrap',
    'service',
    'Gift wrapping',
    'Orders as presents; wrapping is free this month.',
    'If it is a present: we wrap it free of charge this month and leave the price out of the box.',
    [RETAIL, happened('order', 15, 'gift')],
  ],
  [
    'insurance',
    'upsell',
    'Travel cover for the year',
    'Two or more bookings in a year; single cover costs more than the yearly one.',
    'With two trips a year the yearly cover is cheaper than the single one: 59.00 for everybody in the family. Would you like to have it for this trip already?',
    [TRAVEL, is('Segment', 'Family'), happened('booking', 120)],
  ],
  [
    'miles',
    'service',
    'Miles for past trips',
    'Travels without a programme: the last two trips can still be credited.',
    'I can still credit your last trips to a miles account, that is free and takes one minute. Shall I open one?',
    [TRAVEL, is('Programme', 'none'), atLeast('Spent in 12 months', 300)],
  ],
  [
    'lounge',
    'upsell',
    'Lounge for the layover',
    'Long layover in the booking.',
    'For the long layover: the lounge with showers and beds is 35.00, I can add it to your booking.',
    [TRAVEL, happened('booking', 60, 'layover')],
  ],
  [
    'seat-family',
    'support',
    'Seats together, free',
    'Family with a booking ahead; seats are not assigned yet.',
    'I can seat your family together now, free of charge, before the plane fills.',
    [TRAVEL, is('Segment', 'Family'), happened('booking', 45)],
  ],
  [
    'travel-card',
    'upsell',
    'Travel card without foreign fees',
    'Paid abroad with {{attribute.Card}}, which charges fees outside the euro area.',
    'With the Travel card you pay no foreign fees, it is free in the first year. Shall I send one to {{attribute.Address}}?',
    [BANK, isNot('Card', 'debit + travel'), since(1)],
  ],
  [
    'plus-account',
    'upsell',
    'Plus account',
    'High value on a Classic account; Plus includes what was paid one by one.',
    'Your account could be a Plus account: cards, cash abroad and a real person for 6.00 a month, less than the single fees of last quarter.',
    [BANK, is('Account', 'Classic'), { on: 'value', anyOf: ['high', 'normal'] }, since(2)],
  ],
  [
    'buffer',
    'service',
    'Arranged overdraft',
    'Fees after a late salary; an arranged overdraft would have cost nothing.',
    'I can set up a small arranged overdraft. It costs nothing while you do not use it and avoids fees like the last ones.',
    [BANK, happened('invoice', 30, 'fees')],
  ],
  [
    'alerts',
    'support',
    'Alerts for every payment',
    'Had trouble with a payment lately; alerts show a wrong one within seconds.',
    'You can have a short message for every card payment. I switch it on if you like, it is free.',
    [BANK, happened('other', 10)],
  ],
];

/** What may be offered, to whom and why. Health, hardship and mourning are left in peace. */
export const offers: readonly Offer[] = ENTRIES.map(
  ([id, kind, title, reason, text, conditions]) => ({
    id: `practice-offer-${id}`,
    title,
    reason,
    text,
    kind,
    conditions: [...conditions],
    activeUntil: null,
  }),
);
