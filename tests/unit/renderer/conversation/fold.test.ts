import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOLD_LENGTH,
  FOLD_LINES,
  foldedHead,
  slicesOf,
} from '../../../../src-renderer/features/conversation/fold';

describe('folding long texts', () => {
  it('leaves short texts alone', () => {
    expect(foldedHead('a'.repeat(FOLD_LENGTH))).toBeNull();
    expect(foldedHead('a\n'.repeat(FOLD_LINES))).toBeNull();
  });

  it('folds long and tall texts', () => {
    expect(foldedHead('word '.repeat(1000))?.length).toBeLessThanOrEqual(FOLD_LENGTH);
    expect(foldedHead('a\n'.repeat(FOLD_LINES * 2))?.split('\n').length).toBeLessThanOrEqual(
      FOLD_LINES + 1,
    );
  });

  it('shows a million characters in bounded blocks', () => {
    const { slices, rest } = slicesOf('x'.repeat(1_000_000), 25);
    expect(slices).toHaveLength(25);
    expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThanOrEqual(4000);
    expect(slices.join('').length + rest).toBe(1_000_000);
  });

  it('never tears a character and loses nothing', () => {
    const long = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), { minLength: 50 })
      .map((parts) => parts.join('').repeat(30));
    fc.assert(
      fc.property(long, (text) => {
        const { slices, rest } = slicesOf(text, 1000);
        expect(slices.join('')).toBe(text);
        expect(rest).toBe(0);
        expect(slices.every((slice) => slice.isWellFormed())).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
