import { describe, expect, test } from 'vitest';
import { createI18n } from '../../../../src-renderer/i18n';
import { customerColour } from '../../../../src-renderer/ui';
import { initialsOf } from '../../../../src-shared/rules';
import { nextIndex } from '../../../../src-renderer/ui/list-keys';
import {
  backAfterWords,
  durationWords,
  futureWords,
  momentWords,
  targetWords,
  urgencyOf,
} from '../../../../src-renderer/ui/time-words';

const i18n = createI18n('en');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date(2026, 10, 22, 15, 0).getTime();

describe('initials', () => {
  test.each([
    ['Grace Okafor', 'GO'],
    ['Maximiliane Freifrau von Hohenstein-Wallersberg zu Altenburg', 'MA'],
    ['Cher', 'C'],
    ['田中 春樹', '田'],
    ['田中春樹', '田'],
    ['أمل صالح', 'أ'],
    ['Олена Коваленко', 'ОК'],
    ['élodie d’Arc', 'ÉA'],
    ['  (new)  customer ', 'NC'],
    ['👩‍🚀 Ada Lovelace', 'AL'],
    ['+49 170 1234567', '41'],
    ['q\u0301uinn Ada', 'Q\u0301A'],
    ['', '?'],
    ['…', '?'],
    ['\ud83d', '?'],
  ])('%j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

test('the colour of a customer is always the same and all twelve are used', () => {
  expect(customerColour('customer-1')).toBe(customerColour('customer-1'));
  const used = new Map<string, number>();
  for (let index = 0; index < 1200; index += 1) {
    const colour = customerColour(`customer-${index}`);
    used.set(colour, (used.get(colour) ?? 0) + 1);
  }
  expect(used.size).toBe(12);
  for (const count of used.values()) expect(count).toBeGreaterThan(50);
});

describe('time in words', () => {
  test.each([
    [18 * MINUTE + 30_000, 'due in 18 min', 'soon'],
    [-4 * MINUTE - 1000, '4 min over', 'late'],
    [30_000, 'due now', 'soon'],
    [-30_000, 'due now', 'late'],
    [2 * HOUR + 1000, '2 h', 'later'],
    [-3 * DAY, '3 days over', 'late'],
  ])('a target %d ms away', (away, words, urgency) => {
    expect(targetWords(i18n, now + away, now)).toBe(words);
    expect(urgencyOf(now + away, now)).toBe(urgency);
  });

  test.each([
    [59_000, '1 min'],
    [47 * HOUR, '47 h'],
    [2 * DAY, '2 days'],
    [21 * DAY, '3 weeks'],
    [70 * DAY, '2 months'],
    [800 * DAY, '2 years'],
  ])('a duration of %d ms', (ms, words) => {
    expect(durationWords(i18n, ms)).toBe(words);
  });

  test('moments get coarser with distance', () => {
    expect(momentWords(i18n, now - 10_000, now)).toBe('now');
    expect(momentWords(i18n, now - 12 * MINUTE, now)).toBe('12 min');
    expect(momentWords(i18n, now - 3 * HOUR, now)).toBe('12:00');
    expect(momentWords(i18n, now - 2 * DAY, now)).toBe('Fri');
    expect(momentWords(i18n, now - 19 * DAY, now)).toBe('3 Nov');
    expect(momentWords(i18n, now - 700 * DAY, now)).toBe('22 Dec 2024');
  });

  test('what is to come', () => {
    expect(futureWords(i18n, now + HOUR, now)).toBe('today 16:00');
    expect(futureWords(i18n, now + DAY, now)).toBe('tomorrow 15:00');
    expect(futureWords(i18n, now + 3 * DAY, now)).toBe('Wed 15:00');
  });

  test('coming back is worth a word after a day', () => {
    expect(backAfterWords(i18n, now - 21 * DAY, now)).toBe('Back after 3 weeks');
    expect(backAfterWords(i18n, now - HOUR, now)).toBeNull();
    expect(backAfterWords(i18n, null, now)).toBeNull();
  });
});

test('keys of a list', () => {
  const press = (key: string, current: number | null, more = {}) =>
    nextIndex({ key, altKey: false, ctrlKey: false, metaKey: false, ...more }, current, 100, 10);
  expect(press('ArrowDown', null)).toBe(0);
  expect(press('ArrowDown', 99)).toBe(99);
  expect(press('ArrowUp', 0)).toBe(0);
  expect(press('PageDown', 95)).toBe(99);
  expect(press('PageUp', 30)).toBe(20);
  expect(press('End', 3)).toBe(99);
  expect(press('Home', 3)).toBe(0);
  expect(press('a', 3)).toBeNull();
  expect(press('ArrowDown', 3, { altKey: true })).toBeNull();
});
