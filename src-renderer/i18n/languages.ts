import type { Language } from '@shared/ipc';
import type { MessageId } from './catalogue';

/** The texts of a language by id. Where one is missing, English is shown. */
export type Translations = Readonly<Partial<Record<MessageId, string>>>;

interface LanguageFacts {
  /** How numbers and dates are written where the computer's own locale is of another language. */
  readonly intl: string;
  readonly dir: 'ltr' | 'rtl';
  /** Absent where the catalogue itself has the texts. */
  readonly load?: () => Promise<{ readonly default: Translations }>;
}

/** The languages of the interface. Each is a file of its own that is loaded when it is chosen. */
export const languages: Readonly<Record<Language, LanguageFacts>> = {
  en: { intl: 'en-GB', dir: 'ltr' },
  es: { intl: 'es', dir: 'ltr', load: () => import('./translations/es.json') },
  de: { intl: 'de', dir: 'ltr', load: () => import('./translations/de.json') },
  fr: { intl: 'fr', dir: 'ltr', load: () => import('./translations/fr.json') },
  ja: { intl: 'ja', dir: 'ltr', load: () => import('./translations/ja.json') },
  ar: { intl: 'ar', dir: 'rtl', load: () => import('./translations/ar.json') },
  'en-XA': { intl: 'en-GB', dir: 'ltr' },
};

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag;

/** The language of a computer's locale: `de` of "de-AT", English when it is none of ours. */
export function languageOfLocale(tag: string): Language {
  const base = baseOf(tag);
  return isLanguage(base) ? base : 'en';
}

/** Whether a language tag is of the language that the screen speaks; only others are worth a word. */
export function isLanguageOfScreen(screen: { readonly locale: Language }, tag: string): boolean {
  return baseOf(tag.toLowerCase()) === baseOf(screen.locale);
}

/**
 * The locale to write numbers and dates in: the computer's own where it is of the same language
 * ("de-CH" for German), so that they look as in everything else on that computer.
 *
 * @param region the computer's locale
 */
export function intlLocaleOf(language: Language, region: string | undefined): string {
  const own = region !== undefined && baseOf(region) === baseOf(language);
  return own && language !== 'en-XA' ? region : languages[language].intl;
}
