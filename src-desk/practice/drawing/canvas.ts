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
    for (let row = top * SCALE; row < bottom * SCALE; row += 1) {
      const part = (row / SCALE - top) / (bottom - top);
      const mix = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * part;
      this.#span(row, left, right, [mix(0), mix(1), mix(2)]);
    }
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour): void {
    this.#rows(cy - ry, cy + ry, (row, y) => {
      const half = rx * Math.sqrt(Math.max(0, 1 - ((y - cy) / ry) ** 2));
      this.#span(row, cx - half, cx + half, colour);
    });
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, colour: Colour): void {
    const half = width / 2;
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const [nx, ny] = [(-(y2 - y1) / length) * half, ((x2 - x1) / length) * half];
    this.polygon(
      [
        [x1 + nx, y1 + ny],
        [x2 + nx, y2 + ny],
        [x2 - nx, y2 - ny],
        [x1 - nx, y1 - ny],
      ],
      colour,
    );
    if (width < 4) return;
    this.ellipse(x1, y1, half, half, colour);
    this.ellipse(x2, y2, half, half, colour);
  }

  polygon(points: readonly Point[], colour: Colour): void {
    const ys = points.map(([, y]) => y);
    this.#rows(Math.min(...ys), Math.max(...ys), (row, y) => {
      const crossings = points
        .flatMap(([x1, y1], index) => {
          const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
          return y1 > y !== y2 > y ? [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)] : [];
        })
        .sort((a, b) => a - b);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        this.#span(row, crossings[index] ?? 0, crossings[index + 1] ?? 0, colour);
      }
    });
  }

  /** Writes capitals, digits and some signs. @param size pixels of one dot */
  text(text: string, x: number, y: number, size: number, colour: Colour): void {
    for (const [index, letter] of [...text].entries()) {
      for (const [row, dots] of (FONT[letter]?.split(' ') ?? []).entries()) {
        const top = y + row * size;
        for (let column = 0; column < dots.length; column += 1) {
          if (dots[column] !== '1') continue;
          const left = x + (index * 6 + column) * size;
          this.#rows(top, top + size, (line) => this.#span(line, left, left + size, colour));
        }
      }
    }
  }

  /** The finished picture: red, green and blue of each pixel, row by row. */
  pixels(): Uint8Array {
    const width = this.#width / SCALE;
    const height = this.#height / SCALE;
    const out = new Uint8Array(width * height * 3);
    const stride = this.#width * 3;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width * 3; x += 1) {
        const at = y * SCALE * stride + Math.floor(x / 3) * SCALE * 3 + (x % 3);
        const sum =
          (this.#data[at] ?? 0) +
          (this.#data[at + 3] ?? 0) +
          (this.#data[at + stride] ?? 0) +
          (this.#data[at + stride + 3] ?? 0);
        out[y * width * 3 + x] = (sum + 2) >> 2;
      }
    }
    return out;
  }

  /** Every row of the doubled raster between two heights, with the height of its middle. */
  #rows(top: number, bottom: number, paint: (row: number, y: number) => void): void {
    const last = Math.min(this.#height - 1, Math.ceil(bottom * SCALE - 0.5) - 1);
    for (let row = Math.max(0, Math.ceil(top * SCALE - 0.5)); row <= last; row += 1) {
      paint(row, (row + 0.5) / SCALE);
    }
  }

  #span(row: number, left: number, right: number, colour: Colour): void {
    const from = Math.max(0, Math.round(left * SCALE));
    const to = Math.min(this.#width, Math.round(right * SCALE));
    const [red, green, blue] = colour;
    for (let at = (row * this.#width + from) * 3; at < (row * this.#width + to) * 3; at += 3) {
      this.#data[at] = red;
      this.#data[at + 1] = green;
      this.#data[at + 2] = blue;
    }
  }
}
