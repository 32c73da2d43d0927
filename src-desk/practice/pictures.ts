import { assertNever } from '@shared/assert-never';
import { Canvas, type Colour } from './drawing/canvas';
import { encodePng } from './drawing/png';
import type { Picture } from './host';
import type { PictureKind } from './scenario';

const WIDTH = 480;
const HEIGHT = 360;

const NAMES: Readonly<Record<PictureKind, string>> = {
  'router-red': 'IMG_4471.png',
  'parcel-damaged': 'parcel.png',
  'suitcase-broken': 'IMG_2093.png',
  'wrong-colour': 'foto.png',
  'atm-receipt': 'receipt.png',
  'leaking-machine': 'IMG_0118.png',
  'fake-sms': 'screenshot.png',
};

const drawn = new Map<PictureKind, Picture>();

/** A picture as a customer would take it: drawn by code, so that nothing is shipped. Always the same bytes. */
export function pictureOf(kind: PictureKind): Picture {
  const known = drawn.get(kind);
  if (known) return known;
  const canvas = new Canvas(WIDTH, HEIGHT);
  draw(kind, canvas);
  const picture: Picture = {
    kind,
    name: NAMES[kind],
    mediaType: 'image/png',
    bytes: encodePng(canvas.pixels(), WIDTH, HEIGHT),
  };
  drawn.set(kind, picture);
  return picture;
}

/** The size of every picture in pixels. */
export const PICTURE_SIZE = { width: WIDTH, height: HEIGHT } as const;

const WOOD: Colour = [176, 136, 98];
const CARDBOARD: Colour = [196, 152, 100];
const DARK: Colour = [44, 46, 52];
const PAPER: Colour = [246, 244, 238];
const INK: Colour = [60, 62, 70];

function draw(kind: PictureKind, c: Canvas): void {
  switch (kind) {
    case 'router-red':
      return router(c);
    case 'parcel-damaged':
      return parcel(c);
    case 'suitcase-broken':
      return suitcase(c);
    case 'wrong-colour':
      return blanket(c);
    case 'atm-receipt':
      return paper(c, ['TIDEWELL ATM 0417', '', 'WITHDRAWAL   200.00', '17:22', '', 'THANK YOU']);
    case 'leaking-machine':
      return espresso(c);
    case 'fake-sms':
      return phone(c);
    default:
      return assertNever(kind);
  }
}

function table(c: Canvas, wall: Colour, wood: Colour): void {
  c.gradient(0, 0, WIDTH, 215, wall, shade(wall, -26));
  c.gradient(0, 215, WIDTH, HEIGHT, wood, shade(wood, -44));
  for (let line = 0; line < 6; line += 1) {
    c.line(0, 232 + line * 24, WIDTH, 226 + line * 25, 1.2, shade(wood, -24));
  }
}

function shade([red, green, blue]: Colour, by: number): Colour {
  const clamp = (value: number) => Math.max(0, Math.min(255, value + by));
  return [clamp(red), clamp(green), clamp(blue)];
}

function router(c: Canvas): void {
  table(c, [222, 220, 214], WOOD);
  c.ellipse(245, 292, 180, 22, [112, 84, 60]);
  c.line(150, 170, 138, 62, 9, DARK);
  c.line(340, 170, 356, 60, 9, DARK);
  c.polygon(
    [
      [96, 176],
      [394, 176],
      [420, 276],
      [70, 276],
    ],
    [58, 61, 68],
  );
  c.polygon(
    [
      [70, 276],
      [420, 276],
      [412, 296],
      [80, 296],
    ],
    [38, 40, 46],
  );
  c.text('FENNWAVE', 120, 198, 2, [138, 142, 150]);
  const lights: readonly Colour[] = [
    [90, 210, 120],
    [70, 74, 80],
    [255, 52, 40],
    [70, 74, 80],
  ];
  for (const [index, light] of lights.entries()) {
    const x = 150 + index * 62;
    if (index === 2) c.ellipse(x, 250, 26, 18, [140, 50, 46]);
    c.ellipse(x, 250, 8, 8, light);
  }
  c.text('INTERNET', 238, 264, 1, [150, 152, 158]);
}

function parcel(c: Canvas): void {
  table(c, [205, 210, 208], [128, 124, 120]);
  c.ellipse(240, 300, 190, 24, [80, 78, 76]);
  c.polygon(
    [
      [82, 130],
      [300, 104],
      [410, 150],
      [396, 280],
      [236, 312],
      [92, 268],
    ],
    CARDBOARD,
  );
  c.polygon(
    [
      [82, 130],
      [300, 104],
      [410, 150],
      [220, 176],
    ],
    shade(CARDBOARD, 18),
  );
  c.polygon(
    [
      [220, 176],
      [410, 150],
      [396, 280],
      [236, 312],
    ],
    shade(CARDBOARD, -26),
  );
  c.polygon(
    [
      [330, 118],
      [410, 150],
      [404, 214],
      [356, 196],
      [372, 160],
    ],
    [92, 66, 40],
  );
  c.polygon(
    [
      [344, 132],
      [394, 152],
      [388, 180],
      [362, 172],
    ],
    [40, 30, 22],
  );
  c.line(150, 122, 232, 176, 12, [214, 192, 150]);
  c.line(232, 176, 246, 310, 12, [206, 182, 138]);
  c.line(96, 190, 150, 206, 2, shade(CARDBOARD, -60));
  c.line(150, 206, 138, 250, 2, shade(CARDBOARD, -60));
  c.polygon(
    [
      [108, 216],
      [196, 232],
      [196, 276],
      [112, 256],
    ],
    PAPER,
  );
  c.text('FRAGILE', 118, 236, 1.6, [190, 40, 36]);
  for (const [x, y] of [
    [330, 320],
    [352, 308],
    [376, 326],
  ] as const)
    c.polygon(
      [
        [x, y],
        [x + 14, y - 8],
        [x + 9, y + 7],
      ],
      [96, 140, 176],
    );
}

function paper(c: Canvas, lines: readonly string[]): void {
  table(c, [150, 120, 92], [150, 116, 84]);
  c.polygon(
    [
      [104, 36],
      [388, 22],
      [398, 330],
      [96, 338],
    ],
    [110, 84, 60],
  );
  c.polygon(
    [
      [96, 28],
      [380, 16],
      [388, 322],
      [90, 330],
    ],
    PAPER,
  );
  for (const [index, line] of lines.entries()) {
    c.text(line, 122, 62 + index * 36, index === 0 ? 2.1 : 1.9, INK);
  }
  c.line(122, 296, 352, 292, 1.5, [180, 178, 172]);
}

function suitcase(c: Canvas): void {
  table(c, [198, 204, 210], [150, 152, 156]);
  c.ellipse(240, 322, 150, 18, [96, 98, 102]);
  c.line(200, 84, 200, 26, 7, [150, 152, 158]);
  c.line(280, 84, 280, 26, 7, [150, 152, 158]);
  c.line(198, 26, 282, 26, 10, DARK);
  c.polygon(
    [
      [142, 84],
      [338, 84],
      [346, 300],
      [136, 300],
    ],
    [38, 92, 122],
  );
  for (const x of [176, 208, 240, 272, 304]) c.line(x, 96, x, 288, 3, [28, 74, 102]);
  c.ellipse(168, 308, 14, 14, DARK);
  c.ellipse(314, 304, 9, 5, [20, 20, 22]);
  c.polygon(
    [
      [238, 200],
      [264, 178],
      [330, 190],
      [322, 250],
      [280, 272],
      [250, 244],
    ],
    [22, 26, 30],
  );
  c.line(264, 178, 300, 120, 2.5, [16, 36, 48]);
  c.line(280, 272, 230, 292, 2.5, [16, 36, 48]);
  c.polygon(
    [
      [262, 214],
      [300, 204],
      [310, 238],
      [276, 250],
    ],
    [206, 84, 74],
  );
}

function blanket(c: Canvas): void {
  table(c, [232, 228, 220], [170, 140, 108]);
  c.polygon(
    [
      [60, 150],
      [410, 128],
      [440, 300],
      [92, 330],
    ],
    [214, 164, 34],
  );
  for (let fold = 0; fold < 7; fold += 1) {
    c.line(70 + fold * 52, 150 - fold * 3, 104 + fold * 52, 326 - fold * 4, 3, [184, 136, 22]);
  }
  c.polygon(
    [
      [330, 120],
      [430, 114],
      [436, 176],
      [336, 184],
    ],
    PAPER,
  );
  c.text('SAGE', 346, 134, 2, INK);
  c.ellipse(410, 160, 10, 10, [142, 162, 130]);
}

function espresso(c: Canvas): void {
  table(c, [214, 206, 196], [120, 112, 104]);
  c.ellipse(250, 314, 190, 26, [150, 160, 168]);
  c.ellipse(330, 318, 90, 14, [176, 186, 194]);
  c.polygon(
    [
      [150, 70],
      [336, 70],
      [340, 300],
      [146, 300],
    ],
    [188, 32, 38],
  );
  c.polygon(
    [
      [150, 70],
      [336, 70],
      [328, 56],
      [160, 56],
    ],
    [150, 24, 30],
  );
  c.polygon(
    [
      [172, 140],
      [314, 140],
      [314, 262],
      [172, 262],
    ],
    [32, 34, 38],
  );
  c.line(210, 160, 276, 160, 16, [150, 152, 158]);
  c.line(276, 162, 330, 176, 11, [24, 24, 26]);
  c.ellipse(196, 104, 12, 12, [240, 236, 226]);
  c.ellipse(290, 104, 12, 12, [90, 210, 120]);
  for (const x of [168, 188, 214]) c.line(x, 300, x - 4, 318, 4, [196, 206, 214]);
}

function phone(c: Canvas): void {
  table(c, [120, 126, 134], [92, 98, 108]);
  c.polygon(
    [
      [140, 8],
      [340, 8],
      [346, 352],
      [134, 352],
    ],
    [18, 20, 24],
  );
  c.polygon(
    [
      [152, 24],
      [328, 24],
      [332, 336],
      [148, 336],
    ],
    PAPER,
  );
  c.text('TODAY 14:06', 200, 46, 1.2, [120, 122, 128]);
  c.polygon(
    [
      [160, 72],
      [318, 72],
      [318, 226],
      [160, 226],
    ],
    [226, 226, 230],
  );
  const lines = ['TIDEWELL: YOUR', 'ACCOUNT IS LOCKED.', 'VERIFY NOW:', '', 'TIDEWEL-SECURE.XYZ'];
  for (const [index, line] of lines.entries())
    c.text(line, 168, 88 + index * 26, 1.2, index === 4 ? [20, 80, 200] : INK);
}
