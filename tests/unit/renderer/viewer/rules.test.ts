import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPdf, isPicture, isPictureShowable } from '@shared/rules';
import {
  fittedView,
  isFitted,
  moved,
  zoomed,
  type Frame,
} from '../../../../src-renderer/features/viewer/picture-zoom';
import { canvasDensity, fittingScale, steppedScale } from '../../../../src-renderer/pdf-frame/zoom';

const frame = (picture: [number, number], stage: [number, number] = [1000, 600]): Frame => ({
  picture: { width: picture[0], height: picture[1] },
  stage: { width: stage[0], height: stage[1] },
});

describe('how a picture lies in its stage', () => {
  test('a large one is made to fit, a small one is left as it is', () => {
    expect(fittedView(frame([4000, 1200])).scale).toBe(0.25);
    expect(fittedView(frame([48, 48])).scale).toBe(1);
    expect(fittedView(frame([0, 0])).scale).toBe(1);
  });

  test('what is under the pointer stays there', () => {
    const inside = frame([4000, 2400]);
    const at = { x: 120, y: -80 };
    const before = fittedView(inside);
    const after = zoomed(before, 4, inside, at);
    const placeOf = (view: typeof before) => [
      (at.x - view.x) / view.scale,
      (at.y - view.y) / view.scale,
    ];
    const [x = 0, y = 0] = placeOf(before);
    expect(placeOf(after)[0]).toBeCloseTo(x);
    expect(placeOf(after)[1]).toBeCloseTo(y);
  });

  test('is all in sight again when it is made small', () => {
    const inside = frame([4000, 2400]);
    const near = zoomed(fittedView(inside), 5, inside, { x: 300, y: 100 });
    const back = zoomed(near, 0.01, inside, { x: -200, y: 0 });
    expect(back).toEqual(fittedView(inside));
    expect([isFitted(near, inside), isFitted(back, inside)]).toEqual([false, true]);
  });

  test('never leaves its stage, and never shows more emptiness than it must', () => {
    const side = fc.integer({ min: 1, max: 9000 });
    const shift = fc.integer({ min: -9000, max: 9000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 0.1, max: 40, noNaN: true }),
        shift,
        shift,
        (width, height, factor, x, y) => {
          const inside = frame([width, height]);
          const view = moved(zoomed(fittedView(inside), factor, inside), { x, y }, inside);
          const spare = (length: number, room: number) =>
            Math.max(0, (length * view.scale - room) / 2);
          expect(Math.abs(view.x)).toBeLessThanOrEqual(spare(width, 1000));
          expect(Math.abs(view.y)).toBeLessThanOrEqual(spare(height, 600));
          expect(view.scale).toBeLessThanOrEqual(8);
        },
      ),
    );
  });
});

describe('which files are shown', () => {
  const facts = { sizeBytes: 1000, width: 100, height: 100 };

  test('pictures by what every Chromium shows, and PDFs', () => {
    expect(isPicture({ mediaType: 'image/PNG' })).toBe(true);
    expect(isPicture({ mediaType: 'image/svg+xml' })).toBe(false);
    expect(isPdf({ mediaType: 'Application/PDF' })).toBe(true);
    expect(isPdf({ mediaType: 'text/html' })).toBe(false);
  });

  test('no picture that takes all memory, in its file or once it is decoded', () => {
    expect(isPictureShowable(facts)).toBe(true);
    expect(isPictureShowable({ ...facts, width: null, height: null })).toBe(true);
    expect(isPictureShowable({ ...facts, sizeBytes: 26 * 1024 * 1024 })).toBe(false);
    expect(isPictureShowable({ ...facts, width: 40_000, height: 40_000 })).toBe(false);
  });
});

describe('the zoom of a PDF', () => {
  test('goes in steps and ends somewhere', () => {
    expect(steppedScale(1, 'in')).toBe(1.1);
    expect(steppedScale(1.234, 'out')).toBe(1.1);
    expect(steppedScale(4, 'in')).toBe(4);
    expect(steppedScale(0.1, 'out')).toBe(0.1);
  });

  test('fits the width, but does not blow a small page up', () => {
    expect(fittingScale(600, 800)).toBe(0.75);
    expect(fittingScale(3000, 800)).toBe(1.25);
    expect(fittingScale(0, 800)).toBe(1);
  });

  test('draws as fine as the screen, unless that takes too much memory', () => {
    expect(canvasDensity(800, 1000, 2, 16_000_000)).toBe(2);
    const density = canvasDensity(10_000, 10_000, 2, 16_000_000);
    expect(10_000 * 10_000 * density * density).toBeCloseTo(16_000_000, 0);
  });
});
