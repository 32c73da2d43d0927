import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  indexOfMatch,
  matchBeside,
  matchNear,
} from '../../../../src-renderer/features/find/places';

const places = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a - b));
const position = fc.integer({ min: 0, max: 201 });

test('a match begins at or before what is on screen, or else after it', () => {
  expect(matchNear([], 5)).toBeNull();
  expect(matchNear([], null)).toBeNull();
  fc.assert(
    fc.property(places, position, (positions, at) => {
      const expected = positions.findLast((each) => each <= at) ?? positions[0] ?? null;
      expect(matchNear(positions, at)).toBe(expected);
      expect(matchNear(positions, null)).toBe(positions.at(-1) ?? null);
    }),
  );
});

test('stepping goes to the neighbour, and around the ends', () => {
  fc.assert(
    fc.property(places, position, (positions, at) => {
      const next = positions.find((each) => each > at) ?? positions[0] ?? null;
      const previous = positions.findLast((each) => each < at) ?? positions.at(-1) ?? null;
      expect(matchBeside(positions, at, 1)).toBe(next);
      expect(matchBeside(positions, at, -1)).toBe(previous);
      expect(indexOfMatch(positions, at)).toBe(
        positions.includes(at) ? positions.indexOf(at) : null,
      );
    }),
  );
});

test('going round once shows each match', () => {
  fc.assert(
    fc.property(places, (positions) => {
      const seen: number[] = [];
      let at = 0;
      for (let count = 0; count < positions.length; count += 1) {
        at = matchBeside(positions, at, 1) ?? 0;
        seen.push(at);
      }
      expect(seen).toEqual(positions);
    }),
  );
});
