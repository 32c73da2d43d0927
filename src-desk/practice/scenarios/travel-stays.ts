import type { Scenario } from '../scenario';

/** Hotels, packages, special needs. */
export const travelStays: readonly Scenario[] = [
  {
    id: 'baby-cot',
    sector: 'travel',
    title: 'Hotel with a baby: cot, early check-in, parking',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['hotel', 'family'],
    slots: {
      ref: { code: 'MV-######' },
      hotel: ['Hotel Marina', 'Villa Sorrel', 'The Old Customs House', 'Pension Alpenblick'],
      months: ['seven', 'nine', 'eleven'],
    },
    events: [['booking', -25, 'Booking {ref}: {hotel}, from {day+11}']],
    intents: [
      {
        key: 'cot',
        label: 'baby cot',
        stems: ['cot', 'crib', 'baby bed'],
        ask: ['And the cot for the little one?'],
      },
      {
        key: 'early',
        label: 'early check-in',
        stems: ['early', 'check.?in', 'from (11|noon|12)', 'room (is|will be) ready'],
        ask: ['Could we get into the room earlier?'],
      },
      {
        key: 'parking',
        label: 'parking',
        stems: ['park', 'garage', 'car '],
        ask: ['Is there parking?'],
      },
    ],
    openings: [
      [
        'Dear Merrivale team,\n\nwe are staying at {hotel} from {day+11} ({ref}) with our {months}-month-old. Could you arrange [cot:a cot] and, as our ferry arrives at 8 in the morning, [early:an early check-in]? And [parking:is parking included]?\n\nWarm regards\n{name}',
      ],
      [
        'Hello :) Booking {ref}. First holiday with the baby ({months} months)! [cot:Is there a cot in the room] or should we bring our own? [parking:Where do we leave the car?]',
        {
          text: 'Oh, and [early:what is the earliest we can check in]? He naps at 11 whatever happens in the world.',
          afterMinutes: 13,
        },
      ],
      [
        'Hi, {hotel}, {ref}, arriving {weekday+11}. Wish list: [cot:cot], [early:room before noon], [parking:a parking space not too far to carry half a household]. Thanks!!',
      ],
    ],
    questions: [
      ['what time|arrive', 'Around nine in the morning, straight from the ferry.'],
      ['car|plate|licence', 'A very old Volvo estate, plate comes with the booking form.'],
    ],
    thanks: [
      'You have no idea how much easier this makes our trip. Thank you!',
      'Wonderful, thank you so much, {agent}.',
      'Great news, all three! Thanks.',
    ],
    goodReply:
      'Dear {first}, {the hotel puts a cot in your room, free of charge|a cot with bedding is confirmed for your room}. {An early check-in at 10 is confirmed, so the nap is safe|Your room will be ready from 10}. {Parking in the courtyard is included, space 7 is kept for you|You can park in the hotel garage at no cost}.',
    history: [
      {
        daysAgo: 26,
        intents: ['hotel advice'],
        outcome: 'Booked after advice',
        lines: [
          {
            c: 'We are looking for something quiet by the sea with a baby, no club, no animation, no stairs. Any ideas?',
          },
          {
            a: 'Two come to mind, {first}: {hotel}, ground floor rooms with a small garden, or the Bella Vista, cheaper but on a slope. With a pram I would take the first.',
            h: 7,
          },
          { c: 'Took the first. Thank you for mentioning the slope!', h: 30 },
        ],
      },
    ],
  },
  {
    id: 'charged-twice',
    sector: 'travel',
    title: 'Same trip booked and charged twice',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['payment', 'urgent'],
    slots: {
      ref: { code: 'MV-######' },
      ref2: { code: 'MV-######' },
      sum: { money: [680, 1450] },
      where: ['Crete', 'Madeira', 'Marrakech', 'Zanzibar'],
    },
    events: [
      ['booking', 0, 'Booking {ref}: {where}, {sum}'],
      ['booking', 0, 'Booking {ref2}: {where}, {sum}'],
    ],
    intents: [
      {
        key: 'cancel',
        label: 'cancel second booking',
        stems: ['cancel', 'second booking', 'one booking', 'duplicate', 'removed'],
        ask: ['Is the second booking cancelled now?'],
      },
      {
        key: 'money',
        label: 'money back',
        stems: ['refund', 'money', 'charged?', 'paid', 'back (on|to|in)'],
        ask: ['When is my {sum} back? My rent goes out on the 1st.'],
      },
    ],
    openings: [
      [
        'Your site froze so I clicked again and now I have {ref} AND {ref2}. [cancel:Please cancel one.] [money:My card was charged {sum} twice.]',
      ],
      [
        "Hi, um, I think I've just bought two identical holidays to {where}. I only have one set of friends. [cancel:{ref2} has to go] and [money:{sum} back please], before my rent is due on the 1st",
      ],
      [
        'URGENT [money:double payment {sum} + {sum}] for {where}. {ref} correct, [cancel:{ref2} mistake, page did not load]. please confirm quickly, account is in minus now',
      ],
    ],
    questions: [
      ['which (one|booking)', 'Keep {ref}, cancel {ref2}.'],
      ['bank|pending|statement', 'Both show as "pending" in my bank app since this morning.'],
    ],
    thanks: [
      'THANK you. My heart rate is going down.',
      'Brilliant, I can see it as released already. Thanks!',
      "Phew, thanks for being so quick. I'll wait for pages to load from now on.",
    ],
    goodReply:
      "Don't worry, {first}, that happens. {The duplicate {ref2} is cancelled without any fee, {ref} stays|I have cancelled {ref2}, only one booking is left}. {The second {sum} was only reserved, your money is back within two days|Your bank gets the refund of {sum} today, it shows in one to two days}.",
    chase: ['Please, anyone? The bank just sent me an overdraft warning.'],
  },
  {
    id: 'wheelchair-cruise',
    sector: 'travel',
    title: 'Cruise with a wheelchair',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'brisk',
    rhythm: 'days',
    tags: ['accessibility'],
    attributes: { Segment: ['Private, 65+', 'Private'] },
    slots: {
      ref: { code: 'MV-######' },
      ship: ['MS Halcyon', 'MS Solveig', 'Aurelia'],
      width: ['64', '67', '70'],
    },
    events: [
      ['booking', -55, 'Booking {ref}: {ship}, outside cabin'],
      ['call', -20, 'Asked about accessible cabins, call dropped'],
    ],
    intents: [
      {
        key: 'cabin',
        label: 'accessible cabin',
        stems: ['cabin', 'door', 'accessible', 'threshold', 'shower', 'deck \\d'],
        ask: ['Is our cabin wide enough for a {width} cm wheelchair?'],
      },
      {
        key: 'port',
        label: 'getting ashore',
        stems: ['ashore', 'tender', 'gangway', 'ramp', 'port', 'pier'],
        ask: ['In which ports can my husband actually get off?'],
      },
      {
        key: 'transfer',
        label: 'transfer with lift',
        stems: ['transfer', 'taxi', 'van', 'bus', 'lift', 'driver'],
        ask: ['And the transfer from the station?'],
      },
    ],
    openings: [
      [
        'Dear Sir or Madam,\n\nmy husband uses a wheelchair, {width} cm wide, he cannot manage steps. Before we pay the balance for {ref} ({ship}) I need clear answers: [cabin:does it fit through the cabin and bathroom door], [port:in which ports can he go ashore], and [transfer:is there a transfer with a lift]?\n\nSincerely\n{name}',
      ],
      [
        'I rang and was cut off after forty minutes, so now in writing. {ref}. [cabin:Door width of our cabin?] [port:Which stops use tender boats?] [transfer:Transport from the station to the ship, with wheelchair.] A plain answer to each will do.',
      ],
      [
        'Good afternoon. {ship}, {ref}, wheelchair {width} cm. [cabin:Is the cabin suitable], yes or no?',
        {
          text: 'I also need to know about [port:going ashore] and [transfer:the coach to the pier]. Last year with another company he spent four days looking at harbours.',
          afterMinutes: 26,
        },
      ],
    ],
    questions: [
      [
        'fold|electric|weight|battery',
        'It is manual and folds, 14 kg. He can transfer to a seat with a little help.',
      ],
      ['carer|assist', 'I am his carer. We need no other help, just no steps.'],
    ],
    thanks: [
      'Thank you. That is the first clear answer we have had from anyone.',
      'Very good. I shall pay the balance today. Thank you, {agent}.',
      'My husband says you are to be promoted. Thank you.',
    ],
    goodReply:
      'Dear {name}, {I have moved you to an accessible cabin at no extra cost: doors of 85 cm, level shower|your cabin would be too narrow, so I have changed it to 6112, which is accessible, doors 85 cm wide, same price}. {He can go ashore in five of seven ports by a ramp, only the two islands use tender boats|In five ports the gangway is level, on the two islands tender boats are used}. {The transfer is a van with a lift, the driver waits at the station with your name|A transfer by van with a lift is booked from the station}.',
    later: {
      afterDays: [8, 20],
      intents: [
        {
          key: 'diet',
          label: 'diabetic meals',
          stems: ['diabet', 'meal', 'kitchen', 'diet', 'chef', 'menu'],
          ask: ['Are the diabetic meals noted?'],
        },
      ],
      opening: [
        'Good morning. One more thing for {ref}: [diet:my husband is diabetic. Does the kitchen need to know before we sail?]',
      ],
      goodReply:
        'Good morning, the kitchen knows: diabetic meals are noted for both dinners and excursions, and the chef says hello on the first evening.',
    },
  },
  {
    id: 'visa-transit',
    sector: 'travel',
    title: 'Transit visa and long layover',
    language: 'en',
    channels: ['whatsapp', 'email'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['visa'],
    slots: {
      ref: { code: '@@@#@#' },
      via: ['Istanbul', 'Toronto', 'Doha', 'Frankfurt'],
      hours: ['11', '14', '9'],
      nat: ['Nigerian', 'Indian', 'Philippine', 'Ghanaian', 'Kenyan'],
    },
    events: [['booking', -18, 'Booking {ref} via {via}, layover {hours} h']],
    intents: [
      {
        key: 'visa',
        label: 'transit visa',
        stems: ['visa', 'transit', 'airside', 'passport'],
        ask: ['Do I need a transit visa for {via} or not?'],
      },
      {
        key: 'bags',
        label: 'bags checked through',
        stems: ['bag', 'luggage', 'checked through', 'final destination'],
        ask: ['Are my bags checked through?'],
      },
      {
        key: 'lounge',
        label: 'lounge or hotel',
        stems: ['lounge', 'hotel', 'rest', 'room', 'sleep'],
        ask: ['{hours} hours is long. Is there a lounge or hotel?'],
      },
    ],
    openings: [
      [
        'Good day, I fly via {via} with a layover of {hours} hours (ref {ref}), {nat} passport. [visa:Do I need a transit visa?] I read three websites and have four answers.',
        {
          text: 'Also: [bags:do my bags go through] and [lounge:is there any place to rest]?',
          afterMinutes: 5,
        },
      ],
      [
        'Hello please, regarding {ref}. My cousin was refused boarding last year because of {via}, so I am asking early. {nat} passport, no Schengen or US visa. [visa:Transit allowed?] [bags:Luggage through to the end?] [lounge:Hotel for {hours} h included?]',
      ],
      [
        'hi! {via} layover {hours}h, [visa:visa yes/no] ({nat} passport, UK residence permit). if I have to [bags:pick up my bags] I guess I do need one? + [lounge:lounge access how much]',
      ],
    ],
    questions: [
      ['residence|permit|other visa', 'I hold a UK residence permit, valid another two years.'],
      ['passport valid|expiry|expires', 'Passport is valid until 2031.'],
    ],
    thanks: [
      'God bless you, that is very clear.',
      'Thank you very much. I have saved this message to show at the desk.',
      'Perfect, thank you, I can relax now.',
    ],
    goodReply:
      'Good day {first}, {you do not need a transit visa as long as you stay airside, I checked it for your passport today|with your passport no visa is needed for transit under 24 hours}. {Your bags are checked through to the final destination|The luggage goes straight through, you see it again at the end}. {The lounge is 35.00 for up to 12 hours and has rest rooms|A lounge with beds is included for layovers over 8 hours, I have added the voucher}.',
  },
];
