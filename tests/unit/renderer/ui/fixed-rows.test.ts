import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnRows, rangeOf, topOf } from '../../../../src-renderer/ui/use-fixed-rows';

const lists = fc.record({
  count: fc.integer({ min: 1, max: 100_000 }),
  rowHeight: fc.integer({ min: 20, max: 120 }),
  scrollTop: fc.integer({ min: -50, max: 13_000_000 }),
  height: fc.integer({ min: 1, max: 3000 }),
});

test('every row that is in sight is drawn, and never many more', () => {
  fc.assert(
    fc.property(lists, ({ count, rowHeight, scrollTop, height }) => {
      const lowest = Math.max(0, count * rowHeight - height);
      const top = Math.min(Math.max(0, scrollTop), lowest);
      const range = rangeOf({ scrollTop: top, height }, count, rowHeight);
      const drawn = drawnRows(range, count, null);
      for (const y of [top, Math.min(top + height, count * rowHeight) - 1]) {
        expect(drawn).toContain(Math.floor(y / rowHeight));
      }
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 1 + 16);
      expect(drawn.every((index) => index >= 0 && index < count)).toBe(true);
    }),
  );
});

test('a list without rows draws none, and the row with the keyboard is always drawn', () => {
  expect(drawnRows(rangeOf({ scrollTop: 0, height: 800 }, 0, 50), 0, null)).toEqual([]);
  const range = rangeOf({ scrollTop: 5000, height: 500 }, 1000, 50);
  expect(range).toEqual({ first: 100, last: 109 });
  expect(drawnRows(range, 1000, 3)[0]).toBe(3);
  expect(drawnRows(range, 1000, 900).at(-1)).toBe(900);
  expect(drawnRows(range, 1000, 105)).toEqual(drawnRows(range, 1000, null));
});

test('headings between rows push down what follows, and every row in sight is still drawn', () => {
  const gaps = { height: 27, at: [0, 3, 40] };
  expect([0, 2, 3, 39, 40].map((index) => topOf(index, 50, gaps))).toEqual([
    27, 127, 204, 2004, 2081,
  ]);
  expect(rangeOf({ scrollTop: 0, height: 100 }, 100, 50, gaps)).toEqual({ first: 0, last: 1 });
  // In the middle of a heading it is the row below it that comes.
  expect(rangeOf({ scrollTop: 190, height: 10 }, 100, 50, gaps)).toEqual({ first: 3, last: 3 });
  for (let index = 0; index < 100; index += 1) {
    const top = topOf(index, 50, gaps);
    expect(rangeOf({ scrollTop: top, height: 50 }, 100, 50, gaps)).toEqual({
      first: index,
      last: index,
    });
  }
});
