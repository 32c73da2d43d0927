/** Steps of the zoom, 1: as large as on paper. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** A page that fits would be too large to read at a glance in a wide window. */
const FIT_MAX = 1.25;
const FIT_MIN = 0.1;

/** The next larger or smaller step; where there is none, the scale stays. */
export function steppedScale(scale: number, to: 'in' | 'out'): number {
  // What differs in the third digit is the same step for the eye.
  const near = 0.004;
  return to === 'in'
    ? (STEPS.find((step) => step > scale + near) ?? scale)
    : (STEPS.findLast((step) => step < scale - near) ?? scale);
}

/**
 * The scale at which a page fills the width.
 *
 * @param room CSS pixels between the edges
 * @param pageWidth CSS pixels at scale 1
 */
export function fittingScale(room: number, pageWidth: number): number {
  if (room <= 0 || pageWidth <= 0) return 1;
  return Math.max(FIT_MIN, Math.min(FIT_MAX, room / pageWidth));
}

/**
 * How many pixels of a canvas one CSS pixel gets: as many as the screen has, unless the canvas would
 * take too much memory.
 *
 * @param width, height CSS pixels
 * @param density device pixels per CSS pixel
 */
export function canvasDensity(
  width: number,
  height: number,
  density: number,
  maxPixels: number,
): number {
  const pixels = width * height * density * density;
  return pixels <= maxPixels ? density : density * Math.sqrt(maxPixels / pixels);
}
