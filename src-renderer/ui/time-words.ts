import type { I18n } from '../i18n';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How near a target is. */
export type Urgency = 'late' | 'soon' | 'later';

/** Amber begins this long before the target. */
const SOON_MS = 60 * MINUTE_MS;

/** How urgent a target (Unix ms) is at a time. */
export function urgencyOf(targetAt: number, now: number): Urgency {
  if (targetAt <= now) return 'late';
  return targetAt - now <= SOON_MS ? 'soon' : 'later';
}

/** A length of time in one unit: "18 min", "2 h", "3 days", "3 weeks", "5 months". */
export function durationWords({ t }: Pick<I18n, 't'>, durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < HOUR_MS) return t('time.minutes', { n: Math.max(1, Math.floor(ms / MINUTE_MS)) });
  if (ms < 2 * DAY_MS) return t('time.hours', { n: Math.floor(ms / HOUR_MS) });
  const days = Math.floor(ms / DAY_MS);
  if (days < 14) return t('time.days', { n: days });
  if (days < 61) return t('time.weeks', { n: Math.floor(days / 7) });
  if (days < 730) return t('time.months', { n: Math.floor(days / 30.44) });
  return t('time.years', { n: Math.floor(days / 365.25) });
}

/** A target in words: "3 h", "due in 18 min", "due now", "4 min over". */
export function targetWords(i18n: I18n, targetAt: number, now: number): string {
  const left = targetAt - now;
  if (left > SOON_MS) return durationWords(i18n, left);
  if (left >= MINUTE_MS) {
    return i18n.t('time.due-in', { duration: durationWords(i18n, left) });
  }
  if (left > -MINUTE_MS) return i18n.t('time.due-now');
  return i18n.t('time.over', { duration: durationWords(i18n, -left) });
}

/** Whether two times are on the same day of this computer's calendar. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/**
 * A point in time as briefly as it can be said: "now", "12 min", "16:20" today, "Tue" this week,
 * "3 Nov", "3 Nov 2023".
 */
export function momentWords(i18n: I18n, at: number, now: number): string {
  const past = now - at;
  if (past >= 0 && past < MINUTE_MS) return i18n.t('time.now');
  if (past >= 0 && past < HOUR_MS) return durationWords(i18n, past);
  if (isSameDay(at, now)) return i18n.date(at, 'time');
  if (past >= 0 && past < 6 * DAY_MS) return i18n.date(at, 'weekday');
  if (new Date(at).getFullYear() === new Date(now).getFullYear()) return i18n.date(at, 'day');
  return i18n.date(at, 'dayYear');
}

/** The same as a part of a sentence: "just now", "12 min ago", "16:20", "3 Nov". */
export function agoWords(i18n: I18n, at: number, now: number): string {
  const past = now - at;
  if (past < MINUTE_MS) return i18n.t('time.just-now');
  if (past < HOUR_MS) return i18n.t('time.ago', { duration: durationWords(i18n, past) });
  return momentWords(i18n, at, now);
}

/** A time to come: "today 16:00", "tomorrow 09:00", "Fri 09:00", "3 Nov". */
export function futureWords(i18n: I18n, at: number, now: number): string {
  const time = i18n.date(at, 'time');
  if (isSameDay(at, now)) return i18n.t('time.today-at', { time });
  if (isSameDay(at, now + DAY_MS)) return i18n.t('time.tomorrow-at', { time });
  if (at - now < 6 * DAY_MS) return i18n.date(at, 'weekdayTime');
  return i18n.date(at, 'day');
}

/** A pause shorter than this is nothing worth mentioning. */
const WORTH_A_WORD_MS = DAY_MS;

/**
 * "Back after 3 weeks", or null when the pause was short.
 *
 * @param previousResolvedAt when the previous episode ended; null: there was none
 * @param openedAt when this one began (both Unix ms)
 */
export function backAfterWords(
  i18n: I18n,
  previousResolvedAt: number | null,
  openedAt: number,
): string | null {
  if (previousResolvedAt === null || openedAt - previousResolvedAt < WORTH_A_WORD_MS) return null;
  return i18n.t('time.back-after', {
    duration: durationWords(i18n, openedAt - previousResolvedAt),
  });
}
