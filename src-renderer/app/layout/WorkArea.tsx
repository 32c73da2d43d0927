import { useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { CustomerPanel } from '../../features/customer';
import { Inbox } from '../../features/inbox';
import { Workspace } from '../../features/workspace';
import { useT } from '../../i18n';
import { ErrorBoundary } from '../ErrorBoundary';
import { isContextShown, useFollowedThreadId, useScreen } from '../state';
import { useTextScale } from '../theme/useTextScale';
import { useIsNarrow, useIsSingle } from './useIsNarrow';
import styles from './WorkArea.module.css';

/** Pixels, for texts of the usual size. */
const INBOX = { initial: 332, min: 272, max: 480 };
const CONTEXT = { initial: 292, min: 256, max: 440 };
const WORKSPACE_MIN = 360;

/**
 * Inbox, workspace and customer side by side, with separators that can be dragged; the inbox or the
 * workspace where there is no room for both, as in a small window at twice its size.
 */
export function WorkArea() {
  const t = useT();
  const narrow = useIsNarrow();
  const single = useIsSingle();
  const scale = useTextScale();
  const inboxInFront = useScreen((state) => state.inboxInFront || state.panes.length === 0);
  const contextShown = useScreen(isContextShown);
  const setInboxWidth = useScreen((state) => state.setInboxWidth);
  // Read once: afterwards the group itself knows how wide its panels are.
  const [inboxWidth] = useState(() => useScreen.getState().inboxWidth ?? INBOX.initial * scale);
  const drawer =
    contextShown && narrow ? (
      <div className={styles.drawer}>
        <Context />
      </div>
    ) : null;
  if (single) {
    return (
      <>
        <div className={styles.single} hidden={!inboxInFront}>
          <ErrorBoundary>
            <Inbox />
          </ErrorBoundary>
        </div>
        <div className={styles.single} hidden={inboxInFront}>
          <ErrorBoundary>
            <Workspace />
          </ErrorBoundary>
        </div>
        {drawer}
      </>
    );
  }
  return (
    <>
      <Group className={styles.group} orientation="horizontal">
        <Panel
          id="inbox"
          className={styles.panel}
          defaultSize={inboxWidth}
          minSize={INBOX.min * scale}
          maxSize={INBOX.max * scale}
          groupResizeBehavior="preserve-pixel-size"
          onResize={(size) => setInboxWidth(Math.round(size.inPixels))}
        >
          <ErrorBoundary>
            <Inbox />
          </ErrorBoundary>
        </Panel>
        <Separator className={styles.separator} aria-label={t('app.resize-inbox')} />
        <Panel id="workspace" className={styles.panel} minSize={WORKSPACE_MIN * scale}>
          <ErrorBoundary>
            <Workspace />
          </ErrorBoundary>
        </Panel>
        {contextShown && !narrow ? (
          <>
            <Separator className={styles.separator} aria-label={t('app.resize-context')} />
            <Panel
              id="context"
              className={styles.panel}
              defaultSize={CONTEXT.initial * scale}
              minSize={CONTEXT.min * scale}
              maxSize={CONTEXT.max * scale}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Context />
            </Panel>
          </>
        ) : null}
      </Group>
      {drawer}
    </>
  );
}

/** The customer of the focused pane, who is shown once the pane itself is. */
function Context() {
  const t = useT();
  const threadId = useFollowedThreadId();
  return (
    <aside className={styles.context} aria-label={t('customer.label')}>
      <ErrorBoundary key={threadId}>
        <CustomerPanel threadId={threadId} />
      </ErrorBoundary>
    </aside>
  );
}
