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

/** A window without a page. */
export class BrowserWindow extends EventEmitter {
  static readonly made: BrowserWindow[] = [];
  static readonly getAllWindows = () => BrowserWindow.made;
  static readonly getFocusedWindow = () => null;
  readonly #is = { visible: false, maximised: false, fullScreen: false };
  overlay: readonly [image: unknown, words: string] = [null, ''];

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    BrowserWindow.made.push(this);
  }

  show(): void {
    if (this.#is.visible) return;
    this.#is.visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#is.visible = false;
  }

  isVisible(): boolean {
    return this.#is.visible;
  }

  /** As in the real one, a hidden window is shown by it. */
  maximize(): void {
    this.#is.maximised = true;
    this.show();
  }

  unmaximize(): void {
    this.#is.maximised = false;
  }

  isMaximized(): boolean {
    return this.#is.maximised;
  }

  setFullScreen(on: boolean): void {
    this.#is.fullScreen = on;
    this.show();
  }

  isFullScreen(): boolean {
    return this.#is.fullScreen;
  }

  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }

  async loadURL(): Promise<void> {
    return;
  }

  setOverlayIcon(image: unknown, words: string): void {
    this.overlay = [image, words];
  }
}

const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
export const screen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
};

export const powerMonitor = { getSystemIdleTime: () => 0 };
export const ipcMain = new EventEmitter();

export const app = {
  badge: 0,
  quits: 0,
  isPackaged: true,
  /** What the system was told of starting with it. */
  login: [] as Electron.Settings[],
  wasOpenedAtLogin: false,
  getPath: (name: string) => `/nowhere/${name}`,
  setLoginItemSettings(settings: Electron.Settings): void {
    app.login.push(settings);
  },
  getLoginItemSettings() {
    return {
      openAtLogin: app.login.at(-1)?.openAtLogin ?? false,
      wasOpenedAtLogin: app.wasOpenedAtLogin,
    };
  },
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
  app.isPackaged = true;
  app.login.length = 0;
  app.wasOpenedAtLogin = false;
}
