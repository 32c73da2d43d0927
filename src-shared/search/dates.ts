/** A stretch of time in Unix ms; `until` is the first moment after it. */
export interface TimeRange {
  readonly from: number;
  readonly until: number;
}

export interface DateContext {
  /** Unix ms; days are those of the computer's time zone. */
  readonly now: number;
  /** Whether 3/4/2026 is the third of April, as outside North America. */
  readonly dayFirst: boolean;
}

const DAY_MS = 86_400_000;
/** Month names are understood in the languages of the interface, in full and shortened. */
const LANGUAGES = ['en', 'es', 'de', 'fr', 'ja', 'ar'];

/** A text as names are compared: no case, no accents, no full stops. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase()
    .trim();
}

function namesOf(count: number, options: Intl.DateTimeFormatOptions, dayOf: (n: number) => Date) {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const styled = Object.fromEntries(Object.keys(options).map((key) => [key, style]));
      const format = new Intl.DateTimeFormat(language, { ...styled, timeZone: 'UTC' });
      for (let n = 0; n < count; n += 1) {
        const name = plain(format.format(dayOf(n)));
        if (!names.has(name)) names.set(name, n);
      }
    }
  }
  return names;
}

let months: ReadonlyMap<string, number> | null = null;
let weekdays: ReadonlyMap<string, number> | null = null;

/** 0 is January; null when it is no month's name. */
function monthOf(text: string): number | null {
  months ??= namesOf(12, { month: 'long' }, (n) => new Date(Date.UTC(2024, n, 15)));
  const name = plain(text);
  return months.get(name) ?? (name === 'sept' ? 8 : null);
}

/** 0 is Sunday, as in Date; null when it is no weekday's name. */
export function weekdayOf(text: string): number | null {
  // 7 January 2024 was a Sunday.
  weekdays ??= namesOf(7, { weekday: 'long' }, (n) => new Date(Date.UTC(2024, 0, 7 + n)));
  return weekdays.get(plain(text)) ?? null;
}

function span(from: Date, until: Date): TimeRange {
  return { from: from.getTime(), until: until.getTime() };
}

function yearRange(year: number): TimeRange {
  return span(new Date(year, 0, 1), new Date(year + 1, 0, 1));
}

function monthRange(year: number, month: number): TimeRange {
  return span(new Date(year, month, 1), new Date(year, month + 1, 1));
}

/** @param month 1 is January; null for others than twelve */
function numericMonth(year: number, month: number): TimeRange | null {
  return month >= 1 && month <= 12 ? monthRange(year, month - 1) : null;
}

/** Null for days that do not exist, such as 30 February. */
function dayRange(year: number, month: number, day: number): TimeRange | null {
  const from = new Date(year, month, day);
  if (from.getMonth() !== month || from.getDate() !== day) return null;
  return span(from, new Date(year, month, day + 1));
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The last such day or month: what people search for has happened. */
function latest(make: (year: number) => TimeRange | null, now: number): TimeRange | null {
  const year = new Date(now).getFullYear();
  const current = make(year);
  return current && current.from <= now ? current : make(year - 1);
}

/**
 * A text without marks of direction, and with ordinary digits and commas: those of Arabic dates, and
 * those as wide as Japanese characters.
 */
export function plainNumbers(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('،', ',');
}

type Rule = readonly [RegExp, (match: readonly string[], context: DateContext) => TimeRange | null];

const UNIT_MS = { h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS } as const;
const UNIT_LETTER: Readonly<Record<string, 'h' | 'd' | 'w' | 'm' | 'y'>> = {
  h: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  m: 'm',
  mo: 'm',
  month: 'm',
  months: 'm',
  y: 'y',
  year: 'y',
  years: 'y',
};

/** Moves a date by months; the 31st of a month that has none is its last day. */
export function moveMonths(date: Date, count: number): void {
  const day = date.getDate();
  date.setMonth(date.getMonth() + count);
  if (date.getDate() !== day) date.setDate(0);
}

/** The day that lies so long ago; hours are taken exactly. */
function ago(count: number, unit: string, now: number): TimeRange | null {
  const letter = UNIT_LETTER[unit];
  if (letter === undefined) return null;
  if (letter === 'h') return { from: now - count * UNIT_MS.h, until: now };
  const day = new Date(now);
  if (letter === 'm' || letter === 'y') moveMonths(day, letter === 'm' ? -count : -12 * count);
  else day.setDate(day.getDate() - (count * UNIT_MS[letter]) / DAY_MS);
  return dayRange(day.getFullYear(), day.getMonth(), day.getDate());
}

/** @param back 0 for the current one, 1 for the one before; weeks begin on Monday (ISO 8601) */
function calendar(unit: string, back: number, now: number): TimeRange | null {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  switch (unit) {
    case 'week': {
      const monday = day - ((today.getDay() + 6) % 7) - 7 * back;
      return span(new Date(year, month, monday), new Date(year, month, monday + 7));
    }
    case 'month':
      return monthRange(year, month - back);
    case 'year':
      return yearRange(year - back);
    default:
      return null;
  }
}

function numericDay(
  [first = '', second = '', third]: readonly string[],
  dayFirst: boolean,
  now: number,
): TimeRange | null {
  const [a, b] = [Number(first), Number(second)];
  const swap = b > 12 ? false : a > 12 || dayFirst;
  const [day, month] = swap ? [a, b] : [b, a];
  if (third !== undefined) return dayRange(fullYear(third), month - 1, day);
  return latest((year) => dayRange(year, month - 1, day), now);
}

function namedDay(day: string, name: string, year: string | undefined, now: number) {
  const month = monthOf(name);
  if (month === null) return null;
  if (year !== undefined) return dayRange(Number(year), month, Number(day));
  return latest((each) => dayRange(each, month, Number(day)), now);
}

const RULES: readonly Rule[] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([y, m, d]) => dayRange(Number(y), Number(m) - 1, Number(d)),
  ],
  [/^(\d{4})[-/.](\d{1,2})$/, ([y, m]) => numericMonth(Number(y), Number(m))],
  [/^(\d{1,2})[-/.](\d{4})$/, ([m, y]) => numericMonth(Number(y), Number(m))],
  [/^((?:19|20)\d{2})年?$/, ([y]) => yearRange(Number(y))],
  [/^(\d{4})年(\d{1,2})月$/, ([y, m]) => numericMonth(Number(y), Number(m))],
  [
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/,
    ([y, m, d], { now }) => {
      const make = (year: number) => dayRange(year, Number(m) - 1, Number(d));
      return y === undefined ? latest(make, now) : make(Number(y));
    },
  ],
  // With full stops the day comes first everywhere; without the last one the month has to be one.
  [/^(\d{1,2})\.(0?[1-9]|1[0-2])$/, (parts, { now }) => numericDay(parts, true, now)],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/, (parts, { now }) => numericDay(parts, true, now)],
  [
    /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/,
    (parts, { dayFirst, now }) => numericDay(parts, dayFirst, now),
  ],
  [/^(\d+) ?(\p{L}+?)(?: ago)?$/u, ([count, unit], { now }) => ago(Number(count), unit ?? '', now)],
  [
    /^(?:last|past) (\d+) (\p{L}+)$/u,
    ([count, unit], { now }) => {
      const day = ago(Number(count), unit ?? '', now);
      return day && { from: day.from, until: now + 1 };
    },
  ],
  [
    /^(last|this) (week|month|year)$/,
    ([which, unit], { now }) => calendar(unit ?? '', which === 'last' ? 1 : 0, now),
  ],
  [/^last (\p{L}+)$/u, ([name], { now }) => pastWeekday(name ?? '', 1, now)],
  [
    /^(\d{1,2})(?:st|nd|rd|th|er|\.)? ?(?:of |de )?([\p{L}]+)\.?(?:,? (?:de |del )?(\d{4}))?$/u,
    ([d, m, y], { now }) => namedDay(d ?? '', m ?? '', y, now),
  ],
  [
    /^([\p{L}]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/u,
    ([m, d, y], { now }) => namedDay(d ?? '', m ?? '', y, now),
  ],
  [
    /^([\p{L}\d]+)\.?[ -]?(?:de |del )?(\d{4})$/u,
    ([name, y]) => {
      const month = monthOf(name ?? '');
      return month === null ? null : monthRange(Number(y), month);
    },
  ],
  [
    /^([\p{L}\d]+)\.?$/u,
    ([name = ''], { now }) => {
      const month = monthOf(name);
      if (month !== null) return latest((year) => monthRange(year, month), now);
      return pastWeekday(name, 0, now);
    },
  ],
];

/** @param soonest 1 when today does not count */
function pastWeekday(name: string, soonest: 0 | 1, now: number): TimeRange | null {
  const weekday = weekdayOf(name);
  if (weekday === null) return null;
  const today = new Date(now);
  const back = (today.getDay() - weekday + 7) % 7;
  const day = today.getDate() - (back < soonest ? 7 : back);
  return dayRangeFrom(today.getFullYear(), today.getMonth(), day);
}

/** Like dayRange, for a day that may lie in a neighbouring month. */
function dayRangeFrom(year: number, month: number, day: number): TimeRange {
  return span(new Date(year, month, day), new Date(year, month, day + 1));
}

/** How this day is called in the languages of the interface, without accents. */
export const TODAY = ['today', 'heute', 'hoy', "aujourd'hui", '今日', 'اليوم'] as const;

const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ...TODAY.map((name) => [name, 0] as const),
  ...['yesterday', 'gestern', 'ayer', 'hier', '昨日', 'امس'].map((name) => [name, 1] as const),
  ...['vorgestern', 'anteayer', 'avant-hier', '一昨日'].map((name) => [name, 2] as const),
]);

/**
 * Reads a date as people write it: `2026-03-01`, `2026-03`, `2026`, `1.3.2026`, `3/1/26`, `1 march`,
 * `1 de marzo de 2026`, `3月1日`, `march 2025`, `03/2026`, `march`, `monday`, `last week`, `this month`,
 * `yesterday`, `gestern`, `3d`, `2 weeks ago`.
 * What has no year is the last one of its kind.
 *
 * @returns the day, week, month or year that is meant, or null
 */
export function parseDate(text: string, context: DateContext): TimeRange | null {
  const wanted = plainNumbers(text).trim().toLowerCase().replace(/\s+/gu, ' ');
  if (wanted === '' || wanted.length > 40) return null;
  const daysBack = DAYS_BACK.get(plain(wanted).replace('’', "'"));
  if (daysBack !== undefined) {
    const today = new Date(context.now);
    return dayRangeFrom(today.getFullYear(), today.getMonth(), today.getDate() - daysBack);
  }
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(wanted);
    const range = match ? read(match.slice(1), context) : null;
    if (range && isSane(range)) return range;
  }
  return null;
}

/** Within what a Date can hold and an index of messages can mean. */
function isSane({ from, until }: TimeRange): boolean {
  return Number.isFinite(from) && Number.isFinite(until) && until > from && from >= -DAY_MS * 366;
}

/**
 * Whether a date is written with the day before the month.
 *
 * @param locale a language tag; the computer's own way unless said otherwise
 */
export function readsDayFirst(locale?: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(2026, 10, 22));
  const order = parts.map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}
