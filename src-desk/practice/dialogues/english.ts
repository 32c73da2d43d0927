import type { Dialogue } from '../scenario';

/** Everyday episodes that were resolved long ago: telecoms and retail. */
export const englishDialogues: readonly Dialogue[] = [
  {
    id: 'en-invoice-line',
    sector: 'telecoms',
    language: 'en',
    intents: ['invoice line'],
    tags: ['billing'],
    outcome: 'Explained pro-rata line, no correction needed',
    slots: { sum: { money: [4, 12] } },
    lines: [
      {
        c: "{Hi|Hello|Hey}, {there's a line 'pro rata {sum}' on my bill|what is this 'pro rata {sum}' on the invoice}? {Never seen that before.|What is that?}",
      },
      {
        a: 'Hello {first}, that is the part of the month after your plan change on the {short-9}: the old price until then, the new one after. Next month it is gone.',
        h: 2,
      },
      {
        c: "{Ah, makes sense. Thanks.|OK got it, thank you!|Alright, I'd forgotten about the change. Thanks}",
        h: 1,
      },
    ],
  },
  {
    id: 'en-roaming',
    sector: 'telecoms',
    language: 'en',
    intents: ['roaming', 'hotspot abroad'],
    tags: ['roaming'],
    outcome: 'Roaming in plan confirmed, no pass needed',
    slots: { land: ['Portugal', 'Croatia', 'Norway', 'Greece', 'Malta'] },
    lines: [
      {
        c: '{Off to {land} on {weekday+2}|Going to {land} next week}. {Does my plan work there as at home?|Do I need some travel pass?} And can I use the hotspot for my laptop?',
      },
      {
        a: 'Hi {first}, {land} is included, calls and data as at home, and the hotspot too up to 18 GB. Nothing to switch on. Have a good trip!',
        h: 1,
      },
      { c: '{Perfect, thanks!|Great, one thing less to pack|lovely, ta}', h: 2 },
    ],
  },
  {
    id: 'en-wifi-name',
    sector: 'telecoms',
    language: 'en',
    intents: ['wifi password'],
    tags: ['hardware'],
    outcome: 'Password reset from our side',
    lines: [
      {
        c: "{My daughter changed the wifi password and now nobody knows it.|We've locked ourselves out of our own wifi.} {Can you see it?|Help?}",
      },
      {
        a: "I can't see it, {first}, and that's a good thing, but I can reset it: in two minutes the one on the sticker under the router works again.",
        h: 1,
      },
      { c: 'Works. {She has been spoken to.|Thank you!|Phew.}', h: 1 },
    ],
  },
  {
    id: 'en-number-block',
    sector: 'telecoms',
    language: 'en',
    intents: ['block premium numbers'],
    tags: ['settings'],
    outcome: 'Premium numbers barred on two lines',
    lines: [
      { c: "How do I block those expensive 09 numbers on {both our mobiles|the kids' phones}?" },
      {
        a: 'I have done it for you on both lines, {first}. You can undo it in the app under Lines, Barring.',
        h: 3,
      },
      { c: '{That was quick, thanks.|Wow ok. Thanks {agent}.}', h: 4 },
      { a: "You're welcome. Have a good weekend!", h: 1 },
    ],
  },
  {
    id: 'en-price-letter',
    sector: 'telecoms',
    language: 'en',
    intents: ['price rise', 'notice period'],
    tags: ['retention'],
    outcome: 'Kept at old price for 12 months',
    slots: { up: { money: [2, 5] } },
    lines: [
      {
        c: "Got your letter. {up} more a month from {month+1}? {I'd like to know what my options are.|Can I leave because of that?}",
      },
      {
        a: 'Hello {first}, yes, with a price rise you may leave within 30 days. But I would rather keep you: I can hold the old price for another twelve months if you stay on the plan.',
        h: 5,
      },
      { c: '{That works for me.|OK deal.|Fine, please do that.}', h: 20 },
      { a: 'Done, you will get it in writing today.', h: 1 },
      { c: 'Received, thanks', h: 6 },
    ],
  },
  {
    id: 'en-delivery-when',
    sector: 'retail',
    language: 'en',
    intents: ['delivery date'],
    tags: ['delivery'],
    outcome: 'Delivered next day',
    slots: { order: { code: 'HF-######' } },
    lines: [
      {
        c: '{When does order {order} come|Any idea when order {order} comes}? {The tracking page is blank.|Tracking says nothing since {weekday-1}.}',
      },
      {
        a: 'Hi {first}, it left the hub this morning, so tomorrow between 10 and 2. The carrier just has not scanned it yet.',
        h: 2,
      },
      {
        c: "{Great, I'll be in.|Came just now, thanks!|Thank you, neighbour will take it.}",
        h: 22,
      },
    ],
  },
  {
    id: 'en-refund-small',
    sector: 'retail',
    language: 'en',
    intents: ['refund'],
    tags: ['refund'],
    outcome: 'Refund booked',
    slots: {
      order: { code: 'HF-######' },
      sum: { money: [12, 64] },
      thing: ['scarf', 'lamp shade', 'tea towels', 'door mat', 'cushion covers'],
    },
    lines: [
      {
        c: 'I {sent back|returned} the {thing} ({order}) {last week|ten days ago}. {Has it arrived?|When do I get the {sum}?}',
      },
      {
        a: 'It arrived yesterday, {first}. The {sum} is on its way to your card, two working days.',
        h: 3,
      },
      { c: "{Lovely, thanks.|👍|It's there. Thank you.}", h: 44 },
    ],
  },
  {
    id: 'en-stock',
    sector: 'retail',
    language: 'en',
    intents: ['back in stock'],
    tags: ['stock'],
    outcome: 'Reserved one for the customer',
    slots: {
      thing: ['olive parka in S', 'walnut side table', 'large copper pan', 'grey wool throw'],
    },
    lines: [
      {
        c: 'Will the {thing} come back? {I waited too long, my own fault.|It sold out while I was paying!}',
      },
      {
        a: 'A small batch arrives on {weekday+4}, {first}. Shall I put one aside for you? No obligation, I hold it for 48 hours.',
        h: 4,
      },
      { c: 'Oh yes please!', h: 1 },
      { a: 'Reserved. You get a mail as soon as it is here.', h: 1 },
      { c: '{Bought it. You are brilliant.|Got it!! thank you}', h: 90 },
    ],
  },
  {
    id: 'en-care',
    sector: 'retail',
    language: 'en',
    intents: ['washing instructions'],
    tags: ['product'],
    outcome: 'Advice given',
    slots: { thing: ['wool blanket', 'linen curtains', 'feather duvet', 'rug'] },
    lines: [
      { c: 'Can I wash the {thing} in the machine? Label came off.', h: 0 },
      {
        a: 'Better not hotter than 30, {first}, wool programme, and dry it flat. If there is a stain, cold water first and no bleach.',
        h: 5,
      },
      { c: '{Survived!|Thanks, it is a red wine situation.|Thank you, will do.}', h: 12 },
    ],
  },
  {
    id: 'en-price-match',
    sector: 'retail',
    language: 'en',
    intents: ['price match'],
    tags: ['price'],
    outcome: 'Matched a competitor price',
    slots: { sum: { money: [8, 35] } },
    lines: [
      {
        c: 'Same pan set is {sum} less elsewhere. I would rather buy from you. {Any chance?|Do you match that?}',
      },
      {
        a: 'We do. Send me the link and use code FAIR within the next two days, it takes off {sum}.',
        h: 6,
      },
      { c: 'here it is: example.com/pans. Ordered just now, code worked', h: 2 },
      { a: 'I see it, {first}. It ships tomorrow.', h: 1 },
    ],
  },
];
