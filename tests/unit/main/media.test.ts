import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src-main/ipc/refusal';
import { attachmentIdOf, mediaProtocolHandler } from '../../../src-main/shell/media-protocol';
import { sniffRaster } from '../../../src-main/views/image';

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const bytes = (...parts: (number | number[])[]) => new Uint8Array(parts.flat());

const PNG = bytes(
  [0x89],
  ascii('PNG'),
  [13, 10, 26, 10, 0, 0, 0, 13],
  ascii('IHDR'),
  [0, 0, 1, 0, 0, 0, 0, 200],
);
const GIF = bytes(ascii('GIF89a'), [0x40, 0x01, 0xc8, 0x00]);
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
  [0xff, 0xc4, 0, 3, 9],
  [0xff, 0xc2, 0, 17, 8, 0, 200, 1, 0, 3],
);
const WEBP_X = bytes(
  ascii('RIFF'),
  [0, 0, 0, 0],
  ascii('WEBPVP8X'),
  [10, 0, 0, 0, 0, 0, 0, 0, 0xff, 0, 0, 0xc7, 0, 0],
);
const WEBP_L = bytes(
  ascii('RIFF'),
  [0, 0, 0, 0],
  ascii('WEBPVP8L'),
  [5, 0, 0, 0, 0x2f, 0xff, 0xc0, 0x31, 0x00],
);

describe('what a picture is', () => {
  it.each([
    ['PNG', PNG, 'image/png', 256, 200],
    ['GIF', GIF, 'image/gif', 320, 200],
    ['progressive JPEG', JPEG, 'image/jpeg', 256, 200],
    ['extended WebP', WEBP_X, 'image/webp', 256, 200],
    ['lossless WebP', WEBP_L, 'image/webp', 256, 200],
  ])('%s is known by its bytes', (_name, content, mediaType, width, height) => {
    expect(sniffRaster(content)).toEqual({ mediaType, size: { width, height } });
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7'],
    ['nothing', ''],
    ['a sound', 'RIFF1234WAVEfmt '],
  ])('%s is none', (_name, text) => {
    expect(sniffRaster(bytes(ascii(text)))).toBeNull();
  });

  it('never fails, however a file is cut or damaged', () => {
    const heads = [PNG, GIF, JPEG, WEBP_X, WEBP_L];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.nat(40),
        fc.uint8Array({ maxLength: 60 }),
        (head, cut, tail) => {
          const made = bytes([...head.subarray(0, cut)], [...tail]);
          expect(() => sniffRaster(made)).not.toThrow(Error);
        },
      ),
    );
  });
});

describe('pictures for the page', () => {
  const address = 'heddle-media://attachment/file-1';

  it('are raster pictures, with the type that their bytes have', async () => {
    const response = await mediaProtocolHandler(async () => PNG)(new Request(address));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
  });

  it('are nothing else, whatever the file is called', async () => {
    const svg = bytes(ascii('<svg onload="alert(1)"/>'));
    const response = await mediaProtocolHandler(async () => svg)(new Request(address));
    expect(response.status).toBe(415);
    expect(await response.text()).toBe('');
  });

  it('are none that would take all memory, however small their file is', async () => {
    const bomb = Uint8Array.from(PNG);
    new DataView(bomb.buffer).setUint32(16, 40_000);
    new DataView(bomb.buffer).setUint32(20, 40_000);
    const response = await mediaProtocolHandler(async () => bomb)(new Request(address));
    expect(response.status).toBe(415);
  });

  it('are not found when the session has none, and no reason is given', async () => {
    const handle = mediaProtocolHandler(async () => {
      throw new Refusal('not-found', 'words');
    });
    const response = await handle(new Request(address));
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it.each([
    ['heddle-media://attachment/'],
    ['heddle-media://attachment/a/b'],
    ['heddle-media://attachment/%2e%2e%2fa'],
    ['heddle-media://attachment/%zz'],
    ['heddle-media://other/file-1'],
    ['https://attachment/file-1'],
  ])('%s is no picture', async (wrong) => {
    expect(attachmentIdOf(wrong)).toBeNull();
  });

  it('can only be read', async () => {
    const handle = mediaProtocolHandler(async () => PNG);
    expect((await handle(new Request(address, { method: 'POST' }))).status).toBe(404);
  });
});
