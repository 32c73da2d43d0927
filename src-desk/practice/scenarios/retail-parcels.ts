import type { Scenario } from '../scenario';

/** Parcels: damaged, late, incomplete, the wrong size. */
export const retailParcels: readonly Scenario[] = [
  {
    id: 'damaged-parcel',
    sector: 'retail',
    title: 'Parcel arrived crushed',
    language: 'en',
    channels: ['app', 'whatsapp'],
    mood: 'worried',
    rhythm: 'hours',
    tags: ['damage', 'picture'],
    slots: {
      order: { code: 'HF-######' },
      item: [
        'the blue stoneware set',
        'the glass table lamp',
        'the six wine glasses',
        'the big mirror',
      ],
      price: { money: [45, 130] },
    },
    events: [
      ['order', -6, 'Order {order}, {price}'],
      ['delivery', 0, 'Parcel delivered, left with neighbour'],
    ],
    intents: [
      {
        key: 'broken',
        label: 'replacement or refund',
        stems: [
          'replac',
          'refund',
          'new (one|set|parcel)',
          'send (you )?(another|a new)',
          'money back',
        ],
        ask: ['So will I get a new one or my money back?'],
      },
      {
        key: 'keep',
        label: 'what to do with broken goods',
        stems: [
          'return',
          'throw',
          'dispose',
          'collect',
          'keep (it|them|the)',
          'bin',
          'send .{0,12}back',
        ],
        ask: ['And do you want the broken pieces back?'],
      },
    ],
    openings: [
      [
        {
          text: 'Photo: damaged parcel. It came like this, and [broken:{item} inside is in pieces].',
          picture: 'parcel-damaged',
        },
        'Order {order}. [keep:Do I have to send the broken bits back?]',
      ],
      [
        "Hello, I'm a bit gutted. [broken:{Item} arrived smashed], the box looks like somebody sat on it. It was meant to be a wedding present for {weekday+5}.",
        { text: "here's what it looked like", picture: 'parcel-damaged', afterMinutes: 2 },
        'Order number is {order}. Also [keep:what should I do with all the shards], I have a toddler',
      ],
      [
        'hi. order {order}. you can hear it before you open it 🙃 [broken:{Item}: broken]. the neighbour took it in so i couldnt refuse it. new one please or refund, and [keep:does the broken stuff need to go back?]',
      ],
    ],
    picture: 'parcel-damaged',
    questions: [
      [
        'packag|inner|box|bubble',
        'There was paper on top and nothing underneath. One corner of the box is completely crushed.',
      ],
      [
        'refund or|prefer|rather',
        'A new one if it can be here by {weekday+4}, otherwise a refund please.',
      ],
      [
        'how many|which (piece|part|one)',
        "Most of it, I'm afraid. Nothing I would give to anyone.",
      ],
    ],
    thanks: [
      'Oh that was easy. Thank you so much!',
      'Brilliant, thank you. And so quick.',
      'Thanks a lot, fingers crossed the second one travels better.',
    ],
    goodReply:
      "I'm sorry, {first}, that is not how it should arrive. {A new one leaves today by express and is with you on {weekday+2}|I have sent a replacement, it arrives {weekday+2}}. {Please throw the broken pieces away, we do not need them|No need to return anything, just dispose of it safely}.",
    chase: ['Hi, did you see my photo? I need to know about {weekday+5}.'],
    later: {
      afterDays: [3, 9],
      intents: [
        {
          key: 'second',
          label: 'second parcel',
          stems: ['refund', 'track', 'parcel', 'deliver', 'carrier', 'collect'],
          ask: ['So where is the second parcel?'],
        },
      ],
      opening: [
        "Hi, it's {first} with the broken parcel. Tracking says [second:'returned to sender']?? The new one never got here.",
      ],
      goodReply:
        'The carrier could not read the label, so the parcel turned back. I have refunded the full amount today, you see it in two or three days.',
    },
  },
  {
    id: 'late-birthday',
    sector: 'retail',
    title: 'Birthday present is late',
    language: 'en',
    channels: ['whatsapp', 'app'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['delivery'],
    slots: {
      order: { code: 'HF-######' },
      toy: ['wooden railway', 'telescope', 'roller skates', 'doll house', 'rock tumbler'],
      age: ['five', 'six', 'nine', 'eleven'],
    },
    events: [
      ['order', -8, 'Order {order}: {toy}, express'],
      ['other', -3, 'Parcel held at depot'],
    ],
    intents: [
      {
        key: 'where',
        label: 'where is the parcel',
        stems: ['deliver', 'arrive', 'depot', 'tracking', 'courier', 'parcel', 'be with you'],
        ask: ['Please, where is it and will it make it by {weekday+2}?'],
      },
      {
        key: 'address',
        label: 'other delivery address',
        stems: ['address', 'redirect', 'office', 'work', 'neighbour', 'pick.?up'],
        ask: ['Can it go to my work address instead?'],
      },
      {
        key: 'express',
        label: 'express fee back',
        stems: ['express', 'shipping', 'fee', 'refund'],
        ask: ['And the express fee, do I get that back?'],
      },
    ],
    openings: [
      [
        "My son turns {age} on {weekday+2} and [where:the {toy} ({order}) hasn't moved in three days]. Paid extra for express!",
        "If it still comes, can it go [address:to my work], nobody's home before 6. And [express:the express fee back] please.",
      ],
      [
        "hello! {order}, {toy}. tracking says 'at depot' since {weekday-3}. [where:will it be here for a birthday on {weekday+2}?] I already told her it's coming, my own fault, I know",
        {
          text: '[address:other address possible?] and [express:express was 7.90], that was not very express',
          afterMinutes: 8,
        },
      ],
      [
        "Evening. Three things on {order}: [where:no movement since {weekday-3}]; I'd like it [address:delivered to the office, 2 Foundry Lane]; [express:express surcharge refunded]. The child in question is nearly {age} and asks every hour.",
      ],
    ],
    questions: [
      ['work address|which address|office', '2 Foundry Lane, reception is open till 5.'],
      ['safe place|neighbour', 'Number 12 next door is usually in, Mrs Adeyemi.'],
    ],
    thanks: [
      'You saved a birthday. Thank you!!',
      "Phew. Thanks, I'll stop refreshing the tracking page now.",
      'Thank you, and thank you for not blaming the courier.',
    ],
    goodReply:
      'Hi {first}, {I found the parcel at the depot, the courier delivers it tomorrow before noon|it sat at the wrong depot and will be delivered tomorrow by 12}. {It goes to your work now, I have changed the address with the driver|I have redirected it to your office}. {The 7.90 for express is refunded today|And the express fee is back on your card today}.',
    chase: [
      'Sorry, is anyone there? The shop down the road closes at 6 and I need a plan B.',
      'Any news on the {toy}?',
    ],
  },
  {
    id: 'wrong-size',
    sector: 'retail',
    title: 'Exchange a size bought in the sale',
    language: 'en',
    channels: ['app', 'messenger'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['exchange'],
    slots: {
      order: { code: 'HF-######' },
      thing: ['linen dress', 'rain jacket', 'wool coat', 'running tights', 'chore jacket'],
      have: ['M', '38', '12'],
      want: ['L', '40', '14'],
      paid: { money: [39, 75] },
    },
    events: [
      ['order', -10, 'Order {order}: {thing}, sale'],
      ['delivery', -6, 'Delivered to pickup point'],
    ],
    intents: [
      {
        key: 'size',
        label: 'exchange size',
        stems: ['size', 'exchange', 'in stock', 'reserved?', 'swap'],
        ask: ['Is the {want} still there for an exchange?'],
      },
      {
        key: 'label',
        label: 'return label',
        stems: ['label', 'qr', 'parcel shop', 'post office', 'drop'],
        ask: ['How do I send the {have} back?'],
      },
      {
        key: 'price',
        label: 'sale price',
        stems: ['price', 'difference', 'pay', 'same (price|amount)', 'sale'],
        ask: ['And would I still pay the sale price?'],
      },
    ],
    openings: [
      [
        "Hi there! The {thing} is beautiful but I'm not a size {have} any more, it seems :) [size:Can I swap it for {want}?] [price:Does the sale price still count], and [label:is there a label]?",
      ],
      [
        'Hello, order {order}. [size:{thing} in {have} is too small, I need {want}.]',
        'I paid {paid} in the sale and now it is full price again. [price:Do I pay the difference?] And [label:which parcel shop takes it back]?',
      ],
      [
        "Quick question about {order} — love the {thing}, wrong size, totally my fault. [size:{want} please], if you've still got one. [price:At the price I paid?] [label:There was no return slip in the bag.]",
      ],
    ],
    questions: [
      ['colour|color', 'Same colour please, the dark green.'],
      ['worn|tags|washed', 'Only tried on at home, tags are still on.'],
    ],
    thanks: [
      'Perfect, thank you! You make it very easy to keep buying things.',
      "Lovely, I'll drop it off tomorrow. Thanks!",
      "That's really kind. Thank you.",
    ],
    goodReply:
      '{Hello {first}, we have the {want} and I have reserved one for you, the exchange is booked|Hello {first}, size {want} is in stock and set aside for you}. {The return label is a QR code in your e-mail, any parcel shop scans it|I have mailed you a label, any parcel shop takes it}. {You pay nothing more: the sale price stays|The sale price of {paid} stays, there is no difference to pay}.',
    chase: ["Hi, just checking the {want} hasn't sold out in the meantime?"],
  },
  {
    id: 'missing-item',
    sector: 'retail',
    title: 'One of three things missing',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'brisk',
    rhythm: 'days',
    tags: ['missing item'],
    slots: {
      order: { code: 'HF-######' },
      missing: [
        'the second pillow case',
        'the lid of the casserole',
        'the navy towels',
        "the men's slippers (43)",
      ],
      price: { money: [14, 32] },
    },
    events: [
      ['order', -7, 'Order {order}, three items'],
      ['delivery', -2, 'Parcel 1 of 1 delivered'],
    ],
    intents: [
      {
        key: 'missing',
        label: 'missing item',
        stems: [
          'missing',
          'sent? separately',
          'second parcel',
          'warehouse',
          'post(ed)? it',
          'ship',
        ],
        ask: ['And {missing}? When can I expect it?'],
      },
      {
        key: 'receipt',
        label: 'gift receipt',
        stems: ['receipt', 'without (the )?price', 'gift'],
        ask: ['You forgot the gift receipt.'],
      },
      {
        key: 'lower',
        label: 'price dropped',
        stems: [
          'price (fell|difference|match|drop|adjust|went)',
          'difference',
          'cheaper',
          'credit',
          'voucher',
        ],
        ask: ['What about the price that has dropped since?'],
        refused: [
          'Hm. So I return it and order it again for less? That seems a bit silly for both of us.',
        ],
      },
    ],
    openings: [
      [
        'Hello,\n\nmy order {order} came on {weekday-2}, but [missing:{missing} was not in the parcel] although the delivery note lists it.\n\nTwo smaller matters: could I have [receipt:a gift receipt without prices], and I see the blanket is now {price} less on your site. [lower:Is there a price adjustment?]\n\nBest wishes\n{name}',
      ],
      [
        "Dear Harrow & Finch, I have unpacked everything twice. [missing:{missing}: not there.] Order {order}. It's a present, so please also send [receipt:a receipt that doesn't show what I spent].",
        {
          text: 'And another thing. You reduced the blanket by {price} the day after I bought it. [lower:Can you do something about that?] — {first}',
          afterMinutes: 17,
        },
      ],
      [
        'order {order}: [missing:{missing} missing], rest ok. pls [receipt:gift receipt]. also [lower:price went down {price}], what now. regards {last}',
      ],
    ],
    questions: [
      ['weight|label|parcels|boxes', 'One box, 2.1 kg on the label.'],
      ['delivery note|packing slip', 'It is ticked on the delivery note, with initials "MB".'],
    ],
    thanks: [
      'Excellent, thank you for taking all three in one go.',
      'Thank you, that is more than I expected. {name}',
      'Very good. Thanks.',
    ],
    goodReply:
      'Dear {name}, {the missing piece was left at the packing table, it ships today and arrives {weekday+2}|I found it in the warehouse and it is on its way as a second parcel, due {weekday+2}}. {A gift receipt without prices is attached to this order and also in the new parcel|The gift receipt travels with it}. {I have paid the price difference of {price} back to your card|As the price fell within 14 days you get the difference of {price} back}.',
    history: [
      {
        daysAgo: 330,
        intents: ['catalogue'],
        outcome: 'Catalogue by post stopped',
        lines: [
          {
            c: 'Please stop sending me the paper catalogue, I only shop online and it goes straight into the recycling.',
          },
          {
            a: 'Done, {first}. One more may come because it is printed already, after that none.',
            h: 9,
          },
        ],
      },
    ],
  },
];
