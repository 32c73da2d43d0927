/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];
export type Point = readonly [number, number];

/** Drawn at twice the size and averaged, which makes edges smooth. */
const SCALE = 2;

/** Five by seven dots a letter, row by row. */
const FONT: Readonly<Record<string, string>> = {
  A: '01110 10001 10001 11111 10001 10001 10001',
  B: '11110 10001 11110 10001 10001 10001 11110',
  C: '01111 10000 10000 10000 10000 10000 01111',
  D: '11110 10001 10001 10001 10001 10001 11110',
  E: '11111 10000 11110 10000 10000 10000 11111',
  F: '11111 10000 11110 10000 10000 10000 10000',
  G: '01111 10000 10000 10011 10001 10001 01111',
  H: '10001 10001 11111 10001 10001 10001 10001',
  I: '01110 00100 00100 00100 00100 00100 01110',
  J: '00111 00010 00010 00010 00010 10010 01100',
  K: '10001 10010 11100 10010 10001 10001 10001',
  L: '10000 10000 10000 10000 10000 10000 11111',
  M: '10001 11011 10101 10101 10001 10001 10001',
  N: '10001 11001 10101 10011 10001 10001 10001',
  O: '01110 10001 10001 10001 10001 10001 01110',
  P: '11110 10001 10001 11110 10000 10000 10000',
  Q: '01110 10001 10001 10001 10101 10010 01101',
  R: '11110 10001 10001 11110 10100 10010 10001',
  S: '01111 10000 01110 00001 00001 00001 11110',
  T: '11111 00100 00100 00100 00100 00100 00100',
  U: '10001 10001 10001 10001 10001 10001 01110',
  V: '10001 10001 10001 10001 10001 01010 00100',
  W: '10001 10001 10001 10101 10101 11011 10001',
  X: '10001 01010 00100 00100 00100 01010 10001',
  Y: '10001 01010 00100 00100 00100 00100 00100',
  Z: '11111 00001 00010 00100 01000 10000 11111',
  '0': '01110 10011 10101 10101 10101 11001 01110',
  '1': '00100 01100 00100 00100 00100 00100 01110',
  '2': '01110 10001 00001 00110 01000 10000 11111',
  '3': '11110 00001 00110 00001 00001 00001 11110',
  '4': '00010 00110 01010 10010 11111 00010 00010',
  '5': '11111 10000 11110 00001 00001 10001 01110',
  '6': '00110 01000 10000 11110 10001 10001 01110',
  '7': '11111 00001 00010 00100 01000 01000 01000',
  '8': '01110 10001 01110 10001 10001 10001 01110',
  '9': '01110 10001 10001 01111 00001 00010 01100',
  '.': '00000 00000 00000 00000 00000 01100 01100',
  ':': '00000 01100 01100 00000 01100 01100 00000',
  '-': '00000 00000 00000 01110 00000 00000 00000',
};

/** A small raster to draw practice pictures on. Coordinates are in pixels of the finished picture. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #data: Uint8Array;

  constructor(width: number, height: number) {
    this.#width = width * SCALE;
    this.#height = height * SCALE;
    this.#data = new Uint8Array(this.#width * this.#height * 3);
  }

  /** Fills a rectangle from one colour at its top to another at its bottom. */
  gradient(
    left: number,
    top: number,
    right: number,
    bottom: number,
    from: Colour,
    to: Colour,
  ): void {
    for (let y = top * SCALE; y < bottom * SCALE; y += 1) {
      const part = (y / SCALE - top) / (bottom - top);
      const mix = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * part;
      const colour: Colour = [mix(0), mix(1), mix(2)];
      for (let x = left * SCALE; x < right * SCALE; x += 1) this.#set(x, y, colour);
    }
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour): void {
    this.#fill(
      cx - rx,
      cy - ry,
      cx + rx,
      cy + ry,
      colour,
      (x, y) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1,
    );
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, colour: Colour): void {
    const half = width / 2;
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const isNear = (x: number, y: number) => {
      const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
      const part = Math.max(0, Math.min(1, along));
      return Math.hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1)) <= half;
    };
    this.#fill(
      Math.min(x1, x2) - half,
      Math.min(y1, y2) - half,
      Math.max(x1, x2) + half,
      Math.max(y1, y2) + half,
      colour,
      isNear,
    );
  }

  polygon(points: readonly Point[], colour: Colour): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    this.#fill(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), colour, (x, y) =>
      isInside(points, x, y),
    );
  }

  /** Writes capitals, digits and some signs. @param size pixels of one dot */
  text(text: string, x: number, y: number, size: number, colour: Colour): void {
    for (const [index, letter] of [...text].entries()) {
      const rows = FONT[letter]?.split(' ') ?? [];
      for (const [row, dots] of rows.entries()) {
        for (const [column, dot] of [...dots].entries()) {
          if (dot !== '1') continue;
          const left = x + (index * 6 + column) * size;
          this.#fill(left, y + row * size, left + size, y + (row + 1) * size, colour, () => true);
        }
      }
    }
  }

  /** The finished picture: red, green and blue of each pixel, row by row. */
  pixels(): Uint8Array {
    const width = this.#width / SCALE;
    const height = this.#height / SCALE;
    const out = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          let sum = 0;
          for (let part = 0; part < SCALE * SCALE; part += 1) {
            const row = y * SCALE + Math.floor(part / SCALE);
            const column = x * SCALE + (part % SCALE);
            sum += this.#data[(row * this.#width + column) * 3 + channel] ?? 0;
          }
          out[(y * width + x) * 3 + channel] = Math.round(sum / (SCALE * SCALE));
        }
      }
    }
    return out;
  }

  #fill(
    left: number,
    top: number,
    right: number,
    bottom: number,
    colour: Colour,
    covers: (x: number, y: number) => boolean,
  ): void {
    for (let y = Math.floor(top * SCALE); y < Math.ceil(bottom * SCALE); y += 1) {
      for (let x = Math.floor(left * SCALE); x < Math.ceil(right * SCALE); x += 1) {
        if (covers((x + 0.5) / SCALE, (y + 0.5) / SCALE)) this.#set(x, y, colour);
      }
    }
  }

  #set(x: number, y: number, colour: Colour): void {
    if (x < 0 || y < 0 || x >= this.#width || y >= this.#height) return;
    const at = (y * this.#width + x) * 3;
    this.#data[at] = colour[0];
    this.#data[at + 1] = colour[1];
    this.#data[at + 2] = colour[2];
  }
}

function isInside(points: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of points.entries()) {
    const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
