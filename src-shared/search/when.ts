import { type DateContext, moveMonths, parseDate, plainNumbers, TODAY, weekdayOf } from './dates';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** When a working morning begins: what a day without a time means. */
const MORNING_HOUR = 9;

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** How the languages of the interface call lengths of time, without accents (see `plainText`). */
const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['minute', /^(m|min|mins|minute|minutes|minuten|minuto|minutos|分|دقيقه|دقيقة|دقائق)$/u],
  [
    'hour',
    /^(h|hr|hrs|hour|hours|std|stunde|stunden|hora|horas|heure|heures|時間|ساعه|ساعة|ساعات)$/u,
  ],
  ['day', /^(d|day|days|tag|tage|tagen|dia|dias|jour|jours|日|日間|يوم|ايام|يوما)$/u],
  ['week', /^(w|week|weeks|woche|wochen|semana|semanas|semaine|semaines|週間|週|اسبوع|اسابيع)$/u],
  [
    'month',
    /^(mo|month|months|monat|monate|monaten|mes|meses|mois|か月|ヶ月|カ月|شهر|اشهر|شهور)$/u,
  ],
];

/** Days from today. */
const DAYS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(TODAY.map((name) => [name, 0])),
  tomorrow: 1,
  morgen: 1,
  manana: 1,
  demain: 1,
  明日: 1,
  غدا: 1,
  'day after tomorrow': 2,
  ubermorgen: 2,
  'pasado manana': 2,
  'apres-demain': 2,
  明後日: 2,
  'بعد غد': 2,
};

/** Words that say nothing by themselves: "in", "at", "on". */
const BEFORE =
  /^(?:in|at|on|um|am|en|dans|le|el|la|las|a las|a la|a|para el|بعد|خلال|في|الساعه|الساعة)\s+/u;
const NEXT_BEFORE =
  /^(?:next|nachsten|nachste|nachster|kommenden|proximo|proxima|来週の?|次の)\s*/u;
const NEXT_AFTER = /\s+(?:prochain|prochaine|que viene|proximo|القادم|المقبل)$/u;
const NEXT_WEEK =
  /^(?:next week|nachste woche|proxima semana|la proxima semana|la semana que viene|semaine prochaine|la semaine prochaine|来週|الاسبوع القادم)$/u;

/** A time of day at the end: `9`, `9:30`, `9.30`, `9am`, `17 Uhr`, `17h30`, `9時`, `9 ص`. */
const TIME_AT_END =
  /(?:^|[\s,]|(?<=[日月曜]))(?:um|at|a las|a la|a|gegen|الساعه|الساعة)?\s*(\d{1,2})(?:[:.h時](\d{2})?分?)?\s*(am|pm|uhr|h|ص|م)?$/u;

/** Without case and accents, and with the digits of Arabic as ours; full stops belong to dates. */
function plainText(text: string): string {
  return plainNumbers(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

function timeOf(parts: readonly (string | undefined)[]): TimeOfDay | null {
  const [hourText = '', minuteText = '0', half] = parts;
  const isAfternoon = half === 'pm' || half === 'م';
  const isMorning = half === 'am' || half === 'ص';
  let hour = Number(hourText);
  if ((isAfternoon || isMorning) && (hour < 1 || hour > 12)) return null;
  if (isAfternoon && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  const minute = Number(minuteText);
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

/** The day so many days from now, at a time; by the calendar, so that no change of clocks matters. */
function dayAt(now: number, days: number, { hour, minute }: TimeOfDay): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, minute, 0, 0);
  return date.getTime();
}

const MORNING: TimeOfDay = { hour: MORNING_HOUR, minute: 0 };

function later(text: string, now: number): number | null {
  const match =
    /^(?:\+|in |en |dans |nach |بعد |خلال )?\s*(\d{1,3}|an?|einer?|einem|une?|una?o?)\s*([^\s\d]+?)(?:後| later)?$/u.exec(
      text,
    );
  if (!match) return null;
  const [, countText = '', unitText = ''] = match;
  const unit = UNITS.find(([, names]) => names.test(unitText))?.[0];
  if (unit === undefined) return null;
  const count = /^\d/u.test(countText) ? Number(countText) : 1;
  switch (unit) {
    case 'minute':
      return now + count * MINUTE_MS;
    case 'hour':
      return now + count * HOUR_MS;
    case 'day':
      return dayAt(now, count, MORNING);
    case 'week':
      return dayAt(now, count * 7, MORNING);
    case 'month': {
      const date = new Date(now);
      moveMonths(date, count);
      return dayAt(date.getTime(), 0, MORNING);
    }
  }
}

/** How many days until a day that is named, or null; a weekday is the next one that comes. */
function daysUntil(text: string, context: DateContext): number | null {
  const { now } = context;
  const bare = text.replace(BEFORE, '');
  const named = DAYS[text] ?? DAYS[bare];
  if (named !== undefined) return named;
  const today = new Date(now);
  if (NEXT_WEEK.test(text)) return (8 - today.getDay()) % 7 || 7;
  const weekday = weekdayOf(bare.replace(NEXT_BEFORE, '').replace(NEXT_AFTER, ''));
  if (weekday !== null) return (weekday - today.getDay() + 7) % 7 || 7;
  // `9.12` is a time here; as a date it has another full stop.
  if (!/\d/u.test(bare) || /^\d{1,2}\.\d{1,2}$/u.test(bare)) return null;
  return daysUntilDate(bare, context);
}

/** A date without a year is the next one of its kind, while the search means the last one. */
function daysUntilDate(text: string, context: DateContext): number | null {
  const range = parseDate(text, context);
  // More than a day: a month or a year is no time to wake up.
  if (!range || range.until - range.from > 26 * HOUR_MS) return null;
  const day = new Date(range.from);
  const midnight = new Date(context.now).setHours(0, 0, 0, 0);
  if (range.from < midnight && !/\d{4}|\d[./-]\d{1,2}[./-]\d{2}/u.test(text)) {
    day.setFullYear(day.getFullYear() + 1);
  }
  return Math.round((day.getTime() - midnight) / (24 * HOUR_MS));
}

/**
 * Reads a time to come as people write it in the languages of the interface: `tomorrow 9`, `in 3
 * days`, `next monday`, `17:30`, `3 dec 14:00`, `morgen 9 Uhr`, `dans 2 heures`, `明日 9時`. A day
 * without a time is its morning; a time without a day is the next one.
 *
 * @returns Unix ms after `now`, or null
 */
export function parseWhen(text: string, context: DateContext): number | null {
  const { now } = context;
  const wanted = plainText(text);
  if (wanted === '' || wanted.length > 40) return null;
  const at = read(wanted, context);
  return at !== null && Number.isFinite(at) && at > now ? at : null;
}

function read(wanted: string, context: DateContext): number | null {
  const { now } = context;
  const span = later(wanted, now);
  if (span !== null) return span;
  const day = daysUntil(wanted, context);
  if (day !== null) {
    const morning = dayAt(now, day, MORNING);
    // "Today" in the afternoon: in an hour.
    return day === 0 && morning <= now ? now + HOUR_MS : morning;
  }
  const match = TIME_AT_END.exec(wanted);
  const time = match && timeOf(match.slice(1));
  if (!match || !time) return null;
  const before = wanted
    .slice(0, match.index)
    .replace(/[,\s]+$/u, '')
    .trim();
  if (before === '') {
    const today = dayAt(now, 0, time);
    return today > now ? today : dayAt(now, 1, time);
  }
  const days = daysUntil(before, context);
  return days === null ? null : dayAt(now, days, time);
}
