import type { Opening } from '../scenario';

/** Further ways in which the English situations begin, by scenario id. */
export const moreTelecomsRetail: Readonly<Record<string, readonly Opening[]>> = {
  'router-red-light': [
    [
      "Evening. It's about the box you sent, the {model}. [red:Light is red, has been for two hours], the app says 'no line'. My son has an online exam on {weekday+2}.",
      "Two smaller things so I don't forget: [old:the broken one, bin it or send it?] and [credit:money back for the {days} days], please and thank you.",
    ],
    [
      { text: 'is this normal?? [red:red light], new router, day 1', picture: 'router-red' },
      '[old:and the old one??] no instructions for that anywhere',
      {
        text: "[credit:{days} days no internet] btw. i'd like something for that",
        afterMinutes: 11,
      },
    ],
  ],
  'moving-house': [
    [
      'Hello! Our removal van got moved, so everything shifts. Is [visit:{weekday+5} possible for the technician], mornings if you can? My partner wants to know [router:which router it is] (he has opinions about routers). I want to know [invoice:why the {month-1} bill says {billed}] and not {usual}. And both of us would like [speed:a faster line] while the floor is open anyway.',
    ],
    [
      'Dear Fennwave, four short questions about the move to {newStreet}. [visit:Could the engineer come one day before the agreed date?] [router:Is the router included, and what kind?] [invoice:{billed} for {month-1}: correct?] [speed:What would the next faster plan cost?] Regards, {name}',
    ],
  ],
  'contract-end': [
    [
      "Good evening. My neighbour pays {theirs} at {rival} for exactly what I have, and he won't stop telling me. Before I do something about it: [end:until when am I bound], [fee:is there a fee], and [price:can you come anywhere near {theirs}]?",
    ],
    [
      'hi, thinking of leaving tbh. [price:{now} is a lot]. {rival} {theirs}.',
      { text: '[end:when could i] and [fee:what would it cost me]', afterMinutes: 3 },
    ],
  ],
  'mother-landline': [
    [
      "Good morning, I'm worried. My {mum} ({age}) is [dead:not reachable, the line {line} just clicks]. She wears [alarm:an alarm button connected to it]. A neighbour is with her now but has to go to work.",
      '[scam:The scam calls], if you could stop them as well. She is too polite to hang up.',
    ],
    [
      'Phone fault: [dead:{line}, no dial tone since yesterday evening]. Account holder is my {mum}, {age}. Please tell me [alarm:whether the emergency pendant still dials out] and, not urgent, [scam:how to filter the nuisance calls].',
    ],
  ],
  'roaming-ferry': [
    [
      "Hi there, my partner says I should let it go but I can't: [charge:{charge} for a ferry crossing]? {Ferry}, we had coffee and looked at the sea. [block:Where is the switch] that stops this?",
    ],
    [
      'Dear team, the invoice shows [charge:"roaming maritime {charge}"]. I was on the {ferry} line with the phone in flight mode, or so I believed. I kindly ask [charge:whether this can be reduced] and [block:how it can be blocked in future].',
    ],
  ],
  'esim-new-phone': [
    [
      "Morning! New {phone}, lovely, but no signal: [transfer:the eSIM is still on my {old}], which I've already promised to my niece. [number:I keep the number, don't I?] And a silly one, [voicemail:can I keep a voicemail]? It's my dad singing happy birthday.",
    ],
    [
      "[transfer:eSIM activation failed], {phone}, three attempts. Is my line now in limbo? [number:Number must stay], it's on my business cards. [voicemail:Saved voicemails too], if possible.",
    ],
  ],
  'data-gone': [
    [
      'heyy quick q. [why:{gb}gb gone by the 4th, how], and is there [more:a mini pack or something], payday is friday',
    ],
    [
      "Hello, my plan has {gb} GB and I've [why:used all of it already], says the text. I don't believe that. I only use it for {app}. [more:Can I buy some extra?]",
    ],
  ],
  'business-lines': [
    [
      'Hello, quick list from {firm} before the weekend: [ip:one static IP] (alarm system wants it), [vat:invoices with our VAT number {vat}] please, and [sla:the credit for the outage, ticket {ticket}]. We had eleven people in the waiting room that day. Thanks, {first}',
    ],
    [
      'Good afternoon, I took over the office at {firm} this month and found three loose ends with you. [sla:Outage {ticket}: was the service credit ever paid?] [vat:Our VAT number ({vat}) is not on your invoices.] [ip:Do we have a fixed IP address, yes or no?] Kind regards, {name}',
    ],
  ],
  'damaged-parcel': [
    [
      { text: "I'm not usually one to complain but look at this", picture: 'parcel-damaged' },
      '[broken:{item}, in bits.] Order {order}. It cost {price}, so I do mind. [keep:Shall I keep it for collection?]',
    ],
    [
      "Hello! Order {order} came today and [broken:{item} didn't survive the trip]. The driver was very apologetic and said to contact you. What happens now? [keep:And the remains, where do they go]?",
    ],
  ],
  'late-birthday': [
    [
      'Hi, sorry, stressed parent here. {order}, the {toy}. [where:Is it coming before {weekday+2}?] If so please [address:to my office], and if not please tell me honestly so I can panic in time. [express:I did pay for express.]',
    ],
    [
      'Order {order} ({toy}) is stuck. [where:Last scan {weekday-3}.] Birthday is on {weekday+2}, {age} candles.',
      {
        text: 'Can the driver [address:go to a different address]? And [express:refund the express fee], only fair',
        afterMinutes: 4,
      },
    ],
  ],
  'wrong-size': [
    [
      "Me and your size chart don't agree :) {order}: {thing}, took a {have}, [size:need a {want}]. [label:How do I send it back] and [price:will it cost more now that the sale is over]?",
    ],
    [
      'Hi, could you please [size:exchange the {thing} from {have} to {want}]? Order {order}. I hope [price:the {paid} I paid still counts]. [label:I have no printer], is that a problem?',
    ],
  ],
  'missing-item': [
    [
      'Hi, my parcel ({order}) is missing a piece: [missing:{missing}]. I even looked inside the packing paper, twice. Could you add [receipt:a gift receipt] to whatever you send? And [lower:I noticed the price dropped by {price}], the day after. Typical!',
    ],
    [
      'Good day. Received: two of three. [missing:Not received: {missing}.] Order {order}. Also required: [receipt:gift receipt]. Also noticed: [lower:price reduced by {price} since]. Please advise. {name}',
    ],
  ],
  'sofa-delivery': [
    [
      "Hi, {first} here, {order}. I can't quite believe it's coming on {weekday+4}! [window:What time roughly?] [stairs:{floor} floor without lift, do they bring it up?] [old:And would they take the old one], it's a two-seater that thinks it's a three-seater.",
    ],
    [
      '[window:Delivery time {weekday+4}?] [stairs:Does "to the room" mean up to the {floor} floor?] [old:Price for removing the old sofa?] Order {order}. Many thanks.',
    ],
  ],
  'voucher-expired': [
    [
      'Good evening, I wanted to treat myself with [card:gift card {card}], {worth}, but it is "not valid". It was in a drawer, unopened. [points:My points], {points} of them, are gone as well. Is it because of the new app?',
    ],
    [
      '[card:gift card declined] at checkout 😭 {card}. and [points:0 points??] had {points}. pls help before the shoes are gone',
    ],
  ],
  'espresso-leak': [
    [
      "Hello, it's {first}. Our {machine} ({order}) is [repair:weeping from the bottom]. {Months} months old. [warranty:Still under guarantee?] We are a household of two nurses, so [loan:any chance of a replacement machine] while it's away?",
    ],
    [
      {
        text: "See picture. That's not supposed to happen, is it? [repair:leaks when brewing]",
        picture: 'leaking-machine',
      },
      '[warranty:bought {months} months ago], {order}',
      {
        text: 'and [loan:do you lend out machines]? the instant coffee is making us both mean',
        afterMinutes: 14,
      },
    ],
  ],
  'refund-waiting': [
    [
      "Hello again. You told me to wait 14 days, it's been 22. [money:{sum} for the {thing}], tracking {track}. And today [interest:a payment reminder with a fee] came in. I'd like a person to look at this, not a template.",
    ],
    [
      'Return {track} received by you on {day-17}. [money:Refund {sum}: not received.] [interest:Reminder from the pay-later company: received.] Please explain. {name}',
    ],
  ],
  'console-preorder': [
    [
      'evening, its about my {console} preorder {order}. [date:does anyone know when its really coming], [taken:why has the {amount} left my account], [cancel:and if i change my mind?]',
    ],
    [
      'Hi! Birthday present to myself, {console}, {order}. [date:The date jumped to {month+1}], ok. But [taken:{amount} was charged already]? And just in case, [cancel:till when can I cancel]?',
    ],
  ],
};
