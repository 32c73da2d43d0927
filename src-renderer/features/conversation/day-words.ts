import type { I18n } from '../../i18n';

const isThisYear = (at: number) => new Date(at).getFullYear() === new Date().getFullYear();

/** A day for a line of its own: "Friday 20 November", with the year instead when it is another. */
export function longDay(at: number, date: I18n['date']): string {
  return date(at, isThisYear(at) ? 'weekdayLong' : 'long');
}

/** A day within a sentence: "1 Nov", "1 Nov 2024". */
export function shortDay(at: number, date: I18n['date']): string {
  return date(at, isThisYear(at) ? 'day' : 'dayYear');
}
