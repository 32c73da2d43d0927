import type { Opening } from '../scenario';

/** Further ways in which the English situations begin, by scenario id. */
export const moreTravelBanking: Readonly<Record<string, readonly Opening[]>> = {
  'flight-cancelled': [
    [
      'Hello from {from} airport, where everybody is shouting. {flight} is off. We are {ref}, travelling with {kids}. [rebook:Is there anything early tomorrow?] [hotel:Do you put us up for the night?] [comp:And are we due anything?] No rush on the last one.',
    ],
    [
      '{flight} cancelled at 21:40, ref {ref}.',
      {
        text: '[rebook:need to be home by tomorrow noon], surgery on {weekday+2}. [hotel:hotel?] [comp:compensation?] with {kids}',
        afterMinutes: 1,
      },
    ],
  ],
  'suitcase-broken': [
    [
      "Well, that trip ended with a bang. [pay:{Part}.] Suitcase was {price}, I've had it since spring. I got a slip at the desk, {pir}. [deadline:What do I do with the slip, and how long do I have]?",
    ],
    [
      'Damage claim, booking {ref}, report {pir}. [pay:{Part}], value {price}. [deadline:Please list the documents you need.] I travel again in two weeks.',
    ],
  ],
  'name-typo': [
    [
      "Hi! I booked for {who} and me ({ref}) late at night, and autocorrect did its thing: [name:{wrong}], should be {right}. [name:Can that be fixed?] [seats:Also we'd like to sit together], and [bag:take a suitcase].",
    ],
    [
      'Good afternoon, correction for {ref} please: [name:first name {right}, not {wrong}]. If you are in the booking anyway, [seats:two adjacent seats] and [bag:one piece of luggage]. Thank you kindly.',
    ],
  ],
  'train-delay': [
    [
      '{late} minutes. {City}. Nobody told us anything. I got home at 1:15 by [taxi:taxi ({taxi})]. [refund:What do I get back], and is there a form that a tired person can fill in? Ticket {ref}',
    ],
    [
      'Hello, I read that you refund delays over an hour: mine was {late} ({ref}). [refund:How much is it?] Since there was no bus any more, [taxi:can I hand in the taxi, {taxi}]?',
    ],
  ],
  'dog-in-cabin': [
    [
      'Hi, first time flying with a dog and more nervous than the dog. {Dog}, {kg} kg, flight {ref}. [cabin:Can she sit with me?] [box:What size of bag?] [papers:And does {to} need anything special?]',
    ],
    [
      'Good morning! One small passenger to add to {ref}: [cabin:{dog}, a dog, in the cabin please]. I need [box:the dimensions of the carrier] and [papers:a list of papers for {to}], the vet is asking.',
    ],
  ],
  'baby-cot': [
    [
      'Hi! {ref}, {hotel}. We arrive with a {months}-month-old who does not like surprises. [cot:Is a cot in the room?] [early:Could we have the room before noon?] [parking:And is there somewhere for the car?] Thanks a lot!',
    ],
    [
      "Hello, just confirming a few things for {ref}: [cot:baby bed], [early:check-in around 10], [parking:parking]. If any of them costs extra that's fine, I'd just like to know.",
    ],
  ],
  'charged-twice': [
    [
      'Hello?? I only want ONE trip to {where}. [cancel:{ref2} is a duplicate], [money:{sum} was taken twice], I have a screenshot of the frozen page if you need it.',
    ],
    [
      "Hi, I'm so sorry, I double-clicked. [cancel:Could you delete booking {ref2}], {ref} stays. And [money:what happens to the second {sum}]? My card limit is 2,000 and I'm in the supermarket tonight.",
    ],
  ],
  'wheelchair-cruise': [
    [
      'Good evening, my husband has looked forward to {ship} for a year ({ref}). Now I wonder: [cabin:can he get through the doors, {width} cm], [port:can he leave the ship in the ports], and [transfer:how do we get from the train to the pier]?',
    ],
    [
      'For {ref}. Wheelchair user, chair is {width} cm wide. Please confirm in writing: [cabin:cabin and bathroom accessible], [port:ports with level access], [transfer:transfer with lift]. I have been told "no problem" before, so details please.',
    ],
  ],
  'visa-transit': [
    [
      'Good evening please. {hours} hours in {via}, booking {ref}. [visa:With a {nat} passport, is it allowed to transit without visa?] My mother prays on it but I prefer to ask you. [bags:And the bags], and [lounge:a place to sleep]?',
    ],
    [
      'Hi, checking before I pay for a visa I may not need: {ref} via {via}. [visa:{nat} passport, transit visa needed?] [bags:luggage checked through?] [lounge:lounge?]',
    ],
  ],
  'card-lost-abroad': [
    [
      "Hi, I'm in {city} and my wallet is gone, I think on the bus. [block:Card {last4}, block it please.] I've got my phone and a bus ticket. [cash:How do I pay for anything?] [newcard:Do you send cards to hotels?] ({hotel})",
    ],
    [
      '[block:STOLEN CARD {last4}] please block immediately',
      {
        text: "ok breathing. [cash:is there a way to get some money here in {city}], and [newcard:a new card], I'm at {hotel} until {weekday+5}",
        afterMinutes: 3,
      },
    ],
  ],
  'double-charge': [
    [
      'Morning! We had a lovely dinner at {place}, but not so lovely that I would pay for it twice: [twice:{sum} and again {sum}]. And what is [fee:the {fee} currency fee]?',
    ],
    [
      'Please check {day-3}: [twice:{place}, two payments of {sum}], one minute apart. Also I see [fee:a fee of {fee}] next to it. Which of these is right?',
    ],
  ],
  'atm-short': [
    [
      'I just counted three times. [cash:{got} instead of {asked}], machine at {where}. The receipt says {asked}. Now it also [limit:refuses to give me the rest], limit reached.',
      { text: 'here is the receipt', picture: 'atm-receipt', afterMinutes: 1 },
    ],
    [
      'Hello, the machine at {where} owes me money :( [cash:asked for {asked}, got {got}]. And [limit:I can not withdraw more today] though I have to.',
    ],
  ],
  'phishing-text': [
    [
      "I clicked it. I know, I know. It was about {bait} and I was half asleep. [access:Now my login doesn't work] and there is [payment:{sum} to someone called 'M. Weber']. [safe:Can you lock everything?]",
    ],
    [
      { text: 'Is this from you?', picture: 'fake-sms' },
      'Because I filled it in before I looked properly. [payment:{sum} pending.] [safe:Please protect my account], and [access:how do I log in again]?',
    ],
  ],
  'student-account': [
    [
      'hi its me again lol. [fee:{fee} fee this month??] also leaving for {to} soon, [abroad:what do i do about cards there]',
    ],
    [
      'Hello, I will be studying in {to} from {month+2}. [abroad:Is my card accepted there, and what are the fees?] I also noticed [fee:a monthly fee of {fee}] that I never had before.',
    ],
  ],
  'mortgage-fix-end': [
    [
      'Good morning, a question for somebody who likes numbers: {rest} left, {rate} % until {month+4}. [rate:What is realistic after that?] [extra:We could put {extra} in.] [meeting:Could we talk to an adviser in the evening?]',
    ],
    [
      'Hello, we got your letter about the end of the fixed rate. [rate:Which rate can you offer us for ten years?] [extra:Is a one-off repayment of {extra} possible at that point?] [meeting:And may we have an appointment], ideally with the same lady as last time.',
    ],
  ],
  'joint-account': [
    [
      'Hi! Newly wed and newly confused. [name:What do you need so that I become {newName}?] [joint:Can {partner} and I share an account?] [cards:And will I get a card with the new name on it]?',
    ],
    [
      'Good afternoon, three small things after our wedding: [name:name change to {newName}], [joint:a joint account with {partner}], [cards:cards]. What can be done online? {partner} hates branches.',
    ],
  ],
  'overdraft-fee': [
    [
      'Can someone explain [fee:{fee}] to me? {Pay} was late, not me. [rent:And my rent came back.] I had to ring my landlord like a teenager. [buffer:Is there something to prevent that]?',
    ],
    [
      'Hello, I noticed [fee:charges of {fee}] for going {sum} under for two days. My wages from {pay} arrived late. [rent:The rent was returned], and I would like [buffer:a small overdraft] so it never happens again.',
    ],
  ],
  bereavement: [
    [
      'Good afternoon, I need some guidance. {Who} died on {weekday-6}, account {acc}. [papers:Which documents do you need?] [funeral:The undertaker asks for {cost} in advance, can the account pay it?] [orders:There are standing orders for the flat], I do not want the heating to be cut off.',
    ],
    [
      "Hello. I don't quite know how to begin. {Who} has died, the account is {acc}. [papers:What do I have to do?]",
      {
        text: 'I have the bill from [funeral:the funeral, {cost}]. And [orders:should I cancel the direct debits]?',
        afterMinutes: 35,
      },
    ],
  ],
  'standing-order': [
    [
      'Good morning, slightly embarrassing: I paid my old landlord. [recall:{sum} to {old}], yesterday. Is there an undo button? And [change:where do I change the standing order], I thought I had.',
    ],
    [
      'please help, [recall:rent {sum} went to {old}] again, i moved in {month-1}!! and pls [change:stop that standing order]',
    ],
  ],
};
