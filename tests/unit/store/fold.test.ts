import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fold } from '../../../src-main/store/search/fold';

test.each([
  ['Crème BRÛLÉE', 'creme brulee'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['İstanbul ısı', 'istanbul isi'],
  ['ΟΔΟΣ Οδός', 'οδοσ οδοσ'],
  ['Søren Łukasz Þór Æther', 'soren lukasz thor aether'],
  ['ﬁne Ａ１', 'fine a1'],
  ['مُحَمَّد', 'محمد'],
  ['שָׁלוֹם', 'שלום'],
  ['がぎ ｶﾞｷﾞ', 'がぎ ガギ'],
  ['한글', '한글'],
  ['नमस्ते', 'नमस्ते'],
  ['a\u0301', 'a'],
  ['طلب ٤٨٢١٣ و۴۸', 'طلب 48213 و48'],
  ['४८ ৪৮ ４８', '48 48 48'],
  ['❤\uFE0F ☎\uFE0E', '❤ ☎'],
])('%s is compared as %s', (text, expected) => {
  expect(fold(text)).toBe(expected);
});

test('a lone surrogate is replaced and a text folds the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = fold(text);
      expect(once.isWellFormed()).toBe(true);
      expect(fold(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
  expect(fold('a\uD800b')).toBe('a\uFFFDb');
});
