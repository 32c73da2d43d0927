import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  neighbourOf,
  PANE_GAP,
  PANE_MIN,
  paneGrid,
  resized,
  sharesOf,
} from '../../../../src-renderer/app/state';

const rows = (...given: Parameters<typeof paneGrid>) => paneGrid(...given).rows;
/** What the workspace has in a window of this size, beside the inbox. */
const small = { width: 886, height: 714 };
const usual = { width: 1050, height: 790 };
const large = { width: 1900, height: 1330 };

describe('the arrangement follows the room', () => {
  test.each([
    ['two on a small screen', 2, small, [2]],
    ['three on a small screen', 3, small, [2, 1]],
    ['four on a small screen', 4, small, [2, 2]],
    ['six on a small screen', 6, small, [3, 3]],
    ['three on a usual screen', 3, usual, [3]],
    ['four on a large screen', 4, large, [2, 2]],
    ['five on a large screen', 5, large, [3, 2]],
    ['six on a large screen', 6, large, [3, 3]],
    ['two in a column of a screen', 2, { width: 500, height: 1200 }, [1, 1]],
  ])('%s', (_name, count, room, expected) => {
    expect(rows(count, 'auto', room)).toEqual(expected);
    expect(paneGrid(count, 'auto', room).overflows).toBe(false);
  });

  test('what the agent chose is kept, also where it has to scroll', () => {
    expect(paneGrid(6, 'columns', small)).toMatchObject({ rows: [6], overflows: true });
    expect(rows(3, 'grid', large)).toEqual([2, 1]);
    expect(rows(2, 'grid', large)).toEqual([1, 1]);
  });

  test('where nothing fits, panes stand side by side and scroll', () => {
    const grid = paneGrid(4, 'auto', { width: 400, height: 350 });
    expect(grid).toMatchObject({ rows: [4], overflows: true });
    expect(grid.need.width).toBe(4 * PANE_MIN.width + 3 * PANE_GAP);
  });

  test('every pane has a place, and none is too small where it does not scroll', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 0, max: 5000 }),
      height: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('auto' as const, 'columns' as const, 'grid' as const),
        sizes,
        (count, arrangement, room) => {
          const grid = paneGrid(count, arrangement, room);
          expect(grid.rows.reduce((sum, each) => sum + each, 0)).toBe(count);
          expect(grid.rows.every((each) => each > 0)).toBe(true);
          if (room.width > 0 && room.height > 0 && !grid.overflows) {
            expect(grid.need.width).toBeLessThanOrEqual(Math.max(room.width, PANE_MIN.width));
          }
        },
      ),
    );
  });
});

describe('sizes', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), {
    minLength: 1,
    maxLength: 6,
  });

  test('shares sum up to the whole, and none is below the least', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (given, least) => {
        const shares = sharesOf(given.length, given, least);
        expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
        const floor = Math.min(least, 1 / given.length);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(floor - 1e-9);
      }),
    );
  });

  test('sizes of another number of panes, or none, count as even', () => {
    expect(sharesOf(2, [1, 2, 3], 0)).toEqual([0.5, 0.5]);
    expect(sharesOf(4, [], 0)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(sharesOf(2, [0, 1], 0)).toEqual([0.5, 0.5]);
  });

  test('an edge moves between its neighbours only, and stops at the least', () => {
    const [first = 0, second = 0, third] = resized([0.4, 0.3, 0.3], 0, 0.1, 0.2);
    expect([first, second, third]).toEqual([0.5, expect.closeTo(0.2), 0.3]);
    expect(resized([0.5, 0.5], 0, -1, 0.2)[0]).toBeCloseTo(0.2);
    expect(resized([0.5, 0.5], 0, 1, 0.2)[1]).toBeCloseTo(0.2);
    // What was smaller already is not made smaller.
    expect(resized([0.1, 0.9], 0, -1, 0.2)[0]).toBeCloseTo(0.1);
  });
});

test('the place beside, above and below', () => {
  const grid = [3, 2];
  expect(neighbourOf(grid, 2, 'right')).toBe(3);
  expect(neighbourOf(grid, 0, 'left')).toBeNull();
  expect(neighbourOf(grid, 4, 'right')).toBeNull();
  expect(neighbourOf(grid, 0, 'down')).toBe(3);
  expect(neighbourOf(grid, 2, 'down')).toBe(4);
  expect(neighbourOf(grid, 4, 'up')).toBe(2);
  expect(neighbourOf(grid, 1, 'up')).toBeNull();
  expect(neighbourOf(grid, 3, 'down')).toBeNull();
  expect(neighbourOf([], 0, 'down')).toBeNull();
});
