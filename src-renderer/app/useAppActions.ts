import { useMemo } from 'react';
import type { Agent } from '@shared/domain';
import type { Settings } from '@shared/ipc';
import { useI18n } from '../i18n';
import { usePlatform } from '../ui';
import { call } from './bridge';
import { LOCALE_CHOICES } from './locale-choices';
import { openNextThread } from './next-thread';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { paneActions } from './pane-actions';
import { useHeddleQuery } from './query';
import { useActions, type Action } from './shortcuts';
import { useScreen } from './state';
import { windowActions } from './window-actions';

const screen = () => useScreen.getState();

function goActions(agent: Agent): Action[] {
  const floor: Action = {
    id: 'go.floor',
    label: 'action.floor',
    group: 'go',
    keys: 'Mod+Shift+L',
    run: () => screen().setSection('floor'),
  };
  return [
    {
      id: 'go.search',
      label: 'action.search',
      group: 'go',
      keys: 'Mod+Shift+F',
      // Where no conversation has the focus, there is nothing else to find something in.
      alsoKeys: ['Mod+F', '/'],
      run: () => screen().openSearch(),
    },
    {
      id: 'go.inbox',
      label: 'action.inbox',
      group: 'go',
      keys: 'Mod+I',
      run: () => screen().setSection('inbox'),
    },
    ...(agent.role === 'lead' ? [floor] : []),
    {
      id: 'go.settings',
      label: 'action.settings',
      group: 'go',
      keys: 'Mod+,',
      run: () => screen().setSection('settings'),
    },
    {
      id: 'thread.next',
      label: 'action.next-thread',
      group: 'inbox',
      keys: 'Mod+J',
      run: () => void openNextThread(),
    },
  ];
}

function settingActions(settings: Settings): Action[] {
  const set = (change: Partial<Settings>) => void call('settings.set', change);
  const density = settings.density === 'compact' ? 'comfortable' : 'compact';
  return [
    {
      id: 'set.light',
      label: 'action.theme-light',
      group: 'app',
      run: () => set({ theme: 'light' }),
    },
    { id: 'set.dark', label: 'action.theme-dark', group: 'app', run: () => set({ theme: 'dark' }) },
    {
      id: 'set.system',
      label: 'action.theme-system',
      group: 'app',
      run: () => set({ theme: 'system' }),
    },
    {
      id: 'set.contrast',
      label: 'action.theme-contrast',
      group: 'app',
      run: () => set({ theme: 'contrast' }),
    },
    ...LOCALE_CHOICES.map(
      (locale): Action => ({
        id: `set.locale-${locale}`,
        label: `action.locale-${locale}`,
        group: 'app',
        inPalette: locale !== settings.locale,
        run: () => set({ locale }),
      }),
    ),
    { id: 'set.density', label: 'action.density', group: 'app', run: () => set({ density }) },
  ];
}

/** The actions that are there whatever is on screen. */
export function useAppActions(agent: Agent): void {
  const settings = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  // On macOS Alt+arrow moves by words in a text, so there it must not change panes while typing.
  const mac = usePlatform() === 'darwin';
  const { dir } = useI18n();
  useActions(
    useMemo(
      () => [
        ...windowActions,
        ...goActions(agent),
        ...paneActions(mac, dir),
        ...settingActions(settings),
      ],
      [agent, mac, dir, settings],
    ),
  );
}
