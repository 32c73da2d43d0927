import type { Article } from '@shared/domain';

const DAY_MS = 86_400_000;

/** Title, body, days since it was changed. */
const ENTRIES: readonly (readonly [string, string, number])[] = [
  [
    'Router light stays red',
    'Red means: the router has power but no line.\n1. Check in the line view whether the router is activated. New routers are not until somebody presses Activate.\n2. Ask for two minutes without power. Green after three more.\n3. Still red: run the line test. Below 6 dB send a technician.\nReplacement routers come without a return label since spring; send it by e-mail.',
    12,
  ],
  [
    'Credits for outages',
    'More than 24 hours without a connection: one thirtieth of the monthly price for each day that has begun, on the next bill. You may grant up to 15.00 without asking. Business contracts have an SLA of four hours; after that 10 percent of the monthly fee.',
    40,
  ],
  [
    'Moving home: what to do and what it costs',
    'Technician slots open six weeks ahead and can be moved once free of charge. Both addresses overlap for up to ten days; the overlap is credited after the first full bill. An upgrade done with the move has no fee.',
    66,
  ],
  [
    'Porting a number in',
    'The date is set by the old provider, usually four to six working days. The old contract ends with the porting, the customer must not cancel it. On the day the number is off for about two hours. The SIM goes out two days before.',
    25,
  ],
  [
    'Roaming on ships and planes',
    'Ships and planes have networks of their own (maritime, in-flight) that no plan includes. First time: refund in full as goodwill. Then bar them under Roaming, Other networks.',
    91,
  ],
  [
    'eSIM to a new phone',
    'A code works once. Revoke the old profile, send a new QR code by e-mail, customer deletes the half-installed profile and scans on wifi. Voicemail is stored with us and survives. Watch: second profile with the same number, 4.00 a month.',
    18,
  ],
  [
    'Slow in the evening',
    'Look at the segment load before you send anybody. Overloaded segments carry a date of extension; tell it honestly. Until then half the price may be credited in Germany (reduction by law), elsewhere 30 percent.',
    33,
  ],
  [
    'Vulnerable customers and emergency alarms',
    'Alarm buttons over the landline stop with the line. Such lines have priority A. Loan unit with mobile card within four hours, order it under Devices. Always speak to the contact person and not to the customer when that is noted.',
    7,
  ],
  [
    'Damaged parcels',
    'A photo is enough. Replace up to 150.00 without asking; above it ask for a second photo of the label. Nothing has to come back, except electrical devices. Weddings and birthdays: express at our cost.',
    21,
  ],
  [
    'Marked as delivered, not received',
    'Look at the delivery photo. Wrong door: carrier trace, resend at once. Right door: ask about neighbours first, then resend. Refund instead when the customer prefers it. Third case within a year: ask the lead.',
    55,
  ],
  [
    'Exchange and return',
    '30 days, 100 for Circle members. Exchange keeps the price that was paid. The QR code needs no printer. Refund two working days after the scan at the warehouse.',
    80,
  ],
  [
    'Price went down after buying',
    'Within 14 days the difference is refunded on request, also for sale items. After that a voucher of up to 10 percent is possible.',
    110,
  ],
  [
    'Gift cards and points',
    'Gift cards run out after two years and can be reactivated once, for twelve months. Points lapse after a year without an order; put them back once per customer.',
    47,
  ],
  [
    'Warranty on machines',
    'Two years from delivery. Courier collects, repair takes about eight days, loan machine for everything that makes coffee or washes. Descaling is asked but never a reason to refuse.',
    130,
  ],
  [
    'Pay later: reminders after a return',
    'If the return was booked on the wrong order, the pay-later company goes on reminding. Settle it under Payments, Settle, then send them the settlement number; fees are cancelled automatically.',
    9,
  ],
  [
    'Flight cancelled: what we owe',
    "Rebooking at the first opportunity or the money back, the choice is the passenger's. Hotel and meals for the night. Compensation of 250 to 600 depending on distance, unless the cause was extraordinary; lack of crew is not.",
    14,
  ],
  [
    'Luggage: late, lost, broken',
    'Late: up to 120 for what is needed, against receipts, delivery to the hotel. Lost after 21 days. Broken: report within seven days, a card statement counts as proof of purchase.',
    29,
  ],
  [
    'Names on tickets',
    'Up to three letters may be corrected free of charge, also swapped first and last names. Afterwards the check-in has to be reset once, otherwise it says "contact the airline".',
    62,
  ],
  [
    'Travelling with a dog',
    'Cabin up to 8 kg with carrier, 46 × 30 × 24 cm, 49.00 each way, two dogs per flight. EU: pet passport, rabies vaccination older than 21 days. Ireland, Malta, Finland and Norway also want a tapeworm treatment.',
    74,
  ],
  [
    'Wheelchairs on ships',
    'Accessible cabins have doors of 85 cm. Ask for width and weight of the chair. Tender ports are marked with T in the route plan; there nobody can be carried. Vans with a lift must be booked 72 hours before.',
    38,
  ],
  [
    'Lost or stolen card',
    'Block first, ask later. Virtual card works at once on the phone. Emergency cash up to 500 at any transfer office, code through the app. Courier to a hotel takes two working days.',
    3,
  ],
  [
    'Phishing: the first five minutes',
    'Lock the account, stop pending payments, revoke devices, new login by letter. Ask what was typed in. Never make anybody feel stupid. Report the sender under Fraud, New.',
    5,
  ],
  [
    'Cash machine paid too little',
    'Credit the difference at once up to 300, the machine is counted the same night. The limit of the day may be reset.',
    57,
  ],
  [
    'When a customer has died',
    'Death certificate and will, photos are enough. Funeral invoice is paid at once from the account. Rent and energy go on, everything else stops. No offers, no surveys. Take your time.',
    88,
  ],
  [
    'Fees: what you may refund yourself',
    'Up to 50.00 in twelve months per customer, without a reason that a court would like. Note it. Above that, or the second time: ask Marta.',
    16,
  ],
  [
    'Offers: when and when not',
    'First everything that was asked. Then at most one thing, only if it fits, in one sentence, with the reason. Never after a complaint that is still open. What counts is what is still there after the return period.',
    19,
  ],
];

/** The knowledge base of the practice desk. @param now Unix ms */
export function articlesAt(now: number): Article[] {
  return ENTRIES.map(([title, body, days], index) => ({
    id: `practice-article-${index + 1}`,
    title,
    body,
    updatedAt: now - days * DAY_MS,
  }));
}
