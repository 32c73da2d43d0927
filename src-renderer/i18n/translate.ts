import { IntlMessageFormat } from 'intl-messageformat';
import type { Settings } from '@shared/ipc';
import { catalogue, type MessageId, type MessageText } from './catalogue';
import { bracketed, pseudoMessage } from './pseudo';

export type Locale = Settings['locale'];
export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** A message with `{…}` in it needs its values; one without takes none. */
type ValuesOf<Id extends MessageId> =
  MessageText<Id> extends `${string}{${string}` ? [values: MessageValues] : [];

/** Turns a typed message id, and the values it names, into a text of the current locale. */
export type Translate = <Id extends MessageId>(id: Id, ...values: ValuesOf<Id>) => string;

const dateStyles = {
  /** 3 March 2024 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 3 Mar */
  day: { day: 'numeric', month: 'short' },
  /** 3 Mar 2024 */
  dayYear: { day: 'numeric', month: 'short', year: 'numeric' },
  /** March 2024 */
  month: { month: 'long', year: 'numeric' },
  /** Fri */
  weekday: { weekday: 'short' },
  /** Friday 3 March */
  weekdayLong: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Fri 16:20 */
  weekdayTime: { weekday: 'short', hour: '2-digit', minute: '2-digit' },
  /** 16:20 */
  time: { hour: '2-digit', minute: '2-digit' },
  /** 16:20:05 */
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  /** 3 Mar 2024, 16:20 */
  full: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const numberStyles = {
  /** 108,137 */
  plain: {},
  /** 940, 12K: where there is little room */
  compact: { notation: 'compact', maximumFractionDigits: 1 },
  /** 7.2 */
  oneDecimal: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  /** 42% */
  percent: { style: 'percent', maximumFractionDigits: 0 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

export type DateStyle = keyof typeof dateStyles;
export type NumberStyle = keyof typeof numberStyles;

/** What the screen writes that is not data: texts, numbers, dates and names of languages. */
export interface I18n {
  readonly locale: Locale;
  readonly t: Translate;
  number(value: number, style?: NumberStyle): string;
  /** A date or time in Unix ms, in the computer's time zone; `long` unless said otherwise. */
  date(at: number, style?: DateStyle): string;
  /** A language's name from its tag: "Spanish"; the tag itself when it has none. */
  language(tag: string): string;
}

/** English as the catalogue has it; the pseudo-locale writes numbers and dates the same way. */
const INTL_LOCALE = 'en-GB';

function memoised<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * The texts of one locale. Parsed messages and formatters are kept, because rows ask for the same
 * ones thousands of times.
 */
export function createI18n(locale: Locale): I18n {
  const pseudo = locale === 'en-XA';
  const outside = (text: string) => (pseudo ? bracketed(text) : text);
  const formats = memoised((id: MessageId) => {
    const english = new IntlMessageFormat(catalogue[id], INTL_LOCALE);
    return pseudo ? new IntlMessageFormat(pseudoMessage(english.getAst()), INTL_LOCALE) : english;
  });
  const numbers = memoised(
    (style: NumberStyle) => new Intl.NumberFormat(INTL_LOCALE, numberStyles[style]),
  );
  const dates = memoised(
    (style: DateStyle) => new Intl.DateTimeFormat(INTL_LOCALE, dateStyles[style]),
  );
  const languages = memoised(languageName);
  return {
    locale,
    t: (id, ...values) => String(formats(id).format(values[0])),
    number: (value, style = 'plain') => numbers(style).format(value),
    date: (at, style = 'long') => outside(dates(style).format(at)),
    language: (tag) => outside(languages(tag)),
  };
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(INTL_LOCALE, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A desk may send a tag that is not one; then the tag says more than nothing.
    return tag;
  }
}
