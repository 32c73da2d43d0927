import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

export const windowStateSchema = z.object({ bounds: boundsSchema, maximised: z.boolean() });

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

export const MIN_WIDTH = 900;
export const MIN_HEIGHT = 600;
const DEFAULT_WIDTH = 1440;
const DEFAULT_HEIGHT = 900;
/** So much of the title bar must be on a screen for a hand to take hold of it. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 40;

/**
 * Where to open the window.
 *
 * @param saved from the last run, if any
 * @param workAreas of the screens that are there now, the primary one first; in device-independent
 *   pixels
 * @returns the saved place if a hand could still move the window from there (a screen may be gone),
 *   otherwise the middle of the primary screen; never larger than the screen it is on
 */
export function visibleBounds(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  const primary = workAreas[0] ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const home = saved && workAreas.find((area) => canBeGripped(saved, area));
  if (saved && home) {
    return {
      x: saved.x,
      y: Math.max(saved.y, home.y),
      ...sizeWithin(saved, home),
    };
  }
  const size = sizeWithin(saved ?? { width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT }, primary);
  return {
    x: primary.x + Math.round((primary.width - size.width) / 2),
    y: primary.y + Math.round((primary.height - size.height) / 2),
    ...size,
  };
}

function sizeWithin(
  wanted: Pick<Bounds, 'width' | 'height'>,
  area: Bounds,
): Pick<Bounds, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(wanted.width, MIN_WIDTH), area.width),
    height: Math.min(Math.max(wanted.height, MIN_HEIGHT), area.height),
  };
}

/** Whether enough of the window's top edge lies in a screen's work area. */
function canBeGripped(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const onTop = window.y >= area.y - GRIP_HEIGHT / 2;
  const onScreen = window.y + GRIP_HEIGHT <= area.y + area.height;
  return right - left >= GRIP_WIDTH && onTop && onScreen;
}
