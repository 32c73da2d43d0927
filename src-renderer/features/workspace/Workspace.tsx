import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import {
  Group,
  Panel,
  Separator,
  type GroupImperativeHandle,
  type Layout,
} from 'react-resizable-panels';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { EmptyWorkspace } from './EmptyWorkspace';
import { Pane } from './Pane';
import styles from './Workspace.module.css';

/** Narrower than this nobody can read or write. */
const PANE_MIN_WIDTH = 240;
/** The gap between panes, as `--pane-gap`. */
const PANE_GAP = 10;
/** More panes than this stand in two rows. */
const PANES_PER_ROW = 3;

/** The widths that were kept, in percent by thread; undefined when there are none for these panes. */
function layoutNow(): Layout | undefined {
  const { panes, paneSizes } = useScreen.getState();
  const total = paneSizes.reduce((sum, size) => sum + size, 0);
  if (panes.length > PANES_PER_ROW || paneSizes.length !== panes.length || total <= 0) {
    return undefined;
  }
  return Object.fromEntries(
    panes.map((pane, index) => [pane.threadId, ((paneSizes[index] ?? 0) / total) * 100]),
  );
}

function equalLayout(ids: readonly string[]): Layout {
  return Object.fromEntries(ids.map((id) => [id, 100 / ids.length]));
}

/** The open conversations, side by side. */
export function Workspace() {
  const t = useT();
  const panes = useScreen((state) => state.panes);
  const focused = useScreen((state) => state.focusedPane);
  const setPaneSizes = useScreen((state) => state.setPaneSizes);
  const ids = panes.map((pane) => pane.threadId).join(' ');
  const perRow = panes.length <= PANES_PER_ROW ? panes.length : Math.ceil(panes.length / 2);
  const single = panes.length <= PANES_PER_ROW;
  const firstRow = useRef<GroupImperativeHandle | null>(null);
  const [initialLayout] = useState(layoutNow);
  const keepFocusedInSight = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const pane = element.querySelector('[data-focused]');
      pane?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Panes that open or close share the width again; the others are not built anew. The group knows
  // its new panels only after it has rendered them.
  useEffect(() => {
    const layout = layoutNow() ?? equalLayout(ids === '' ? [] : ids.split(' ').slice(0, perRow));
    const frame = requestAnimationFrame(() => {
      const group = firstRow.current;
      const known = Object.keys(group?.getLayout() ?? {});
      const same = known.length === Object.keys(layout).length && known.every((id) => id in layout);
      if (same && known.length > 1) group?.setLayout(layout);
    });
    return () => cancelAnimationFrame(frame);
  }, [ids, perRow]);

  if (panes.length === 0) {
    return (
      <div className={styles.workspace} data-empty="true">
        <EmptyWorkspace />
      </div>
    );
  }
  const rows = [panes.slice(0, perRow), panes.slice(perRow)].filter((row) => row.length > 0);
  return (
    <div ref={keepFocusedInSight} className={styles.workspace}>
      {rows.map((row, rowIndex) => (
        <Group
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity
          key={rowIndex}
          className={styles.row}
          groupRef={rowIndex === 0 ? firstRow : null}
          style={{ minInlineSize: row.length * (PANE_MIN_WIDTH + PANE_GAP) - PANE_GAP }}
          orientation="horizontal"
          {...(single && initialLayout ? { defaultLayout: initialLayout } : {})}
          onLayoutChanged={(sizes, meta) => {
            if (!single || !meta.isUserInteraction) return;
            setPaneSizes(row.map((pane) => sizes[pane.threadId] ?? 100 / row.length));
          }}
        >
          {row.map((pane, index) => (
            <Fragment key={pane.threadId}>
              {index > 0 && (
                <Separator className={styles.separator} aria-label={t('workspace.resize')} />
              )}
              <Panel id={pane.threadId} minSize={PANE_MIN_WIDTH} className={styles.panel}>
                <Pane
                  pane={pane}
                  index={rowIndex * perRow + index}
                  focused={rowIndex * perRow + index === focused}
                />
              </Panel>
            </Fragment>
          ))}
        </Group>
      ))}
    </div>
  );
}
