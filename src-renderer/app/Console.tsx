import type { Agent } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { useComposerActions, useUndoSend } from '../features/composer';
import { EffortClock } from '../features/effort';
import { Layouts } from '../features/layouts';
import { Palette, ShortcutHelp } from '../features/palette';
import { SyncPanel } from '../features/status';
import { UndoNotice } from '../features/workspace';
import { usePlatform } from '../ui';
import { AppLayout } from './layout/AppLayout';
import { useShortcuts } from './shortcuts';
import { useScreen } from './state';
import { useLayoutMemory } from './state/useLayoutMemory';
import { useAppActions } from './useAppActions';
import { useAttention } from './useAttention';
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
  const restored = useLayoutMemory(agent.id);
  const paletteOpen = useScreen((state) => state.paletteOpen);
  const helpOpen = useScreen((state) => state.helpOpen);
  const layoutsOpen = useScreen((state) => state.layoutsOpen);
  const syncOpen = useScreen((state) => state.syncOpen);
  useShortcuts(usePlatform());
  useAppActions(agent);
  useMainRequests(agent, restored);
  useUndoSend(agent.id);
  useAttention();
  useFocusKeeper();
  useComposerActions();
  if (!restored) return null;
  return (
    <>
      <AppLayout session={session} agent={agent} />
      {paletteOpen ? <Palette /> : null}
      {helpOpen ? <ShortcutHelp /> : null}
      <UndoNotice />
      <EffortClock />
      {layoutsOpen ? <Layouts /> : null}
      {syncOpen ? <SyncPanel session={session} /> : null}
    </>
  );
}
