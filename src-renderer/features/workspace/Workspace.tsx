import { Fragment, useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
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

/** The open conversations, side by side. */
export function Workspace() {
  const t = useT();
  const panes = useScreen((state) => state.panes);
  const focused = useScreen((state) => state.focusedPane);
  const setPaneSizes = useScreen((state) => state.setPaneSizes);
  const ids = panes.map((pane) => pane.threadId).join(' ');
  // Read when panes open or close: afterwards the group itself knows how wide they are.
  const layout = useMemo(() => {
    const { panes: open, paneSizes } = useScreen.getState();
    if (paneSizes.length !== open.length || ids === '') return undefined;
    return Object.fromEntries(open.map((pane, index) => [pane.threadId, paneSizes[index] ?? 1]));
  }, [ids]);
  if (panes.length === 0) {
    return (
      <div className={styles.workspace} data-empty="true">
        <EmptyWorkspace />
      </div>
    );
  }
  const perRow = panes.length <= PANES_PER_ROW ? panes.length : Math.ceil(panes.length / 2);
  const rows = [panes.slice(0, perRow), panes.slice(perRow)].filter((row) => row.length > 0);
  const single = rows.length === 1;
  return (
    <div className={styles.workspace}>
      {rows.map((row, rowIndex) => (
        <Group
          // Another number of panes is another layout, with sizes of its own.
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity
          key={`${rowIndex}-${row.length}`}
          className={styles.row}
          style={{ minInlineSize: row.length * (PANE_MIN_WIDTH + PANE_GAP) - PANE_GAP }}
          orientation="horizontal"
          {...(single && layout ? { defaultLayout: layout } : {})}
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
