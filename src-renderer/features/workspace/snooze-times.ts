import type { Snooze } from '@shared/domain';

const HOUR_MS = 3_600_000;
/** When a working morning begins. */
const MORNING_HOUR = 9;
const MONDAY = 1;

export type SnoozeChoice = 'hour' | 'threeHours' | 'tomorrow' | 'monday' | 'week' | 'reply';

/**
 * The choices of a snooze, in the order of the menu: none stands for the same time as another, as
 * next Monday would on a Sunday.
 *
 * @param now Unix ms
 */
export function snoozeChoices(now: number): readonly SnoozeChoice[] {
  const days = daysToMonday(now);
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
 * @returns a snooze that the customer's next message ends too
 */
export function snoozeOf(choice: SnoozeChoice, now: number): Snooze {
  return { until: untilOf(choice, now), wakeOnReply: true, reason: '' };
}

function untilOf(choice: SnoozeChoice, now: number): number | null {
  switch (choice) {
    case 'hour':
      return now + HOUR_MS;
    case 'threeHours':
      return now + 3 * HOUR_MS;
    case 'tomorrow':
      return morningAfter(now, 1);
    case 'monday':
      return morningAfter(now, daysToMonday(now));
    case 'week':
      return morningAfter(now, 7);
    case 'reply':
      return null;
    default:
      return choice satisfies never;
  }
}

function daysToMonday(now: number): number {
  const days = (MONDAY - new Date(now).getDay() + 7) % 7;
  return days === 0 ? 7 : days;
}

/** By the calendar and not by hours: a night in which the clocks change is no exception. */
function morningAfter(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(MORNING_HOUR, 0, 0, 0);
  return date.getTime();
}
