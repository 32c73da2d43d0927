import { describe, expect, it } from 'vitest';
import { parseDate, parseWhen } from '@shared/search';
import { createI18n } from '../../../../src-renderer/i18n/translate';
import { typedDate } from '../../../../src-renderer/ui/DateField';

const LOCALES = [
  ['en', 'en-GB', '03/12/2026'],
  ['en', 'en-US', '12/03/2026'],
  ['es', 'es-ES', '03/12/2026'],
  ['de', 'de-DE', '03.12.2026'],
  ['de', 'de-CH', '03.12.2026'],
  ['fr', 'fr-FR', '03/12/2026'],
  ['fr', 'fr-CA', '2026-12-03'],
  ['ja', 'ja-JP', '2026/12/03'],
  ['ar', 'ar-EG', null],
  ['ar', 'ar-SA', null],
] as const;

describe('a date that is typed', () => {
  it.each(LOCALES)('is read again as it is written in %s (%s)', (language, region, written) => {
    const i18n = createI18n(language, { region });
    const { dayFirst } = i18n;
    const now = Date.now();
    const third = typedDate('day', new Date(2026, 11, 3, 15, 4).getTime(), i18n);
    if (written !== null) expect(third).toBe(written);
    for (let days = 1; days < 360; days += 7) {
      const past = new Date(now - days * 86_400_000).setHours(0, 0, 0, 0);
      const typedPast = typedDate('day', past, i18n);
      expect(parseDate(typedPast, { now, dayFirst })?.from, typedPast).toBe(past);
      const to = new Date(now + days * 86_400_000).setHours(days % 24, (days * 7) % 60, 0, 0);
      const typedTo = typedDate('moment', to, i18n);
      expect(parseWhen(typedTo, { now, dayFirst }), typedTo).toBe(to);
    }
  });
});
