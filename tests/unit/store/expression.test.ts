import { expect, test } from 'vitest';
import { meaningOf } from '../../../src-main/store/search/expression';

const tokens = ['the', 'red', 'light', '§scustomer'];

test.each([
  ['"red"', true],
  ['"re"', false],
  ['"re" *', true],
  ['"red light"', true],
  ['"light red"', false],
  ['"the red li" *', true],
  ['"red" AND "blue"', false],
  ['"blue" OR "red"', true],
  // NOT binds most, OR least, as in FTS5.
  ['"red" OR "light" AND "blue"', true],
  ['("red" OR "light") AND "blue"', false],
  ['"blue" OR "red" OR "green"', true],
  ['("blue" OR "green") OR "red"', true],
  ['"blue" OR "green" *', false],
  ['("blue" OR "green") AND "red"', false],
  ['"blue" OR "red" AND "green"', false],
  ['"red" NOT "blue"', true],
  ['("red" AND "the") NOT ("blue" OR "light")', false],
  ['"the" AND "red" NOT "light"', false],
  ['"§scustomer" AND (("blue" OR "red") NOT "green")', true],
])('%s: %s', (expression, means) => {
  expect(meaningOf(expression)(tokens)).toBe(means);
});

test('what is no expression is said to be none', () => {
  expect(() => meaningOf('AND "red"')).toThrow(TypeError);
});
