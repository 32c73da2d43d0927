import { expect, test } from 'vitest';
import fc from 'fast-check';
import { matchOf, parseQuery } from '../../../src-main/store/search/parse-query';

const match = (text: string) => matchOf(parseQuery(text));

test.each([
  ['refund', '"refund" *'],
  ['late Refund ord', '"late" AND "refund" AND "ord" *'],
  ['"late refund"', '"late refund"'],
  ['"late ref', '"late ref" *'],
  ['“late refund” now', '"late refund" AND "now" *'],
  ['zoe@example.co', '"zoe example co" *'],
  ['A-1234 x', '"a 1234" AND "x" *'],
  ['NEAR(a b) OR c* NOT d', '"near a" AND "b" AND "or" AND "c" AND "not" AND "d" *'],
  ['配送状', '"配送 送状"'],
  ['配', '"配" *'],
  ['配送 now', '"配送" AND "now" *'],
  ['iPhone用の', '"iphone 用の"'],
  ['用のiPho', '"用の の ipho" *'],
  ['😀', '"😀"'],
  ['', ''],
  ['  " ', ''],
  ['-- !!', ''],
])('%s is asked for as %s', (text, expected) => {
  expect(match(text)).toBe(expected);
});

test('nothing that is typed reaches the query outside of quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      expect(match(text)).toMatch(/^("[^"\0]+"( \*)?( AND "[^"\0]+"( \*)?)*)?$/u);
      expect(parseQuery(text).length).toBeLessThanOrEqual(16);
    }),
    { numRuns: 500 },
  );
});
