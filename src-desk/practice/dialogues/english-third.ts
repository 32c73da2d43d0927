import type { Dialogue } from '../scenario';

/** Still more everyday episodes in English. */
export const furtherEnglishDialogues: readonly Dialogue[] = [
  {
    id: 'en-iban',
    sector: 'banking',
    language: 'en',
    intents: ['transfer to wrong person'],
    tags: ['transfer'],
    outcome: 'Recall sent, money back after four days',
    slots: { sum: { money: [35, 240] } },
    lines: [
      {
        c: "I've sent {sum} to {the wrong Sarah|my old dentist}. Wrong name in the list. {Can you catch it?|Is it gone?}",
      },
      {
        a: 'Not gone, {first}: I have asked their bank to send it back. That needs their consent, most people give it.',
        h: 1,
      },
      { c: 'Fingers crossed.', h: 1 },
      { a: 'Good news: {sum} came back this morning.', h: 96 },
      { c: '{Faith in humanity restored.|Oh thank goodness!|Phew. Thank you.}', h: 2 },
    ],
  },
  {
    id: 'en-new-card',
    sector: 'banking',
    language: 'en',
    intents: ['card expires'],
    tags: ['card'],
    outcome: 'New card was on its way',
    lines: [
      {
        c: 'My card runs out at the end of the month and no new one has come. {I travel on {weekday+9}.|Should I worry?}',
      },
      {
        a: 'It was posted on {weekday-1}, {first}, so it should be there by {weekday+2}. If not, tell me and I send another by courier.',
        h: 3,
      },
      { c: "{It's here.|Arrived today, all good.}", h: 49 },
    ],
  },
  {
    id: 'en-savings',
    sector: 'banking',
    language: 'en',
    intents: ['savings rate'],
    tags: ['savings'],
    outcome: 'Opened a one-year deposit',
    slots: { sum: ['5,000', '8,000', '12,000'] },
    lines: [
      {
        c: "{sum} are sleeping on my current account. {What would you do?|What's the interest these days?}",
      },
      {
        a: 'If you do not need it for a year: 2.6 percent fixed. If you might: 1.4 on the savings account, out at any time. Half and half is what many do.',
        h: 6,
      },
      { c: 'Half and half it is. Can you do that from here?', h: 20 },
      { a: 'Both are open, {first}. Please sign in the app, it takes a fingerprint.', h: 2 },
      { c: 'signed, thank you', h: 1 },
    ],
  },
  {
    id: 'en-cheque',
    sector: 'banking',
    language: 'en',
    intents: ['foreign cheque'],
    tags: ['documents'],
    outcome: 'Cheque sent to collection',
    lines: [
      {
        c: "My aunt overseas still writes cheques, bless her. {Where do I put one?|The app can't read it.}",
      },
      {
        a: 'By post to us, {first}, with your account number on the back. It takes about three weeks and costs 10.00. A transfer would be free, if she can be talked into it.',
        h: 8,
      },
      { c: "{She can't. In the post then.|I'll try, wish me luck.}", h: 15 },
    ],
  },
  {
    id: 'en-merchant',
    sector: 'banking',
    language: 'en',
    intents: ['unknown payment'],
    tags: ['card'],
    outcome: 'Recognised by the customer',
    slots: { sum: { money: [7, 48] } },
    lines: [
      { c: "What is 'ZLTR GmbH' {sum}? {I don't know them.|Not mine!}" },
      {
        a: 'That is how a parking app writes its name, {first}. It was on {weekday-2} at 18:12, near the station.',
        h: 1,
      },
      { c: '{Oh. Right. The concert. Sorry!|Ah yes, that was me. Embarrassing.}', h: 0.5 },
      { a: 'Happens every day. Better to ask once too often.', h: 0.5 },
    ],
  },
  {
    id: 'en-train-seat',
    sector: 'travel',
    language: 'en',
    intents: ['quiet coach'],
    tags: ['seats'],
    outcome: 'Moved to quiet coach',
    slots: { ref: { code: 'T#######' } },
    lines: [
      {
        c: 'Ticket {ref}: can I have a seat in the quiet coach? {I have to prepare a talk.|Last time it was a hen party.}',
      },
      {
        a: 'Coach 9, seat 41, window and table, {first}. The ticket in the app shows it already.',
        h: 2,
      },
      { c: '{Bliss. Thanks.|Perfect, thank you!}', h: 1 },
    ],
  },
  {
    id: 'en-excursion',
    sector: 'travel',
    language: 'en',
    intents: ['excursion cancelled', 'refund'],
    tags: ['refund'],
    outcome: 'Excursion refunded, another day offered',
    slots: {
      ref: { code: 'MV-######' },
      trip: ['boat trip', 'volcano tour', 'wine tasting', 'dolphin watching'],
    },
    lines: [
      {
        c: 'The {trip} was called off because of the {wind|weather}. Booking {ref}. {Do we get that back?|New date or money?}',
      },
      { a: 'Either, {first}: there is room on {weekday+2}, or I refund it today.', h: 1 },
      { c: '{weekday+2}, please!', h: 0.5 },
      { a: 'Booked, same meeting point, 9:15. Bring a jacket.', h: 0.5 },
      { c: 'Best day of the trip. Just wanted to say.', h: 60 },
    ],
  },
  {
    id: 'en-allergy',
    sector: 'travel',
    language: 'en',
    intents: ['nut allergy'],
    tags: ['special service'],
    outcome: 'Noted on booking, crew informed',
    slots: { ref: { code: '@@@#@#' } },
    lines: [
      { c: 'My {son|daughter} has a severe nut allergy. What can you do on flight {ref}?' },
      {
        a: 'I have noted it, {first}: no nuts are served in your section and the crew makes an announcement. Please carry the pen with you, not in the hold.',
        h: 4,
      },
      { c: 'Thank you. It is the first time nobody sighed.', h: 3 },
    ],
  },
  {
    id: 'en-transfer',
    sector: 'travel',
    language: 'en',
    intents: ['airport transfer'],
    tags: ['transfer'],
    outcome: 'Transfer booked',
    slots: { ref: { code: 'MV-######' } },
    lines: [
      {
        c: '{How do we get|What is the best way} from the airport to the hotel? {ref}, landing 23:50.',
      },
      {
        a: 'At that hour a car is best, {first}: 28.00, the driver waits with your name, also when you are late. Shall I?',
        h: 3,
      },
      { c: 'yes please', h: 9 },
      { a: 'Booked. His name is Paulo and he has your number.', h: 1 },
    ],
  },
  {
    id: 'en-name-spelling',
    sector: 'any',
    language: 'en',
    intents: ['name misspelled'],
    tags: ['account change'],
    outcome: 'Spelling corrected',
    lines: [
      {
        c: "You've been spelling my name wrong {since I joined|for years}. It's {name}. {Small thing, but still.|I'd like it right on the next letter.}",
      },
      { a: 'You are right and I am sorry, {first}. Corrected everywhere, letters included.', h: 2 },
      { c: '{Thank you, it matters.|Seen it, thanks.}', h: 30 },
    ],
  },
  {
    id: 'en-callback',
    sector: 'any',
    language: 'en',
    intents: ['missed call'],
    tags: ['callback'],
    outcome: 'Explained in writing instead',
    lines: [
      {
        c: "Missed a call from you {this morning|at 10}. What was it about? {I can't phone at work.|Please write.}",
      },
      {
        a: 'Only about the date that we talked of: it is confirmed, {first}. Nothing to do for you, and I have noted that writing suits you better.',
        h: 1,
      },
      { c: 'Much better. Thanks.', h: 2 },
    ],
  },
  {
    id: 'en-praise',
    sector: 'any',
    language: 'en',
    intents: ['praise'],
    tags: ['praise'],
    outcome: 'Passed on to the colleague',
    lines: [
      {
        c: "This is not a complaint. {Your colleague last week was wonderful.|I just wanted to say that everything worked.} {That's all.|Please tell them.}",
      },
      { a: "You have just made somebody's day, {first}. I read it out in the team.", h: 3 },
      { c: ':)', h: 1 },
    ],
  },
  {
    id: 'en-hours',
    sector: 'retail',
    language: 'en',
    intents: ['shop opening hours'],
    tags: ['store'],
    outcome: 'Answered',
    slots: { item: ['the oak bench', 'the green armchair', 'bed linen', 'the big pendant lamp'] },
    lines: [
      { c: 'Is the shop in {city} open on {weekday+2}, and is {item} there to look at?' },
      {
        a: 'Until 19:00, {first}, and yes, upstairs on the left. Ask for Theo, he knows all about it.',
        h: 2,
      },
      { c: 'Went, saw, bought. Theo is great.', h: 70 },
    ],
  },
  {
    id: 'en-assembly',
    sector: 'retail',
    language: 'en',
    intents: ['missing screws'],
    tags: ['missing item'],
    outcome: 'Screws posted',
    slots: { order: { code: 'HF-######' }, thing: ['bookcase', 'cot', 'desk', 'wardrobe'] },
    lines: [
      {
        c: 'Building the {thing} from {order}. {Bag 4 has five screws, the drawing says eight.|Three screws short at step 11!}',
      },
      {
        a: 'In the post today, {first}: a full bag. Please do not use others meanwhile, the thread is special.',
        h: 1,
      },
      { c: "{It stands!|All built, doesn't wobble.}", h: 55 },
    ],
  },
  {
    id: 'en-speed-test',
    sector: 'telecoms',
    language: 'en',
    intents: ['slow wifi'],
    tags: ['speed'],
    outcome: 'Router moved out of the cupboard',
    slots: { got: ['18', '25', '40'] },
    lines: [
      { c: 'Paying for 250, getting {got}. {On wifi, in the living room.|Both phones.}' },
      { a: 'The line brings 250, {first}. Where does the router stand?', h: 1 },
      { c: 'In the cupboard, it is not pretty', h: 1 },
      { a: 'Try it on top of the cupboard for a day.', h: 0.3 },
      { c: '{210. I feel silly.|Ok it lives on top now. 230!}', h: 5 },
    ],
  },
  {
    id: 'en-tv-channel',
    sector: 'telecoms',
    language: 'en',
    intents: ['channel missing'],
    tags: ['tv'],
    outcome: 'Channel list updated',
    lines: [
      {
        c: '{The sports channel|Channel 112} has disappeared since {yesterday|the update}. {The match is tonight!|My dad is not amused.}',
      },
      {
        a: 'It moved to 212, {first}. If you press "search channels" once, it is there again under its name.',
        h: 0.5,
      },
      { c: 'found it, {kick-off saved|dad is happy}', h: 0.3 },
    ],
  },
];
