import { describe, expect, it } from 'vitest';
import {
  fileLimitsOf,
  fileProblem,
  pastedFiles,
  sizeInWords,
} from '../../../../src-renderer/features/composer/files';
import { readFile } from '../../../../src-renderer/features/composer/read-file';

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

describe('pastedFiles', () => {
  const png = (name: string) => new File(['x'], name, { type: 'image/png' });
  const pasted = (text: string, ...files: File[]) =>
    pastedFiles({ files, getData: (type) => (type === 'text/plain' ? text : '') });

  it('leaves the text to the field when a picture of it lies beside it', () => {
    expect(pasted('Item\tPrice\r\nRouter\t49', png('image.png'))).toEqual([]);
  });

  it('takes files that come alone, or with nothing but blanks', () => {
    const picture = png('image.png');
    expect(pasted('', picture)).toEqual([picture]);
    expect(pasted(' \n', picture)).toEqual([picture]);
  });

  it('takes files that a file manager names, and files that are no picture of a text', () => {
    const photo = png('red light.png');
    const bill = new File(['x'], 'bill.pdf', { type: 'application/pdf' });
    expect(pasted('red light.png', photo)).toEqual([photo]);
    expect(pasted('/home/rosa/red light.png\n/home/rosa/bill.pdf\n', photo, bill)).toEqual([
      photo,
      bill,
    ]);
    expect(pasted('See the bill', bill)).toEqual([bill]);
  });

  it('takes nothing when there is only a text', () => {
    expect(pasted('Hello')).toEqual([]);
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

describe('what may go out with a reply', () => {
  const MIB = 1024 * 1024;
  it.each([
    [
      'web',
      20 * MIB,
      { maxBytes: 20 * MIB, pictureMaxBytes: null, maxTotalBytes: null, maxFiles: 20 },
    ],
    ['whatsapp', 20 * MIB, { maxBytes: 20 * MIB, pictureMaxBytes: 5 * MIB, maxFiles: 10 }],
    ['sms', 20 * MIB, { maxBytes: 5 * MIB, pictureMaxBytes: null, maxTotalBytes: 5 * MIB }],
    ['email', 25 * MIB, { maxBytes: 18 * MIB, maxTotalBytes: 18 * MIB }],
    ['whatsapp', 2 * MIB, { maxBytes: 2 * MIB, pictureMaxBytes: null }],
  ] as const)('over %s, with a desk that takes %i bytes', (channel, deskMax, expected) => {
    expect(fileLimitsOf(channel, deskMax, ['image/*'])).toMatchObject(expected);
  });
});

describe('reading a file', () => {
  const file = (...parts: string[]) => ({
    size: parts.join('').length,
    stream: () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start: (controller) => {
          for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
          controller.close();
        },
      }),
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    const bytes = await readFile(file('a', 'bcd'), new AbortController().signal, (share) =>
      told.push(share),
    );
    expect([new TextDecoder().decode(bytes), told]).toEqual(['abcd', [0.25, 1]]);
  });

  it('stops in the middle', async () => {
    const stop = new AbortController();
    const reading = readFile(file('a', 'bcd'), stop.signal, () => stop.abort());
    await expect(reading).rejects.toThrow(/abort/iu);
  });

  it('takes no more than the file had when it was chosen', async () => {
    const growing = { ...file('abcd'), size: 2 };
    await expect(readFile(growing, new AbortController().signal, () => undefined)).rejects.toThrow(
      /changed/u,
    );
  });
});
