// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { acceleratorOf } from '../../../../src-main/shell/accelerators';
import { MENU_ACTIONS, menuTemplate } from '../../../../src-main/shell/menu';
import { textsOf } from '../../../../src-main/shell/texts';
import { shippedKeys, useRegistry, type KnownAction } from '../../../../src-renderer/app/shortcuts';
import { declaredActions } from '../../../../src-renderer/app/shortcuts/declared';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

type Platform = 'darwin' | 'win32' | 'linux';

/** What Electron gives to roles that name no keys of their own. */
const ROLE_KEYS: Readonly<Record<string, (mac: boolean) => string | null>> = {
  quit: () => 'CmdOrCtrl+Q',
  hide: () => 'Cmd+H',
  hideOthers: () => 'Cmd+Alt+H',
  undo: () => 'CmdOrCtrl+Z',
  redo: (mac) => (mac ? 'CmdOrCtrl+Shift+Z' : 'CmdOrCtrl+Y'),
  cut: () => 'CmdOrCtrl+X',
  copy: () => 'CmdOrCtrl+C',
  paste: () => 'CmdOrCtrl+V',
  pasteAndMatchStyle: (mac) => (mac ? 'Cmd+Alt+Shift+V' : 'CmdOrCtrl+Shift+V'),
  selectAll: () => 'CmdOrCtrl+A',
  resetZoom: () => 'CmdOrCtrl+0',
  zoomIn: () => 'CmdOrCtrl+Plus',
  zoomOut: () => 'CmdOrCtrl+-',
  togglefullscreen: (mac) => (mac ? 'Ctrl+Cmd+F' : 'F11'),
  minimize: () => 'CmdOrCtrl+M',
  services: () => null,
  unhide: () => null,
  zoom: () => null,
  front: () => null,
  window: () => null,
};
/**
 * Where the item does in a text what the action does elsewhere, or the action follows where nothing
 * else can be found in.
 */
const SHARED = new Set(['undo send.undo', 'undo inbox.undo-bulk', 'find go.search']);

interface MenuKeys {
  readonly name: string;
  readonly accelerator: string;
}

function menuKeys(items: readonly MenuItemConstructorOptions[], mac: boolean): MenuKeys[] {
  return items.flatMap((item) => {
    const { submenu, role, id, accelerator } = item;
    const name = id ?? role ?? '';
    const byRole = role === undefined ? null : ROLE_KEYS[role];
    if (byRole === undefined) throw new Error(`The keys of the role ${role} are not listed here`);
    const keys = accelerator?.toString() ?? byRole?.(mac) ?? null;
    return [
      ...(keys === null ? [] : [{ name, accelerator: keys }]),
      ...(Array.isArray(submenu) ? menuKeys(submenu, mac) : []),
    ];
  });
}

/** Accelerators compared as sets of keys: the order in which they are named says nothing. */
function comparable(accelerator: string, mac: boolean): string {
  const one = (part: string) => (part === 'CmdOrCtrl' ? (mac ? 'Cmd' : 'Ctrl') : part);
  return accelerator.split('+').map(one).toSorted().join('+').toLowerCase();
}

describe.each<Platform>(['darwin', 'win32', 'linux'])('the menu on %s', (platform) => {
  const mac = platform === 'darwin';

  test('takes no keys from the screen, but for what both do alike', async () => {
    renderApp(createFakeBridge({ account: 'marta', platform }));
    await screen.findByRole('region', { name: 'Inbox' });
    const { known } = useRegistry.getState();
    const actions: readonly KnownAction[] = [...declaredActions(platform), ...known.values()];
    expect(actions.length).toBeGreaterThan(40);
    const menu = menuTemplate({
      platform,
      texts: textsOf('en'),
      shortcuts: {},
      lead: true,
      developer: false,
      act: () => undefined,
    });
    const conflicts = menuKeys(menu, mac).flatMap(({ name, accelerator }) =>
      actions
        .filter(
          ({ id }) =>
            !Object.entries(MENU_ACTIONS).some(([item, of]) => item === name && of === id),
        )
        .filter((action) =>
          shippedKeys(action).some(
            (keys) => comparable(acceleratorOf(keys), mac) === comparable(accelerator, mac),
          ),
        )
        .filter(({ id }) => !SHARED.has(`${name} ${id}`))
        .map(({ id }) => `${name} and ${id}: ${accelerator}`),
    );
    expect(conflicts).toEqual([]);
  });
});
