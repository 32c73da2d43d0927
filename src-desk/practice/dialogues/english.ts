import type { Dialogue } from '../scenario';

/** Everyday episodes that were resolved long ago. */
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
        c: '{When does|Any idea when} order {order} {arrive|come}? {The tracking page is blank.|Tracking says nothing since {weekday-1}.}',
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
  {
    id: 'en-seat',
    sector: 'travel',
    language: 'en',
    intents: ['seat choice'],
    tags: ['seats'],
    outcome: 'Aisle seat assigned',
    slots: { ref: { code: '@@@#@#' }, seat: ['7C', '12D', '18C', '4D'] },
    lines: [
      { c: "{ref}: I've got a middle seat and {long legs|a bad knee}. Anything on the aisle?" },
      {
        a: 'I moved you to {seat}, {first}, aisle, no charge. The boarding pass in the app is up to date.',
        h: 3,
      },
      { c: '{Brilliant, cheers.|My knee thanks you.|Perfect!}', h: 1 },
    ],
  },
  {
    id: 'en-baggage',
    sector: 'travel',
    language: 'en',
    intents: ['baggage allowance', 'sports equipment'],
    tags: ['luggage'],
    outcome: 'Sports luggage added',
    slots: { ref: { code: '@@@#@#' }, kit: ['a cello', 'a surfboard', 'two bikes', 'ski gear'] },
    lines: [
      { c: 'How much luggage is in booking {ref}, and what about {kit}?' },
      {
        a: 'One bag of 23 kg each, {first}. {Kit} can come as special luggage for 45.00 each way if I add it at least a day before. Shall I?',
        h: 4,
      },
      { c: 'Yes please add it', h: 3 },
      {
        a: 'Added, paid with the card on file. Please be at the counter 20 minutes earlier than usual.',
        h: 1,
      },
      { c: 'will do, thanks {agent}', h: 5 },
    ],
  },
  {
    id: 'en-hotel-late',
    sector: 'travel',
    language: 'en',
    intents: ['late arrival'],
    tags: ['hotel'],
    outcome: 'Hotel informed',
    slots: { ref: { code: 'MV-######' } },
    lines: [
      {
        c: '{Our ferry is late.|Flight delayed.} We will be at the hotel around {midnight|1 am}, booking {ref}. {Will somebody let us in?|Is reception open?}',
      },
      {
        a: "I've called them, {first}: the night porter knows, ring the bell on the left. Safe journey!",
        h: 1,
      },
      { c: 'In bed. Thank you.', h: 9 },
    ],
  },
  {
    id: 'en-invoice-work',
    sector: 'travel',
    language: 'en',
    intents: ['invoice for employer'],
    tags: ['invoice'],
    outcome: 'Invoice reissued',
    slots: { ref: { code: 'MV-######' } },
    lines: [
      { c: 'I need the invoice of {ref} made out to my employer, the expenses tool refuses mine.' },
      { a: 'With pleasure: which name and address shall it carry?', h: 2 },
      { c: 'Halden Research Ltd, {address}', h: 16 },
      { a: 'It is in your mailbox, {first}, with the VAT shown separately.', h: 1 },
      { c: '{Accepted at last.|Thank you, perfect.}', h: 3 },
    ],
  },
  {
    id: 'en-passport-date',
    sector: 'travel',
    language: 'en',
    intents: ['passport validity'],
    tags: ['visa'],
    outcome: 'Advice given',
    slots: { land: ['Morocco', 'Turkey', 'Egypt', 'Vietnam'] },
    lines: [
      { c: 'Passport runs out in {month+4}. Still ok for {land} in {month+1}?' },
      {
        a: 'Careful, {first}: {land} wants it valid beyond your return. An express passport takes about a week, you would still make it.',
        h: 6,
      },
      {
        c: "{Good that I asked. Appointment is on {weekday+3}.|Ordered one. Thanks for not just saying 'check the website'.}",
        h: 21,
      },
    ],
  },
  {
    id: 'en-card-limit',
    sector: 'banking',
    language: 'en',
    intents: ['raise card limit'],
    tags: ['card'],
    outcome: 'Limit raised for two weeks',
    slots: { sum: ['2,500', '4,000', '6,000'] },
    lines: [
      { c: "I'm buying {a used car|a kitchen} on {weekday+2}. Can my card do {sum} in one go?" },
      {
        a: 'Not yet, {first}, so I have raised the limit to {sum} until the end of next week. It falls back by itself.',
        h: 2,
      },
      { c: '{Paid, worked. Thanks|Great, thank you!}', h: 50 },
    ],
  },
  {
    id: 'en-statement',
    sector: 'banking',
    language: 'en',
    intents: ['old statements'],
    tags: ['documents'],
    outcome: 'Statements provided free of charge',
    lines: [
      {
        c: '{Tax time.|My accountant is after me.} I need the statements from {month-11} to {month-6} and the app only goes back half a year?',
      },
      {
        a: "They're in your document box now, {first}, all six as one PDF. The older ones live in the archive, I have switched that view on for you.",
        h: 4,
      },
      { c: 'Fantastic, and thanks for not charging 5 a page like my old bank.', h: 2 },
    ],
  },
  {
    id: 'en-pin',
    sector: 'banking',
    language: 'en',
    intents: ['forgotten PIN'],
    tags: ['card'],
    outcome: 'PIN shown in app',
    lines: [
      {
        c: "I've {forgotten|mixed up} my PIN, one try left, {standing in the supermarket|please don't judge}",
      },
      {
        a: 'No judging, {first}. App, Cards, Show PIN: your face or finger is enough. The counter is reset, you have three tries again.',
        h: 0.1,
      },
      { c: "{You're a lifesaver|Got it, the queue applauds.|that easy?! thanks}", h: 0.1 },
    ],
  },
  {
    id: 'en-address',
    sector: 'any',
    language: 'en',
    intents: ['address change'],
    tags: ['account change'],
    outcome: 'Address changed everywhere',
    lines: [
      {
        c: "{We've moved.|New address from the 1st.} It's {address} now. {Please change it everywhere.|Can you update it for me?}",
      },
      { a: 'Done, {first}: contract, invoices and deliveries. Welcome to your new home!', h: 2 },
      { c: '{Thank you!|Cheers, still living out of boxes.}', h: 5 },
    ],
  },
  {
    id: 'en-password',
    sector: 'any',
    language: 'en',
    intents: ['login problem'],
    tags: ['login'],
    outcome: 'Login works again',
    lines: [
      {
        c: "{I can't log in.|The app doesn't take my password any more.} {Tried the reset mail, nothing comes.|Yes I checked the spam folder.}",
      },
      { a: 'The mail went to an old address of yours. Is {email} right?', h: 1 },
      { c: "Yes, that's the one", h: 0.5 },
      { a: 'Then please try again now, {first}, I have changed it and sent a new link.', h: 0.3 },
      { c: 'in! {thanks|thank you very much}', h: 0.4 },
    ],
  },
  {
    id: 'en-consent',
    sector: 'any',
    language: 'en',
    intents: ['stop newsletters'],
    tags: ['privacy'],
    outcome: 'Marketing mails stopped',
    lines: [
      {
        c: 'Please stop the newsletters. {I like you but not every day.|Unsubscribe link is broken.}',
      },
      {
        a: 'Stopped as of now, {first}. One that is already on its way may still arrive, sorry for that one.',
        h: 3,
      },
      { n: 'Asked not to be phoned either. Consent changed.', h: 0.1 },
    ],
  },
  {
    id: 'en-complaint-call',
    sector: 'any',
    language: 'en',
    intents: ['complaint about phone line'],
    tags: ['complaint'],
    outcome: 'Apology, small goodwill credit',
    lines: [
      {
        c: '{Forty minutes|Half an hour} of music on your phone line, then cut off. {I only wanted to ask one thing.|Never again.}',
      },
      { a: "I'm sorry, {first}. Here nobody hangs up. What did you want to ask?", h: 2 },
      { c: 'Whether my last payment went through. That is all.', h: 1 },
      {
        a: 'It did, on {day-3}. And as an apology for the music there is a small credit on your account.',
        h: 1,
      },
      { c: "{Well. That's decent. Thanks.|Thank you, no hard feelings.}", h: 7 },
    ],
  },
];
