import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '@shared/ipc';
import { recoveryTexts } from './recovery-texts';
import arabic from './translations/ar.json';
import french from './translations/fr.json';
import german from './translations/de.json';
import japanese from './translations/ja.json';
import spanish from './translations/es.json';

/**
 * What main itself puts on screen: native menus, dialogs and the window's title. ICU message format;
 * the arguments are numbers from 0.
 */
export const englishTexts = {
  ...recoveryTexts,
  'app.name': 'Heddle',
  'menu.file': '&File',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.go': '&Go',
  'menu.window': '&Window',
  'menu.help': '&Help',
  'menu.settings': 'Settings…',
  'menu.find': 'Find in Conversation',
  'menu.findNext': 'Find Next',
  'menu.findPrevious': 'Find Previous',
  'menu.search': 'Search Everything',
  'menu.inbox': 'Inbox',
  'menu.floor': 'Floor',
  'menu.nextThread': 'Next Thread',
  'menu.closePane': 'Close Pane',
  'menu.about': 'About Heddle',
  'role.undo': 'Undo',
  'role.redo': 'Redo',
  'role.cut': 'Cut',
  'role.copy': 'Copy',
  'role.paste': 'Paste',
  'role.pasteAndMatchStyle': 'Paste and Match Style',
  'role.selectAll': 'Select All',
  'role.resetZoom': 'Actual Size',
  'role.zoomIn': 'Zoom In',
  'role.zoomOut': 'Zoom Out',
  'role.togglefullscreen': 'Toggle Full Screen',
  'role.minimize': 'Minimize',
  'role.zoom': 'Zoom',
  'role.front': 'Bring All to Front',
  'role.services': 'Services',
  'role.hide': 'Hide Heddle',
  'role.hideOthers': 'Hide Others',
  'role.unhide': 'Show All',
  'role.quit': 'Quit Heddle',
  'menu.noSuggestions': 'No Spelling Suggestions',
  'dialog.quitLoses.title': 'Quit and lose what has not been sent?',
  'dialog.quitLoses.unsent': 'Not sent: {0}',
  'dialog.quitLoses.drafts': 'Drafts: {0}',
  'dialog.quitLoses.detail':
    'You work without a local copy, so nothing is kept when Heddle quits. Stay until everything is sent, or finish your drafts first.',
  'dialog.quitLoses.stay': 'Stay',
  'dialog.quitLoses.quit': 'Quit and Lose It',
  'export.searchName': 'Search results',
  'export.title': 'Conversation with {0}',
  'export.channel': 'Channel: {0}',
  'export.made': 'Written {0} by {1}',
  'export.footer':
    'Made with Heddle from what this computer has. What was not sent yet is not in it.',
  'export.note': 'internal note',
  'export.whisper': 'whisper',
  'export.attachment': 'Attachment:',
  'export.system': 'System',
  'export.csv': 'Table (CSV)',
  'export.html': 'Web page',
  'export.pdf': 'PDF',
  'notify.customer-wrote': 'Wrote to you',
  'notify.assigned': 'Is yours now',
  'notify.whisper': 'A colleague whispers to you',
  'notify.nearly-due': 'The answer is due soon',
  'notify.woke': 'Is back: the snooze is over',
  'notify.hidden-customer-wrote': 'A customer wrote',
  'notify.hidden-assigned': 'A conversation is yours now',
  'notify.hidden-whisper': 'A colleague whispers to you',
  'notify.hidden-nearly-due': 'An answer is due soon',
  'notify.hidden-woke': 'A snoozed conversation is back',
  'notify.many':
    '{0, plural, one {# conversation needs a look} other {# conversations need a look}}',
  'notify.many-customer-wrote': '{0, plural, one {# customer wrote} other {# customers wrote}}',
  'notify.many-assigned':
    '{0, plural, one {# conversation is yours now} other {# conversations are yours now}}',
  'notify.many-whisper': '{0, plural, one {# whisper for you} other {# whispers for you}}',
  'notify.many-nearly-due':
    '{0, plural, one {# answer is due soon} other {# answers are due soon}}',
  'notify.many-woke':
    '{0, plural, one {# snoozed conversation is back} other {# snoozed conversations are back}}',
  'notify.reply': 'Reply',
  'tray.show': 'Show Heddle',
  'tray.waiting':
    '{0, plural, =0 {Nothing waits on you} one {# waits on you} other {# wait on you}}',
  'tray.quietly': '{0, plural, one {+# waits quietly} other {+# wait quietly}}',
  'tray.presence': 'How Colleagues See You',
  'tray.presence-online': 'Online',
  'tray.presence-away': 'Away',
  'tray.presence-offline': 'Offline',
  'tray.focusMode': 'Focus Mode',
  'dialog.crash.title': 'Heddle has to restart',
  'dialog.crash.message': 'Something in Heddle went wrong.',
  'dialog.crash.detail':
    'Everything that was shown as saved is on disk, and answers that were not sent yet will be sent after the restart.',
  'dialog.crash.restart': 'Restart Heddle',
  'dialog.start.title': 'Heddle cannot start',
  'dialog.start.message':
    'Heddle cannot open its own files. Check that the disk is not full and that you may write to the folder of Heddle, then start it again.',
  'dialog.unsent.title': 'Your answer to {0} was not sent',
  'dialog.unsent.detail':
    'It could not be put into the outbox. Copy it, and answer in the conversation.',
  'dialog.unsent.copy': 'Copy',
  'dialog.unsent.close': 'Close',
  'dialog.recovered.title': 'Local data was damaged',
  'dialog.recovered.message': 'Heddle found something wrong with the local data and put it right.',
} as const;

export type TextId = keyof typeof englishTexts;

/**
 * Looks a text up and fills it in. Without values it is given as it stands, its places with it.
 */
export type Texts = (id: TextId, ...values: readonly (string | number)[]) => string;

export type TranslatedTexts = Readonly<Partial<Record<TextId, string>>>;

/** A text that is missing in a language is shown in English. */
export const translatedTexts: Readonly<Partial<Record<Language, TranslatedTexts>>> = {
  es: spanish,
  de: german,
  fr: french,
  ja: japanese,
  ar: arabic,
};

function filled(text: string, language: Language, values: readonly (string | number)[]): string {
  if (values.length === 0) return text;
  const named = Object.fromEntries(values.map((value, index) => [String(index), value]));
  return String(new IntlMessageFormat(text, language).format(named));
}

/**
 * The texts of a language. `en-XA` is the pseudo-locale: accents on every letter, so that a text that
 * does not come from here stands out.
 */
export function textsOf(language: Language): Texts {
  const translated = translatedTexts[language];
  return (id, ...values) => {
    const own = translated?.[id];
    const text = filled(own ?? englishTexts[id], own === undefined ? 'en' : language, values);
    return language === 'en-XA' ? pseudo(text) : text;
  };
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  z: 'ž',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  Y: 'Ý',
  N: 'Ñ',
  C: 'Ç',
  S: 'Š',
  Z: 'Ž',
};

function pseudo(text: string): string {
  return `[${[...text].map((letter) => ACCENTS[letter] ?? letter).join('')}]`;
}
