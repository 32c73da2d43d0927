import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

export const windowStateSchema = z.object({
  bounds: boundsSchema,
  maximised: z.boolean(),
  // Earlier versions did not write it.
  fullScreen: z.boolean().default(false),
});

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

export const MIN_WIDTH = 900;
export const MIN_HEIGHT = 600;
const DEFAULT_WIDTH = 1440;
const DEFAULT_HEIGHT = 900;

/** How large a kind of window is. */
export interface WindowSizes {
  readonly least: Pick<Bounds, 'width' | 'height'>;
  readonly usual: Pick<Bounds, 'width' | 'height'>;
}

export const MAIN_SIZES: WindowSizes = {
  least: { width: MIN_WIDTH, height: MIN_HEIGHT },
  usual: { width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT },
};
/** One conversation alone. */
export const POP_OUT_SIZES: WindowSizes = {
  least: { width: 360, height: 420 },
  usual: { width: 520, height: 760 },
};
/** A pane may be small because others stand around it; its own window need not be. */
const ROOMY = { width: 440, height: 600 };
/** So far below and beside each other are windows that would cover each other. */
const CASCADE_STEP = 28;
/** So much of the title bar must be on a screen for a hand to take hold of it. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 40;

/**
 * Where to open a window.
 *
 * @param saved from the last run, if any
 * @param workAreas of the screens that are there now, the primary one first; in device-independent
 *   pixels
 * @param cascade how many windows may have lost their screen with it: each has a place of its own
 * @returns the saved place if a hand could still move the window from there (a screen may be gone),
 *   otherwise the middle of the primary screen; never larger than the screen it is on
 */
export function visibleBounds(
  saved: Bounds | null,
  workAreas: readonly Bounds[],
  sizes: WindowSizes = MAIN_SIZES,
  cascade = 0,
): Bounds {
  const primary = workAreas[0] ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const home = saved && workAreas.find((area) => canBeGripped(saved, area));
  if (saved && home) {
    return {
      x: saved.x,
      y: Math.max(saved.y, home.y),
      ...sizeWithin(saved, home, sizes),
    };
  }
  const size = sizeWithin(saved ?? sizes.usual, primary, sizes);
  const shift = cascade * CASCADE_STEP;
  return {
    x: primary.x + shifted((primary.width - size.width) / 2, shift, primary.width - size.width),
    y: primary.y + shifted((primary.height - size.height) / 2, shift, primary.height - size.height),
    ...size,
  };
}

/**
 * Where a conversation's window opens for the first time: where its pane was, but large enough to
 * read and write in, and wholly on one screen.
 *
 * @param place of the pane on the screens
 * @param workAreas of the screens, the primary one first
 */
export function roomyBounds(place: Bounds, workAreas: readonly Bounds[]): Bounds {
  const area = workAreas.find((each) => canBeGripped(place, each)) ?? workAreas[0];
  const width = Math.max(place.width, ROOMY.width);
  const height = Math.max(place.height, ROOMY.height);
  if (!area) return { ...place, width, height };
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  const within = (at: number, start: number, room: number) =>
    Math.max(start, Math.min(at, start + room));
  return {
    x: within(place.x, area.x, area.width - size.width),
    y: within(place.y, area.y, area.height - size.height),
    ...size,
  };
}

/**
 * What is kept of a window.
 *
 * @param before what it is to become when it is shown; null: it was shown
 */
export function stateToKeep(now: WindowState, before: WindowState | null): WindowState {
  if (before === null) return now;
  return { ...now, maximised: before.maximised, fullScreen: before.fullScreen };
}

/** Moves a window on, and begins anew at the border of the screen. */
function shifted(middle: number, shift: number, room: number): number {
  return Math.round(room <= 0 ? 0 : (middle + shift) % (room + 1));
}

function sizeWithin(
  wanted: Pick<Bounds, 'width' | 'height'>,
  area: Bounds,
  { least }: WindowSizes,
): Pick<Bounds, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(wanted.width, least.width), area.width),
    height: Math.min(Math.max(wanted.height, least.height), area.height),
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
