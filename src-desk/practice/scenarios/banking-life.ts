import type { Scenario } from '../scenario';

/** Accounts, loans, and what happens in people's lives. */
export const bankingLife: readonly Scenario[] = [
  {
    id: 'mortgage-fix-end',
    sector: 'banking',
    title: 'Fixed rate ends',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'brisk',
    rhythm: 'days',
    tags: ['mortgage'],
    attributes: { Account: ['Premium', 'Classic'] },
    slots: {
      rest: ['148,000', '96,500', '211,300'],
      rate: ['1.45', '1.79', '2.05'],
      extra: ['10,000', '20,000', '15,000'],
    },
    events: [
      ['change', -3300, 'Mortgage agreed, {rate} % fixed'],
      ['call', -30, 'Asked for appointment, not reached'],
    ],
    intents: [
      {
        key: 'rate',
        label: 'new rate',
        stems: ['rate', '%', 'percent', 'fixed', 'years'],
        ask: ['And what rate can we expect?'],
      },
      {
        key: 'extra',
        label: 'extra repayment',
        stems: ['repay', 'overpay', '{extra}', 'lump', 'penalty'],
        ask: ['Can we pay off {extra} without a penalty?'],
      },
      {
        key: 'meeting',
        label: 'appointment',
        stems: ['appointment', 'meeting', 'video', 'call you', 'adviser', 'advisor'],
        ask: ['You have not suggested an appointment yet.'],
      },
    ],
    openings: [
      [
        'Dear Tidewell,\n\nour fixed rate of {rate} % ends in {month+4}, with {rest} left. [rate:What would a new ten-year fix cost today?] We would like to [extra:pay off {extra}] at that point. [meeting:Is an evening appointment possible?] We both work.\n\nRegards, {name}',
      ],
      [
        'Good evening, planning ahead: mortgage, {rest} remaining, fixed until {month+4}. [rate:Current rates?] [extra:Extra repayment of {extra}, is there a charge?] Happy to [meeting:do this by video].',
        {
          text: 'Evenings after 6 suit us. We have an offer from another bank, in fairness you should know.',
          afterMinutes: 50,
        },
      ],
      [
        'Hello, I had asked for a call back and nobody rang. So: [rate:new rate please], [extra:lump sum {extra} yes/no], [meeting:and a real appointment] with a person. Thank you.',
      ],
    ],
    questions: [
      ['income|employ|changed', 'No changes, both still employed, same jobs.'],
      ['which day|what time|evening', 'Tuesday or Thursday, after 6 pm.'],
    ],
    thanks: [
      'Thank you, very informative. We look forward to the meeting.',
      'That is helpful. Thank you, {agent}.',
      'Thanks, now we can compare properly.',
    ],
    goodReply:
      'Dear {name}, {today a ten-year fix would be 3.42 percent for you|the rate today is 3.42 percent fixed for ten years}. {When the fix ends you can repay {extra} or any amount without a penalty|At that date a lump sum of {extra} is free of charge}. {I suggest a video appointment with your adviser {weekday+5} at 18:30, the link is in your mailbox|An appointment is reserved for {weekday+5} at 18:30, by video}.',
  },
  {
    id: 'joint-account',
    sector: 'banking',
    title: 'Joint account after a wedding, new name',
    language: 'en',
    channels: ['web', 'app'],
    mood: 'warm',
    rhythm: 'days',
    tags: ['account change'],
    slots: {
      partner: ['Sam', 'Noor', 'Alex', 'Chidi', 'Robin'],
      newName: ['Hartley-Osei', 'Winter', 'Moreau', 'Adeyemi-Cole'],
    },
    events: [['other', -12, 'Address unchanged, marriage certificate requested']],
    intents: [
      {
        key: 'name',
        label: 'change of name',
        stems: ['name', 'certificate', 'passport', 'id '],
        ask: ['And what do you need from me for the new name?'],
      },
      {
        key: 'joint',
        label: 'joint account',
        stems: ['joint', 'both', 'shared', 'together'],
        ask: ['How do we open the joint account?'],
      },
      { key: 'cards', label: 'new cards', stems: ['card'], ask: ['Do I get a new card as well?'] },
    ],
    openings: [
      [
        "Hello! We got married :) I'm {newName} now. [name:What do I have to send you?] {partner} and I would like [joint:a joint account], and [cards:does the card change too]?",
      ],
      [
        'Hi, life admin after the honeymoon: a) [name:new surname {newName}] b) [joint:joint account with {partner}], who is with another bank c) [cards:new cards]. Do we have to come in?',
      ],
      [
        'Good morning, I married in {month-1} and took the name {newName}.',
        {
          text: '[name:The form online wants a fax number...?] Also interested in [joint:a shared account] and [cards:what happens to my card] with the old name. Kind regards (still signing as) {name}',
          afterMinutes: 15,
        },
      ],
    ],
    questions: [
      ['certificate|upload|copy', 'I have the certificate as a PDF, where can I upload it?'],
      ['partner|other bank|customer', '{partner} is not a customer yet.'],
    ],
    thanks: [
      'Lovely, thank you! Less painful than the seating plan.',
      'Thank you so much, all clear now.',
      'Perfect, thanks from both of us.',
    ],
    goodReply:
      'Congratulations, {first}! {For the new name a photo of the marriage certificate in the app is enough|Please upload your certificate in the app, the name changes the same day}. {You open the joint account there in ten minutes, {partner} identifies by video|The joint account can be opened online by both of you}. {A new card comes by itself, the old one works until then|Your cards are replaced within a week, free of charge}.',
    later: {
      afterDays: [9, 21],
      intents: [
        {
          key: 'direct',
          label: 'move standing orders',
          stems: ['standing', 'direct debit', 'move', 'switch', 'transfer'],
          ask: ['Can the standing orders be moved over?'],
        },
      ],
      opening: [
        'Joint account is open, thanks again! [direct:Can you move my standing orders there], or do I do that one by one?',
      ],
      goodReply:
        'With the switch service in the app you can move all standing orders at once, just tick those that should go. It takes two days.',
    },
  },
  {
    id: 'overdraft-fee',
    sector: 'banking',
    title: 'Overdraft fees after late salary',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'cross',
    rhythm: 'hours',
    tags: ['fees', 'overdraft'],
    slots: {
      fee: { money: [18, 42] },
      sum: ['212', '87', '340'],
      pay: ['the hospital', 'my agency', 'the school', 'the airline'],
    },
    events: [
      ['invoice', -2, 'Overdraft and return fees {fee}'],
      ['other', -6, 'Direct debit returned: rent'],
    ],
    intents: [
      {
        key: 'fee',
        label: 'overdraft fees',
        stems: ['fee', 'waive', 'refund', 'charge', 'goodwill'],
        ask: ['And the {fee}?'],
        refused: ["So I'm poor, and that costs extra. Great."],
      },
      {
        key: 'rent',
        label: 'returned rent',
        stems: ['rent', 'direct debit', 'paid again', 'resubmit', 'landlord', 'collect'],
        ask: ['What about the rent that bounced?'],
      },
      {
        key: 'buffer',
        label: 'agreed overdraft',
        stems: ['overdraft', 'limit', 'buffer', 'arranged'],
        ask: ["How do I make sure this doesn't happen next month?"],
      },
    ],
    openings: [
      [
        '{Pay} paid five days late and you charge me [fee:{fee} in fees] for being {sum} under. Meanwhile [rent:my rent bounced]. Thanks for nothing.',
        '[buffer:Can I at least get a small arranged overdraft?]',
      ],
      [
        "I don't usually write things like this but [fee:{fee}]? For two days? [rent:The landlord got nothing] and now he's writing to me too. [buffer:How can we avoid this next month], my pay date moves around.",
      ],
      [
        'Hi, salary from {pay} was late. [fee:fees of {fee}] on my account, [rent:direct debit for the rent went back]. Been with you since 2014. Please see what you can do + [buffer:an overdraft limit of 500 maybe]',
      ],
    ],
    questions: [
      ['salary|income|when do you', 'Usually the 25th, last month it was the 30th. About 1,900.'],
      ['landlord|reference|when is', 'Landlord will try again on the 5th he says.'],
    ],
    thanks: [
      "Thank you. I'm sorry I was short with you.",
      'I appreciate that, really.',
      'OK. That helps a lot, thanks.',
    ],
    goodReply:
      'Hello {first}, I can see your pay came late. {I have refunded the fees of {fee} as goodwill|The {fee} in charges are back on your account}. {Your landlord can collect the rent again tomorrow, it will be paid this time|The rent has been paid again this morning}. {I have also set up an arranged overdraft of 500, it costs nothing while you do not use it|From today you have a buffer of 500}.',
    chase: ["It's been hours. The landlord isn't as patient as I am."],
  },
  {
    id: 'bereavement',
    sector: 'banking',
    title: 'Account of a parent who died',
    language: 'en',
    channels: ['email', 'web'],
    mood: 'worried',
    rhythm: 'days',
    tags: ['bereavement', 'vulnerable customer'],
    slots: {
      who: ['my father', 'my mother', 'my aunt'],
      acc: { code: '…####' },
      cost: ['2,900', '3,450', '4,120'],
    },
    events: [['change', -4, 'Account {acc} reported: account holder deceased']],
    intents: [
      {
        key: 'papers',
        label: 'documents needed',
        stems: ['certificate', 'will', 'probate', 'document', 'send'],
        ask: ['Which papers do you need from me?'],
      },
      {
        key: 'funeral',
        label: 'funeral invoice',
        stems: ['funeral', 'invoice', 'pay (it|the)', 'undertaker'],
        ask: ['May the funeral be paid from the account?'],
      },
      {
        key: 'orders',
        label: 'standing orders',
        stems: ['standing', 'direct debit', 'stop', 'continue', 'rent', 'electric'],
        ask: ['What happens with the standing orders?'],
      },
    ],
    openings: [
      [
        'Good morning,\n\n{who} died last week. The account with you ends in {acc}. I have never done this before: [papers:what do you need from me]? [funeral:Can the funeral invoice ({cost}) be paid from the account], and [orders:what about rent and electricity]?\n\nThank you\n{name}',
      ],
      [
        'Hello, I am writing because {who} has passed away. I have access to nothing and the letters keep coming. [papers:Please tell me what to send.]',
        {
          text: 'The undertaker wants {cost}. [funeral:Is there a way to pay that from the account?] And [orders:should the standing orders be stopped?]',
          afterMinutes: 70,
        },
      ],
      [
        "{Who} was your customer for more than forty years ({acc}). We buried them on {weekday-2}. I'd be grateful for a list: [papers:papers], [funeral:paying the funeral, {cost}], [orders:what to do with the direct debits]. No hurry with an offer of any kind, please.",
      ],
    ],
    questions: [
      [
        'will|executor|heir',
        'There is a will, I am named as executor, my brother agrees with everything.',
      ],
      ['account number|iban', 'The account ends in {acc}, I do not have the whole number here.'],
    ],
    thanks: [
      'Thank you. You put that very kindly.',
      'Thank you for making this a little easier.',
      'Thank you, {agent}. I will send it this week.',
    ],
    goodReply:
      'Dear {name}, I am very sorry for your loss. {All I need is a copy of the death certificate and of the will, a photo is enough|Please send only the death certificate and the will, in whatever form is easiest}. {The funeral invoice can be paid from the account straight away, just forward it to me|Just forward the funeral invoice, we pay it from the account without waiting for the rest}. {Rent and electricity continue, all other standing orders are stopped until you decide|I have let the direct debits for the home continue and stopped the others}. Take all the time you need.',
    history: [],
  },
  {
    id: 'standing-order',
    sector: 'banking',
    title: 'Standing order went to old landlord',
    language: 'en',
    channels: ['app', 'sms'],
    mood: 'worried',
    rhythm: 'minutes',
    tags: ['payment'],
    slots: {
      sum: { money: [690, 1180] },
      old: ['Mr Pike', 'Lakeside Lettings', 'Mrs Anand', 'Brückner Immobilien'],
    },
    events: [['other', -1, 'Standing order {sum} to {old}']],
    intents: [
      {
        key: 'recall',
        label: 'recall payment',
        stems: ['recall', 'request(ed)?', 'back from', 'returned?', 'other bank', 'their bank'],
        ask: ['Can you get the {sum} back from {old}?'],
        refused: ['But I told the app to change it. It must have kept the old one.'],
      },
      {
        key: 'change',
        label: 'change standing order',
        stems: ['standing order', 'changed', 'new (account|iban|landlord)', 'deleted', 'from next'],
        ask: ['And the standing order, is it changed for next month?'],
      },
    ],
    openings: [
      [
        'Oh no. My rent of {sum} went to {old}, and I moved out in {month-1}. [recall:Can you get it back?] And [change:change the standing order] before it happens again.',
      ],
      [
        'hi, [recall:{sum} sent to the wrong landlord], thats {old}, the old one. yesterday. new one is waiting. [change:how do i change it in the app], i only see "delete"',
      ],
      [
        "Hello, I'd like to recall a payment please: [recall:{sum} to {old}], {day-1}. It's a standing order I thought I had ended. [change:Please make sure it is ended now.]",
      ],
    ],
    questions: [
      [
        'iban|new account|new landlord',
        'New one is in the rental contract, IBAN ends 4410 {phoneEnd}. I can send it in the app.',
      ],
      ['contact|asked|spoken', 'I texted them, no answer so far.'],
    ],
    thanks: [
      'Thank you, fingers crossed they are honest people.',
      'Phew, ok. Thanks so much.',
      'Thanks, that was fast. New landlord is informed.',
    ],
    goodReply:
      'Hello {first}, {I have sent a recall to their bank, it usually takes three to five days|the recall is on its way to the other bank, they have ten days to answer}. {The standing order to {old} is deleted, please set up the one for the new landlord in the app under Plan|I have changed the standing order, from next month nothing goes to {old}}.',
  },
];
