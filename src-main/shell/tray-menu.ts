import type { MenuItemConstructorOptions } from 'electron';
import type { Presence } from '@shared/domain';
import type { Waiting } from './attention-watch';
import type { Texts } from './texts';

const PRESENCES: readonly Presence[] = ['online', 'away', 'offline'];

export interface TrayMenuOptions {
  readonly texts: Texts;
  readonly waiting: Waiting;
  readonly focusMode: boolean;
  show(): void;
  nextThread(): void;
  setPresence(presence: Presence): void;
  setFocusMode(on: boolean): void;
  quit(): void;
}

/** The menu of the tray; what needs somebody who is signed in is left out without one. */
export function trayTemplate(options: TrayMenuOptions): MenuItemConstructorOptions[] {
  const { texts, waiting } = options;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const quietly = waiting.quietly ?? 0;
  const signedIn: MenuItemConstructorOptions[] =
    waiting.count === null
      ? []
      : [
          { label: texts('tray.waiting', waiting.count), enabled: false },
          ...(quietly > 0 ? [{ label: texts('tray.quietly', quietly), enabled: false }] : []),
          separator,
          { label: texts('menu.nextThread'), click: () => options.nextThread() },
          {
            label: texts('tray.presence'),
            submenu: PRESENCES.map((presence) => ({
              label: texts(`tray.presence-${presence}`),
              type: 'radio' as const,
              checked: waiting.presence === presence,
              click: () => options.setPresence(presence),
            })),
          },
          {
            label: texts('tray.focusMode'),
            type: 'checkbox',
            checked: options.focusMode,
            click: () => options.setFocusMode(!options.focusMode),
          },
          separator,
        ];
  return [
    { label: texts('tray.show'), click: () => options.show() },
    ...signedIn,
    { label: texts('role.quit'), click: () => options.quit() },
  ];
}
