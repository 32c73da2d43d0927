/** What the first bytes of a file say it is, with its size in pixels when it is a picture. */
export interface Sniffed {
  readonly mediaType: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Types that have a signature: a file that claims one of them must carry it. */
const SIGNED = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

/**
 * Recognises pictures and PDFs by their signature.
 *
 * @returns null when the bytes are none of these
 */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (start: number, end: number) => view.toString('latin1', start, end);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return picture('image/png', pngSize(view));
  if (ascii(0, 3) === '\xff\xd8\xff') return picture('image/jpeg', jpegSize(view));
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') {
    const size = view.length < 10 ? null : ([view.readUInt16LE(6), view.readUInt16LE(8)] as const);
    return picture('image/gif', size);
  }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP')
    return picture('image/webp', webpSize(view));
  if (ascii(0, 5) === '%PDF-') return { mediaType: 'application/pdf', width: null, height: null };
  return null;
}

/**
 * Whether bytes may travel under a type: what has a signature must carry its own, and text must be
 * text.
 */
export function isOfType(bytes: Uint8Array, mediaType: string): boolean {
  const sniffed = sniff(bytes);
  if (sniffed) return sniffed.mediaType === mediaType;
  if (SIGNED.has(mediaType)) return false;
  return !mediaType.startsWith('text/') || !bytes.includes(0);
}

type Size = readonly [width: number, height: number];

function picture(mediaType: string, size: Size | null): Sniffed {
  const known = size !== null && size[0] > 0 && size[1] > 0;
  return { mediaType, width: known ? size[0] : null, height: known ? size[1] : null };
}

function pngSize(view: Buffer): Size | null {
  return view.length < 24 ? null : [view.readUInt32BE(16), view.readUInt32BE(20)];
}

function jpegSize(view: Buffer): Size | null {
  let at = 2;
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    // Start-of-frame markers, without the three in their range that are something else.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.readUInt16BE(at + 7), view.readUInt16BE(at + 5)];
    at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(view: Buffer): Size | null {
  if (view.length < 30) return null;
  const chunk = view.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return [view.readUIntLE(24, 3) + 1, view.readUIntLE(27, 3) + 1];
  if (chunk === 'VP8 ') return [view.readUInt16LE(26) & 0x3fff, view.readUInt16LE(28) & 0x3fff];
  if (chunk === 'VP8L') {
    const bits = view.readUInt32LE(21);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return null;
}
