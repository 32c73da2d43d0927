const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MORNING_HOUR = 9;
const EVENING_HOUR = 18;
/** Later than this it is not "this evening" any more. */
const EVENING_UNTIL_HOUR = 16;

/** A time that is offered, and what it is called. */
export interface LaterChoice {
  readonly id: 'hour' | 'evening' | 'tomorrow' | 'monday' | 'their-morning';
  /** Unix ms. */
  readonly at: number;
}

/** The given hour of this computer's day that lies so many days ahead. */
function atHour(now: number, daysAhead: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + daysAhead);
  date.setHours(hour, 0, 0, 0);
  return date.getTime();
}

/**
 * The next time at which it is nine in the morning where the customer is.
 *
 * @param timeZone IANA, e.g. `Asia/Tokyo`
 * @returns null when the zone is not known to this computer
 */
export function nextMorningIn(timeZone: string, now: number): number | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
  const minutesThere = (at: number): number => {
    const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
    return hour * 60 + minute;
  };
  const start = Math.ceil(now / 60_000) * 60_000;
  const ahead = (MORNING_HOUR * 60 - minutesThere(start) + 24 * 60) % (24 * 60);
  const at = start + ahead * 60_000;
  // A change of the clocks in between moves it by what the clock then says.
  return at + (MORNING_HOUR * 60 - minutesThere(at)) * 60_000;
}

/** The times that are worth offering now, the soonest first. */
export function laterChoices(now: number, timeZone: string | null): LaterChoice[] {
  const today = new Date(now);
  const toMonday = (8 - today.getDay()) % 7 || 7;
  const theirs = timeZone === null ? null : nextMorningIn(timeZone, now);
  const choices: LaterChoice[] = [
    { id: 'hour', at: Math.ceil((now + HOUR_MS) / (5 * 60_000)) * 5 * 60_000 },
    ...(today.getHours() < EVENING_UNTIL_HOUR
      ? [{ id: 'evening' as const, at: atHour(now, 0, EVENING_HOUR) }]
      : []),
    { id: 'tomorrow', at: atHour(now, 1, MORNING_HOUR) },
    ...(toMonday > 1 ? [{ id: 'monday' as const, at: atHour(now, toMonday, MORNING_HOUR) }] : []),
    ...(theirs === null ? [] : [{ id: 'their-morning' as const, at: theirs }]),
  ];
  return choices.toSorted((a, b) => a.at - b.at);
}

/** The farthest that can be chosen. */
export const LATEST_MS = 365 * DAY_MS;
