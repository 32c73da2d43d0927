import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Agent } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { useComposerActions, useUndoSend } from '../features/composer';
import { useConversationActions } from '../features/conversation';
import { EffortClock } from '../features/effort';
import { readInboxAhead } from '../features/inbox';
import { Layouts } from '../features/layouts';
import { Palette, ShortcutHelp } from '../features/palette';
import { SnippetManager, useSnippetActions, useSnippetManager } from '../features/snippets';
import { SyncPanel } from '../features/status';
import { Viewer } from '../features/viewer';
import { UndoNotice, WithoutPaneNotice } from '../features/workspace';
import { usePlatform } from '../ui';
import { AppLayout } from './layout/AppLayout';
import { useShortcuts } from './shortcuts';
import { useScreen } from './state';
import { useLayoutMemory } from './state/useLayoutMemory';
import { useAppActions } from './useAppActions';
import { useAttention } from './useAttention';
import { useLooking } from './useLooking';
import { useFocusKeeper } from './useFocusKeeper';
import { useMainRequests } from './useMainRequests';

/** Everything that somebody who is signed in sees. */
export function Console({
  session,
  agent,
}: {
  readonly session: SessionView;
  readonly agent: Agent;
}) {
  const client = useQueryClient();
  const restored = useLayoutMemory(
    agent.id,
    useCallback(() => readInboxAhead(client), [client]),
  );
  const paletteOpen = useScreen((state) => state.paletteOpen);
  const helpOpen = useScreen((state) => state.helpOpen);
  const layoutsOpen = useScreen((state) => state.layoutsOpen);
  const syncOpen = useScreen((state) => state.syncOpen);
  useShortcuts(usePlatform());
  useAppActions(agent);
  useMainRequests(agent, restored);
  useUndoSend(agent.id);
  useFocusKeeper();
  useComposerActions();
  useConversationActions();
  useSnippetActions(agent.id);
  const snippetsOpen = useSnippetManager((state) => state.open);
  if (!restored) return null;
  return (
    <>
      <AppLayout session={session} agent={agent} />
      {paletteOpen ? <Palette /> : null}
      {helpOpen ? <ShortcutHelp /> : null}
      <UndoNotice />
      <WithoutPaneNotice />
      <EffortClock />
      <Viewer />
      <Attention />
      {layoutsOpen ? <Layouts /> : null}
      {snippetsOpen ? <SnippetManager /> : null}
      {syncOpen ? <SyncPanel session={session} /> : null}
    </>
  );
}

/** Shows nothing. */
function Attention() {
  useAttention();
  useLooking();
  return null;
}
