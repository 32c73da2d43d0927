import type { Scenario } from '../scenario';

/** Flights and trains: cancellations, luggage, names, refunds. */
export const travelFlights: readonly Scenario[] = [
  {
    id: 'flight-cancelled',
    sector: 'travel',
    title: 'Flight cancelled tonight',
    language: 'en',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['cancellation', 'urgent'],
    slots: {
      ref: { code: '@@@#@#' },
      flight: ['MV 418', 'MV 2207', 'MV 933'],
      from: ['Lisbon', 'Kraków', 'Athens', 'Oslo'],
      kids: ['two kids', 'a baby', 'my dad, who is 80'],
    },
    events: [
      ['booking', -70, 'Booking {ref}: {from} → home, {flight}'],
      ['other', 0, '{flight} cancelled by the airline'],
    ],
    intents: [
      {
        key: 'rebook',
        label: 'rebooking',
        stems: [
          'rebook',
          'tomorrow',
          'next flight',
          'seats? on',
          'new flight',
          'flight (at|leaves)',
          'departs',
        ],
        ask: ['And when do we fly?', 'But which flight are we on now?'],
      },
      {
        key: 'hotel',
        label: 'hotel tonight',
        stems: ['hotel', 'night', 'room', 'taxi', 'meal', 'accommodation'],
        ask: ['Where do we sleep tonight?'],
      },
      {
        key: 'comp',
        label: 'compensation',
        stems: ['compensat', 'claim', '261', '250', '400', 'form'],
        ask: ['Is there compensation for this?'],
        refused: [
          'The airport screen said crew shortage, so I think we are entitled to it. Could you look again?',
        ],
      },
    ],
    openings: [
      [
        "{flight} from {from} has just been cancelled and the queue here is 200 people long. Booking {ref}. [rebook:Can you rebook us?] I'm with {kids}.",
        {
          text: '[hotel:do we get a hotel] and [comp:is there compensation]? sorry typing with one hand',
          afterMinutes: 2,
        },
      ],
      [
        "Help please. {flight} cancelled. {ref}. We are four incl. {kids}. Need: 1) [rebook:any flight tomorrow morning] 2) [hotel:a room tonight near the airport] 3) later, [comp:what we're owed]",
      ],
      [
        'good evening, sitting at gate B14 in {from}, they just took {flight} off the board without a word',
        '[rebook:what are our options] (ref {ref})? my wife is asking about [hotel:somewhere to sleep], I am asking about [comp:the money] :)',
      ],
    ],
    questions: [
      [
        'how many|passengers|names|travelling with',
        'Four of us, all on {ref}. Plus {kids}, already counted.',
      ],
      [
        'train|other airport|via|connection',
        'Via somewhere is fine as long as we arrive before noon.',
      ],
      [
        'luggage|bags|checked',
        'Two suitcases, checked in. They said they would stay with the airline overnight.',
      ],
    ],
    thanks: [
      "Thank you!! The lady at the desk still hasn't looked up. You are wonderful.",
      'Got the confirmation. You saved our night, thank you.',
      'OK we have a bed and a flight. Everything else can wait. Thanks a million.',
    ],
    goodReply:
      "I'm sorry, {first}, let's get you home. {You are all rebooked on the first flight tomorrow, it departs 7:25 and the seats are together|There were seats on the flight tomorrow at 7:25 and I have booked all of you}. {For tonight there is a room at the Arrivals Hotel across the street, breakfast and taxi included|The hotel is the Arrivals, two minutes' walk, rooms are under your name}. {As it was a crew problem you can claim compensation of 250 a person, I have sent the link for the form|You are owed compensation of 250 each, I have opened the claim for you}.",
    chase: [
      'They are closing the check-in desks now. Please?',
      'Hello? The kids are asleep on the suitcases',
    ],
  },
  {
    id: 'suitcase-broken',
    sector: 'travel',
    title: 'Suitcase came out broken',
    language: 'en',
    channels: ['app', 'email'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['luggage', 'picture'],
    slots: {
      ref: { code: '@@@#@#' },
      pir: { code: 'LIS MV #####' },
      price: { money: [120, 260] },
      part: [
        'one wheel is gone and the shell is split open',
        'there is a hole you can put a fist through and a wheel is missing',
        'the shell has burst and it rolls on one wheel now',
      ],
    },
    events: [
      ['booking', -40, 'Booking {ref}'],
      ['other', -1, 'Damage report {pir}'],
    ],
    picture: 'suitcase-broken',
    intents: [
      {
        key: 'pay',
        label: 'damage to suitcase',
        stems: ['replac', 'repair', 'pay', 'claim', 'cover', 'reimburs', 'refund', 'new suitcase'],
        ask: ['And who pays for the suitcase?'],
        refused: ['"Normal wear and tear"? It left in one piece and came back in two.'],
      },
      {
        key: 'deadline',
        label: 'deadline and papers',
        stems: ['receipt', 'within', 'days', 'deadline', 'report', 'upload', 'document'],
        ask: ['What papers do you need, and by when?'],
      },
    ],
    openings: [
      [
        {
          text: 'This is what my suitcase looked like on the belt. [pay:{Part}.]',
          picture: 'suitcase-broken',
        },
        'Report number {pir}, booking {ref}. It cost {price} in spring. [deadline:What do I have to send and by when?]',
      ],
      [
        'Hello, new suitcase ({price}, bought for this trip), old already: [pay:{part}]. Two questions: [pay:do you pay for it], and [deadline:is there a deadline] for sending things in? {ref}',
      ],
      [
        'Good morning, I reported damage at the airport ({pir}) and was handed a leaflet in Portuguese. [deadline:Which documents do you need from me?]',
        {
          text: 'Picture attached. [pay:{Part}.] I expect a new one.',
          picture: 'suitcase-broken',
          afterMinutes: 3,
        },
      ],
    ],
    questions: [
      [
        'receipt|invoice|proof of purchase',
        'I have the card statement, {price}, the paper receipt is long gone.',
      ],
      ['brand|model|how old', 'A Torvald 68 litres, not even a year old.'],
    ],
    thanks: [
      "That's fair. Thank you for not making me fill in twelve forms.",
      'Thank you, uploading now.',
      'Good, thanks. Faster than the belt.',
    ],
    goodReply:
      "That is really annoying, {first}, I'm sorry. {We cover it: a new suitcase up to {price}, you choose between a replacement and the money|You get the price of a new suitcase, {price}, paid to your card}. {Please upload the report {pir} and any receipt within seven days, a card statement is enough|I only need the report and a card statement, within seven days of the flight}.",
  },
  {
    id: 'name-typo',
    sector: 'travel',
    title: 'Name on ticket does not match passport',
    language: 'en',
    channels: ['web', 'whatsapp'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['booking change'],
    slots: {
      ref: { code: '@@@#@#' },
      wrong: ['Cathrine', 'Mohamed', 'Jhon', 'Anna-Maria'],
      right: ['Katherine', 'Muhammad', 'John', 'Anna Maria'],
      who: ['my wife', 'my father', 'my daughter', 'my flatmate'],
    },
    events: [['booking', -15, 'Booking {ref}, two passengers']],
    intents: [
      {
        key: 'name',
        label: 'correct name',
        stems: ['name', 'spelling', 'correct', 'passport', 'ticket'],
        ask: ["And the name? They won't let us board like that, will they?"],
      },
      {
        key: 'seats',
        label: 'seats together',
        stems: ['seat', 'row', 'next to', 'together', '\\d\\d[a-f]'],
        ask: ['Can we sit together?'],
      },
      {
        key: 'bag',
        label: 'add a bag',
        stems: ['bag', 'luggage', 'suitcase', 'kg'],
        ask: ['And one more bag, how much?'],
      },
    ],
    openings: [
      [
        "Hi, I've made a mistake: on booking {ref} it says [name:{wrong}, but the passport of {who} says {right}]. Is that a problem? Does it cost anything?",
        'While I am here: [seats:can we sit together], and [bag:add one suitcase].',
      ],
      [
        "Hello. I'm a bit panicky. {ref}, we fly on {day+9}, [name:first name is spelled {wrong} instead of {right}]. The website wants me to buy a new ticket??",
        {
          text: 'also [seats:seats next to each other please] and [bag:23 kg bag]. if the name works out',
          afterMinutes: 6,
        },
      ],
      [
        'Booking {ref}. Three changes please: [name:{wrong} → {right}] (as in passport), [seats:two seats together, one aisle], [bag:one checked bag]. Thank you!',
      ],
    ],
    questions: [
      ['passport|copy|scan', "It's {right}, exactly like that, one line, no middle name."],
      ['aisle|window|prefer', 'Aisle and middle is fine, front half of the plane if you can.'],
    ],
    thanks: [
      'Oh thank goodness. Thank you so much.',
      "All sorted, brilliant. {Who} doesn't need to know how nervous I was.",
      'Perfect, thanks a lot!',
    ],
    goodReply:
      'No need to worry, {first}: {the spelling is corrected to {right}, free of charge, and the new ticket is in your mail|I have changed the name to {right} as in the passport, that costs nothing}. {You sit together in row 14, aisle and middle|Your seats are 14B and 14C, next to each other}. {One bag of 23 kg is added for 32.00|A suitcase up to 23 kg is 32.00, I have added it}.',
    later: {
      afterDays: [2, 6],
      intents: [
        {
          key: 'checkin',
          label: 'check-in fails',
          stems: ['check.?in', 'boarding', 'app', 'desk', 'reset'],
          ask: ["The check-in still doesn't work?"],
        },
      ],
      opening: [
        'Hi again, name is right now, thank you. But [checkin:online check-in says "contact the airline"]. Is that because of the change?',
      ],
      goodReply:
        'Yes, that is the new ticket number. I have reset it, check-in works now, your boarding passes will load in the app.',
    },
  },
  {
    id: 'train-delay',
    sector: 'travel',
    title: 'Train delay refund and missed connection',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['refund', 'train'],
    slots: {
      ref: { code: 'T#######' },
      late: ['94', '71', '128'],
      city: ['Cologne', 'Lyon', 'Milan', 'Utrecht'],
      taxi: { money: [34, 68] },
    },
    events: [
      ['booking', -12, 'Ticket {ref} to {city}'],
      ['other', -2, 'Arrived {late} minutes late'],
    ],
    intents: [
      {
        key: 'refund',
        label: 'delay refund',
        stems: ['refund', '50 ?%', '25 ?%', 'percent', 'ticket price', 'half'],
        ask: ['And the ticket itself, how much do I get back?'],
      },
      {
        key: 'taxi',
        label: 'taxi cost',
        stems: ['taxi', 'receipt', 'reimburs', 'cab'],
        ask: ['You did not say anything about the taxi.'],
        refused: [
          'There was no other way to get home at one in the morning. Please check that again.',
        ],
      },
    ],
    openings: [
      [
        'Train to {city} was {late} minutes late on {weekday-2}, last connection gone, [taxi:taxi home for {taxi}]. Ticket {ref}. [refund:What do I get back?]',
      ],
      [
        'Hello, claim for {ref}: delay {late} min at {city}.',
        '[refund:Refund of the fare please] and [taxi:the {taxi} for the taxi, receipt available].',
      ],
      [
        "Hi, I'd normally not bother, but {late} minutes in a cold carriage... [refund:Is there something back for {ref}], and [taxi:would you cover the {taxi} cab] since the last bus had gone?",
      ],
    ],
    questions: [
      ['receipt|photo', 'Yes I kept it: {taxi}, 00:52, card payment.'],
      ['iban|account|how .*paid', 'Back to the card I paid with is fine.'],
    ],
    thanks: [
      'Cheers, that was painless.',
      'Great, thank you. Both in one message, I like it.',
      'Thanks, good to know for next time.',
    ],
    goodReply:
      'Hello {first}, {with {late} minutes you get a refund of 50 percent of the ticket price, it goes to your card|half of the fare comes back to your card within a week}. {We also reimburse the taxi of {taxi}, the receipt is not needed below 80|The taxi is covered up to 80.00, so the full {taxi} is paid}.',
  },
  {
    id: 'dog-in-cabin',
    sector: 'travel',
    title: 'Flying with a small dog',
    language: 'en',
    channels: ['whatsapp', 'web'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['special service'],
    slots: {
      ref: { code: '@@@#@#' },
      dog: ['Mango', 'Pickle', 'Fräulein Smilla', 'Otis'],
      kg: ['5.2', '6.1', '4.4'],
      to: ['Dublin', 'Palermo', 'Tallinn'],
    },
    events: [['booking', -4, 'Booking {ref} to {to}']],
    intents: [
      {
        key: 'cabin',
        label: 'dog in cabin',
        stems: ['cabin', 'dog', 'on board', 'registered', 'booked (him|her|it)'],
        ask: ['So {dog} may come into the cabin?'],
      },
      {
        key: 'papers',
        label: 'papers',
        stems: ['passport', 'vaccin', 'rabies', 'paper', 'tapeworm', 'vet'],
        ask: ['And which papers does a dog need for {to}?'],
      },
      {
        key: 'box',
        label: 'carrier size',
        stems: ['cm', 'carrier', 'box', 'crate', 'weigh', 'kg'],
        ask: ['How big may the carrier be?'],
      },
    ],
    openings: [
      [
        'Hello! {dog} ({kg} kg, better behaved than me) would like to fly to {to} with me, booking {ref}. [cabin:Is the cabin possible?] [box:How big can the carrier be] and [papers:what papers do we need]?',
      ],
      [
        'Hi, do you take dogs on board? Booking {ref}, [cabin:small dog, {kg} kilos].',
        {
          text: 'and does {to} want [papers:a vaccination thing]? and [box:max size of the bag]? thank you from both of us 🐾',
          afterMinutes: 9,
        },
      ],
      [
        'Question for flight {ref}: 1. [cabin:dog in cabin, price] 2. [box:measurements of box] 3. [papers:EU pet passport enough for {to}?] The dog is called {dog}, in case that goes on the ticket.',
      ],
    ],
    questions: [
      [
        'breed|weight|how heavy',
        '{kg} kg with collar, some kind of terrier with an unknown father.',
      ],
      ['chip|microchip', 'Chipped since she was a puppy.'],
    ],
    thanks: [
      '{dog} says thanks. So do I!',
      'Wonderful, everything we needed. Thank you!',
      "That's great, thank you. See you on board :)",
    ],
    goodReply:
      'Hello {first}, {{dog} is welcome: the dog is registered on {ref} for the cabin, 49.00 each way|a dog up to 8 kg may travel in the cabin, I have registered {dog} for 49.00}. {The carrier may be 46 × 30 × 24 cm and up to 8 kg together|Soft carriers up to 46 × 30 × 24 cm fit under the seat}. {For {to} you need the pet passport with a rabies vaccination older than 21 days|Bring the EU pet passport, the rabies vaccination has to be at least 21 days old}.',
  },
];
