export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture lies in its stage: its scale, and how far its middle is from the stage's, in pixels. */
export interface PictureView extends Point {
  /** 1: one pixel of the picture to one CSS pixel. */
  readonly scale: number;
}

/** The picture and the stage that it lies in, in CSS pixels. */
export interface Frame {
  readonly picture: Size;
  readonly stage: Size;
}

const SCALE_MAX = 8;

/** One press of a key, or one click. */
export const ZOOM_STEP = 1.25;

/** The whole picture in the middle; a small one is not blown up. */
export function fittedView({ picture, stage }: Frame): PictureView {
  const scale =
    picture.width > 0 && picture.height > 0 && stage.width > 0 && stage.height > 0
      ? Math.min(1, stage.width / picture.width, stage.height / picture.height)
      : 1;
  return { scale, x: 0, y: 0 };
}

/** Whether all of it is in sight, so that there is nothing to move. */
export function isFitted(view: PictureView, frame: Frame): boolean {
  return view.scale <= fittedView(frame).scale;
}

/** Moves the picture, but never its edge past the middle's side of the stage's edge. */
export function moved(view: PictureView, by: Point, { picture, stage }: Frame): PictureView {
  const reach = (side: number, room: number) => Math.max(0, (side * view.scale - room) / 2);
  const x = reach(picture.width, stage.width);
  const y = reach(picture.height, stage.height);
  return {
    scale: view.scale,
    x: Math.max(-x, Math.min(x, view.x + by.x)),
    y: Math.max(-y, Math.min(y, view.y + by.y)),
  };
}

/**
 * Zooms so that what is under a point stays there.
 *
 * @param factor above 1: larger
 * @param at from the middle of the stage
 */
export function zoomed(
  view: PictureView,
  factor: number,
  frame: Frame,
  at: Point = { x: 0, y: 0 },
): PictureView {
  const fitted = fittedView(frame);
  const scale = Math.min(SCALE_MAX, view.scale * factor);
  if (scale <= fitted.scale) return fitted;
  const ratio = scale / view.scale;
  const next = { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
  return moved(next, { x: 0, y: 0 }, frame);
}
