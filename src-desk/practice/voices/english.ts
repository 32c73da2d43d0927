import type { Voice } from './voice';

export const english: Voice = {
  partly: {
    any: [
      'Thanks, that helps.',
      'OK, got that, thank you.',
      'Good to know, thanks.',
      'Great, one less.',
    ],
    warm: [
      'Lovely, thank you for that.',
      'Thanks so much, that part is clear.',
      "That's very helpful, thank you!",
    ],
    brisk: ['OK.', 'Noted, thanks.', 'Good.', 'Right, thanks.'],
    cross: [
      'Fine, that is one thing.',
      "OK. That's only part of what I asked though.",
      'Right. But that was not everything.',
    ],
    worried: [
      'Thank you, that is good to hear.',
      'OK, phew. Thank you.',
      'That helps already, thank you.',
    ],
  },
  notAnswered: {
    any: [
      "Thanks for writing back. I'm not sure that answers it, sorry.",
      'Sorry if I am slow, but what does that mean for me?',
      'Hm, I think my question got lost.',
    ],
    brisk: ["That doesn't answer it.", 'Not quite what I asked.'],
    cross: ['Did you read what I wrote?', 'That is not an answer to what I asked.'],
    worried: ['Sorry, I still do not know what to do.'],
  },
  greetingOnly: {
    any: [
      'Hi! As I wrote above:',
      'Hello, thanks for picking this up.',
      "Hi, it's all in my message above, in short:",
    ],
    cross: ['Hello. It is all above. Once more:', "I've written it already, but fine:"],
    worried: ['Hello, thank you for being there.'],
  },
  holdOk: {
    any: ["OK, thank you. I'll wait.", 'Thanks, no rush.', 'All right, let me know.'],
    warm: ['Thank you, take your time!', 'Lovely, thanks for checking.'],
    brisk: ['OK.', 'Fine, waiting.'],
    cross: ["OK, but please don't forget me this time.", 'Fine. How long will that take, roughly?'],
    worried: [
      'Thank you. Please let me know as soon as you can.',
      'OK. Thank you for looking into it.',
      'Thank you, I am keeping my phone next to me.',
    ],
  },
  holdAgain: {
    any: [
      'Okay... you said that before. Is there a rough time?',
      "Alright. I've been waiting a little while now.",
    ],
    cross: ['That is what you said last time.', 'Still checking? Really?'],
  },
  promiseOk: {
    any: [
      "Good, then I'll hear from you. Thanks.",
      "OK, that's a date. Thank you.",
      "Perfect, I'll leave it with you until then.",
    ],
    brisk: ['OK, until then.'],
    cross: ["All right. I'm holding you to that."],
  },
  refused: {
    any: [
      "That's a pity. Is there really no way?",
      'Hm, I had hoped for a different answer. Is there nothing you can do?',
    ],
    cross: [
      "I don't accept that. Is there somebody else I can ask?",
      'Really? That is disappointing after all this.',
    ],
    worried: ['Oh no. Is there any other possibility at all?'],
  },
  refusedAccepted: {
    any: [
      "OK, I understand. Not what I'd hoped, but thanks for being clear.",
      'All right, then I know. Thank you for looking twice.',
    ],
    cross: ["Fine. I'm not happy, but at least it's a clear answer."],
  },
  offerYes: {
    any: [
      'That sounds good actually, yes please.',
      "Oh nice, I'll take it.",
      'Yes, why not. Please add it.',
    ],
    brisk: ['Yes, book it.'],
    warm: ['Ooh, yes please. Thanks for thinking of it!'],
  },
  offerNo: {
    any: ['Thanks for the offer, but not for me.', "No thank you, I'm happy with what I have."],
    cross: ["No. And honestly, this isn't the moment to sell me something."],
    brisk: ['No thanks.'],
  },
  offerAfterwards: {
    any: [
      "About the offer: let's sort this out first, then I'll have a look.",
      'The other thing sounds interesting, but one thing at a time please.',
    ],
    cross: ["Please don't sell me anything before this is solved."],
  },
  rude: {
    any: [
      "Excuse me? I don't think that's called for.",
      'I was polite to you. Please be the same.',
    ],
    cross: [
      "Wow. I'd like to speak to your supervisor, please.",
      'Is that how you talk to customers?',
    ],
  },
  nonsense: {
    any: [
      'Sorry, I think something went wrong there, I cannot make sense of that.',
      'Was that meant for me? :)',
      '??',
    ],
    cross: ['What is that supposed to mean?'],
  },
  otherLanguage: {
    any: [
      'Sorry, could you write in English please? I cannot read that.',
      "I'm afraid I don't understand that language. English please?",
    ],
  },
  inEnglish: { any: [''] },
  consent: {
    any: ['Yes please, go ahead.', 'Yes, do that please.', 'Please do.'],
    brisk: ['Yes.', 'Yes, go ahead.'],
  },
  dateFits: { any: ['Yes, that works for me.', 'That suits me fine.', 'Works, thank you.'] },
  nothingElse: {
    any: [
      "No, that's everything. Thanks!",
      "That's all, thank you. Have a good day!",
      'Nope, all good.',
    ],
    cross: ["No. That's enough for one day."],
  },
  unknownQuestion: {
    any: [
      "Hm, I'm not sure, to be honest. Can you find that on your side?",
      "I don't know that, sorry. Do you need it?",
      "Good question, I can't tell you.",
    ],
    cross: ["How would I know that? Isn't that on your screen?"],
  },
  askedAlready: {
    any: ['I already sent that, see above.', 'Same as before, see above :)'],
    cross: ['I HAVE given you that. Please scroll up.'],
  },
  photoSent: { any: ['Here you go.', 'Photo attached.', 'There, I hope you can see it.'] },
  noPhoto: {
    any: [
      "I can't take a picture right now, sorry.",
      'Sorry, nothing I could photograph here. Does it work without?',
    ],
  },
  chase: {
    any: ['Hello? Is somebody there?', 'Hi, just checking in on this.', 'Any news?'],
    cross: ['Still waiting.', 'Anybody?'],
    worried: ["Sorry to ask again, it's getting a bit urgent."],
    warm: ["Hi, no pressure, I just want to make sure this didn't get lost."],
  },
  chasePromise: {
    any: [
      'Hi, you wanted to get back to me about this. Is there anything new?',
      "Hello, I haven't heard back yet, so here I am.",
    ],
  },
  giveUp: {
    any: [
      "I think we're going round in circles. I'll try by phone, thanks anyway.",
      "Let's leave it for today, I'll come back to it.",
    ],
    cross: ["I give up. I'll call."],
  },
  pleased: {
    any: ['Thanks for letting me know!', "OK, thank you, that's kind.", 'Good to know, thanks.'],
  },
  facts: {
    order: ["It's {value}.", 'Number: {value}', '{value}, I copied it from the mail.'],
    address: ["It's {value}.", 'Address is {value}.'],
    birth: ['{value}.', 'Born {value}.', 'Date of birth: {value}'],
    phone: ['You can reach me on {value}.', '{value}, best after five.'],
    email: ['{value}', "It's {value}"],
    name: ['{value}, as on the account.', 'The name is {value}.'],
  },
};
