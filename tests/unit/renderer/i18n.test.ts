import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src-renderer/i18n/catalogue';
import { createI18n } from '../../../src-renderer/i18n';

const files = import.meta.glob<Record<string, Record<string, string>>>(
  '../../../src-renderer/**/messages.ts',
  { eager: true },
);

describe('the catalogue', () => {
  const all = Object.values(files).flatMap((file) =>
    Object.values(file).flatMap((messages) => Object.keys(messages)),
  );

  test('holds the messages of every messages.ts, each id once', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test('holds only messages that can be read', () => {
    const broken = Object.entries(catalogue).filter(([, text]) => {
      try {
        return new IntlMessageFormat(text, 'en-GB').getAst().length === 0;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });
});

describe('English', () => {
  const { t, number, date, language } = createI18n('en');

  test('plurals and numbers', () => {
    expect(t('inbox.asks', { count: 1 })).toBe('1 ask');
    expect(t('inbox.asks', { count: 3 })).toBe('3 asks');
    expect(t('inbox.answered', { answered: 2, total: 4 })).toBe('2 of 4 answered');
    expect(number(108_137)).toBe('108,137');
    expect(number(100_008, 'compact')).toBe('100k');
    expect(number(7.2, 'oneDecimal')).toBe('7.2');
  });

  test('dates and languages', () => {
    expect(date(new Date(2024, 2, 3).getTime())).toBe('3 March 2024');
    expect(language('es')).toBe('Spanish');
    expect(language('not a language tag')).toBe('not a language tag');
  });
});

describe('the pseudo-locale', () => {
  const pseudo = createI18n('en-XA');

  test('puts every text in brackets, accented and about a third longer', () => {
    const text = pseudo.t('inbox.title');
    expect(text).toMatch(/^⟦.*⟧$/u);
    expect(text).not.toContain('Inbox');
    expect(text.length).toBeGreaterThanOrEqual(Math.floor('Inbox'.length * 1.35) + 2);
  });

  test('leaves what is put into a text as it is, also inside plurals', () => {
    expect(pseudo.t('rail.account', { name: 'Rosa Keller' })).toContain('Rosa Keller');
    expect(pseudo.t('inbox.asks', { count: 3 })).toMatch(/^⟦3 .*⟧$/u);
  });

  test('marks dates too', () => {
    expect(pseudo.date(0, 'day')).toMatch(/^⟦.*⟧$/u);
  });
});
