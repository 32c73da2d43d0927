import { useEffect, useMemo } from 'react';
import type { Agent } from '@shared/domain';
import type { EventOf, SessionView } from '@shared/ipc';
import { useComposerActions, useUndoSend } from '../features/composer';
import { useConversationActions } from '../features/conversation';
import { CustomerPanel } from '../features/customer';
import { EffortClock } from '../features/effort';
import { Palette, ShortcutHelp } from '../features/palette';
import { SnippetManager, useSnippetActions, useSnippetManager } from '../features/snippets';
import { StatusLine, SyncPanel } from '../features/status';
import { Viewer } from '../features/viewer';
import { bringBack, leavePopOut, Pane, UndoNotice } from '../features/workspace';
import { useI18n } from '../i18n';
import { customerColour, usePlatform } from '../ui';
import { onEvent } from './bridge';
import { ErrorBoundary } from './ErrorBoundary';
import { useHeddleQuery } from './query';
import { useActions, useRegistry, useShortcuts, actionsInForce, type Action } from './shortcuts';
import { useScreen } from './state';
import { usePaneMemory } from './state/pane-memory';
import { useAttentionActions, useSeen } from './useAttention';
import { useFocusKeeper } from './useFocusKeeper';
import { windowActions } from './window-actions';
import styles from './PopOut.module.css';

const screen = () => useScreen.getState();

/**
 * One conversation in a window of its own: its composer, its customer if wanted, and everything
 * that the main window does for a conversation, down to the line that says whether it is sent.
 */
export function PopOut(props: {
  readonly session: SessionView;
  readonly agent: Agent;
  readonly threadId: string;
}) {
  const { session, agent, threadId } = props;
  const { t } = useI18n();
  const ready = usePaneMemory(agent.id);
  useEffect(() => {
    if (ready) screen().becomePopOut(threadId);
  }, [ready, threadId]);
  const pane = useScreen((state) => state.panes[0]);
  const contextOpen = useScreen((state) => state.contextOpen);
  const paletteOpen = useScreen((state) => state.paletteOpen);
  const helpOpen = useScreen((state) => state.helpOpen);
  const syncOpen = useScreen((state) => state.syncOpen);
  const customerId = useHeddleQuery('conversation.open', { threadId }).data?.customer.id;
  useShortcuts(usePlatform());
  usePopOutActions(threadId);
  useRequests(threadId);
  useUndoSend(agent.id);
  useComposerActions();
  useConversationActions();
  useAttentionActions(threadId);
  useSeen(threadId);
  useFocusKeeper();
  useSnippetActions(agent.id);
  const snippetsOpen = useSnippetManager((state) => state.open);
  if (!pane || !ready) return null;
  return (
    <div
      className={styles.window}
      style={customerId ? { ['--customer' as string]: customerColour(customerId) } : undefined}
    >
      <main className={styles.main}>
        <div className={styles.pane}>
          <ErrorBoundary>
            <Pane pane={pane} />
          </ErrorBoundary>
        </div>
        {contextOpen && (
          <aside className={styles.context} aria-label={t('customer.label')}>
            <ErrorBoundary>
              <CustomerPanel threadId={threadId} />
            </ErrorBoundary>
          </aside>
        )}
      </main>
      <StatusLine session={session} />
      <UndoNotice />
      <EffortClock />
      {paletteOpen ? <Palette /> : null}
      {helpOpen ? <ShortcutHelp /> : null}
      {syncOpen ? <SyncPanel session={session} /> : null}
      <Viewer />
      {snippetsOpen ? <SnippetManager /> : null}
    </div>
  );
}

function usePopOutActions(threadId: string): void {
  useActions(
    useMemo<readonly Action[]>(
      () => [
        ...windowActions,
        {
          id: 'go.search',
          label: 'action.search',
          group: 'go',
          keys: 'Mod+Shift+F',
          run: () => screen().openSearch(),
        },
        {
          id: 'pane.return',
          label: 'action.return-pane',
          group: 'panes',
          keys: 'Mod+Shift+O',
          run: () => void bringBack(threadId),
        },
        {
          id: 'pane.close',
          label: 'action.close-window',
          group: 'panes',
          keys: 'Mod+W',
          run: () => void leavePopOut(threadId, null),
        },
        {
          id: 'pane.context',
          label: 'action.toggle-context',
          group: 'panes',
          keys: 'Mod+.',
          run: () => screen().toggleContext(),
        },
      ],
      [threadId],
    ),
  );
}

const OWN_MENU_ACTIONS: Partial<Record<EventOf<'menu'>['action'], string>> = {
  find: 'find.open',
  'find-next': 'find.next',
  'find-previous': 'find.previous',
  'close-pane': 'pane.close',
};

/** Does what main asks of this window: to show something, to do what its menu says, to leave. */
function useRequests(threadId: string): void {
  useEffect(() => {
    const ends = [
      onEvent('show', (request) => {
        if (request.what !== 'thread') return;
        const { messageId, find } = request;
        screen().openThread(request.threadId, {
          ...(messageId === undefined ? {} : { messageId }),
          ...(find === undefined ? {} : { find }),
        });
      }),
      onEvent('leave', () => void leavePopOut(threadId, null)),
      onEvent('menu', ({ action }) => {
        const id = OWN_MENU_ACTIONS[action];
        actionsInForce(useRegistry.getState().actions)
          .find((each) => each.id === id)
          ?.run();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [threadId]);
}
