import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '@shared/ipc';
import { readsDayFirst } from '@shared/search';
import { catalogue, type MessageId, type MessageText } from './catalogue';
import { intlLocaleOf, languages, type Translations } from './languages';
import { bracketed, pseudoMessage } from './pseudo';
import { withWrittenArguments, writtenValues } from './written';

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
  /** 03/03/2024, as it is typed */
  dayTyped: { day: '2-digit', month: '2-digit', year: 'numeric' },
  /** 03/03/2024, 16:20, as it is typed */
  momentTyped: {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
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
  readonly locale: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  number(value: number, style?: NumberStyle): string;
  /**
   * A date or time in Unix ms; `long` unless said otherwise.
   *
   * @param timeZone IANA, e.g. `Asia/Tokyo`; the computer's unless said otherwise
   * @throws RangeError when the system does not know the time zone
   */
  date(at: number, style?: DateStyle, timeZone?: string): string;
  /** Whether 3/4/2026 is the third of April. */
  readonly dayFirst: boolean;
  /** A language's name from its tag: "Spanish"; the tag itself when it has none. */
  language(tag: string): string;
  /** Things one after the other: "refund, address". */
  list(items: readonly string[]): string;
}

export interface I18nOptions {
  /** The texts of the language; what is missing is shown in English. */
  readonly translations?: Translations;
  /** The computer's locale, e.g. "de-AT": numbers and dates follow it where it fits. */
  readonly region?: string | undefined;
}

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
 * The texts of one language. Parsed messages and formatters are kept, because rows ask for the same
 * ones thousands of times.
 */
export function createI18n(locale: Language, options: I18nOptions = {}): I18n {
  const pseudo = locale === 'en-XA';
  const { dir } = languages[locale];
  const intl = intlLocaleOf(locale, options.region);
  const outside = (text: string) => (pseudo ? bracketed(text) : text);
  const formats = memoised((id: MessageId) => {
    const message = parsed(id, options.translations, intl);
    const elements = withWrittenArguments(message.getAst());
    return new IntlMessageFormat(
      pseudo ? pseudoMessage(elements) : elements,
      message.resolvedOptions().locale,
    );
  });
  const numbers = memoised(
    (style: NumberStyle) => new Intl.NumberFormat(intl, numberStyles[style]),
  );
  const plain = new Intl.NumberFormat(intl, { useGrouping: false, maximumFractionDigits: 20 });
  const dates = memoised((style: DateStyle) => new Intl.DateTimeFormat(intl, dateStyles[style]));
  const datesElsewhere = memoised((timeZone: string) =>
    memoised(
      (style: DateStyle) => new Intl.DateTimeFormat(intl, { ...dateStyles[style], timeZone }),
    ),
  );
  const writeLanguage = memoised((tag: string) => languageName(tag, intl));
  const t: Translate = (id, ...values) => {
    const [given] = values;
    const all = given && writtenValues(given, dir, (value) => plain.format(value));
    return String(formats(id).format(all));
  };
  return {
    locale,
    dir,
    t,
    number: (value, style = 'plain') => numbers(style).format(value),
    date: (at, style = 'long', timeZone) =>
      outside((timeZone === undefined ? dates : datesElsewhere(timeZone))(style).format(at)),
    dayFirst: readsDayFirst(intl),
    language: (tag) => outside(writeLanguage(tag)),
    list: (items) => items.join(t('ui.list-separator')),
  };
}

/** A translation that is missing, or cannot be read, is no reason to show nothing. */
function parsed(
  id: MessageId,
  translations: Translations | undefined,
  intl: string,
): IntlMessageFormat {
  const translated = translations?.[id];
  if (translated !== undefined) {
    try {
      return new IntlMessageFormat(translated, intl);
    } catch {
      // English follows.
    }
  }
  return new IntlMessageFormat(catalogue[id], languages.en.intl);
}

function languageName(tag: string, intl: string): string {
  try {
    return new Intl.DisplayNames(intl, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A desk may send a tag that is not one; then the tag says more than nothing.
    return tag;
  }
}
