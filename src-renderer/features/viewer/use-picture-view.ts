import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import {
  fittedView,
  isFitted,
  moved,
  zoomed,
  ZOOM_STEP,
  type Frame,
  type PictureView,
  type Point,
  type Size,
} from './picture-zoom';

/** Of a wheel's delta: one notch of a mouse is about 100. */
const WHEEL_SPEED = 0.0022;
/** A pinch on a touchpad comes as a wheel with Ctrl, in small steps. */
const PINCH_SPEED = 0.01;
/** How far an arrow key moves a picture, in CSS pixels. */
const KEY_STEP = 80;

export interface PictureControl {
  readonly view: PictureView;
  /** All of it is in sight. */
  readonly fitted: boolean;
  zoom(to: 'in' | 'out' | 'fit' | 'real'): void;
  /** Moves what is in sight by steps of the keyboard. */
  look(horizontally: number, vertically: number): void;
  readonly pointer: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(event: PointerEvent<HTMLElement>): void;
  };
}

/**
 * How a picture lies in its stage, and what wheel, pointers and keys do to that.
 *
 * @param id of the picture: another one begins fitted
 */
export function usePictureView(
  stage: RefObject<HTMLElement | null>,
  id: string,
  picture: Size,
): PictureControl {
  const room = useSize(stage);
  const frame: Frame = { picture, stage: room };
  /** Null: it fits, whatever becomes of the window. */
  const [chosen, setChosen] = useState<{ readonly id: string; readonly view: PictureView } | null>(
    null,
  );
  const own = chosen?.id === id ? chosen.view : null;
  const view = own ? moved(own, { x: 0, y: 0 }, frame) : fittedView(frame);
  const now = useRef({ id, frame, view });
  now.current = { id, frame, view };

  const change = useCallback(
    (make: (view: PictureView, frame: Frame) => PictureView) => {
      const next = make(now.current.view, now.current.frame);
      now.current = { ...now.current, view: next };
      setChosen(isFitted(next, now.current.frame) ? null : { id: now.current.id, view: next });
    },
    [setChosen],
  );

  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const speed = event.ctrlKey ? PINCH_SPEED : WHEEL_SPEED;
      const at = fromMiddle(element, event.clientX, event.clientY);
      change((before, inside) => zoomed(before, Math.exp(-event.deltaY * speed), inside, at));
    };
    // React's own listener may not keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage, change]);

  return {
    view,
    fitted: own === null,
    zoom: (to) => {
      if (to === 'fit') setChosen(null);
      else {
        change((before, inside) =>
          zoomed(
            before,
            to === 'real' ? 1 / before.scale : to === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP,
            inside,
          ),
        );
      }
    },
    look: (x, y) =>
      change((before, inside) => moved(before, { x: -x * KEY_STEP, y: -y * KEY_STEP }, inside)),
    pointer: usePointers(stage, change),
  };
}

type Change = (make: (view: PictureView, frame: Frame) => PictureView) => void;

/** One finger or a pressed mouse moves, two fingers zoom. */
function usePointers(
  stage: RefObject<HTMLElement | null>,
  change: Change,
): PictureControl['pointer'] {
  const down = useRef(new Map<number, Point>());
  const up = (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove: (event) => {
      const before = down.current.get(event.pointerId);
      const element = stage.current;
      if (!before || !element) return;
      const here = { x: event.clientX, y: event.clientY };
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      down.current.set(event.pointerId, here);
      if (!other) {
        const by = { x: here.x - before.x, y: here.y - before.y };
        change((view, frame) => moved(view, by, frame));
        return;
      }
      const factor = distance(here, other) / Math.max(1, distance(before, other));
      const at = fromMiddle(element, (here.x + other.x) / 2, (here.y + other.y) / 2);
      change((view, frame) => zoomed(view, factor, frame, at));
    },
    onPointerUp: up,
    onPointerCancel: up,
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function fromMiddle(element: Element, clientX: number, clientY: number): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
