import { useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { CustomerPanel } from '../../features/customer';
import { Inbox } from '../../features/inbox';
import { Workspace } from '../../features/workspace';
import { useT } from '../../i18n';
import { ErrorBoundary } from '../ErrorBoundary';
import { focusedThreadId, isContextShown, useScreen } from '../state';
import { useIsNarrow } from './useIsNarrow';
import styles from './WorkArea.module.css';

const INBOX = { initial: 326, min: 272, max: 480 };
const CONTEXT = { initial: 292, min: 256, max: 440 };
const WORKSPACE_MIN = 360;

/** Inbox, workspace and customer side by side, with separators that can be dragged. */
export function WorkArea() {
  const t = useT();
  const narrow = useIsNarrow();
  const threadId = useScreen(focusedThreadId);
  const contextShown = useScreen(isContextShown);
  const setInboxWidth = useScreen((state) => state.setInboxWidth);
  // Read once: afterwards the group itself knows how wide its panels are.
  const [inboxWidth] = useState(() => useScreen.getState().inboxWidth ?? INBOX.initial);
  const context = (
    <aside className={styles.context} aria-label={t('customer.label')}>
      <ErrorBoundary key={threadId}>
        <CustomerPanel threadId={threadId} />
      </ErrorBoundary>
    </aside>
  );
  return (
    <>
      <Group className={styles.group} orientation="horizontal">
        <Panel
          id="inbox"
          className={styles.panel}
          defaultSize={inboxWidth}
          minSize={INBOX.min}
          maxSize={INBOX.max}
          groupResizeBehavior="preserve-pixel-size"
          onResize={(size) => setInboxWidth(Math.round(size.inPixels))}
        >
          <ErrorBoundary>
            <Inbox />
          </ErrorBoundary>
        </Panel>
        <Separator className={styles.separator} aria-label={t('app.resize-inbox')} />
        <Panel id="workspace" className={styles.panel} minSize={WORKSPACE_MIN}>
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
              defaultSize={CONTEXT.initial}
              minSize={CONTEXT.min}
              maxSize={CONTEXT.max}
              groupResizeBehavior="preserve-pixel-size"
            >
              {context}
            </Panel>
          </>
        ) : null}
      </Group>
      {contextShown && narrow ? <div className={styles.drawer}>{context}</div> : null}
    </>
  );
}
