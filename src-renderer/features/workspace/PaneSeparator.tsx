import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './PaneSeparator.module.css';

/** One press of an arrow key, as a share of the whole. */
const STEP = 0.02;
const BIG_STEP = 0.1;

interface PaneSeparatorProps {
  /** `vertical`: it stands between two panes of a row. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly label: string;
  readonly style: CSSProperties;
  /** The share of what is before it, of both neighbours, in percent. */
  readonly value: number;
  /**
   * Begins to move it.
   *
   * @returns moves it from where it was then, by a share of the whole; negative: towards the start
   */
  readonly begin: () => (by: number) => void;
  /** Both neighbours get the same. */
  readonly onReset: () => void;
}

/** An edge between panes that is dragged, or moved with the arrow keys. */
export function PaneSeparator(props: PaneSeparatorProps) {
  const { orientation, begin } = props;
  const vertical = orientation === 'vertical';
  const drag = useRef<{ readonly from: number; readonly move: (by: number) => void } | null>(null);
  const isRtl = (element: Element) => getComputedStyle(element).direction === 'rtl';
  const along = (event: PointerEvent) => {
    if (!vertical) return event.clientY;
    return isRtl(event.currentTarget) ? -event.clientX : event.clientX;
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (drag.current === null || !box) return;
    const whole = vertical ? box.width : box.height;
    if (whole > 0) drag.current.move((along(event) - drag.current.from) / whole);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const toEnd = vertical
      ? isRtl(event.currentTarget)
        ? 'ArrowLeft'
        : 'ArrowRight'
      : 'ArrowDown';
    const toStart = vertical
      ? isRtl(event.currentTarget)
        ? 'ArrowRight'
        : 'ArrowLeft'
      : 'ArrowUp';
    const by = { [toEnd]: step, [toStart]: -step, Home: -1, End: 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (by !== undefined) begin()(by);
    else if (event.key === 'Enter') props.onReset();
    else return;
    event.preventDefault();
  };
  return (
    // A separator that can be moved is a widget: it takes the focus and keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.separator}
      aria-orientation={orientation}
      aria-label={props.label}
      aria-valuenow={Math.round(props.value)}
      aria-valuemin={0}
      aria-valuemax={100}
      style={props.style}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        drag.current = { from: along(event), move: begin() };
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDoubleClick={props.onReset}
      onKeyDown={onKeyDown}
    />
  );
}
