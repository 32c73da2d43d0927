import { describe, expect, it } from 'vitest';
import { toIcns, toIco } from '../../../scripts/icons/containers.mjs';

const image = (size: number) => ({ size, png: Buffer.alloc(size, size % 251) });

describe('icon files', () => {
  it('an ico names each image with its size, length and place', () => {
    const images = [image(16), image(256)];
    const ico = toIco(images);
    images.forEach(({ size, png }, index) => {
      const at = 6 + 16 * index;
      expect(ico.readUInt8(at)).toBe(size % 256);
      const place = ico.readUInt32LE(at + 12);
      expect(ico.subarray(place, place + ico.readUInt32LE(at + 8)).equals(png)).toBe(true);
    });
  });

  it('an icns is a chain of chunks that ends where the file ends', () => {
    const icns = toIcns([image(16), image(128), image(1024)]);
    expect(icns.toString('ascii', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const types: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      types.push(icns.toString('ascii', at, at + 4));
    }
    expect(types).toEqual(['ic07', 'ic10']);
  });
});
