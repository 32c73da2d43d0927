import { describe, expect, test } from 'vitest';
import { formatLocaleOf, languageOf, systemLocaleOf } from '../../../src-main/settings/language';
import { SettingsStore } from '../../../src-main/settings/settings';

describe('the computer’s language', () => {
  test.each([
    [['de-AT', 'en-US'], 'de-AT', 'de'],
    [['pt-BR', 'es-419'], 'es-419', 'es'],
    [['ar'], 'ar', 'ar'],
    [['ja_JP.UTF-8', 'fr'], 'fr', 'fr'],
    [['pt-BR'], 'en-GB', 'en'],
    [['en-XA'], 'en-XA', 'en'],
    [[], 'en-GB', 'en'],
  ] as const)('of %j is %s, which is shown as %s', (preferred, locale, language) => {
    expect(systemLocaleOf(preferred)).toBe(locale);
    expect(languageOf('system', systemLocaleOf(preferred))).toBe(language);
  });

  test('counts only for who chose it', () => {
    expect(languageOf('fr', 'de-AT')).toBe('fr');
  });

  test('decides about dates only in its own language', () => {
    expect(formatLocaleOf('de', 'de-AT')).toBe('de-AT');
    expect(formatLocaleOf('fr', 'de-AT')).toBe('fr');
    expect(formatLocaleOf('en-XA', 'de-AT')).toBe('en');
  });
});

test('the settings say the language anew after each change', () => {
  const kept = new Map<string, unknown>();
  const file = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const settings = new SettingsStore(file, {}, 'de-AT');
  expect([settings.language(), settings.formatLocale()]).toEqual(['de', 'de-AT']);
  settings.set({ locale: 'ar' });
  expect([settings.language(), settings.formatLocale()]).toEqual(['ar', 'ar']);
  settings.set({ locale: 'system' });
  expect(settings.language()).toBe('de');
});
