import {
  app,
  type BaseWindow,
  type BrowserWindow,
  Menu,
  nativeTheme,
  session as electronSession,
} from 'electron';
import type { Settings, Show } from '@shared/ipc';
import { PDF_FRAME_URL } from '@shared/pdf-frame';
import { connectWindow, sendEventTo } from '../ipc/electron-ipc';
import type { SettingsStore } from '../settings/settings';
import { APP_ORIGIN, APP_SCHEME, appProtocolHandler } from './app-protocol';
import { addContextMenu } from './context-menu';
import { guardAllPages, guardSession } from './guards';
import { applySpelling } from './spelling';
import { MEDIA_SCHEME, mediaProtocolHandler } from './media-protocol';
import { type MenuAction, menuTemplate } from './menu';
import { PDF_SCHEME, pdfProtocolHandler } from './pdf-protocol';
import type { PopOutEvents, PopOutPlacement, PopOutWindow } from './pop-outs';
import { textsOf } from './texts';
import { applyTheme, windowBackground } from './theme';
import { openWindow, type WindowOptions } from './window';
import { MAIN_SIZES, POP_OUT_SIZES } from './window-state';

export interface AppWindowOptions {
  /** Absolute paths of what the build made. */
  readonly preload: string;
  readonly rendererRoot: string;
  readonly pdfFrameRoot: string;
  readonly settings: SettingsStore;
  readonly developer: boolean;
  isLead(): boolean;
  /** The bytes of an attachment, for the pictures in a conversation. */
  loadMedia(id: string): Promise<Uint8Array>;
  /** The person closes the main window. */
  onClose(event: { preventDefault(): void }, window: BrowserWindow): void;
  /** The main window is gone, also by itself. */
  onClosed(): void;
  /** The window is on screen for the first time. */
  onShown(): void;
  /** The page of the window ended by itself, and is loaded again. */
  onPageGone(reason: string): void;
  /** The page ended again and again. */
  onPageLost(): void;
}

/** A page that dies again and again is not shown again without end. */
const RELOADS_MAX = 3;

/** What a window that shows one conversation does by itself; the rest is done in the main one. */
const OWN_ACTIONS: ReadonlySet<MenuAction> = new Set([
  'find',
  'find-next',
  'find-previous',
  'close-pane',
]);

/**
 * The console's main window and those of single conversations, with all that hangs on them: the
 * session that their pages run in, their menus and their colours. Make it after the app is ready.
 */
export class AppWindow {
  private window: BrowserWindow | null = null;
  /** The windows of single conversations, and which one each shows. */
  private readonly popOuts = new Map<BrowserWindow, string>();
  /** In memory only and without a cache: nothing that the page shows reaches Chromium's files. */
  private readonly session = electronSession.fromPartition('console', { cache: false });

  constructor(private readonly options: AppWindowOptions) {
    guardAllPages(app, APP_ORIGIN, [PDF_FRAME_URL]);
    guardSession(this.session, APP_ORIGIN);
    const { protocol } = this.session;
    protocol.handle(APP_SCHEME, appProtocolHandler(options.rendererRoot));
    protocol.handle(MEDIA_SCHEME, mediaProtocolHandler(options.loadMedia));
    protocol.handle(PDF_SCHEME, pdfProtocolHandler(options.pdfFrameRoot, APP_ORIGIN));
    this.applyLook(options.settings.get());
  }

  /** Opens the window, or brings the open one to the front. `hidden`: it waits until it is opened. */
  open({ hidden = false } = {}): BrowserWindow {
    if (this.window) {
      toFront(this.window);
      return this.window;
    }
    const { settings } = this.options;
    const window = this.make({
      title: this.appName(),
      sizes: MAIN_SIZES,
      part: '',
      state: settings.windowState(),
      place: null,
      cascade: 0,
      saveState: (state) => settings.setWindowState(state),
      hidden,
    });
    this.window = window;
    // Made while Chromium starts the page: nobody sees it before.
    this.updateMenu();
    window.once('show', () => this.options.onShown());
    window.on('close', (event) => this.options.onClose(event, window));
    window.once('closed', () => {
      this.window = null;
      this.options.onClosed();
    });
    return window;
  }

  /**
   * Opens a window for one conversation, with the same page, preload and protection as the main one.
   *
   * @param mark the customer's initials: enough to tell windows apart in the task bar, and no more
   */
  openPopOut(
    threadId: string,
    placement: PopOutPlacement,
    events: PopOutEvents,
    mark: Promise<string | null>,
  ): PopOutWindow {
    const window = this.make({
      title: this.appName(),
      sizes: POP_OUT_SIZES,
      part: `thread=${encodeURIComponent(threadId)}`,
      state: placement.state,
      place: placement.place,
      cascade: placement.cascade,
      hidden: false,
      saveState: (state) => events.saveState(state),
    });
    this.popOuts.set(window, threadId);
    window.on('close', (event) => {
      if (events.mustWait()) event.preventDefault();
    });
    window.once('closed', () => {
      this.popOuts.delete(window);
      events.closed();
    });
    void mark.then((initials) => {
      if (initials !== null && !window.isDestroyed()) {
        window.setTitle(`${initials} · ${this.appName()}`);
      }
    });
    const { webContents } = window;
    return {
      focus: () => toFront(window),
      show: (request) => sendEventTo(webContents, 'show', request),
      askToLeave: () => sendEventTo(webContents, 'leave', {}),
      destroy: () => {
        if (!window.isDestroyed()) window.destroy();
      },
    };
  }

  /** Asks the main window to show something. */
  show(request: Show, { toFront: front }: { readonly toFront: boolean }): void {
    // A window that is made anew reads what is open by itself, and misses what is told before.
    const window = front || !this.window ? this.open() : this.window;
    const tell = () => sendEventTo(window.webContents, 'show', request);
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', tell);
    else tell();
  }

  current(): BrowserWindow | null {
    return this.window;
  }

  /** The conversation whose own window has the focus, or null. */
  focusedPopOut(): string | null {
    return [...this.popOuts].find(([window]) => window.isFocused())?.[1] ?? null;
  }

  /** Brings menus and colours in line with the settings and with who is signed in. */
  applySettings(settings: Settings): void {
    this.applyLook(settings);
    this.updateMenu();
  }

  private applyLook(settings: Settings): void {
    applyTheme(nativeTheme, settings.theme);
    applySpelling(
      this.session,
      process.platform,
      settings.spellLanguages,
      app.getPreferredSystemLanguages(),
    );
    for (const window of this.all()) window.setBackgroundColor(windowBackground(nativeTheme));
  }

  updateMenu(): void {
    const template = menuTemplate({
      platform: process.platform,
      texts: textsOf(this.options.settings.language()),
      shortcuts: this.options.settings.get().shortcuts,
      lead: this.options.isLead(),
      developer: this.options.developer,
      act: (action, from) => this.act(action, from),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** The windows that are open, the main one first. */
  private all(): BrowserWindow[] {
    return [...(this.window ? [this.window] : []), ...this.popOuts.keys()];
  }

  private act(action: MenuAction, from: BaseWindow | undefined): void {
    const popOut = OWN_ACTIONS.has(action)
      ? [...this.popOuts.keys()].find((each) => each === from)
      : null;
    const window = popOut ?? this.open();
    sendEventTo(window.webContents, 'menu', { action });
  }

  private appName(): string {
    return textsOf(this.options.settings.language())('app.name');
  }

  private make(
    options: Omit<WindowOptions, 'preload' | 'session' | 'backgroundColor' | 'devTools'>,
  ): BrowserWindow {
    const { settings, preload, developer } = this.options;
    const window = openWindow({
      ...options,
      preload,
      session: this.session,
      backgroundColor: windowBackground(nativeTheme),
      devTools: developer,
    });
    connectWindow(window.webContents);
    addContextMenu(window, () => textsOf(settings.language()));
    let reloads = 0;
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return;
      this.options.onPageGone(details.reason);
      reloads += 1;
      if (reloads > RELOADS_MAX) this.options.onPageLost();
      else if (!window.isDestroyed()) window.reload();
    });
    return window;
  }
}

function toFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
