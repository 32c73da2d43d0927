import type { Scenario } from '../scenario';

/** Cards, cash, fraud. */
export const bankingCards: readonly Scenario[] = [
  {
    id: 'card-lost-abroad',
    sector: 'banking',
    title: 'Wallet stolen abroad',
    language: 'en',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['card', 'urgent'],
    slots: {
      city: ['Naples', 'Marseille', 'Bangkok', 'Rio', 'Barcelona'],
      last4: { code: '####' },
      hotel: ['Hotel Miramar', 'Casa Luma', 'the Station Hostel', 'Pensão Aurora'],
    },
    events: [
      ['other', 0, 'Card payment refused, {city}'],
      ['call', -300, 'Ordered a second card'],
    ],
    intents: [
      {
        key: 'block',
        label: 'block card',
        stems: ['block', 'frozen', 'stopped', 'cancell?ed', 'locked'],
        ask: ['Is the card blocked now? Please confirm.'],
      },
      {
        key: 'cash',
        label: 'emergency cash',
        stems: ['cash', 'money', 'western', 'pick.?up', 'withdraw', 'transfer'],
        ask: ['And how do I get cash tonight? I have 11 euros.'],
      },
      {
        key: 'newcard',
        label: 'new card to hotel',
        stems: ['new card', 'replacement', 'courier', 'virtual', 'apple pay|google pay|wallet'],
        ask: ['Can the new card come to the hotel?'],
      },
    ],
    openings: [
      [
        'My bag was stolen in {city} an hour ago, card ending {last4} was in it. [block:Please block it!!]',
        {
          text: 'I have no money at all, [cash:can I get emergency cash] and [newcard:a new card to {hotel}]? Flying home on {weekday+5}',
          afterMinutes: 1,
        },
      ],
      [
        'hello, writing from a friends phone. wallet gone ({city}, metro). [block:block card {last4}] pls. how do i [cash:get money] until {weekday+5} and can you [newcard:send a card to {hotel}]',
      ],
      [
        'Good evening. Theft in {city}, police report done. 1) [block:card {last4} to be blocked], 2) [cash:cash, about 300, to get through the week], 3) [newcard:replacement here or at home?] I stay at {hotel}.',
      ],
    ],
    questions: [
      [
        'transaction|payment|recogni',
        'The last payment of mine was lunch, 14.50. Anything after 3 pm is not me.',
      ],
      [
        'security|password|verify|confirm your',
        'Security word is the street I grew up in: Kirkgate. I can also do the app code.',
      ],
      ['police|report', 'Yes, I have the report, number 2207/B.'],
    ],
    thanks: [
      'Thank you so much. I was shaking. Going to get the cash now.',
      'You are an angel, {agent}. Thank you.',
      'OK. Blocked, cash, card. I can sleep. Thank you.',
    ],
    goodReply:
      'Hello {first}, {the card {last4} is blocked since this minute, there was no payment after the theft|your card is blocked, nobody can use it any more}. {You can pick up 300 in cash at any transfer office with the code I have sent to the app|Emergency cash of 300 is ready, the code for any transfer office is in the app}. {A replacement comes to {hotel} by courier on {weekday+2}, and a virtual one works on your phone already|The new card goes by courier to {hotel}, there on {weekday+2}}.',
    chase: ['Please hurry, they may be using it right now', 'Is it blocked??'],
  },
  {
    id: 'double-charge',
    sector: 'banking',
    title: 'Charged twice by a restaurant, foreign fee',
    language: 'en',
    channels: ['app', 'messenger'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['card', 'dispute'],
    slots: {
      sum: { money: [42, 130] },
      place: ['Trattoria Bice', 'Ocean Basket', 'Le Petit Marin', 'Noodle Republic'],
      fee: { money: [1, 4] },
    },
    events: [
      ['other', -3, 'Card payment {place} {sum}'],
      ['other', -3, 'Card payment {place} {sum}'],
    ],
    intents: [
      {
        key: 'twice',
        label: 'double charge',
        stems: [
          'dispute',
          'charged? (back|twice)',
          'refund',
          'merchant',
          'duplicate',
          'second (payment|charge)',
        ],
        ask: ['What happens with the second {sum}?'],
      },
      {
        key: 'fee',
        label: 'foreign fee',
        stems: ['fee', 'foreign', 'currency', 'waive'],
        ask: ['And the {fee} fee, what is that for?'],
        refused: ["A fee for a payment that shouldn't exist. I don't find that right."],
      },
    ],
    openings: [
      [
        'Hi, [twice:{place} charged me twice], {sum} each, same minute. The waiter said the first one failed. On top there is [fee:a {fee} foreign fee], why?',
      ],
      [
        'Two identical bookings on {day-3}: {place}, {sum}.',
        '[twice:One of them is wrong, please get it back.] [fee:{fee} "non-local currency" twice as well.]',
      ],
      [
        "Good morning, I'd like to dispute one of two payments to {place} ([twice:{sum}, {day-3}]). I have the receipt for one. Also I thought [fee:my account had no foreign fees]? It shows {fee}.",
      ],
    ],
    questions: [
      [
        'receipt|proof|slip',
        'Yes, one receipt, 21:47, table 6. The first attempt printed "declined".',
      ],
      [
        'contact(ed)? the|merchant|restaurant',
        'I rang them. They said ask the bank. And here we are.',
      ],
    ],
    thanks: [
      'Thank you, efficient as ever.',
      "Great, I'll watch for it. Thanks.",
      'Perfect, thanks for taking the fee off as well.',
    ],
    goodReply:
      'Hello {first}, {I have opened a dispute with the merchant and the second payment is back on your account for now|the duplicate is clear from the times, I have refunded {sum} and claim it from the merchant}. {The foreign fee of {fee} applies outside the euro area, I have waived it for both|Your plan has a currency fee outside Europe; I have waived the {fee}}.',
  },
  {
    id: 'atm-short',
    sector: 'banking',
    title: 'Cash machine paid out too little',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['cash', 'dispute', 'picture'],
    slots: {
      asked: ['200'],
      got: ['100', '120', '80'],
      where: ['Harbour Road', 'the central station', 'the Eastgate mall'],
    },
    events: [['other', -1, 'Cash withdrawal {asked}.00, {where}']],
    picture: 'atm-receipt',
    intents: [
      {
        key: 'cash',
        label: 'cash missing',
        stems: ['machine', 'counted', 'difference', 'credit', 'refund', 'booked back', 'claim'],
        ask: ['When do I get the missing money?'],
        refused: ['I stood there and counted it twice. Are you calling me a liar?'],
      },
      {
        key: 'limit',
        label: 'daily limit',
        stems: ['limit', 'withdraw'],
        ask: ['And my limit is used up now. Can you raise it for today?'],
      },
    ],
    openings: [
      [
        {
          text: 'The machine at {where} gave me {got} instead of {asked}. [cash:Receipt says {asked}.] Photo here.',
          picture: 'atm-receipt',
        },
        'And because of that [limit:my limit for today is gone]. I need to pay the plumber in cash.',
      ],
      [
        'hi, withdrew {asked} at {where}, [cash:only {got} came out], machine made a horrible noise. my account says {asked}. also [limit:cant take out more today], pls raise it',
      ],
      [
        'Good afternoon, [cash:{asked} debited, {got} received], {where}, yesterday about 17:20. The branch was closed. How do I claim? [limit:Could the daily limit be lifted], as I still need the rest?',
      ],
    ],
    questions: [
      ['time|when exactly|what time', 'Yesterday, 17:22. It is on the receipt.'],
      ['which notes|notes', 'Twenties. The last one was half stuck in the slot.'],
      [
        'camera|anyone|witness',
        'There was a lady behind me, she saw it. I did not ask her name, obviously.',
      ],
    ],
    thanks: [
      'Good. Thank you for believing me.',
      'OK thanks. That was quicker than going to the branch.',
      'Thank you. The plumber thanks you too.',
    ],
    goodReply:
      'Hello {first}, {the machine is counted tonight, and I have credited the difference to your account already|I have put the difference on your account as a credit until the machine is counted}. {Your limit is raised by 200 until midnight|The daily limit is reset, you can withdraw again}.',
  },
  {
    id: 'phishing-text',
    sector: 'banking',
    title: 'Clicked a link in a fake text',
    language: 'en',
    channels: ['sms', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['fraud', 'urgent'],
    attributes: { Segment: ['Private, 65+', 'Private'] },
    slots: {
      bait: ['a locked account', "my account being 'locked'", 'having to verify my account'],
      sum: { money: [290, 980] },
    },
    events: [['other', 0, 'Login from new device refused']],
    picture: 'fake-sms',
    intents: [
      {
        key: 'safe',
        label: 'account safe',
        stems: ['locked', 'blocked', 'safe', 'secured', 'nobody', 'no payment', 'refused'],
        ask: ['Is my money safe now? Please tell me.'],
      },
      {
        key: 'payment',
        label: 'unknown payment',
        stems: ['payment', 'stopped', 'transfer', 'recall', 'refund', 'not (gone|left)'],
        ask: ['And the {sum} that is "pending"? It is not from me.'],
      },
      {
        key: 'access',
        label: 'new login',
        stems: ['password', 'login', 'log in', 'new code', 'letter', 'access'],
        ask: ['How do I get back into the app?'],
      },
    ],
    openings: [
      [
        {
          text: 'I think I did something stupid. I got this text about {bait}, clicked and typed in my login.',
          picture: 'fake-sms',
        },
        "[safe:Is my account safe?] There's [payment:a payment of {sum} pending] that I don't know. And [access:the app has thrown me out].",
      ],
      [
        'please help, [safe:somebody may be in my account]. text about {bait}, i entered everything, even the code. [payment:{sum} to a name i never heard]. [access:can not log in any more]',
      ],
      [
        "Hello, this is {name}. My grandson says I've been phished. {bait}, it looked exactly like yours. [payment:I see {sum} going out.] [safe:Can you stop everything?]",
        {
          text: 'And [access:what do I do about my password]? I am so embarrassed.',
          afterMinutes: 4,
        },
      ],
    ],
    questions: [
      [
        '(your|the|old|new) (password|pin)',
        'Should I really tell you that? You always say you never ask for it.',
      ],
      [
        'code|tan|what did you enter',
        'The user name, the password and one six-digit code. Nothing after that.',
      ],
      ['when|what time', 'About twenty minutes ago.'],
      ['other bank|same password', 'The same password for the e-mail, I am afraid.'],
    ],
    thanks: [
      'Thank you for not making me feel like an old fool.',
      'Oh thank heavens. Thank you, thank you.',
      'Thank you. I will change the e-mail password right away too.',
    ],
    goodReply:
      '{First}, you did right to write at once, and this happens to very careful people. {Your account is locked for everybody, nobody can get in any more|I have secured your account, it is safe}. {The payment of {sum} has not left us, I have stopped it|I have stopped the {sum}, the payment will disappear from the list}. {You get a new login by letter on {weekday+2}, until then you can use the telephone code|A letter with a new password is on the way, there by {weekday+2}}.',
    chase: ['Are you there? I am afraid to touch the phone.'],
    history: [
      {
        daysAgo: 140,
        intents: ['app on new phone'],
        outcome: 'App set up together',
        lines: [
          { c: 'Good morning, my grandson gave me his old phone. How do I get the bank onto it?' },
          {
            a: 'Good morning {first}, lovely present. Please install Tidewell from the store, then choose "I am a customer"; a code comes by post and I have just sent it off.',
            h: 2,
          },
          {
            c: 'The letter came and it worked on the second try. I had typed the O as a zero.',
            h: 68,
          },
        ],
      },
    ],
  },
  {
    id: 'student-account',
    sector: 'banking',
    title: 'Student: fees since birthday, card for exchange',
    language: 'en',
    channels: ['app', 'whatsapp'],
    mood: 'brisk',
    rhythm: 'minutes',
    tags: ['fees'],
    attributes: { Segment: ['Young, under 27'], Account: ['Student', 'Young & Free'] },
    slots: {
      fee: ['4.90', '5.90', '3.50'],
      to: ['Seoul', 'Bologna', 'Montréal', 'Uppsala'],
      limit: ['500', '1,000'],
    },
    events: [
      ['invoice', -5, 'Account fee {fee}'],
      ['other', -20, 'Student status expired'],
    ],
    intents: [
      {
        key: 'fee',
        label: 'account fee',
        stems: ['fee', 'student', 'certificate', 'free of', 'enrol'],
        ask: ['and the {fee}, do i have to pay that every month now?'],
      },
      {
        key: 'abroad',
        label: 'card abroad',
        stems: ['abroad', 'exchange', 'credit card', 'withdraw', 'currency', '{to}'],
        ask: ['will my card work in {to}?'],
      },
    ],
    openings: [
      [
        'hey since when do i [fee:pay {fee} a month]?? im a student. also im off to {to} for a semester, [abroad:does my card work there w/o fees]',
      ],
      [
        'Hi! Exchange semester in {to} starts {month+2}. [abroad:Which card do I need, and what does it cost to get cash?]',
        {
          text: 'also noticed [fee:{fee} account fee], pretty sure students are free',
          afterMinutes: 5,
        },
      ],
      [
        'hello :) short one. [fee:{fee} account fee, why]. and [abroad:paying in {to}], is my debit card enough or will the landlord laugh at me',
      ],
    ],
    questions: [
      ['certificate|proof|enrol', 'yep got the new enrolment letter, can upload it in the app'],
      ['how long|until', 'about six months'],
    ],
    thanks: [
      'sweet, uploading now. thx!',
      'ok thats actually great, thank you',
      'Amazing, thanks for the quick help!',
    ],
    goodReply:
      'Hi {first}, {your student status ran out, upload the new certificate in the app and the {fee} comes back|the fee started because we have no enrolment letter, send it and I refund the {fee}}. {For {to} the Travel card is free for students, you withdraw abroad without a fee|Abroad you are best off with our free credit card, it arrives in a week}.',
  },
];
