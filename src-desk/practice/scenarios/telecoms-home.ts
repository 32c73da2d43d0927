import type { Scenario } from '../scenario';

/** Broadband at home: faults, moves, the end of a contract. */
export const telecomsHome: readonly Scenario[] = [
  {
    id: 'router-red-light',
    sector: 'telecoms',
    title: 'Replacement router stays red',
    language: 'en',
    channels: ['whatsapp', 'app'],
    mood: 'cross',
    rhythm: 'minutes',
    tags: ['outage', 'hardware'],
    slots: {
      model: ['FB-7590', 'Hub 4', 'FW-320'],
      serial: { code: 'FW2#######' },
      days: ['three', 'four'],
    },
    events: [
      ['call', -5, 'Reported no internet, replacement router promised'],
      ['delivery', -1, 'Replacement router {model} delivered'],
    ],
    intents: [
      {
        key: 'red',
        label: 'red light',
        stems: [
          'red',
          'light',
          'line (is|was|has)',
          'restart',
          'reset',
          'firmware',
          'cabinet',
          'activat',
          'green',
        ],
        ask: [
          "What do I do about the red light? It's still on.",
          'But the router is still red. How do I get it working?',
        ],
      },
      {
        key: 'old',
        label: 'return old device',
        stems: [
          'return',
          'send (it|the old)',
          'label',
          'parcel shop',
          'post office',
          'old (one|router|box|device)',
          'recycl',
        ],
        ask: ['And the old one, where does that go?', 'Where do I send the old router?'],
      },
      {
        key: 'credit',
        label: 'credit for outage',
        stems: ['credit', 'refund', 'compensat', 'off your (next )?(bill|invoice)', 'deduct'],
        ask: [
          'And the {days} days without internet? I asked for a credit.',
          "You haven't said anything about a credit for the {days} days.",
        ],
        refused: ["So I pay full price for {days} days of nothing. That can't be right, can it?"],
      },
    ],
    openings: [
      [
        {
          text: 'The replacement router arrived but [red:the light stays red] and nothing works.',
          picture: 'router-red',
        },
        "Where do I [old:send the old one]? And I'd like [credit:a credit, we were without internet for {days} days].",
      ],
      [
        'New {model} plugged in exactly like the leaflet says. [red:Solid red since 7 this morning], no wifi, no nothing. I work from home!!',
        {
          text: "Also [old:what happens with the old router], it's sitting in the hallway. And please tell me I'm [credit:not paying for the {days} days] you left us offline",
          afterMinutes: 6,
        },
      ],
      [
        "{Hello|Hi}. So the {model} came, thank you, but [red:the light on the front is red] and it won't connect. I've unplugged it for a minute like the man on the phone said. Twice. It has now been {days} days and [credit:I expect something off the bill]. One more, [old:the dead one, do you want it back]? No label in the box.",
      ],
    ],
    picture: 'router-red',
    questions: [
      [
        'restart|reboot|unplug|switch(ed)? (it )?off',
        'Yes, three times, once with a full ten minutes. Comes back red every time.',
      ],
      ['serial|sticker|model', 'Sticker underneath says {model}, S/N {serial}'],
      [
        'cable|socket|port',
        "The grey cable, in the left socket, same one the old router used. I didn't touch the wall end.",
      ],
    ],
    thanks: [
      "It's green! Finally. Thank you, and for the credit too.",
      "OK that worked, light's gone green and the kids have stopped shouting. Cheers for sorting the rest.",
      'Right, all three answered in one go. Wish the phone line had done that. Thanks.',
    ],
    goodReply:
      "I'm sorry about this, {first}. The {red light means the new router was not yet activated on your line, I have just done that|line had not been moved to the new router, I have reset it}: {please switch it off for two minutes, then it turns green|unplug it for two minutes and the light should turn green}. Put the old router in the same box, {the return label is in your e-mail|I have e-mailed you a label for it} and any parcel shop takes it. You get a credit of {£|}9.80 for the {days} days {with your next bill|, you will see it on the next bill}.",
    chase: [
      'Hello? Still red, still offline.',
      "I'm running the office off my phone's hotspot here. Any news?",
    ],
    history: [
      {
        daysAgo: 210,
        intents: ['wifi upstairs'],
        outcome: 'Sent one mesh point, free for gold customers',
        lines: [
          {
            c: "wifi is fine in the kitchen but useless upstairs. my daughter's room gets one bar. anything you can do?",
          },
          {
            a: 'Hi {first}, I can see the signal drops behind the second wall. I have sent you a mesh point, free with your plan: plug it in on the landing, press both buttons, done. It arrives on {day+2}.',
          },
          { c: 'landing it is. four bars, she has no more excuses for the homework. ta', h: 70 },
        ],
      },
    ],
    later: {
      afterDays: [6, 16],
      intents: [
        {
          key: 'bill',
          label: 'credit missing on bill',
          stems: ['credit', 'bill', 'invoice', 'next month', '9.80', 'deduct'],
          ask: ['So where is the credit on this bill?'],
        },
      ],
      opening: [
        "Me again. New bill is here and I [bill:can't see the credit you promised] on it. Did it get lost?",
      ],
      goodReply:
        'The credit was booked the day after this bill was printed, so it is on the next one: 9.80 less, I can see it in your account.',
    },
  },
  {
    id: 'moving-house',
    sector: 'telecoms',
    title: 'Moving flat, four questions',
    language: 'en',
    channels: ['app', 'email'],
    mood: 'warm',
    rhythm: 'hours',
    tags: ['move', 'billing'],
    attributes: { Plan: ['Home 100 + Mobile M', 'Home 100', 'Home 250 + Mobile S'] },
    slots: {
      usual: { money: [44, 58] },
      billed: { money: [6, 9], above: 'usual' },
      newStreet: ['Lindenstr. 4', '14 Quarry Rise', '9B Almond Court', '31 Halyard Street'],
    },
    events: [
      ['order', -9, 'Move of connection to {newStreet} ordered'],
      ['invoice', -6, 'Invoice {month-1}: {billed}'],
      ['visit', 6, 'Technician booked, {weekday+6} 13:00–17:00'],
    ],
    intents: [
      {
        key: 'visit',
        label: 'technician a day earlier',
        stems: ['technician', 'engineer', 'appointment', 'slot', 'visit', 'booked'],
        ask: [
          'Could the technician come a day earlier?',
          'And the technician, can that be {weekday+5}?',
        ],
      },
      {
        key: 'router',
        label: 'router model',
        stems: ['router', 'mesh', 'fb-7590', 'model', 'hub'],
        ask: ['Which router will we get, so I know whether my mesh points still work?'],
      },
      {
        key: 'invoice',
        label: '{month-1} invoice',
        stems: ['invoice', 'bill', 'pro.?rata', 'both addresses', 'overlap', 'credit'],
        ask: ['And my {month-1} invoice, is {billed} right?'],
      },
      {
        key: 'speed',
        label: 'speed upgrade',
        stems: ['faster', '250', '500', 'upgrade', 'speed', 'fibre'],
        ask: ['What about the faster plan, can that happen with the move?'],
      },
    ],
    openings: [
      [
        'Hi! Two things about the new flat: can the technician come [visit:a day earlier than {day+6}], and [router:which router] will it be?',
        {
          text: 'Also, [invoice:is my {month-1} invoice right?] It says {billed}. And can I move [speed:to the faster plan] at the same time?',
          afterMinutes: 2,
        },
      ],
      [
        "Good morning, we get the keys to {newStreet} sooner than planned :) Any chance of [visit:the engineer on {weekday+5} instead of {weekday+6}]? I'd also love to know [router:what router comes with it], because we own two mesh points. Somewhat separate: [invoice:{billed} on the last bill, it's normally {usual}], and I'm wondering about [speed:going up a speed] while somebody is there anyway.",
      ],
      [
        'Moving checklist, Fennwave edition:\n1. [visit:technician one day earlier?] boxes arrive {weekday+5}\n2. [router:router model?]\n3. [invoice:invoice {month-1} = {billed}, usually {usual}. why]\n4. [speed:faster line], new building has fibre apparently\nThank you!!',
      ],
    ],
    questions: [
      [
        'morning|afternoon|what time|which time',
        'Mornings are best, anything before noon. The landlord has to be there with the cellar key.',
      ],
      ['floor|flat number|door', 'Second floor, left. The bell still says Hoffmann.'],
    ],
    thanks: [
      'Wow, that was all four. Thank you! You just made this move a little less horrible.',
      'Perfect, everything ticked off the list. Have a lovely day!',
      "Brilliant, thanks. I'll make the technician a coffee if I find the machine by then.",
    ],
    goodReply:
      'Good morning {first}, the technician can come on {weekday+5} between 8 and 12 and I have booked it for you. {The router will be the FB-7590, so your two mesh points stay in use|You get the router FB-7590, and your mesh points will work with it}. {The invoice is right: for nine days both addresses were connected, and 6.50 of that comes back as a credit|On the invoice both addresses overlap for nine days, I have put 6.50 back}. {And yes, we can upgrade you to Home 250 on the same day, no fee when it is done with a move|The upgrade to Home 250 happens on the same day and costs nothing with a move}.',
    chase: ['Sorry to nudge, but I have to tell the landlord today about the technician.'],
    history: [
      {
        daysAgo: 21,
        intents: ['second socket'],
        outcome: 'Second socket installed, loyalty credit to be checked',
        lines: [
          {
            c: 'Hi, can we have a second socket in the study? And is there still that loyalty credit for being with you five years?',
          },
          {
            a: 'Hello {first}, a second socket is 39.00 including the visit; {weekday+3} morning is free and I have held it for you. The loyalty credit I will check and write to you.',
            h: 3,
          },
          { c: 'Great, please book it', h: 1 },
          { a: 'Booked. And good news on the credit: 10.00 off the next invoice.', h: 20 },
        ],
      },
    ],
  },
  {
    id: 'contract-end',
    sector: 'telecoms',
    title: 'Contract runs out, competitor is cheaper',
    language: 'en',
    channels: ['web', 'app'],
    mood: 'brisk',
    rhythm: 'hours',
    tags: ['retention'],
    slots: {
      now: { money: [46, 58] },
      rival: ['Clearline', 'Orbit', 'Netpace'],
      theirs: { money: [29, 36] },
    },
    events: [
      ['invoice', -12, 'Invoice {month-0}: {now}'],
      ['call', -40, 'Asked about price rise, no offer made'],
    ],
    intents: [
      {
        key: 'end',
        label: 'contract end date',
        stems: ['contract', 'minimum term', 'runs (out|until)', 'ends? on', 'until', 'notice'],
        ask: [
          'So when exactly does my contract end?',
          'You left out the date. When am I free to go?',
        ],
      },
      {
        key: 'price',
        label: 'better price',
        stems: ['price', 'discount', 'offer', 'match', 'loyalty'],
        ask: ['And the price? {rival} wants {theirs}. What can you do?'],
        refused: [
          "Then I'm afraid {rival} gets my money. Unless there's somebody who can do a bit more?",
        ],
      },
      {
        key: 'fee',
        label: 'early exit fee',
        stems: ['fee', 'charge', 'costs?', 'penalty', 'free of'],
        ask: ['What would leaving early cost me?'],
      },
    ],
    openings: [
      [
        "{rival} is offering me the same speed for {theirs}, I pay you {now}. [end:When does my contract end], [fee:what does it cost to leave before that], and is there [price:anything you can do on price]? I've been here nine years, I'd rather not move.",
      ],
      [
        'Three short questions please.',
        '1) [end:end date of my contract] 2) [fee:cancellation fee if I leave next month] 3) [price:your best price for me]. For comparison {rival}: {theirs} a month, I pay {now}.',
      ],
      [
        "Every year the same game. New customers get {theirs}, I get {now} and a Christmas card. [price:What's your real price for someone who stays?]",
        {
          text: "And so I can compare properly: [end:till when am I tied in] and [fee:what's the exit fee]",
          afterMinutes: 14,
        },
      ],
    ],
    questions: [
      ['speed|megabit|mbit|how fast', '250 down, same as now. I never use more than that.'],
      [
        'which offer|link|screenshot',
        "It was on their site yesterday, {rival} Home 250, {theirs} for 24 months. I can't find the link now.",
      ],
    ],
    thanks: [
      "Fair enough. That's close enough to {theirs} that I won't bother switching. Thanks for the straight answer.",
      "Good. A clear date, a clear price. I'll stay.",
      'Appreciate it. Why is that never on the website?',
    ],
    goodReply:
      'Hello {first}, your contract runs until {day+74}. {Leaving before that would cost a fee of 25.00 for each month that is left|There is an exit fee of 25.00 a month until then}. {For nine years of loyalty I can give you a discount: 34.90 a month for the next 24 months|My best price is 34.90 a month, fixed for two years}.',
    chase: ['The {rival} offer ends Sunday. Just so you know.'],
  },
];
