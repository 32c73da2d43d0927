/** A picture that Heddle shows: what its bytes say it is, whatever its name or sender says. */
export interface Raster {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels; null when the header does not tell. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/**
 * Recognises a raster picture by its first bytes. SVG is none: it is a document that can hold
 * scripts and addresses.
 */
export function sniffRaster(bytes: Uint8Array): Raster | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return { mediaType: 'image/png', size: sizeAt(view, 24, () => pair(view, 16, 20, 4)) };
  }
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) {
    return {
      mediaType: 'image/gif',
      size: sizeAt(view, 10, () => [view.getUint16(6, true), view.getUint16(8, true)]),
    };
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) {
    return { mediaType: 'image/jpeg', size: jpegSize(view) };
  }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') {
    return { mediaType: 'image/webp', size: webpSize(bytes, view) };
  }
  return null;
}

type Size = NonNullable<Raster['size']>;

function sizeAt(
  view: DataView,
  needed: number,
  read: () => readonly [number, number],
): Size | null {
  if (view.byteLength < needed) return null;
  const [width, height] = read();
  return width > 0 && height > 0 ? { width, height } : null;
}

function pair(view: DataView, x: number, y: number, width: 2 | 4): readonly [number, number] {
  return width === 4
    ? [view.getUint32(x), view.getUint32(y)]
    : [view.getUint16(x), view.getUint16(y)];
}

/** Walks the segments of a JPEG to the one that begins the frame. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sizeAt(view, at + 9, () => pair(view, at + 7, at + 5, 2));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return sizeAt(view, 30, () => [1 + uint24(view, 24), 1 + uint24(view, 27)]);
    case 'VP8 ':
      return sizeAt(view, 30, () => [
        view.getUint16(26, true) & 0x3fff,
        view.getUint16(28, true) & 0x3fff,
      ]);
    case 'VP8L':
      return sizeAt(view, 25, () => {
        const bits = view.getUint32(21, true);
        return [1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)];
      });
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** How far into a file readers of PDFs look for its beginning. */
const PDF_HEAD = 1024;

/** Whether a file is a PDF by its own bytes. */
export function sniffPdf(bytes: Uint8Array): boolean {
  return ascii(bytes, 0, PDF_HEAD).includes('%PDF-');
}
