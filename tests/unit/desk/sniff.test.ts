import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOfType, sniff } from '../../../src-desk/attachments/sniff';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));

it.each([
  [
    'PNG',
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128, 0, 0, 1, 224]),
    'image/png',
    640,
    480,
  ],
  ['GIF', bytes('GIF89a', [3, 0, 2, 0]), 'image/gif', 3, 2],
  [
    'JPEG',
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 5, 0, 7, 3, 0]),
    'image/jpeg',
    7,
    5,
  ],
  [
    'WebP',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 19, 0, 0]),
    'image/webp',
    10,
    20,
  ],
  ['PDF', bytes('%PDF-1.7'), 'application/pdf', null, null],
] as const)('knows a %s', (_name, content, mediaType, width, height) => {
  expect(sniff(content)).toEqual({ mediaType, width, height });
  expect(isOfType(content, mediaType)).toBe(true);
  expect(isOfType(content, 'text/plain')).toBe(false);
});

it('reads no picture out of a cut one', () => {
  expect(sniff(bytes('\x89PNG\r\n\x1a\n'))).toEqual({
    mediaType: 'image/png',
    width: null,
    height: null,
  });
});

it('takes any bytes without failing', () => {
  const heads = [
    '',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'GIF89a',
    'RIFF....WEBPVP8 ',
    'RIFF....WEBPVP8L',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 60 }), (head, rest) => {
      const found = sniff(bytes(head, [...rest]));
      if (found?.width !== null && found?.width !== undefined) {
        expect(found.width).toBeGreaterThan(0);
      }
    }),
  );
});
