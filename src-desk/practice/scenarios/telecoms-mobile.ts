import type { Scenario } from '../scenario';

/** Mobile lines, roaming, business lines. */
export const telecomsMobile: readonly Scenario[] = [
  {
    id: 'roaming-ferry',
    sector: 'telecoms',
    title: 'Roaming charge from a ship',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['roaming', 'billing'],
    slots: {
      charge: { money: [86, 240] },
      ferry: ['Tarifa to Tangier', 'Stockholm to Turku', 'Ancona to Patras', 'Dover to Calais'],
    },
    events: [
      ['invoice', -3, 'Invoice {month-0}: roaming maritime network {charge}'],
      ['other', -1, 'Direct debit collected'],
    ],
    intents: [
      {
        key: 'charge',
        label: 'maritime roaming charge',
        stems: ['refund', 'credit', 'waive', 'charge', 'maritime', 'satellite', 'ship', 'goodwill'],
        ask: ['So do I get the {charge} back or not?', 'What about the {charge}?'],
        refused: [
          '{charge} for forty minutes on a boat. Please, there must be some goodwill for that?',
        ],
      },
      {
        key: 'block',
        label: 'block maritime networks',
        stems: ['block', 'bar(red)?', 'switch(ed)? (it |roaming )?off', 'limit', 'cap', 'setting'],
        ask: ["And how do I make sure it can't happen again?"],
      },
    ],
    openings: [
      [
        "I've just opened my bill. [charge:{charge} for 'maritime roaming']?? I was on the {ferry} ferry for about 40 minutes and didn't even touch my phone.",
        'I want [charge:this taken off], and I want to know [block:how to switch that network off for good].',
      ],
      [
        'good evening. [charge:{charge} roaming on my invoice], {ferry}. nobody told me a ship counts as its own country. my phone was in my bag updating itself i guess. please [block:block this thing] and pls [charge:look at the charge], i am a student',
      ],
      [
        "Hi team, quick one (I hope). There's [charge:an item of {charge}, network 'Maritime Sat'] on the bill. That must be the {ferry} crossing. Is that negotiable? First time ever. [block:Can it be blocked] so my kids don't do the same in August?",
      ],
    ],
    questions: [
      ['which (line|number)|what number', 'The one ending {phoneEnd}, the main one.'],
      [
        'text|sms|warning|message',
        "If there was a warning text I didn't see it. The phone was in the bag down on the car deck.",
      ],
    ],
    thanks: [
      'That is decent of you. Thank you, I was expecting a fight.',
      'OK, phew. Thanks for meeting me halfway and for the block.',
      'Thanks!! and sorry for the tone earlier',
    ],
    goodReply:
      "I can see it, {first}: your phone joined the ship's satellite network. {As it is the first time I refund the whole {charge}, it is back on your account in three working days|It happened once in six years, so I have credited the full charge as goodwill}. {I have also blocked satellite networks on all your lines, you can switch that in the app under Roaming|Such networks are now barred on your number, the setting is in the app under Roaming}.",
  },
  {
    id: 'esim-new-phone',
    sector: 'telecoms',
    title: 'eSIM will not move to the new phone',
    language: 'en',
    channels: ['app', 'messenger'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['esim'],
    slots: {
      phone: ['Pixel 11', 'iPhone 18', 'Galaxy S27', 'Fairphone 7'],
      old: ['old Samsung', 'old iPhone', 'cracked Pixel'],
    },
    events: [['order', -2, '{phone} bought elsewhere, IMEI seen on network']],
    intents: [
      {
        key: 'transfer',
        label: 'eSIM transfer',
        stems: ['esim', 'qr', 'profile', 'activation code', 'download', 'transfer'],
        ask: ['How do I get the eSIM onto the {phone}?'],
      },
      {
        key: 'number',
        label: 'keep number',
        stems: [
          'number (stays|is|will|remains)',
          'same number',
          'keep (your|the) number',
          'your number',
        ],
        ask: ['And my number stays the same, right?'],
      },
      {
        key: 'voicemail',
        label: 'voicemail lost',
        stems: ['voicemail', 'mailbox', 'recording', 'saved messages'],
        ask: ['What about the voicemails? There is one from my dad I really want to keep.'],
      },
    ],
    openings: [
      [
        "Hi, I got a {phone} and the [transfer:eSIM just won't come over]. 'Unable to activate'. Now my {old} has no service either, so I'm on cafe wifi.",
        'Will I [number:keep my number]? And there is [voicemail:a voicemail from my dad] I must not lose.',
      ],
      [
        'Help, [transfer:eSIM is stuck between two phones] :( wiped the {old} already because the shop said it would be fine. It says code already used on the {phone}. [number:My number is still mine, yes??]',
        {
          text: 'and my [voicemail:saved voicemails]... are they on the phone or with you',
          afterMinutes: 3,
        },
      ],
      [
        'Hello Fennwave, I followed every step for moving the [transfer:eSIM from {old} to {phone}]. Step 4 fails with error 1045. Please send whatever it needs. Two worries: that [number:my number gets lost], I have had it since 2009, and [voicemail:the mailbox recordings].',
      ],
    ],
    questions: [
      ['eid|imei', 'EID is 8904 9032 0040 0888 2600 0{phoneEnd}, I copied it from settings.'],
      ['wifi|wi-fi|connected', 'Yes, connected to wifi the whole time.'],
      [
        'error|message on|what does it say',
        '"Unable to activate eSIM. This code is no longer valid."',
      ],
    ],
    thanks: [
      'It worked!!! Three bars. You have no idea how happy I am, the voicemail is there too.',
      "Thank you. New code, two minutes, done. I'd been at this since breakfast.",
      'Amazing, thanks a lot, really clear.',
    ],
    goodReply:
      'No harm done, {first}. {The old eSIM code can be used once only, so I have sent a new QR code to your e-mail: delete the half-installed profile first, then scan it|I made a new eSIM for the {phone}: scan the QR code in your e-mail while on wifi}. {You keep your number, nothing changes there|Your number stays exactly as it is}. {Voicemail is stored with us and not on the phone, so the recordings will be there|The recordings in your mailbox are on our side and stay}.',
    later: {
      afterDays: [12, 30],
      intents: [
        {
          key: 'watch',
          label: 'second eSIM for watch',
          stems: ['watch', 'second', 'multi', 'a month', 'onesim', 'add'],
          ask: ['Can the watch have its own eSIM?'],
        },
      ],
      opening: [
        'Hi, you sorted my eSIM a while ago, thanks again. Now I was given a watch :) [watch:can it get an eSIM too, and what does that cost?]',
      ],
      goodReply:
        'Lovely present! Yes, a second eSIM for the watch is 4.00 a month with the same number, you can add it in the app under Devices.',
    },
  },
  {
    id: 'data-gone',
    sector: 'telecoms',
    title: 'Data used up in four days',
    language: 'en',
    channels: ['sms', 'whatsapp'],
    mood: 'brisk',
    rhythm: 'minutes',
    tags: ['data'],
    attributes: { Plan: ['Mobile S', 'Mobile Young 10'], Segment: ['Young, under 27'] },
    slots: { gb: ['10', '12', '15'], app: ['clips', 'the match', 'maps'] },
    events: [['invoice', -8, 'Mobile S, {gb} GB included']],
    intents: [
      {
        key: 'why',
        label: 'what used the data',
        stems: ['used', 'update', 'backup', 'background', 'stream', 'hotspot', 'video'],
        ask: ['ok but what ate it all?'],
      },
      {
        key: 'more',
        label: 'more data now',
        stems: ['add-?on', 'top.?up', 'booster', 'pack', 'unlimited'],
        ask: ['and can i get a bit more now'],
      },
    ],
    openings: [
      [
        'yo [why:how is my data gone], its the 4th?? i have {gb} gb',
        '[more:can i get more] without paying like 20',
      ],
      [
        "text says 100% used. i got {gb}GB and its been four days, that's [why:not possible], i only watched {app}. [more:cheapest way to get some data till the end of the month?]",
      ],
      [
        'Hey! [why:Where did {gb} GB go in 4 days] lol. My brother says its his hotspot and that it is not him. Anyway [more:what does an extra pack cost]',
      ],
    ],
    questions: [
      ['hotspot|tether', 'my brother maybe. ok yes probably my brother'],
      ['wifi', 'at home yes, but the wifi is rubbish in my room'],
    ],
    thanks: [
      'legend thx',
      'ok makes sense, hes paying for the pack then. thanks',
      'thats fair, cheers',
    ],
    goodReply:
      'Hi {first}, {9 of your {gb} GB were used on {weekday-2} night as a hotspot, mostly video|most of it was used over the hotspot on {weekday-2}, video in the background}. {A booster with 5 GB is 4.00 and lasts until the 1st, just reply BOOST|The cheapest is the 5 GB pack for 4.00 until the end of the month, I can add it now}.',
  },
  {
    id: 'business-lines',
    sector: 'telecoms',
    title: 'Small business: static IP, VAT, outage',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['business', 'billing', 'outage'],
    attributes: {
      Plan: ['Business 500', 'Business 1000'],
      Segment: ['Business, 1–20 people'],
      Tier: ['Business'],
    },
    slots: {
      firm: ['Okoro Dental', 'Baltic Print & Sign', 'Two Rivers Veterinary', 'Kestrel Architects'],
      vat: { code: 'GB### #### ##' },
      ticket: { code: 'FW-######' },
    },
    events: [
      ['call', -4, 'Outage {ticket}, 5 h 20 min'],
      ['invoice', -10, 'Invoice Business 500'],
    ],
    intents: [
      {
        key: 'ip',
        label: 'static IP',
        stems: ['static', 'ip( address)?', '/29', 'fixed address'],
        ask: ['You have not mentioned the static IP. Is it possible on this line?'],
      },
      {
        key: 'vat',
        label: 'VAT on invoice',
        stems: ['vat', 'corrected invoice', 'invoice', 'reissue'],
        ask: ['And the corrected invoice with our VAT number, please.'],
      },
      {
        key: 'sla',
        label: 'SLA credit',
        stems: ['sla', 'service level', 'credit', 'compensat', 'outage'],
        ask: ['What about the service credit for ticket {ticket}?'],
      },
    ],
    openings: [
      [
        'Good morning,\n\nThree matters for {firm}:\n\n1. We need [ip:a static IP] for the new booking system, by the end of next week if possible.\n2. Our [vat:VAT number {vat} is missing] on the last two invoices; our accountant needs them corrected.\n3. The outage on {weekday-4} (ticket {ticket}) lasted more than five hours. Our contract says four. [sla:Please confirm the credit.]\n\nKind regards\n{name}',
      ],
      [
        'Hello, {name} from {firm}. Outage {ticket} cost us half a day of appointments, and [sla:the SLA promises a credit after 4 hours]. Could you tell me what we get? While you have the account open: [ip:do we already have a fixed IP], the camera people are asking, and [vat:the invoices lack our VAT no. ({vat})].',
      ],
      [
        "Dear Sir or Madam, regarding {ticket}. I'd appreciate [sla:the credit under clause 7] without having to ask a third time. Our IT person also requires [ip:a static address (one is enough)].",
        {
          text: 'P.S. [vat:VAT number] for the invoices is {vat}, it has gone missing since you changed systems. {name}, {firm}',
          afterMinutes: 22,
        },
      ],
    ],
    questions: [
      ['company|legal name|registered', '{firm} Ltd, registered at {address}.'],
      ['which invoice', 'The last two, please.'],
      ['one or|how many', 'One is enough.'],
    ],
    thanks: [
      'Thank you, that settles all three points. Kind regards, {name}',
      'Much appreciated. That was quicker than I feared.',
      "Thanks. I'll pass the address on to our IT person and the PDF to the accountant.",
    ],
    goodReply:
      'Good morning {name}, {a static IP is included in your plan, yours will be live on {day+3} and I have mailed the address|one static IP is part of your contract and I have ordered it for {day+3}}. {Both invoices are reissued with VAT number {vat}, you find the PDFs in the portal|The corrected invoices carry {vat} now and are in the portal}. {For the outage the SLA gives you 10 percent of the monthly fee, a credit of 8.90 on the next bill|Outage {ticket} lasted 5 h 20, so the service level credit of 8.90 applies}.',
    history: [
      {
        daysAgo: 95,
        intents: ['second line'],
        outcome: 'Quote sent, customer declined a second line',
        lines: [
          {
            c: 'Hello, would a second line as a backup make sense for {firm}? What would it cost?',
          },
          {
            a: 'Hello {name}, a mobile backup makes more sense at your size: it takes over by itself and is 12.00 a month instead of 39.00 for a second line. Shall I send the quote?',
            h: 5,
          },
          { c: 'Please do, no promises.', h: 22 },
          { a: 'Sent to {email}. It is valid for 30 days.', h: 2 },
          {
            c: 'We discussed it and will leave it for this year. Thanks for not selling me the dearer one.',
            h: 120,
          },
        ],
      },
    ],
  },
  {
    id: 'mother-landline',
    sector: 'telecoms',
    title: "Elderly mother's landline is dead",
    language: 'en',
    channels: ['whatsapp', 'sms'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['outage', 'vulnerable customer'],
    attributes: { Plan: ['Landline Classic', 'Landline + Home 50'], Segment: ['Private, 65+'] },
    slots: {
      mum: ['mum', 'mother', 'grandmother'],
      age: ['84', '79', '91'],
      line: { code: '01#### ######' },
    },
    events: [['visit', -120, 'Socket replaced in hallway']],
    intents: [
      {
        key: 'dead',
        label: 'no dial tone',
        stems: [
          'fault',
          'dial ?tone',
          'line (is|was|has|will)',
          'engineer',
          'technician',
          'repair',
          'exchange',
        ],
        ask: ["But the phone itself, when is it fixed? She can't call anybody."],
      },
      {
        key: 'alarm',
        label: 'emergency button',
        stems: ['alarm', 'button', 'pendant', 'mobile', 'divert', 'forward', 'battery'],
        ask: ['What about her alarm button, does it work while the line is down?'],
      },
      {
        key: 'scam',
        label: 'scam calls',
        stems: ['scam', 'block', 'filter', 'nuisance', 'unknown (numbers|callers)', 'call guard'],
        ask: ['And those scam calls, can you block them?'],
      },
    ],
    openings: [
      [
        "Hello, I'm writing for my {mum}, {age}, who has no mobile. [dead:Her landline is dead since last night], no tone at all. Number is {line}. My biggest worry: [alarm:does her emergency button still work?]",
        "When it's back, could you also [scam:block those 'your computer has a virus' calls]? She nearly gave one of them her card number.",
      ],
      [
        "my {mum}'s phone ({line}) [dead:is completely dead]. she is {age} and alone. [alarm:her alarm pendant runs over that line i think??] please can someone look at it quickly",
        {
          text: 'sorry one more while i have you, is there a way to [scam:stop the scam calls], shes getting 5 a day',
          afterMinutes: 9,
        },
      ],
      [
        "Hi, neighbour rang me: [dead:no dial tone at my {mum}'s], line {line}. I live two hours away. She's {age} and wears one of those [alarm:fall alarms that dial over the phone]. Also she keeps getting [scam:calls from 'the bank']. What can you do today?",
      ],
    ],
    questions: [
      [
        'authori|permission|account holder|on her behalf|password',
        "I'm on the account as second contact, you should have me there. Password was the name of the dog, Biscuit.",
      ],
      [
        'other phone|handset|socket|plug',
        'Neighbour tried another handset in the hall socket. Nothing either.',
      ],
      [
        'reach you|your number|call you',
        'Yes please ring me and not her. Same number I write from.',
      ],
    ],
    thanks: [
      "Thank you so much, I can breathe again. I've told the neighbour.",
      'Oh that is a relief. Thank you for taking it seriously.',
      "Bless you. She'll be pleased about the scam calls most of all.",
    ],
    goodReply:
      '{I understand, so first things first.|} The fault is at the exchange and {an engineer is on it, the line will be back today before 6 pm|an engineer repairs the line this afternoon, before 6 pm}. {Her alarm button does not work without the line, so I have diverted it to the mobile unit, which is with her in about two hours|The alarm button needs the line: a loan unit with a mobile card is on its way and arrives in two hours}. {From tomorrow Call Guard will block scam callers, only numbers from her list get through|I have switched on Call Guard, it will block unknown numbers from tomorrow}.',
    chase: [
      'Please, is somebody looking at this? She is alone there.',
      'Any update for me? I have to decide whether to drive over.',
    ],
  },
];
