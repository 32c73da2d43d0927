import { Fragment, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { paneGrid, resized, useScreen, type Pane as PaneState, type Room } from '../../app/state';
import { useTextScale } from '../../app/theme/useTextScale';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { EmptyWorkspace } from './EmptyWorkspace';
import { keepMovingChildren } from './keep-moving';
import { Pane } from './Pane';
import { leastShare, paneBoxes, type Edge, type PaneBoxes } from './pane-boxes';
import { PaneSeparator } from './PaneSeparator';
import { PaneStrip } from './PaneStrip';
import { usePaneDrag, type PaneDrag } from './use-pane-drag';
import { usePaneNews } from './use-pane-news';
import styles from './Workspace.module.css';

/** Around the panes, as the padding of the style sheet. */
const PADDING = 10;
const UNKNOWN: Room = { width: 0, height: 0 };

/** The open conversations: in columns or a grid, or one of them alone. */
export function Workspace() {
  const empty = useScreen((state) => state.panes.length === 0);
  return empty ? (
    <div className={styles.workspace} data-empty="true">
      <EmptyWorkspace />
    </div>
  ) : (
    <Panes />
  );
}

function Panes() {
  const panes = useScreen((state) => state.panes);
  const maximised = useScreen((state) => state.maximised);
  // Where all of them are in sight the focus moves without them.
  const alone = useScreen((state) => (state.maximised ? state.focusedPane : null));
  const arrangement = useScreen((state) => state.arrangement);
  const paneSizes = useScreen((state) => state.paneSizes);
  const rowSizes = useScreen((state) => state.rowSizes);
  const setPaneRows = useScreen((state) => state.setPaneRows);
  const { drag, onPointerDown } = usePaneDrag();
  const news = usePaneNews();
  const outer = useRef<HTMLDivElement>(null);
  const scale = useTextScale();
  const room = useRoom(outer, scale);
  const grid = paneGrid(panes.length, arrangement, room);
  const boxes = paneBoxes(grid.rows, paneSizes, rowSizes, {
    width: Math.max(room.width, grid.need.width),
    height: Math.max(room.height, grid.need.height),
  });
  const rows = grid.rows.join(' ');
  useEffect(() => setPaneRows(rows === '' ? [] : rows.split(' ').map(Number)), [rows, setPaneRows]);
  const scrolls = grid.overflows && !maximised;
  const holdsPanes = useCallback((element: HTMLDivElement | null) => {
    if (element) keepMovingChildren(element);
  }, []);

  return (
    <div ref={outer} className={styles.workspace} data-dragging={drag !== null || undefined}>
      {(maximised || grid.overflows) && <PaneStrip />}
      <div className={styles.scroll}>
        {/* Panes are dragged by their headers; with the keyboard they are moved by actions. */}
        <div
          ref={holdsPanes}
          className={styles.panes}
          style={
            scrolls
              ? {
                  minInlineSize: grid.need.width * scale,
                  minBlockSize: grid.rows.length > 1 ? grid.need.height * scale : undefined,
                }
              : undefined
          }
          onPointerDown={onPointerDown}
        >
          {panes.map((pane, index) => {
            const edge = alone !== null ? undefined : boxes.edges.get(index);
            return (
              <Fragment key={pane.threadId}>
                <Frame
                  pane={pane}
                  hidden={alone !== null && index !== alone}
                  style={index === alone ? WHOLE : boxes.frames[index]}
                  drag={drag}
                />
                {edge && <MovableEdge edge={edge} boxes={boxes} room={room} />}
              </Fragment>
            );
          })}
        </div>
      </div>
      {scrolls && <FocusedInSight outer={outer} />}
      <span className="visually-hidden" role="status">
        {news}
      </span>
    </div>
  );
}

const WHOLE = { inset: 0 } as const;

/** The place that a pane has. */
function Frame(props: {
  readonly pane: PaneState;
  /** Another one is shown alone: it stays as it is, and out of reach. */
  readonly hidden: boolean;
  readonly style: React.CSSProperties | undefined;
  readonly drag: PaneDrag | null;
}) {
  const { pane, hidden, drag } = props;
  const target = drag?.place?.threadId === pane.threadId ? drag.place : null;
  return (
    <div
      className={cx(styles.frame, hidden && styles.hidden)}
      data-frame={pane.threadId}
      data-dragged={drag?.threadId === pane.threadId || undefined}
      inert={hidden}
      style={props.style}
    >
      <Pane pane={pane} />
      {target && <div className={styles.drop} data-side={target.side} />}
    </div>
  );
}

function MovableEdge(props: {
  readonly edge: Edge;
  readonly boxes: PaneBoxes;
  readonly room: Room;
}) {
  const { edge, boxes, room } = props;
  const t = useT();
  const setPaneSizes = useScreen((state) => state.setPaneSizes);
  const setRowSizes = useScreen((state) => state.setRowSizes);
  const vertical = edge.orientation === 'vertical';
  const before = (vertical ? boxes.widths[edge.row] : boxes.heights) ?? [];
  const at = vertical ? edge.index : edge.row;
  const put = (shares: readonly number[]) => {
    if (vertical) setPaneSizes(boxes.widths.with(edge.row, shares).flat());
    else setRowSizes(shares);
  };
  const move = (by: number) => {
    const least = leastShare(vertical ? 'width' : 'height', room, before.length);
    put(resized(before, at, by, least));
  };
  return (
    <PaneSeparator
      orientation={edge.orientation}
      label={t(vertical ? 'workspace.resize' : 'workspace.resizeRows')}
      style={edge.style}
      value={edge.value}
      begin={() => move}
      onReset={() => {
        const both = ((before[at] ?? 0) + (before[at + 1] ?? 0)) / 2;
        put(before.with(at, both).with(at + 1, both));
      }}
    />
  );
}

/**
 * The pixels that the panes have together, as many as they would be for texts of the usual size: what
 * can be read and written in does not depend on the pixels alone.
 */
function useRoom(outer: React.RefObject<HTMLElement | null>, scale: number): Room {
  const [room, setRoom] = useState(UNKNOWN);
  useLayoutEffect(() => {
    const element = outer.current;
    if (element === null) return undefined;
    const measure = () => {
      const width = (element.clientWidth - 2 * PADDING) / scale;
      const height = (element.clientHeight - 2 * PADDING) / scale;
      setRoom((before) =>
        before.width === width && before.height === height ? before : { width, height },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [outer, scale]);
  return room;
}

/** Where not all panes fit, the focused one is in sight. Shows nothing. */
function FocusedInSight({ outer }: { readonly outer: React.RefObject<HTMLElement | null> }) {
  const focused = useScreen((state) => state.focusedPane);
  const count = useScreen((state) => state.panes.length);
  useEffect(() => showFocused(outer.current), [outer, focused, count]);
  useEffect(() => {
    const scroll = outer.current;
    if (scroll === null) return undefined;
    const observer = new ResizeObserver(() => showFocused(scroll));
    observer.observe(scroll);
    return () => observer.disconnect();
  }, [outer]);
  return null;
}

function showFocused(scroll: HTMLElement | null): void {
  scroll
    ?.querySelector('[data-focused]')
    ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
}
