import type { Language } from '../scenario';

/** What colleagues wrote in the history besides the answers themselves. */
export interface AgentLines {
  readonly hold: readonly string[];
  readonly promise: readonly string[];
  readonly askAddress: readonly string[];
  readonly welcome: readonly string[];
  /** Under a message by e-mail. */
  readonly regards: string;
}

export const agentLines: Readonly<Record<Language, AgentLines>> = {
  en: {
    hold: [
      'Thank you, {first}. Let me check this with the colleagues in {the warehouse|charge} and come back to you.',
      "Hello {first}, thanks for the details. I'll look into it and get back to you.",
    ],
    promise: [
      "Hello {first}, I'm checking this and will get back to you by tomorrow noon.",
      "Thank you, {first}. I'll find out and let you know by {weekday+1}.",
    ],
    askAddress: [
      'Hello {first}, happy to help. Could you confirm your address for me, please?',
      'Hi {first}, before I change anything: could you tell me your date of birth, please?',
    ],
    welcome: [
      "{You're welcome|My pleasure}, {first}. Have a {good|lovely} day!",
      'Glad it worked out, {first}.',
    ],
    regards: 'Kind regards',
  },
  de: {
    hold: ['Danke, {first}. Ich kläre das mit den Kollegen und melde mich.'],
    promise: ['Guten Tag {first}, ich prüfe das und melde mich bis morgen Mittag.'],
    askAddress: ['Guten Tag {first}, gern. Können Sie mir bitte noch Ihre Adresse bestätigen?'],
    welcome: ['Gern geschehen, {first}. Schönen Tag noch!'],
    regards: 'Freundliche Grüße',
  },
  es: {
    hold: ['Gracias, {first}. Voy a consultarlo con los compañeros y te digo algo.'],
    promise: ['Hola {first}, lo estoy mirando y te digo algo antes de mañana a las 12.'],
    askAddress: ['Hola {first}, claro que sí. ¿Me puedes confirmar tu dirección, por favor?'],
    welcome: ['De nada, {first}. ¡Que tengas buen día!'],
    regards: 'Un saludo',
  },
  ja: {
    hold: [
      '{last}様、ご連絡ありがとうございます。担当部署に確認いたしますので、少々お待ちください。',
    ],
    promise: ['{last}様、確認の上、明日までに改めてご連絡いたします。'],
    askAddress: ['{last}様、恐れ入りますが、ご登録のご住所を教えていただけますでしょうか。'],
    welcome: ['とんでもございません。またいつでもご連絡ください。'],
    regards: 'どうぞよろしくお願いいたします。',
  },
  ar: {
    hold: ['شكراً {first}، سأتحقق من الأمر مع الزملاء وأعود إليكم.'],
    promise: ['أهلاً {first}، سأتحقق وأعود إليكم قبل ظهر الغد.'],
    askAddress: ['أهلاً {first}، هل يمكنكم تأكيد العنوان من فضلكم؟'],
    welcome: ['على الرحب والسعة {first}، يومكم سعيد!'],
    regards: 'مع أطيب التحيات',
  },
  fr: {
    hold: ['Merci {first}, je vérifie avec mes collègues et je reviens vers vous.'],
    promise: ['Bonjour {first}, je me renseigne et je reviens vers vous demain avant midi.'],
    askAddress: ['Bonjour {first}, avec plaisir. Pouvez-vous me confirmer votre adresse ?'],
    welcome: ['Avec plaisir, {first}. Bonne journée !'],
    regards: 'Cordialement',
  },
  pt: {
    hold: ['Olá {first}, vou verificar com os colegas e já lhe digo.'],
    promise: ['Olá {first}, vou confirmar e dou notícias até amanhã ao meio-dia.'],
    askAddress: ['Olá {first}, claro. Pode confirmar-me a sua morada, por favor?'],
    welcome: ['De nada, {first}. Tenha um bom dia!'],
    regards: 'Com os melhores cumprimentos',
  },
};

/** Internal notes that colleagues left. */
export const noteLines: readonly string[] = [
  'Called the warehouse, spoke to Nils: they will look for it this afternoon.',
  'Prefers short answers, no phone calls.',
  'Second contact about this. Please do not ask for the number again, it is in the thread.',
  'Goodwill used up for this quarter, next one needs Marta.',
  'Very patient so far. Let us not overstretch it.',
  'Checked: the customer is right, our leaflet says something else than the website.',
  'Writes from the train, answers come in bursts around 8 and 18.',
  'Asked the partner for the proof of delivery, ticket is open with them.',
  'Offered the loan device, declined politely.',
];

/** Why something sleeps, and for how many hours from now. */
export const snoozeReasons: readonly (readonly [string, number])[] = [
  ['Warehouse counts the returns tomorrow morning', 19],
  ['Technician reports back after the visit', 27],
  ['Waiting for the carrier to answer the trace', 44],
  ['Customer is travelling, back on Monday', 71],
  ['Refund should be visible by then, check and confirm', 50],
  ['Marta decides about the goodwill', 5],
  ['Spare part arrives, then arrange the date', 93],
  ['Bank of the recipient has ten days to answer', 160],
  ['New price list is out on the 1st', 120],
  ['Callback from the hotel expected in the afternoon', 8],
];
