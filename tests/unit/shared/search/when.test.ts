import { describe, expect, it } from 'vitest';
import { parseWhen } from '@shared/search';

/** Friday 20 November 2026, 16:30. */
const NOW = new Date(2026, 10, 20, 16, 30).getTime();
const at = (day: number, hour = 9, minute = 0, month = 10, year = 2026) =>
  new Date(year, month, day, hour, minute).getTime();
const when = (text: string, dayFirst = true) => parseWhen(text, { now: NOW, dayFirst });

describe('a time to come, as people write it', () => {
  it.each([
    ['tomorrow 9', at(21)],
    ['tomorrow', at(21)],
    ['Tomorrow at 2pm', at(21, 14)],
    ['in 3 days', at(23)],
    ['3d', at(23)],
    ['in 2 hours', at(20, 18, 30)],
    ['45 min', at(20, 17, 15)],
    ['in a week', at(27)],
    ['next monday', at(23)],
    ['monday 10:15', at(23, 10, 15)],
    ['friday', at(27)],
    ['next week', at(23)],
    ['17:30', at(20, 17, 30)],
    ['9', at(21)],
    ['9am', at(21)],
    ['9.12', at(21, 9, 12)],
    ['aujourd’hui', at(20, 17, 30)],
    ['day after tomorrow', at(22)],
    ['3 dec 14:00', at(3, 14, 0, 11)],
    ['3.12.', at(3, 9, 0, 11)],
    ['3.12. 8:30', at(3, 8, 30, 11)],
    ['2027-01-04 9:00', at(4, 9, 0, 0, 2027)],
    ['1 march', at(1, 9, 0, 2, 2027)],
    ['in 1 month', at(20, 9, 0, 11)],
    ['today', at(20, 17, 30)],
    // Spanish, German, French, Japanese, Arabic.
    ['mañana a las 9', at(21)],
    ['pasado mañana', at(22)],
    ['en 3 días', at(23)],
    ['el lunes', at(23)],
    ['próximo lunes', at(23)],
    ['morgen 9 Uhr', at(21)],
    ['morgen um 9:30', at(21, 9, 30)],
    ['übermorgen', at(22)],
    ['in 3 Tagen', at(23)],
    ['nächsten Montag', at(23)],
    ['am 3. Dezember', at(3, 9, 0, 11)],
    ['demain 9h', at(21)],
    ['demain à 9h30', at(21, 9, 30)],
    ['dans 2 heures', at(20, 18, 30)],
    ['lundi prochain', at(23)],
    ['明日 9時', at(21)],
    ['明日', at(21)],
    ['3日後', at(23)],
    ['来週の月曜日', at(23)],
    ['غدا', at(21)],
    ['غدًا ٩', at(21)],
    ['بعد 3 أيام', at(23)],
    ['الاثنين القادم', at(23)],
  ])('%s', (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it.each(['', 'yesterday', 'soon', '25:00', '13pm', '2020-01-01', 'december', 'x'.repeat(60)])(
    'is not read from "%s"',
    (text) => {
      expect(when(text)).toBeNull();
    },
  );

  it('reads 3/12 as this computer would write it', () => {
    expect(when('3/12', true)).toBe(at(3, 9, 0, 11));
    expect(when('3/12', false)).toBe(at(12, 9, 0, 2, 2027));
  });
});
