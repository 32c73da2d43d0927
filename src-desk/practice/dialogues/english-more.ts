import type { Dialogue } from '../scenario';

/** Everyday episodes that were resolved long ago: travel, banking, and what happens everywhere. */
export const moreEnglishDialogues: readonly Dialogue[] = [
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
