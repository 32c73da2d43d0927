import { call } from './bridge';
import { goToRegion } from './regions';
import type { Action } from './shortcuts';
import { useScreen } from './state';

const screen = () => useScreen.getState();

/** What every window can do, the main one and that of a single conversation. */
export const windowActions: readonly Action[] = [
  {
    id: 'go.palette',
    label: 'action.palette',
    group: 'app',
    keys: 'Mod+K',
    inPalette: false,
    run: () => screen().setPaletteOpen(true),
  },
  {
    id: 'go.shortcuts',
    label: 'action.shortcuts',
    group: 'app',
    keys: '?',
    alsoKeys: ['Mod+/'],
    run: () => screen().setHelpOpen(true),
  },
  {
    id: 'go.region-next',
    label: 'action.region-next',
    group: 'go',
    keys: 'F6',
    inPalette: false,
    run: () => goToRegion(1),
  },
  {
    id: 'go.region-previous',
    label: 'action.region-previous',
    group: 'go',
    keys: 'Shift+F6',
    inPalette: false,
    run: () => goToRegion(-1),
  },
  {
    id: 'app.sync-panel',
    label: 'action.sync-panel',
    group: 'app',
    run: () => screen().setSyncOpen(true),
  },
  {
    id: 'app.sync',
    label: 'action.sync-now',
    group: 'app',
    run: () => void call('sync.now', undefined),
  },
];
