import { BrowserWindow, screen, type Session } from 'electron';
import { APP_URL } from './app-protocol';
import {
  roomyBounds,
  stateToKeep,
  visibleBounds,
  type Bounds,
  type WindowSizes,
  type WindowState,
} from './window-state';

export interface WindowOptions {
  readonly preload: string;
  readonly session: Session;
  readonly title: string;
  /** Painted before the page is, so that the window never flashes. */
  readonly backgroundColor: string;
  readonly sizes: WindowSizes;
  /** Which part of the page it shows, after the address's `#`; empty: all of it. */
  readonly part: string;
  readonly state: WindowState | null;
  /** Where it opens when there is no state, e.g. where its pane was; null: in the middle. */
  readonly place: Bounds | null;
  /** See `visibleBounds`. */
  readonly cascade: number;
  /** Called when the window was moved or resized and stayed so for a moment, and when it closes. */
  saveState(state: WindowState): void;
  readonly devTools: boolean;
  /** It is not shown by itself, but when somebody wants it. */
  readonly hidden: boolean;
}

/** Moves and resizes come in bursts while a hand drags. */
const SETTLE_MS = 400;

/** Opens a window of the console; it shows itself once its first frame is painted. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    (display) => display.workArea,
  );
  const window = new BrowserWindow({
    ...visibleBounds(
      options.state?.bounds ?? (options.place && roomyBounds(options.place, workAreas)),
      workAreas,
      options.sizes,
      options.cascade,
    ),
    minWidth: options.sizes.least.width,
    minHeight: options.sizes.least.height,
    show: false,
    title: options.title,
    backgroundColor: options.backgroundColor,
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
      spellcheck: true,
      devTools: options.devTools,
    },
  });
  // The page's own title is not the window's: it could name a customer in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  const fill = (): void => {
    if (options.state?.maximised) window.maximize();
    if (options.state?.fullScreen) window.setFullScreen(true);
  };
  // Either shows the window: one that is to stay hidden fills its screen when somebody wants it.
  if (options.hidden) window.once('show', fill);
  else {
    window.once('ready-to-show', () => {
      fill();
      window.show();
    });
  }
  rememberState(window, options);
  void window.loadURL(options.part === '' ? APP_URL : `${APP_URL}#${options.part}`);
  return window;
}

function rememberState(window: BrowserWindow, options: WindowOptions): void {
  let timer: NodeJS.Timeout | null = null;
  let wasShown = false;
  window.once('show', () => (wasShown = true));
  const save = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    wasShown ||= window.isVisible();
    options.saveState(
      stateToKeep(
        {
          bounds: window.getNormalBounds(),
          maximised: window.isMaximized(),
          fullScreen: window.isFullScreen(),
        },
        wasShown ? null : options.state,
      ),
    );
  };
  const later = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('enter-full-screen', later);
  window.on('leave-full-screen', later);
  window.on('close', save);
  window.on('closed', () => {
    if (timer) clearTimeout(timer);
  });
}
