import type { Snooze } from '@shared/domain';
import type { I18n } from '../../i18n';

const HOUR_MS = 3_600_000;
/** When a working morning begins. */
const MORNING_HOUR = 9;
const MONDAY = 1;

interface Week {
  readonly weekend: readonly number[];
}

/** How a locale tells of its week; TypeScript does not know it yet, and engines differ. */
interface LocaleWithWeek {
  readonly getWeekInfo?: () => Week;
  readonly weekInfo?: Week;
}

/**
 * The first working day of the week (0 is Sunday) where a locale is spoken: Sunday in Egypt, Monday in
 * Germany.
 *
 * @param locale the computer's own when left out
 */
export function firstWorkday(locale = new Intl.DateTimeFormat().resolvedOptions().locale): number {
  const told: LocaleWithWeek & Intl.Locale = new Intl.Locale(locale);
  const weekend = (told.getWeekInfo?.() ?? told.weekInfo)?.weekend ?? [];
  // Monday is 1 and Sunday is 7 there; the working week begins after the last day off.
  const isOff = (day: number) => weekend.includes(day === 0 ? 7 : day);
  const days = [0, 1, 2, 3, 4, 5, 6];
  return days.find((day) => !isOff(day) && isOff((day + 6) % 7)) ?? MONDAY;
}

export type SnoozeChoice = 'hour' | 'threeHours' | 'tomorrow' | 'monday' | 'week' | 'reply';

/**
 * The choices of a snooze, in the order of the menu: none stands for the same time as another, as
 * next Monday would on a Sunday.
 *
 * @param now Unix ms
 * @param workday the first working day of a week
 */
export function snoozeChoices(now: number, workday = firstWorkday()): readonly SnoozeChoice[] {
  const days = daysTo(workday, now);
  return [
    'hour',
    'threeHours',
    'tomorrow',
    ...(days === 1 || days === 7 ? [] : (['monday'] as const)),
    'week',
    'reply',
  ];
}

/**
 * The snooze that a choice stands for.
 *
 * @param now Unix ms; mornings are those of this computer's time zone
 * @param workday the first working day of a week
 * @returns a snooze that the customer's next message ends too
 */
export function snoozeOf(choice: SnoozeChoice, now: number, workday = firstWorkday()): Snooze {
  return { until: untilOf(choice, now, workday), wakeOnReply: true, reason: '' };
}

function untilOf(choice: SnoozeChoice, now: number, workday: number): number | null {
  switch (choice) {
    case 'hour':
      return now + HOUR_MS;
    case 'threeHours':
      return now + 3 * HOUR_MS;
    case 'tomorrow':
      return morningAfter(now, 1);
    case 'monday':
      return morningAfter(now, daysTo(workday, now));
    case 'week':
      return morningAfter(now, 7);
    case 'reply':
      return null;
    default:
      return choice satisfies never;
  }
}

/** How many days until the next such day (0 is Sunday); a week when it is today. */
function daysTo(weekday: number, now: number): number {
  const days = (weekday - new Date(now).getDay() + 7) % 7;
  return days === 0 ? 7 : days;
}

/** By the calendar and not by hours: a night in which the clocks change is no exception. */
function morningAfter(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(MORNING_HOUR, 0, 0, 0);
  return date.getTime();
}

/** What a choice is called. */
export function snoozeLabel({ t, date }: I18n, choice: SnoozeChoice, now: number): string {
  const { until } = snoozeOf(choice, now);
  if (choice === 'monday' && until !== null && new Date(until).getDay() !== MONDAY) {
    return t('workspace.snooze.weekStart', { day: date(until, 'weekday') });
  }
  return t(`workspace.snooze.${choice}`);
}
