import { describe, expect, it } from 'vitest';
import { fileProblem, sizeInWords } from '../../../../src-renderer/features/composer/files';

const limits = { maxBytes: 1000, mediaTypes: ['image/*', 'application/pdf'], maxFiles: 2 };

describe('fileProblem', () => {
  it.each([
    [{ size: 10, type: 'image/png' }, 0, null],
    [{ size: 10, type: 'application/pdf' }, 1, null],
    [{ size: 10, type: 'application/pdf' }, 2, 'too-many'],
    [{ size: 1001, type: 'image/png' }, 0, 'too-large'],
    [{ size: 0, type: 'image/png' }, 0, 'empty'],
    [{ size: 10, type: 'text/html' }, 0, 'wrong-type'],
    [{ size: 10, type: 'imagex/png' }, 0, 'wrong-type'],
  ])('%j beside %i others: %s', (file, already, expected) => {
    expect(fileProblem(file, limits, already)).toBe(expected);
  });

  it('takes any kind when the desk names none', () => {
    const any = { ...limits, mediaTypes: [] };
    expect(fileProblem({ size: 1, type: 'text/html' }, any, 0)).toBeNull();
  });
});

describe('sizeInWords', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '2 kB'],
    [340_000, '340 kB'],
    [2_400_000, '2.4 MB'],
    [25_000_000, '25 MB'],
  ])('%i is %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });
});
