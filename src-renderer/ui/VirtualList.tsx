import {
  memo,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './cx';
import { nextIndex } from './list-keys';
import { drawnRows, topOf, useFixedRows, type RowGaps } from './use-fixed-rows';
import styles from './VirtualList.module.css';

/** How rows are picked, for doing something with several: one, up to here, all, or none any more. */
export type Pick = 'toggle' | 'range' | 'all' | 'none';

/** What the keyboard or the pointer asked for. */
export interface Activation {
  /**
   * Ctrl/Cmd+Enter, Ctrl/Cmd+click (Alt+click where rows can be picked) or the middle button:
   * beside, and not instead.
   */
  readonly beside: boolean;
}

export interface RowState {
  /** The keyboard is on this row. */
  readonly active: boolean;
  /** The row stands for what is open. */
  readonly selected: boolean;
}

/** Headings between rows. They are for the eye: a row says for itself what it belongs to. */
export interface Dividers extends RowGaps {
  render(index: number): ReactNode;
}

export interface VirtualListHandle {
  /** Scrolls as little as is needed, or until the row is the first one. */
  scrollToIndex(index: number, align?: 'auto' | 'start'): void;
  focus(): void;
}

export interface VirtualListProps {
  /** The accessible name of the list. */
  readonly label: string;
  /** All rows, also those that are not loaded yet. */
  readonly count: number;
  /** A key that stays with a row while the rows around it change; may be a placeholder's. */
  readonly rowKey: (index: number) => string;
  /** Pixels; the same for all, so that nothing has to be kept of any. */
  readonly rowHeight: number;
  /** Keep its identity while they are the same. */
  readonly dividers?: Dividers | undefined;
  readonly renderRow: (index: number, state: RowState) => ReactNode;
  readonly isSelected?: (index: number) => boolean;
  readonly onActivate: (index: number, activation: Activation) => void;
  /** First and last index on screen, after scrolling or a change of the rows. */
  readonly onRange?: (first: number, last: number) => void;
  /**
   * Rows can be picked: Ctrl/Cmd+click and Space, Shift with a click or a key that moves, Ctrl/Cmd+A,
   * Escape. `isSelected` then says which are.
   */
  readonly onPick?: ((index: number, pick: Pick) => void) | undefined;
  /** Keys that the list does not use. */
  readonly onRowKey?: (index: number, event: KeyboardEvent) => void;
  readonly className?: string | undefined;
  readonly busy?: boolean;
  readonly ref?: Ref<VirtualListHandle>;
  /** The id of the element; lets a search field control it with `aria-activedescendant`. */
  readonly id?: string;
}

/**
 * The one list: virtual, so that its cost does not grow with its length. The focus stays on the
 * list and `aria-activedescendant` names the active row, so that it survives scrolling; the active
 * row is remembered by its key, so that it stays put while rows come and go.
 */
export function VirtualList(props: VirtualListProps) {
  const { count, rowKey, rowHeight, dividers, onActivate, onRange } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<{ key: string; index: number } | null>(null);
  const [focused, setFocused] = useState(false);

  const activeIndex = resolveActive(active, count, rowKey);
  const rows = useFixedRows(scroller, count, rowHeight, dividers);
  const { first, last } = rows.range;
  useEffect(() => {
    if (last >= 0) onRange?.(first, last);
  }, [first, last, count, onRange]);

  useImperativeHandle(props.ref, () => ({
    scrollToIndex: (index, align = 'auto') => rows.scrollTo(index, align),
    focus: () => scroller.current?.focus(),
  }));

  const moveTo = (index: number) => {
    setActive({ key: rowKey(index), index });
    rows.scrollTo(index, 'auto');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0) return;
    const page = Math.max(1, last - first);
    const next = nextIndex(event, activeIndex, count, page);
    if (next !== null) {
      event.preventDefault();
      // Where it begins is picked too.
      if (event.shiftKey && activeIndex !== null) props.onPick?.(activeIndex, 'range');
      moveTo(next);
      if (event.shiftKey) props.onPick?.(next, 'range');
      return;
    }
    if (activeIndex === null) return;
    const pick = pickOf(event);
    if (pick !== null && props.onPick) {
      event.preventDefault();
      props.onPick(activeIndex, pick);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onActivate(activeIndex, { beside: event.ctrlKey || event.metaKey });
      return;
    }
    props.onRowKey?.(activeIndex, event);
  };

  const { onPick } = props;
  const activate = useCallback(
    (index: number, event: MouseEvent) => {
      setActive({ key: rowKey(index), index });
      const withMod = event.ctrlKey || event.metaKey;
      if (event.button === 0 && onPick && (withMod || event.shiftKey)) {
        onPick(index, event.shiftKey ? 'range' : 'toggle');
        return;
      }
      const beside = event.button === 1 || withMod || (onPick !== undefined && event.altKey);
      onActivate(index, { beside });
    },
    [rowKey, onActivate, onPick],
  );

  // Assistive technology, or a click, may focus a row: it becomes the active one, and the list keeps
  // the focus, because a row leaves the document when it is scrolled away.
  const takeFocus = useCallback(
    (index: number) => {
      setActive({ key: rowKey(index), index });
      scroller.current?.focus({ preventScroll: true });
    },
    [rowKey],
  );

  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={onPick !== undefined}
      aria-busy={props.busy ?? false}
      aria-activedescendant={activeIndex === null ? undefined : `${id}-${activeIndex}`}
      tabIndex={0}
      className={cx(styles.scroller, props.className)}
      onKeyDown={onKeyDown}
      onScroll={rows.scrolled}
      onFocus={() => {
        setFocused(true);
        if (activeIndex === null && count > 0) setActive({ key: rowKey(first), index: first });
      }}
      onBlur={() => setFocused(false)}
    >
      <div className={styles.content} style={{ blockSize: topOf(count, rowHeight, dividers) }}>
        {dividers?.at.map((index) => (
          <div
            key={`divider ${index}`}
            aria-hidden="true"
            className={styles.divider}
            style={{
              transform: `translateY(${topOf(index, rowHeight, dividers) - dividers.height}px)`,
              blockSize: dividers.height,
            }}
          >
            {dividers.render(index)}
          </div>
        ))}
        {/* The active row stays in the document: the list refers to it by its id. */}
        {uniqueKeys(drawnRows(rows.range, count, activeIndex), rowKey).map(([key, index]) => (
          <Row
            key={key}
            id={`${id}-${index}`}
            index={index}
            count={count}
            top={topOf(index, rowHeight, dividers)}
            height={rowHeight}
            active={focused && index === activeIndex}
            selected={props.isSelected?.(index) ?? false}
            renderRow={props.renderRow}
            onActivate={activate}
            onFocus={takeFocus}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps extends RowState {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly height: number;
  readonly renderRow: (index: number, state: RowState) => ReactNode;
  readonly onActivate: (index: number, event: MouseEvent) => void;
  readonly onFocus: (index: number) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { index, active, selected } = props;
  const onPointer = (event: MouseEvent) => {
    if (event.button > 1) return;
    props.onActivate(index, event);
  };
  return (
    // The list's own key handler does for the keyboard what the pointer does here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="option"
      aria-selected={selected}
      aria-setsize={props.count}
      aria-posinset={index + 1}
      tabIndex={-1}
      onFocus={() => props.onFocus(index)}
      data-index={index}
      data-active={active}
      className={styles.row}
      style={{ transform: `translateY(${props.top}px)`, blockSize: props.height }}
      onClick={onPointer}
      onAuxClick={onPointer}
      onMouseDown={(event) => {
        // The middle button would start scrolling, Shift would select text instead.
        if (event.button === 1 || event.shiftKey) event.preventDefault();
      }}
    >
      {props.renderRow(index, { active, selected })}
    </div>
  );
});

/** What a key picks in a list that allows it; null: nothing. */
function pickOf(event: KeyboardEvent): Pick | null {
  const withMod = event.ctrlKey || event.metaKey;
  if (event.key === ' ' && !withMod && !event.altKey) return event.shiftKey ? 'range' : 'toggle';
  if (event.key.toLowerCase() === 'a' && withMod && !event.altKey) return 'all';
  return event.key === 'Escape' ? 'none' : null;
}

/**
 * Rows with their keys. While windows of a list are loaded at different moments a row may be in two
 * of them; the second then goes by its index.
 */
function uniqueKeys(
  indexes: readonly number[],
  rowKey: (index: number) => string,
): [string, number][] {
  const used = new Set<string>();
  return indexes.map((index) => {
    const key = rowKey(index);
    const unique = used.has(key) ? `${key} ${index}` : key;
    used.add(unique);
    return [unique, index];
  });
}

/** Where the active row is now: by its key near where it was, else at the same place. */
function resolveActive(
  active: { readonly key: string; readonly index: number } | null,
  count: number,
  rowKey: (index: number) => string,
): number | null {
  if (active === null || count === 0) return null;
  const reach = 50;
  for (let step = 0; step <= reach; step += 1) {
    for (const index of [active.index - step, active.index + step]) {
      if (index >= 0 && index < count && rowKey(index) === active.key) return index;
    }
  }
  return Math.min(active.index, count - 1);
}
