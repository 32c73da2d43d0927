import { app, type BrowserWindow, Menu, nativeTheme, session as electronSession } from 'electron';
import type { EventName, EventOf, Settings } from '@shared/ipc';
import { connectWindow } from '../ipc/electron-ipc';
import type { SettingsStore } from '../settings/settings';
import { APP_ORIGIN, APP_SCHEME, appProtocolHandler } from './app-protocol';
import { addContextMenu } from './context-menu';
import { guardAllPages, guardSession } from './guards';
import { applySpelling } from './spelling';
import { MEDIA_SCHEME, mediaProtocolHandler } from './media-protocol';
import { menuTemplate } from './menu';
import { textsOf } from './texts';
import { applyTheme, windowBackground } from './theme';
import { openWindow } from './window';

export interface AppWindowOptions {
  /** Absolute paths of what the build made. */
  readonly preload: string;
  readonly rendererRoot: string;
  readonly settings: SettingsStore;
  readonly developer: boolean;
  isLead(): boolean;
  /** The bytes of an attachment, for the pictures in a conversation. */
  loadMedia(id: string): Promise<Uint8Array>;
  send<E extends EventName>(name: E, payload: EventOf<E>): void;
  /** The window is on screen for the first time. */
  onShown(): void;
  /** The page of the window ended by itself, and is loaded again. */
  onPageGone(reason: string): void;
  /** The page ended again and again. */
  onPageLost(): void;
}

/** A page that dies again and again is not shown again without end. */
const RELOADS_MAX = 3;

/**
 * The console's one window with all that hangs on it: the session that its page runs in, its menus
 * and its colours. Make it after the app is ready.
 */
export class AppWindow {
  private window: BrowserWindow | null = null;
  private reloads = 0;
  /** In memory only and without a cache: nothing that the page shows reaches Chromium's files. */
  private readonly session = electronSession.fromPartition('console', { cache: false });

  constructor(private readonly options: AppWindowOptions) {
    guardAllPages(app, APP_ORIGIN);
    guardSession(this.session, APP_ORIGIN);
    const { protocol } = this.session;
    protocol.handle(APP_SCHEME, appProtocolHandler(options.rendererRoot));
    protocol.handle(MEDIA_SCHEME, mediaProtocolHandler(options.loadMedia));
    this.applySettings(options.settings.get());
  }

  /** Opens the window, or brings the open one to the front. `hidden`: it waits until it is opened. */
  open({ hidden = false } = {}): BrowserWindow {
    if (this.window) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.show();
      this.window.focus();
      return this.window;
    }
    const { settings, preload, developer } = this.options;
    const texts = (): ReturnType<typeof textsOf> => textsOf(settings.language());
    const window = openWindow({
      preload,
      session: this.session,
      title: texts()('app.name'),
      backgroundColor: windowBackground(nativeTheme),
      state: settings.windowState(),
      saveState: (state) => settings.setWindowState(state),
      devTools: developer,
      hidden,
    });
    this.window = window;
    connectWindow(window.webContents);
    addContextMenu(window, texts);
    window.once('show', () => this.options.onShown());
    window.once('closed', () => {
      this.window = null;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return;
      this.options.onPageGone(details.reason);
      this.reloads += 1;
      if (this.reloads > RELOADS_MAX) this.options.onPageLost();
      else if (!window.isDestroyed()) window.reload();
    });
    return window;
  }

  current(): BrowserWindow | null {
    return this.window;
  }

  /** Brings menus and colours in line with the settings and with who is signed in. */
  applySettings(settings: Settings): void {
    applyTheme(nativeTheme, settings.theme);
    applySpelling(
      this.session,
      process.platform,
      settings.spellLanguages,
      app.getPreferredSystemLanguages(),
    );
    this.window?.setBackgroundColor(windowBackground(nativeTheme));
    this.updateMenu();
  }

  updateMenu(): void {
    const template = menuTemplate({
      platform: process.platform,
      texts: textsOf(this.options.settings.language()),
      shortcuts: this.options.settings.get().shortcuts,
      lead: this.options.isLead(),
      developer: this.options.developer,
      act: (action) => {
        this.open();
        this.options.send('menu', { action });
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
