import type { Scenario } from '../scenario';

/** Furniture, machines, vouchers, refunds. */
export const retailHome: readonly Scenario[] = [
  {
    id: 'sofa-delivery',
    sector: 'retail',
    title: 'Sofa: delivery window, stairs, old sofa',
    language: 'en',
    channels: ['web', 'email'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['furniture', 'delivery'],
    slots: {
      order: { code: 'HF-######' },
      sofa: ['Moss three-seater', 'Alder corner sofa', 'Fjord daybed'],
      floor: ['third', 'fourth', 'second'],
    },
    events: [
      ['order', -34, 'Order {order}: {sofa}'],
      ['delivery', 4, 'Two-person delivery planned {weekday+4}'],
    ],
    intents: [
      {
        key: 'window',
        label: 'delivery window',
        stems: [
          'between',
          'window',
          'morning',
          'afternoon',
          '\\d+ (and|to|-) \\d+',
          'call (you )?(first|before|ahead)',
        ],
        ask: ['What time on {weekday+4} should I expect them?'],
      },
      {
        key: 'stairs',
        label: 'carry upstairs',
        stems: ['stair', 'floor', 'carr(y|ied)', 'upstairs', 'lift', 'door'],
        ask: ['Do they carry it up to the {floor} floor?'],
      },
      {
        key: 'old',
        label: 'take old sofa away',
        stems: ['old (sofa|one)', 'take (it )?away', 'collection', 'dispos', 'recycl'],
        ask: ['Can they take the old sofa with them?'],
      },
    ],
    openings: [
      [
        'Hi! The {sofa} is coming on {weekday+4} (order {order}) and we are very excited. [window:Is there a time window?] [stairs:We live on the {floor} floor, no lift, narrow stairs.] And [old:could they take our old one]? It has served us well but it smells of dog.',
      ],
      [
        'Hello, re {order}:',
        '[window:when on {weekday+4}] exactly, I have to take time off work. [stairs:is carrying to the {floor} floor included] or do I need to phone my brothers',
        { text: 'oh and [old:old sofa], take it away yes/no + price. thanks!', afterMinutes: 5 },
      ],
      [
        "Good afternoon, I'd like to prepare for the delivery of the {sofa}. [stairs:The stairwell turns sharply at the second landing (82 cm).] [window:Would you know the time by now?] I read something about [old:collection of old furniture] as well.",
      ],
    ],
    questions: [
      ['width|wide|measure|cm', '82 cm at the narrowest point, the door itself is 79.'],
      ['phone|number|driver', 'They can call me on {phone}, the bell is broken.'],
    ],
    thanks: [
      "Wonderful, thank you. I'll have biscuits ready for the two poor souls.",
      'Great, all clear! See you {weekday+4}.',
      'Thanks so much, very thorough.',
    ],
    goodReply:
      'Hello {first}, {the window is {weekday+4} between 10 and 1, the drivers call half an hour before|they come {weekday+4} between 10 and 1 and call ahead}. {Carrying up to the {floor} floor is included, they take the legs off for narrow stairs|It is carried to your door on the {floor} floor, that is included}. {They can take the old sofa with them for 25.00, I have added that|The old one goes with them, collection is 25.00 and booked}.',
    history: [
      {
        daysAgo: 33,
        intents: ['fabric samples'],
        outcome: 'Samples sent, customer ordered',
        lines: [
          { c: 'Could you send me the fabric samples of the {sofa} in green and rust?' },
          {
            a: 'With pleasure, {first}: four samples are in the post, the two you named and their neighbours on the card. In daylight the green is warmer than on the screen.',
            h: 3,
          },
          { c: 'They came. Green it is, you were right about the daylight. Ordered!', h: 70 },
        ],
      },
    ],
  },
  {
    id: 'voucher-expired',
    sector: 'retail',
    title: 'Gift card refused, points gone',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'brisk',
    rhythm: 'minutes',
    tags: ['voucher', 'loyalty'],
    slots: {
      card: { code: 'GC-####-####' },
      worth: ['50.00', '25.00', '75.00'],
      points: ['1,240', '860', '2,015'],
    },
    events: [
      ['order', -1, 'Basket abandoned at payment'],
      ['other', -30, 'Loyalty points expired: {points}'],
    ],
    intents: [
      {
        key: 'card',
        label: 'gift card refused',
        stems: ['gift card', 'card', 'voucher', 'balance', 'valid', 'reactivat'],
        ask: ['And the gift card, {card}? Does it still work?'],
        refused: ['It was a present from my gran. She paid {worth} for that card.'],
      },
      {
        key: 'points',
        label: 'points gone',
        stems: ['points?', 'loyalty'],
        ask: ['What happened to my points?'],
      },
    ],
    openings: [
      [
        "Checkout says [card:my gift card {card} is 'not valid']. It has {worth} on it, never used. And [points:my {points} points have vanished] since last month?",
      ],
      [
        'hi so [card:gift card doesnt work] ({card})',
        {
          text: 'and [points:where are my points], i had {points}. did you change something',
          afterMinutes: 4,
        },
      ],
      [
        "I'm at the till page and my basket is about to time out: [card:{card}, worth {worth}, refused]. Second question, less urgent, [points:points balance shows 0 instead of {points}].",
      ],
    ],
    questions: [
      ['when|date|bought|receipt|print', 'The back says issued two years ago in December.'],
      ['pin|scratch', 'Yes I scratched it, PIN is accepted, then it says not valid.'],
    ],
    thanks: [
      'Worked just now, thank you!',
      'Oh nice, thanks for giving the points back.',
      'great service. ordered.',
    ],
    goodReply:
      'Hi {first}, {the gift card had run out after two years, I have reactivated it with the full {worth} for another year|your card {card} is valid again with {worth} on it}. {The points expire after twelve months without a purchase, I have put {points} back this once|Your {points} points are back, they lapse after a year without an order}.',
    chase: ['still there? basket is gone now anyway'],
  },
  {
    id: 'espresso-leak',
    sector: 'retail',
    title: 'Espresso machine leaks inside the warranty',
    language: 'en',
    channels: ['whatsapp', 'email'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['warranty', 'repair'],
    slots: {
      order: { code: 'HF-######' },
      machine: ['Brevetta 2', 'Lucca Uno', 'Caffissimo Duo'],
      months: ['fourteen', 'eleven', 'nineteen'],
    },
    events: [
      ['order', -420, 'Order {order}: {machine}'],
      ['delivery', -416, '{machine} delivered'],
    ],
    picture: 'leaking-machine',
    intents: [
      {
        key: 'warranty',
        label: 'warranty',
        stems: ['warranty', 'guarantee', 'covered', 'two years', 'free of charge'],
        ask: ['Is it still under warranty?'],
      },
      {
        key: 'repair',
        label: 'how to send it in',
        stems: [
          'repair',
          'workshop',
          'courier',
          'collect',
          'send (it|the machine)',
          'seal',
          'spare part',
        ],
        ask: ['How do I get it to the workshop?'],
      },
      {
        key: 'loan',
        label: 'loan machine',
        stems: ['loan', 'replacement machine', 'in the meantime', 'lend', 'borrow'],
        ask: ['And the loan machine? I am not at my best without coffee.'],
      },
    ],
    openings: [
      [
        {
          text: 'Good morning (not really). The {machine} is [repair:leaking from underneath], see picture.',
          picture: 'leaking-machine',
        },
        "It's {months} months old, order {order}. [warranty:Warranty?] And is there such a thing as [loan:a loan machine]? Asking for my marriage.",
      ],
      [
        "Hi, our {machine} has started to make a puddle each time you use it. [warranty:It's {months} months old so should still be covered.] [repair:Where do I send it], and [loan:how do we survive until it's back] :)",
      ],
      [
        'Hello, {order}, bought {months} months ago. Drips, then hisses, then trips the fuse. 1. [warranty:Is that a warranty case] 2. [repair:do you collect] (it weighs 11 kg and I cycle) 3. [loan:do you lend machines]',
      ],
    ],
    questions: [
      ['descal|clean', 'Descaled every two months like a good boy scout.'],
      [
        'where (exactly|does)|underneath|left or right',
        'From the left side underneath, only when it is under pressure.',
      ],
    ],
    thanks: [
      'You people are heroes. Thank you.',
      "Fantastic, thanks. I'll have the box ready.",
      'Thank you, {agent}. Breakfast is saved.',
    ],
    goodReply:
      'Good morning {first}, {the {machine} has two years of warranty, so this is covered|it is covered by the two-year guarantee}. {A courier collects it on {day+2} for the repair, please just put it in any sturdy box|The workshop sends a courier on {day+2}, the repair takes about eight days}. {He also brings a loan machine with him, a small one, but it makes coffee|And you get a loan machine at the same time}.',
    later: {
      afterDays: [14, 25],
      intents: [
        {
          key: 'loan2',
          label: 'return loan machine',
          stems: ['loan', 'courier', 'collect', 'label', 'keep'],
          ask: ['Who picks up the loan machine?'],
        },
      ],
      opening: [
        'Machine is back and purring, thank you! [loan2:What do I do with the little loan one?] We have grown fond of it, but still.',
      ],
      goodReply:
        'Glad to hear it! The courier collects the loan machine on {weekday+2}, just hand it over, no label needed.',
    },
  },
  {
    id: 'refund-waiting',
    sector: 'retail',
    title: 'Returned three weeks ago, no refund',
    language: 'en',
    channels: ['email', 'app'],
    mood: 'cross',
    rhythm: 'days',
    tags: ['refund', 'return'],
    slots: {
      order: { code: 'HF-######' },
      sum: { money: [58, 190] },
      track: { code: 'RT########GB' },
      thing: ['boots', 'winter coat', 'two chairs', 'headphones'],
    },
    events: [
      ['return', -22, 'Return of {thing} announced'],
      ['return', -17, 'Return parcel {track} scanned at warehouse'],
    ],
    intents: [
      {
        key: 'money',
        label: 'refund outstanding',
        stems: ['refund', 'money', 'paid back', 'transfer', 'days'],
        ask: ['I still read nothing about my {sum}. When?'],
        refused: ['You have the {thing} AND my {sum}. How is that possible?'],
      },
      {
        key: 'interest',
        label: 'reminder fee from pay-later',
        stems: ['reminder', 'pay.?later', 'instal', 'invoice', 'fee', 'dunning', 'settled'],
        ask: ['And the pay-later people who keep sending me reminders?'],
      },
    ],
    openings: [
      [
        'Dear all,\n\nI returned {thing} from order {order} on {day-22}. Tracking {track} says delivered to you on {day-17}. [money:{sum} are still missing.] Meanwhile [interest:the pay-later company sends me reminders with a fee] for goods that I do not have.\n\nPlease resolve both.\n{name}',
      ],
      [
        'THIRD message. Return {track}, arrived at yours {day-17}. [money:Where is my refund of {sum}?!] And [interest:I got a payment reminder] on top. For {thing} that are in YOUR warehouse.',
      ],
      [
        "Hello, I've been very patient. {order}, {thing}, sent back, signed for by someone called 'Lee'. [money:No refund, three weeks.]",
        {
          text: '[interest:Also a reminder with 5.00 late fee arrived today], from the pay later thing. I find that quite cheeky',
          afterMinutes: 31,
        },
      ],
    ],
    questions: [
      ['receipt|proof|drop', 'I have the drop-off receipt, number {track}, {day-22}, 16:41.'],
      ['how did you pay|card|payment', 'Pay-later, in one sum.'],
    ],
    thanks: [
      "Thank you. I'll believe it when I see it, but thank you.",
      'OK. That is finally a clear answer, thanks {agent}.',
      'Thanks for sorting out the reminder as well.',
    ],
    goodReply:
      "You are right to be annoyed, {first}, and I'm sorry. {Your return was booked on the wrong order, I have released the refund of {sum} today, it takes two working days|I have triggered the refund of {sum} by hand, it reaches you within two working days}. {The pay-later invoice is settled as of today, and they cancel the reminder fee|I have told the pay-later company that the invoice is settled, the reminder and its fee are void}.",
    chase: ['And again silence.', 'Day 23.'],
    history: [
      {
        daysAgo: 9,
        intents: ['refund outstanding'],
        outcome: 'Told the customer to allow 14 days',
        lines: [
          {
            c: "Hi, I sent back {thing} almost two weeks ago, has it arrived? I don't see a refund yet.",
          },
          {
            a: 'Hello {first}, it has arrived, thank you. Refunds take up to 14 days, so it should show soon.',
            h: 6,
          },
          { c: 'ok, fine', h: 2 },
        ],
      },
    ],
  },
  {
    id: 'console-preorder',
    sector: 'retail',
    title: 'Pre-order: money taken, date moved',
    language: 'en',
    channels: ['app', 'whatsapp'],
    mood: 'brisk',
    rhythm: 'minutes',
    tags: ['preorder', 'payment'],
    attributes: { Segment: ['Young, under 27', 'Private'] },
    slots: {
      order: { code: 'HF-######' },
      console: ['Orbit 5', 'Nova Deck', 'PlayBox X2'],
      amount: { money: [449, 549] },
    },
    events: [
      ['order', -61, 'Pre-order {order}: {console}, {amount}'],
      ['other', -2, 'Release date moved by maker'],
    ],
    intents: [
      {
        key: 'date',
        label: 'release date',
        stems: ['date', 'release', 'ship', 'arriv', 'batch', 'deliver'],
        ask: ['so whats the actual date then'],
      },
      {
        key: 'taken',
        label: 'charged already',
        stems: ['charged', 'reserv', 'authori', 'money', 'payment', 'released? (the|back)'],
        ask: ['and why is the {amount} already gone from my account'],
      },
      {
        key: 'cancel',
        label: 'cancel possible',
        stems: ['cancel', 'any time', 'withdraw'],
        ask: ['could i still cancel if i want'],
      },
    ],
    openings: [
      [
        'Yo! [date:{console} was meant to come {weekday-1}], now the app says {month+1}?? And [taken:you took {amount} already], I thought thats only when you ship.',
        '[cancel:can I cancel if its not here by then]',
      ],
      [
        'Hello, pre-order {order}. [date:Has the date moved again?] My bank shows [taken:{amount} as paid on {day-2}]. Not saying I want to, but [cancel:what if I cancel]?',
      ],
      [
        '[date:new date for {console}?] [taken:also been charged {amount} lol] [cancel:is it too late to cancel] — order {order}',
      ],
    ],
    questions: [
      ['pending|booked|statement', 'it says pending. is that not the same as gone?'],
      ['colour|edition|bundle', 'the white one, no bundle'],
    ],
    thanks: [
      "alright that's fair, ill wait. thanks for being straight",
      'ok pending, got it. ty!',
      'Sweet, thanks. Fingers crossed for the first batch.',
    ],
    goodReply:
      'Hi {first}, {the maker moved the release to {day+19}, you are in the first batch|you are in batch one, which ships on {day+18}}. {The {amount} is only reserved and not charged, your bank releases it in a few days|The payment is an authorisation, nothing is charged until it leaves us}. {You can cancel any time in the app until then, without a reason|And yes, cancelling is possible until the day it leaves us}.',
  },
];
