/** Rows of five pixels, the leftmost in the highest bit: letters and digits that fit any small picture. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  '+': [0, 4, 4, 31, 4, 4, 0],
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [28, 18, 17, 17, 17, 18, 28],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  G: [14, 17, 16, 23, 17, 17, 15],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  J: [7, 2, 2, 2, 2, 18, 12],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 17, 25, 21, 19, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  V: [17, 17, 17, 17, 17, 10, 4],
  W: [17, 17, 17, 21, 21, 21, 10],
  X: [17, 17, 10, 4, 10, 17, 17],
  Y: [17, 17, 17, 10, 4, 4, 4],
  Z: [31, 1, 2, 4, 8, 16, 31],
};
const GLYPH_WIDTH = 5;
const GLYPH_HEIGHT = 7;

type Colour = readonly [red: number, green: number, blue: number];

/** Pixels as Electron takes them: blue, green, red, alpha. */
export interface Picture {
  readonly size: number;
  readonly pixels: Uint8Array;
}

/**
 * A small sign: one or two letters or a number in white on a colour.
 *
 * @param text other signs than Latin letters and digits are left out: the colour says it then
 * @param round a disc, or a square with soft corners
 */
export function drawMark(text: string, colour: Colour, size: number, round: boolean): Picture {
  const pixels = new Uint8Array(size * size * 4);
  const paint = (x: number, y: number, [red, green, blue]: Colour, alpha: number): void => {
    const at = (y * size + x) * 4;
    pixels.set([(blue * alpha) / 255, (green * alpha) / 255, (red * alpha) / 255, alpha], at);
  };
  const radius = round ? size / 2 : size / 5;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const alpha = cover(x + 0.5, y + 0.5, size, radius);
      if (alpha > 0) paint(x, y, colour, Math.round(alpha * 255));
    }
  }
  const glyphs = plainLetters(text).flatMap((letter) => {
    const glyph = GLYPHS[letter];
    return glyph ? [glyph] : [];
  });
  const columns = glyphs.length * (GLYPH_WIDTH + 1) - 1;
  const scale = Math.max(1, Math.floor((size * 0.72) / Math.max(columns, GLYPH_HEIGHT)));
  const left = Math.round((size - columns * scale) / 2);
  const top = Math.round((size - GLYPH_HEIGHT * scale) / 2);
  glyphs.forEach((rows, index) => {
    rows.forEach((bits, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column += 1) {
        if (((bits >> (GLYPH_WIDTH - 1 - column)) & 1) === 0) continue;
        const x = left + (index * (GLYPH_WIDTH + 1) + column) * scale;
        const y = top + row * scale;
        for (let dy = 0; dy < scale; dy += 1) {
          for (let dx = 0; dx < scale; dx += 1) {
            if (x + dx >= 0 && x + dx < size && y + dy >= 0 && y + dy < size) {
              paint(x + dx, y + dy, [255, 255, 255], 255);
            }
          }
        }
      }
    });
  });
  return { size, pixels };
}

/** Without accents, in capitals: what the glyphs have. */
function plainLetters(text: string): readonly string[] {
  return [...text.normalize('NFD').toUpperCase()].filter((letter) => letter in GLYPHS).slice(0, 3);
}

/** How much of a pixel lies within a square with round corners, 0 to 1. */
function cover(x: number, y: number, size: number, radius: number): number {
  const dx = Math.max(radius - x, x - (size - radius), 0);
  const dy = Math.max(radius - y, y - (size - radius), 0);
  return Math.min(1, Math.max(0, radius - Math.hypot(dx, dy) + 0.5));
}

/** `#0b6e69` as numbers. */
export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A number that fits a badge. */
export const badgeText = (count: number): string => (count > 99 ? '99+' : String(count));
