import { expect, test } from 'vitest';
import fc from 'fast-check';
import { parseSearch } from '@shared/search';
import { compileWords, wordsExpression } from '../../../src-main/store/search/compile';

const compile = (text: string) => compileWords(parseSearch(text, { now: 0, dayFirst: true }));

test.each([
  ['refund', '"refund" *'],
  ['late Refund ord', '"late" AND "refund" AND "ord" *'],
  ['"late refund"', '"late refund"'],
  ['"late ref', '"late ref" *'],
  ['“late refund” now', '"late refund" AND "now" *'],
  ['refund OR "money back" now', '("refund" OR "money back") AND "now" *'],
  ['refund -voucher -"gift card"', '("refund") NOT ("voucher" OR "gift card")'],
  ['zoe@example.co', '"zoe example co" *'],
  ['A-1234 x', '("a 1234" OR "a1234" *) AND "x" *'],
  [
    '+49301234567 x',
    '("49301234567" * OR "9301234567" * OR "301234567" * OR "01234567" *) AND "x" *',
  ],
  ['0049 30 12', '(("0049" * AND "30" AND "12" *) OR ("00493012" * OR "493012" *))'],
  ['1,234.50', '("1 234 50" * OR "123450" *)'],
  ['NEAR(a b) NOT d', '"near a" AND "b" AND "not" AND "d" *'],
  ['配送状', '"配送 送状"'],
  ['配', '"配" *'],
  ['配送 now', '"配送" AND "now" *'],
  ['iPhone用の', '"iphone 用の"'],
  ['用のiPho', '"用の の ipho" *'],
  ['😀', '"😀"'],
  ['', null],
  ['  " ', null],
  ['-- !!', null],
])('%s is asked for as %s', (text, expected) => {
  expect(wordsExpression(compile(text))).toBe(expected);
});

test('nothing that is typed reaches the query outside of quotes', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('"', ' OR ', ' -', 'NEAR(', '*', '030 12 34', "';--", '\0', '\uD800'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const expression = wordsExpression(compile(pieces.join(' '))) ?? '';
      expect(expression.replace(/"[^"\0]+"/gu, 'Q')).toMatch(/^(?:Q| \*|AND|OR|NOT|[() ])*$/);
    }),
    { numRuns: 500 },
  );
});
