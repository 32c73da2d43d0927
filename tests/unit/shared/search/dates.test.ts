import { describe, expect, it } from 'vitest';
import { parseDate } from '@shared/search';

/** A Wednesday. */
const NOW = new Date(2026, 2, 18, 15, 30).getTime();

function day(year: number, month: number, date: number): number {
  return new Date(year, month - 1, date).getTime();
}
function read(text: string, dayFirst = true) {
  const range = parseDate(text, { now: NOW, dayFirst });
  return range && [range.from, range.until];
}

describe('dates as people write them', () => {
  it.each([
    ['2026-03-01', day(2026, 3, 1), day(2026, 3, 2)],
    ['2026/3/1', day(2026, 3, 1), day(2026, 3, 2)],
    ['2025-12', day(2025, 12, 1), day(2026, 1, 1)],
    ['2024', day(2024, 1, 1), day(2025, 1, 1)],
    ['1.3.2026', day(2026, 3, 1), day(2026, 3, 2)],
    ['01.03.26', day(2026, 3, 1), day(2026, 3, 2)],
    ['24.12.', day(2025, 12, 24), day(2025, 12, 25)],
    ['3/4/2026', day(2026, 4, 3), day(2026, 4, 4)],
    ['12/31/2025', day(2025, 12, 31), day(2026, 1, 1)],
    ['march', day(2026, 3, 1), day(2026, 4, 1)],
    ['April', day(2025, 4, 1), day(2025, 5, 1)],
    ['sept', day(2025, 9, 1), day(2025, 10, 1)],
    ['march 2025', day(2025, 3, 1), day(2025, 4, 1)],
    ['märz', day(2026, 3, 1), day(2026, 4, 1)],
    ['août 2024', day(2024, 8, 1), day(2024, 9, 1)],
    ['enero', day(2026, 1, 1), day(2026, 2, 1)],
    ['3月', day(2026, 3, 1), day(2026, 4, 1)],
    ['1 march', day(2026, 3, 1), day(2026, 3, 2)],
    ['march 1st, 2024', day(2024, 3, 1), day(2024, 3, 2)],
    ['2nd of may 2025', day(2025, 5, 2), day(2025, 5, 3)],
    ['1 march, 2025', day(2025, 3, 1), day(2025, 3, 2)],
    ['1er mars', day(2026, 3, 1), day(2026, 3, 2)],
    ['1 de marzo de 2026', day(2026, 3, 1), day(2026, 3, 2)],
    ['marzo de 2025', day(2025, 3, 1), day(2025, 4, 1)],
    ['1. März 2026', day(2026, 3, 1), day(2026, 3, 2)],
    ['3月1日', day(2026, 3, 1), day(2026, 3, 2)],
    ['12月24日', day(2025, 12, 24), day(2025, 12, 25)],
    ['2026年3月1日', day(2026, 3, 1), day(2026, 3, 2)],
    ['２０２６年３月１日', day(2026, 3, 1), day(2026, 3, 2)],
    ['2026年3月', day(2026, 3, 1), day(2026, 4, 1)],
    ['2025年', day(2025, 1, 1), day(2026, 1, 1)],
    ['03/2026', day(2026, 3, 1), day(2026, 4, 1)],
    ['3.2026', day(2026, 3, 1), day(2026, 4, 1)],
    ['24.12', day(2025, 12, 24), day(2025, 12, 25)],
    ['heute', day(2026, 3, 18), day(2026, 3, 19)],
    ['hoy', day(2026, 3, 18), day(2026, 3, 19)],
    ['aujourd’hui', day(2026, 3, 18), day(2026, 3, 19)],
    ['今日', day(2026, 3, 18), day(2026, 3, 19)],
    ['اليوم', day(2026, 3, 18), day(2026, 3, 19)],
    ['Gestern', day(2026, 3, 17), day(2026, 3, 18)],
    ['ayer', day(2026, 3, 17), day(2026, 3, 18)],
    ['hier', day(2026, 3, 17), day(2026, 3, 18)],
    ['昨日', day(2026, 3, 17), day(2026, 3, 18)],
    ['أمس', day(2026, 3, 17), day(2026, 3, 18)],
    ['avant-hier', day(2026, 3, 16), day(2026, 3, 17)],
    ['today', day(2026, 3, 18), day(2026, 3, 19)],
    ['yesterday', day(2026, 3, 17), day(2026, 3, 18)],
    ['monday', day(2026, 3, 16), day(2026, 3, 17)],
    ['wednesday', day(2026, 3, 18), day(2026, 3, 19)],
    ['last wednesday', day(2026, 3, 11), day(2026, 3, 12)],
    ['freitag', day(2026, 3, 13), day(2026, 3, 14)],
    ['this week', day(2026, 3, 16), day(2026, 3, 23)],
    ['last week', day(2026, 3, 9), day(2026, 3, 16)],
    ['last month', day(2026, 2, 1), day(2026, 3, 1)],
    ['this year', day(2026, 1, 1), day(2027, 1, 1)],
    ['3d', day(2026, 3, 15), day(2026, 3, 16)],
    ['2 weeks ago', day(2026, 3, 4), day(2026, 3, 5)],
    ['2m', day(2026, 1, 18), day(2026, 1, 19)],
    ['1y', day(2025, 3, 18), day(2025, 3, 19)],
    ['12h', NOW - 12 * 3_600_000, NOW],
    ['last 7 days', day(2026, 3, 11), NOW + 1],
  ])('%s', (text, from, until) => {
    expect(read(text)).toEqual([from, until]);
  });

  it.each([
    ['1m', new Date(2026, 2, 31), day(2026, 2, 28)],
    ['1m', new Date(2024, 2, 31), day(2024, 2, 29)],
    ['1 month ago', new Date(2026, 4, 31), day(2026, 4, 30)],
    ['1y', new Date(2024, 1, 29), day(2023, 2, 28)],
  ])('%s on %s is a day of that month', (text, now, from) => {
    expect(parseDate(text, { now: now.getTime(), dayFirst: true })?.from).toBe(from);
  });

  it('reads 3/4/2026 as in North America when asked to', () => {
    expect(read('3/4/2026', false)).toEqual([day(2026, 3, 4), day(2026, 3, 5)]);
  });

  it.each([
    '',
    'never',
    '30.2.2026',
    '2026-13',
    '2026-02-30',
    '99/99/2026',
    '5',
    '9.30',
    '13/2026',
    '2月30日',
    'mar ch',
    '1e9d',
  ])('is null for %j', (text) => {
    expect(read(text)).toBeNull();
  });
});
