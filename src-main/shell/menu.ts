import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import type { EventOf, Settings } from '@shared/ipc';
import { chosenAccelerator } from './accelerators';
import type { TextId, Texts } from './texts';

export type MenuAction = EventOf<'menu'>['action'];

/** What the items are called as actions of the screen, whose keys a person may change. */
export const MENU_ACTIONS: Readonly<Partial<Record<MenuAction, string>>> = {
  find: 'find.open',
  'find-next': 'find.next',
  'find-previous': 'find.previous',
  search: 'go.search',
  settings: 'go.settings',
  inbox: 'go.inbox',
  floor: 'go.floor',
  'next-thread': 'thread.next',
  'close-pane': 'pane.close',
};

type NamedRole<Id> = Id extends `role.${infer Name}` ? Name : never;
type TranslatedRole = NamedRole<TextId>;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly texts: Texts;
  /** The keys that this person gave to actions of the screen. */
  readonly shortcuts: Settings['shortcuts'];
  /** The floor is for leads. */
  readonly lead: boolean;
  /** Reload and developer tools; development builds only. */
  readonly developer: boolean;
  /** @param from the window whose menu it is; undefined: none has the focus */
  act(action: MenuAction, from: BaseWindow | undefined): void;
}

/**
 * The application menu, in each platform's order: on macOS the settings are in the menu that bears
 * the app's name, elsewhere under File. Editing commands are the system's roles, so that they
 * work in every text field.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { texts, act } = options;
  const mac = options.platform === 'darwin';
  const item = (
    label: string,
    action: MenuAction,
    shipped?: string,
  ): MenuItemConstructorOptions => {
    const actionId = MENU_ACTIONS[action];
    const accelerator =
      shipped !== undefined && actionId !== undefined
        ? chosenAccelerator(options.shortcuts, actionId, shipped)
        : shipped;
    return {
      id: action,
      label,
      ...(accelerator === undefined ? {} : { accelerator }),
      click: (_item, from) => act(action, from),
    };
  };
  /** What the system does; its own labels are English on most systems. */
  const role = (name: TranslatedRole): MenuItemConstructorOptions => ({
    role: name,
    label: texts(`role.${name}`),
  });
  const about = item(texts('menu.about'), 'about');
  const settings = item(texts('menu.settings'), 'settings', 'CmdOrCtrl+,');
  const closePane = item(texts('menu.closePane'), 'close-pane', 'CmdOrCtrl+W');
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const appMenu: MenuItemConstructorOptions = {
    label: texts('app.name'),
    submenu: [
      about,
      separator,
      settings,
      separator,
      role('services'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  };
  return [
    ...(mac ? [appMenu] : []),
    {
      label: texts('menu.file'),
      submenu: mac ? [closePane] : [settings, separator, closePane, separator, role('quit')],
    },
    {
      label: texts('menu.edit'),
      submenu: [
        role('undo'),
        role('redo'),
        separator,
        role('cut'),
        role('copy'),
        role('paste'),
        role('pasteAndMatchStyle'),
        role('selectAll'),
        separator,
        item(texts('menu.find'), 'find', 'CmdOrCtrl+F'),
        item(texts('menu.findNext'), 'find-next', mac ? 'Cmd+G' : 'F3'),
        item(texts('menu.findPrevious'), 'find-previous', mac ? 'Shift+Cmd+G' : 'Shift+F3'),
      ],
    },
    {
      label: texts('menu.view'),
      submenu: [
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        separator,
        role('togglefullscreen'),
        ...(options.developer
          ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    {
      label: texts('menu.go'),
      submenu: [
        item(texts('menu.inbox'), 'inbox', 'CmdOrCtrl+I'),
        item(texts('menu.search'), 'search', 'CmdOrCtrl+Shift+F'),
        ...(options.lead ? [item(texts('menu.floor'), 'floor', 'CmdOrCtrl+Shift+L')] : []),
        separator,
        item(texts('menu.nextThread'), 'next-thread', 'CmdOrCtrl+J'),
      ],
    },
    {
      label: texts('menu.window'),
      role: 'window',
      submenu: mac
        ? [role('minimize'), role('zoom'), separator, role('front')]
        : [role('minimize')],
    },
    ...(mac ? [] : [{ label: texts('menu.help'), submenu: [about] }]),
  ];
}
