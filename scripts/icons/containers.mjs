/**
 * A Windows icon file made of PNG images.
 * @param {{size: number, png: Buffer}[]} images at most 256 pixels wide
 * @returns {Buffer}
 */
export function toIco(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // One byte each: 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** The names of the sizes in a macOS icon file. */
const ICNS_TYPES = new Map([
  [32, 'ic11'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

/**
 * A macOS icon file made of PNG images. Sizes that the format does not know are left out.
 * @param {{size: number, png: Buffer}[]} images
 * @returns {Buffer}
 */
export function toIcns(images) {
  const chunks = images.flatMap(({ size, png }) => {
    const type = ICNS_TYPES.get(size);
    return type ? [chunk(type, png)] : [];
  });
  return chunk('icns', Buffer.concat(chunks));
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function chunk(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'ascii');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
