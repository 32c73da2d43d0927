import { useEffect, useState, type PointerEvent as ReactPointerEvent } from 'react';
import { useScreen } from '../../app/state';
import { popOut } from './pop-out';

const HANDLE = 'data-pane-handle';

/** Spread onto what a pane is dragged by. */
export const paneHandle = { [HANDLE]: '' };

/** So far a pointer must move before it drags, and does not merely click. */
const THRESHOLD_PX = 6;

/** What in a handle does something of its own. */
const NOT_A_HANDLE = 'button, a, input, textarea, [role="menu"], dialog';

/** Where a dragged pane would go: before or after another one, as they are read. */
export interface DropPlace {
  readonly threadId: string;
  readonly side: 'before' | 'after';
}

export interface PaneDrag {
  readonly threadId: string;
  /** Null: letting go here changes nothing. */
  readonly place: DropPlace | null;
  /** Letting go here gives it a window of its own. */
  readonly outside: boolean;
}

interface Pressed {
  readonly threadId: string;
  readonly x: number;
  readonly y: number;
}

function placeAt(root: HTMLElement, x: number, y: number, dragged: string): DropPlace | null {
  for (const frame of root.querySelectorAll<HTMLElement>('[data-frame]')) {
    const box = frame.getBoundingClientRect();
    const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const threadId = frame.dataset['frame'];
    if (!inside || threadId === undefined) continue;
    if (threadId === dragged) return null;
    const startHalf = x < box.left + box.width / 2;
    const rightToLeft = getComputedStyle(root).direction === 'rtl';
    return { threadId, side: startHalf !== rightToLeft ? 'before' : 'after' };
  }
  return null;
}

function drop({ threadId, place }: PaneDrag): void {
  if (place === null) return;
  const { panes, movePane } = useScreen.getState();
  const from = panes.findIndex((pane) => pane.threadId === threadId);
  const beside = panes.findIndex((pane) => pane.threadId === place.threadId);
  if (from < 0 || beside < 0) return;
  const gap = place.side === 'before' ? beside : beside + 1;
  movePane(from, gap > from ? gap - 1 : gap);
}

/**
 * Drags a pane by its header to another place, or out of the window into one of its own.
 *
 * @returns what is being dragged, and what the workspace does when a pointer goes down in it
 */
export function usePaneDrag(): {
  readonly drag: PaneDrag | null;
  onPointerDown(event: ReactPointerEvent<HTMLElement>): void;
} {
  const [pressed, setPressed] = useState<(Pressed & { readonly root: HTMLElement }) | null>(null);
  const [drag, setDrag] = useState<PaneDrag | null>(null);

  useEffect(() => {
    if (pressed === null) return undefined;
    const { threadId, root } = pressed;
    let now: PaneDrag | null = null;
    const end = () => {
      setPressed(null);
      setDrag(null);
    };
    const onMove = (event: PointerEvent) => {
      const { clientX: x, clientY: y } = event;
      const far = Math.hypot(x - pressed.x, y - pressed.y) >= THRESHOLD_PX;
      if (now === null && !far) return;
      const outside = x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight;
      const place = outside ? null : placeAt(root, x, y, threadId);
      const same =
        now !== null &&
        now.outside === outside &&
        now.place?.threadId === place?.threadId &&
        now.place?.side === place?.side;
      if (same) return;
      now = { threadId, place, outside };
      setDrag(now);
    };
    const onUp = (event: PointerEvent) => {
      if (now?.outside === true) void popOut(threadId, { x: event.screenX, y: event.screenY });
      else if (now !== null) drop(now);
      end();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onUp, { signal });
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener('keydown', onKeyDown, { signal, capture: true });
    return () => listening.abort();
  }, [pressed]);

  return {
    drag,
    onPointerDown: (event) => {
      const { target, currentTarget: root, clientX: x, clientY: y } = event;
      if (event.button !== 0 || !(target instanceof Element)) return;
      const threadId = target.closest(`[${HANDLE}]`)?.closest<HTMLElement>('[data-frame]')?.dataset[
        'frame'
      ];
      if (threadId === undefined || target.closest(NOT_A_HANDLE) !== null) return;
      setPressed({ threadId, x, y, root });
    },
  };
}
