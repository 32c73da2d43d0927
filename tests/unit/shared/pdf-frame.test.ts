import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdfFrameNotice } from '@shared/pdf-frame';

describe('what the frame for PDFs says', () => {
  test.each([
    [{ kind: 'loaded', pages: 3000, shown: 2000 }],
    [{ kind: 'failed', why: 'password' }],
    [{ kind: 'at', page: 7 }],
    [{ kind: 'scale', scale: 1.25 }],
    [{ kind: 'drawn' }],
    [{ kind: 'escape' }],
    [{ kind: 'alive' }],
  ])('is understood: %o', (notice) => {
    expect(readPdfFrameNotice({ ...notice, more: 'left out' })).toEqual(notice);
  });

  test.each([
    ['no object', 'loaded'],
    ['nothing', null],
    ['a kind that there is not', { kind: 'open', url: 'https://evil.example' }],
    ['no kind', { page: 1 }],
    ['pages that are no number', { kind: 'loaded', pages: '3', shown: 1 }],
    ['more pages shown than there are', { kind: 'loaded', pages: 3, shown: 4 }],
    ['more pages than any file has', { kind: 'loaded', pages: 1e12, shown: 1 }],
    ['page none', { kind: 'at', page: 0 }],
    ['half a page', { kind: 'at', page: 1.5 }],
    ['a scale of nothing', { kind: 'scale', scale: 0 }],
    ['a scale without end', { kind: 'scale', scale: Infinity }],
    ['a scale that is no number', { kind: 'scale', scale: Number.NaN }],
  ])('is not believed when it is %s', (_what, said) => {
    expect(readPdfFrameNotice(said)).toBeNull();
  });

  test('never breaks the page, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (said) => {
        expect(() => readPdfFrameNotice(said)).not.toThrow();
      }),
    );
  });
});
