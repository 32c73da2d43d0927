import type { Language } from './scenario';

const DAY_MS = 86_400_000;

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  es: 'es-ES',
  de: 'de-DE',
  ja: 'ja-JP',
  ar: 'ar-SA-u-ca-gregory-nu-latn',
  fr: 'fr-FR',
  pt: 'pt-PT',
};

const STYLES = {
  day: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  short: { day: '2-digit', month: '2-digit' },
  month: { month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof STYLES;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, style: DateStyle): Intl.DateTimeFormat {
  const key = `${language}/${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}

/**
 * A date near a moment as people write it.
 *
 * @param at Unix ms
 * @param offset days, or months for the style `month`
 */
export function formatDay(
  at: number,
  offset: number,
  style: DateStyle,
  language: Language,
): string {
  const date = new Date(at);
  // The 1st of the month: adding months to the 31st would skip one.
  const moment =
    style === 'month'
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1)
      : at + offset * DAY_MS;
  return formatter(language, style).format(moment);
}

const birthdayFormatters = new Map<Language, Intl.DateTimeFormat>();

/** A birthday as people write it when asked. */
export function formatBirthday(at: number, language: Language): string {
  const known = birthdayFormatters.get(language);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: language === 'en' ? 'long' : '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  birthdayFormatters.set(language, made);
  return made.format(at);
}

export type Currency = 'GBP' | 'EUR' | 'USD' | 'JPY' | 'SAR';

/** How the customers of one currency write amounts. */
export function formatMoney(units: number, currency: Currency, language: Language): string {
  const comma = language === 'de' || language === 'es' || language === 'fr' || language === 'pt';
  const amount = units.toFixed(2);
  switch (currency) {
    case 'GBP':
      return `£${amount}`;
    case 'USD':
      return `$${amount}`;
    case 'EUR':
      return comma ? `${amount.replace('.', ',')} €` : `€${amount}`;
    case 'JPY':
      return `${Math.round(units * 150).toLocaleString('en-US')}円`;
    case 'SAR':
      return `${Math.round(units * 4)} ريال`;
  }
}
