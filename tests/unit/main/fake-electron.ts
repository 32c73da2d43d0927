import { EventEmitter } from 'node:events';

/*
 * What the shell uses of Electron, for tests of what it does with it: mock 'electron' with this file.
 * Whatever is made is kept in a list, in its order.
 */

/** A notification of the system. */
export class Notification extends EventEmitter {
  static readonly made: Notification[] = [];
  static readonly isSupported = () => true;
  isShown = false;

  constructor(readonly options: Electron.NotificationConstructorOptions) {
    super();
    Notification.made.push(this);
  }

  show(): void {
    this.isShown = true;
  }

  close(): void {
    this.isShown = false;
    this.emit('close');
  }
}

/** An icon in the tray. Desktops that have none refuse it. */
export class Tray extends EventEmitter {
  static readonly made: Tray[] = [];
  static isRefused = false;
  toolTip = '';
  title = '';
  labels: readonly (string | undefined)[] = [];
  isThere = true;

  constructor() {
    super();
    if (Tray.isRefused) throw new Error('no tray here');
    Tray.made.push(this);
  }

  setImage(): void {
    return;
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setContextMenu(menu: { readonly labels: Tray['labels'] }): void {
    this.labels = menu.labels;
  }

  destroy(): void {
    this.isThere = false;
  }
}

export const Menu = {
  buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) => ({
    labels: template.map(({ label }) => label),
  }),
};

export const nativeImage = {
  createFromBitmap: () => ({ setTemplateImage: () => undefined }),
};

/** A window that only knows its mark in the task bar. */
export class BrowserWindow {
  static readonly made: BrowserWindow[] = [];
  static readonly getAllWindows = () => BrowserWindow.made;
  static readonly getFocusedWindow = () => null;
  overlay: readonly [image: unknown, words: string] = [null, ''];

  constructor() {
    BrowserWindow.made.push(this);
  }

  setOverlayIcon(image: unknown, words: string): void {
    this.overlay = [image, words];
  }
}

export const powerMonitor = { getSystemIdleTime: () => 0 };
export const ipcMain = new EventEmitter();

export const app = {
  badge: 0,
  quits: 0,
  setBadgeCount(count: number): void {
    app.badge = count;
  },
  quit(): void {
    app.quits += 1;
  },
};

/** Forgets everything that was made. */
export function forget(): void {
  Notification.made.length = 0;
  Tray.made.length = 0;
  Tray.isRefused = false;
  BrowserWindow.made.length = 0;
  app.badge = 0;
  app.quits = 0;
}
