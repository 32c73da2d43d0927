import { describe, expect, test } from 'vitest';
import { createI18n, languages, type Translations } from '../../../src-renderer/i18n';
import { catalogue } from '../../../src-renderer/i18n/catalogue';
import { englishTexts, translatedTexts } from '../../../src-main/shell/texts';
import { translationFaults } from '../../fixtures/message-shape';

const OTHERS = ['es', 'de', 'fr', 'ja', 'ar'] as const;
type Other = (typeof OTHERS)[number];

const files = import.meta.glob<Translations>('../../../src-renderer/i18n/translations/*.json', {
  eager: true,
  import: 'default',
});
const textsOf = (language: Other): Translations =>
  files[`../../../src-renderer/i18n/translations/${language}.json`] ?? {};
const i18nOf = (language: Other, region?: string) =>
  createI18n(language, { translations: textsOf(language), region });

const AT = new Date(2024, 2, 3, 16, 5).getTime();
const without = (text: string) => text.replaceAll(/[\u2066-\u2069]/gu, '');

describe.each(OTHERS)('%s', (language) => {
  test('has every text of the screen, with its arguments and the plurals of the language', () => {
    expect(translationFaults(catalogue, textsOf(language), language)).toEqual([]);
  });

  test('has every text of menus and dialogs', () => {
    const texts = translatedTexts[language] ?? {};
    expect(translationFaults(englishTexts, texts, language)).toEqual([]);
  });

  test('is not English that was left', () => {
    const texts = textsOf(language);
    const same = Object.entries(catalogue).filter(
      ([id, text]) =>
        texts[id as keyof typeof catalogue] === text && /[a-z]{4}.* [a-z]{3}/iu.test(text),
    );
    expect(same.map(([id]) => id)).toEqual([]);
  });

  test('is loaded as a file of its own', async () => {
    expect((await languages[language].load?.())?.default).toEqual(textsOf(language));
  });
});

test('the languages that need a file have one, and no file is left over', () => {
  const needed = Object.entries(languages).flatMap(([name, { load }]) => (load ? [name] : []));
  expect(needed.toSorted()).toEqual(OTHERS.toSorted());
  expect(Object.keys(files)).toHaveLength(OTHERS.length);
});

describe('the check of translations', () => {
  const english = { a: '{n, plural, one {# day} other {# days}} of {name}' };
  test.each([
    ['a text that is missing', {}, /not translated/],
    [
      'an argument that is missing',
      { a: '{n, plural, one {# Tag} other {# Tage}}' },
      /takes \{n\}/,
    ],
    ['a text that is not ICU', { a: '{n, plural, one {# Tag}' }, /cannot be read/],
    ['a text that English has no more', { b: 'b', a: english.a }, /no such text/],
  ])('finds %s', (_what, translations, said) => {
    expect(translationFaults(english, translations, 'de').join('\n')).toMatch(said);
  });

  test('finds plurals that are wrong in the language', () => {
    expect(translationFaults(english, english, 'ar').join()).toMatch(/lacks zero,two,few,many/);
    expect(translationFaults(english, english, 'ja').join()).toMatch(/has no use for one/);
  });
});

describe('at run time', () => {
  test('a text that is missing or broken is shown in English, with English plurals', () => {
    const { t } = createI18n('ar', { translations: { 'inbox.title': '{broken' } });
    expect(t('inbox.title')).toBe('Inbox');
    expect(t('inbox.asks', { count: 2 })).toBe('2 asks');
  });

  test('Arabic has six plurals and Japanese one', () => {
    const days = (language: Other) =>
      [0, 1, 2, 3, 11, 100].map((n) => i18nOf(language).t('time.days', { n }));
    expect(days('ar')).toEqual(['0 يوم', 'يوم واحد', 'يومان', '3 أيام', '11 يومًا', '100 يوم']);
    expect(days('ja')).toEqual(['0 日', '1 日', '2 日', '3 日', '11 日', '100 日']);
  });

  test('numbers, dates, names of languages and lists are those of the language', () => {
    expect(i18nOf('de').number(108_137.5)).toBe('108.137,5');
    expect(i18nOf('de').date(AT)).toBe('3. März 2024');
    expect(i18nOf('fr').date(AT, 'month')).toBe('mars 2024');
    expect(i18nOf('ja').date(AT)).toBe('2024年3月3日');
    expect(i18nOf('es').language('de')).toBe('alemán');
    expect(i18nOf('ja').list(['A', 'B'])).toBe('A、B');
  });

  test('the computer’s locale decides about numbers and dates where it is of the same language', () => {
    expect(i18nOf('de', 'de-CH').number(108_137.5)).toMatch(/^108.137\.5$/u);
    expect(i18nOf('de', 'en-US').number(108_137.5)).toBe('108.137,5');
    expect(createI18n('en', { region: 'en-US' }).date(AT)).toBe('March 3, 2024');
    expect(createI18n('en').date(AT)).toBe('3 March 2024');
  });

  test('Arabic writes the digits of the computer’s locale, in texts too', () => {
    expect(i18nOf('ar', 'ar-EG').number(12)).toBe('١٢');
    expect(i18nOf('ar', 'ar-AE').number(12)).toBe('12');
    expect(without(i18nOf('ar', 'ar-EG').t('time.minutes', { n: 12 }))).toBe('١٢ د');
    expect(i18nOf('ar', 'ar-EG').t('inbox.asks', { count: 12 })).toMatch(/^١٢ /u);
  });

  test('a name of the other direction is isolated, so that it does not turn its sentence', () => {
    expect(i18nOf('ar').t('composer.replyTo', { customer: 'Rosa' })).toContain('\u2068Rosa\u2069');
    expect(createI18n('en').t('composer.replyTo', { customer: 'سلمى' })).toBe(
      'Reply to \u2068سلمى\u2069',
    );
    expect(createI18n('en').t('composer.replyTo', { customer: 'Rosa' })).toBe('Reply to Rosa');
  });

  test('Arabic goes from right to left, the others from left to right', () => {
    expect(Object.entries(languages).filter(([, { dir }]) => dir === 'rtl')).toHaveLength(1);
    expect(i18nOf('ar').dir).toBe('rtl');
  });
});
