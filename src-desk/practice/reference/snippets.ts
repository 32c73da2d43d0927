import type { Snippet } from '@shared/domain';
import type { Language } from '../scenario';

/** Folder, name (typed after a slash), text; English unless a fourth entry says otherwise. */
type Entry = readonly [folder: string, name: string, text: string, language?: Language];

const ENTRIES: readonly Entry[] = [
  ['Greetings', 'hello', 'Hello {{customer.firstName}}, '],
  ['Greetings', 'morning', 'Good morning {{customer.firstName}}, thank you for the details. '],
  [
    'Greetings',
    'back',
    'Hello {{customer.firstName}}, good to hear from you again. I have read what we wrote last time, so you need not repeat anything. ',
  ],
  [
    'Greetings',
    'sorry',
    "Hello {{customer.firstName}}, I'm sorry about this. Here is what I have done: ",
  ],
  ['Greetings', 'hallo', 'Guten Tag {{customer.name}}, ', 'de'],
  ['Greetings', 'hola', 'Hola {{customer.firstName}}, gracias por escribirnos. ', 'es'],
  ['Greetings', 'konnichiwa', '{{customer.name}}様、お世話になっております。', 'ja'],
  ['Greetings', 'marhaba', 'أهلاً {{customer.firstName}}، شكراً لتواصلكم. ', 'ar'],
  ['Greetings', 'bonjour', 'Bonjour {{customer.firstName}}, ', 'fr'],
  ['Greetings', 'ola', 'Olá {{customer.firstName}}, ', 'pt'],
  [
    'Closings',
    'all',
    'I think that answers all of your questions. If not, just write here, the conversation stays open.',
  ],
  [
    'Closings',
    'anytime',
    'You can write here at any time, also weeks from now; whoever answers sees everything that we wrote.',
  ],
  [
    'Parcels',
    'tracking',
    'Your parcel {{tracking number}} left us on {{date}} and should be with you within two days, {{customer.firstName}}.',
  ],
  ['Closings', 'bye', 'Kind regards\n{{agent.name}}'],
  ['Closings', 'gruss', 'Freundliche Grüße\n{{agent.name}}', 'de'],
  ['Closings', 'saludo', 'Un saludo,\n{{agent.name}}', 'es'],
  ['Closings', 'yoroshiku', '今後ともどうぞよろしくお願いいたします。', 'ja'],
  ['Closings', 'tahiyat', 'مع أطيب التحيات\n{{agent.name}}', 'ar'],
  [
    'Promises',
    'noon',
    "I'm checking this with the colleagues who can see it and will write to you by tomorrow noon at the latest.",
  ],
  [
    'Promises',
    'carrier',
    'I have asked the carrier for a trace. They answer within two working days; I will write to you as soon as they do, and otherwise on the third day.',
  ],
  ['Promises', 'pruefe', 'Ich prüfe das und melde mich bis morgen Mittag bei Ihnen.', 'de'],
  ['Promises', 'miro', 'Lo estoy mirando y te digo algo antes de mañana a las 12.', 'es'],
  [
    'Questions',
    'order',
    'Could you give me the order number? It begins with HF and stands at the top of the confirmation.',
  ],
  [
    'Questions',
    'address',
    'Could you confirm your address for me, please? I have {{attribute.Address}}.',
  ],
  ['Questions', 'photo', 'Could you send me a photo of it, so that I see what you see?'],
  ['Questions', 'birth', 'For your safety: could you tell me your date of birth, please?'],
  ['Questions', 'foto', 'Könnten Sie mir ein Foto davon schicken?', 'de'],
  [
    'Home & mobile',
    'router-restart',
    'Please switch the router off for two minutes and on again. The light turns green after about three more minutes.',
  ],
  [
    'Home & mobile',
    'old-router',
    'Please put the old router into the box of the new one. The return label is in your e-mail, any parcel shop takes it.',
  ],
  [
    'Home & mobile',
    'outage-credit',
    'For the days without a connection you get a credit, you will see it on the next bill.',
  ],
  [
    'Home & mobile',
    'roaming-eu',
    'In the EU your plan works as at home, calls and data included. Outside it, the travel pass is 4.90 a day.',
  ],
  [
    'Home & mobile',
    'esim',
    'I have sent a new QR code to your e-mail. Delete the half-installed profile first, then scan it while you are on wifi.',
  ],
  [
    'Shop',
    'return',
    'You can return it within 30 days. The QR code is in your e-mail, any parcel shop scans it, no printer needed.',
  ],
  [
    'Shop',
    'refund-days',
    'The refund is on its way to the card that you paid with; it takes two working days.',
  ],
  [
    'Shop',
    'replacement',
    'A replacement leaves today by express. Please throw the broken one away, we do not need it back.',
  ],
  ['Shop', 'price', 'As the price fell within 14 days of your order, you get the difference back.'],
  [
    'Travel',
    'rebooked',
    'You are rebooked on the next flight with seats together; the new boarding passes are in the app.',
  ],
  [
    'Travel',
    'compensation',
    'As it was a crew problem you can claim compensation. The form takes three minutes: example.com/claim',
  ],
  [
    'Travel',
    'baggage',
    'One bag of 23 kg is included for each passenger; another one is 32.00 when booked before the day of travel.',
  ],
  [
    'Bank',
    'card-blocked',
    'Your card is blocked as of this minute, nobody can use it any more. A new one is on its way by post.',
  ],
  [
    'Bank',
    'never-ask',
    'We never ask for your password or a code, neither by text nor on the phone. Whoever does is not us.',
  ],
  [
    'Bank',
    'limit',
    'I have raised your limit until the end of next week; it falls back by itself.',
  ],
  [
    'Bank',
    'recall',
    'I have sent a recall to the other bank. They usually answer within three to five days.',
  ],
];

/** Prepared texts of the practice desk. */
export const snippets: readonly Snippet[] = ENTRIES.map(
  ([folder, name, text, language = 'en']) => ({
    id: `practice-snippet-${name}`,
    name,
    folder,
    text,
    language,
  }),
);
