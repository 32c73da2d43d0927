import type { SessionView, Settings, Show } from '@shared/ipc';
import type { PopOutRow } from '../store/api';
import type { Bounds, WindowState } from './window-state';

/** A window that shows one conversation. */
export interface PopOutWindow {
  focus(): void;
  /** Tells its page alone. */
  show(request: Show): void;
  /** Asks its page to put what is being written on disk, and then to leave. */
  askToLeave(): void;
  /** Closes it without asking anybody. */
  destroy(): void;
}

export interface PopOutPlacement {
  /** Where it was before; null: it is opened for the first time. */
  readonly state: WindowState | null;
  /** Where its pane was on the screen. */
  readonly place: Bounds | null;
  /** How many were opened together before it, so that they do not cover each other. */
  readonly cascade: number;
}

export interface PopOutEvents {
  saveState(state: WindowState): void;
  /** The person closes it. @returns whether it has to wait until its page has left */
  mustWait(): boolean;
  /** It is gone. */
  closed(): void;
}

/** What is kept of them, for as long as somebody is signed in. */
export interface PopOutStore {
  popOuts(): Promise<readonly PopOutRow[]>;
  savePopOuts(rows: readonly PopOutRow[]): Promise<void>;
}

export interface PopOutsOptions {
  open(threadId: string, placement: PopOutPlacement, events: PopOutEvents): PopOutWindow;
  /** Of whoever is signed in; null: nobody is. */
  store(): PopOutStore | null;
  /** All windows are told which conversations have one of their own. */
  tell(threadIds: readonly string[]): void;
  showInMain(request: Show, options: { readonly toFront: boolean }): void;
  /** What becomes of a conversation whose window is closed. */
  onClose(): Settings['closedPopOut'];
  /** Windows are opened again once the main one shows something. */
  whenShown(): Promise<unknown>;
  onError(error: unknown): void;
}

interface Open {
  state: WindowState | null;
  window: PopOutWindow | null;
  /** Which of the main window's panes it was; null: none. */
  readonly pane: number | null;
  /** Its page has been asked to leave. */
  leaving: NodeJS.Timeout | null;
}

/** A page that does not answer keeps its window open no longer than this. */
const LEAVES_AT_LATEST_MS = 3000;

/**
 * The conversations that have a window of their own. A conversation is in one place only: in a pane
 * of the main window, or here. Which ones and where is kept with the work of whoever is signed in,
 * and opened again for them, after a restart and after a crash.
 */
export class PopOuts {
  private readonly byThread = new Map<string, Open>();
  private owner: string | null = null;
  private loaded: Promise<void> = Promise.resolve();
  private quitting = false;

  constructor(private readonly options: PopOutsOptions) {}

  /** The conversations that have one, or will have one in a moment. */
  async threadIds(): Promise<string[]> {
    await this.loaded;
    return [...this.byThread.keys()];
  }

  /** Somebody signed in, or is not signed in any more: nobody's conversation stays in sight. */
  sessionChanged(view: SessionView): void {
    // While it is opened again, e.g. with another key, its pages show nothing by themselves.
    if (view.status === 'signing-in') return;
    const { agent, desk, status } = view;
    const owner = status === 'signed-in' && agent ? `${agent.id} ${desk?.url ?? ''}` : null;
    if (owner === this.owner) return;
    this.owner = owner;
    this.destroyAll();
    this.loaded = owner === null ? Promise.resolve() : this.restore(owner);
    void this.loaded.catch(this.options.onError);
  }

  /**
   * Gives a conversation a window of its own, or brings the one that it has to the front.
   *
   * @param place where its pane is on the screen; null: it has none
   * @param pane which of the main window's panes that is, to come back to
   */
  async open(threadId: string, place: Bounds | null, pane: number | null): Promise<void> {
    await this.loaded;
    const known = this.byThread.get(threadId);
    if (known) {
      known.window?.focus();
      return;
    }
    const entry: Open = { state: null, window: null, pane, leaving: null };
    this.byThread.set(threadId, entry);
    await this.keep();
    this.options.tell([...this.byThread.keys()]);
    this.openWindow(threadId, entry, { state: null, place, cascade: 0 });
  }

  /**
   * A page has put everything on disk and its window may go.
   *
   * @param to `main`: the conversation goes on in the main window; null: as the settings say
   */
  async leave(threadId: string, to: 'main' | 'nowhere' | null): Promise<void> {
    const entry = this.byThread.get(threadId);
    if (!entry) return;
    this.byThread.delete(threadId);
    await this.keep();
    entry.window?.destroy();
    this.options.tell([...this.byThread.keys()]);
    const returns = to === 'main' || (to === null && this.options.onClose() === 'return');
    if (!returns) return;
    const request = {
      what: 'thread',
      threadId,
      beside: true,
      ...(entry.pane === null ? {} : { pane: entry.pane }),
    } as const;
    this.options.showInMain(to === 'main' ? request : { ...request, returned: true }, {
      toFront: to === 'main',
    });
  }

  /** What is being written there is not on disk: its window stays. */
  stay(threadId: string): void {
    const entry = this.byThread.get(threadId);
    if (entry) stopWaiting(entry);
  }

  /** Shows something where it is: in its own window, otherwise in the main one. */
  show(request: Show): void {
    const window = request.what === 'thread' ? this.byThread.get(request.threadId)?.window : null;
    if (!window) {
      this.options.showInMain(request, { toFront: true });
      return;
    }
    window.focus();
    window.show(request);
  }

  /** The app ends: windows close without a question, and are opened again the next time. */
  quit(): void {
    this.quitting = true;
  }

  private async restore(owner: string): Promise<void> {
    const rows = (await this.options.store()?.popOuts()) ?? [];
    if (this.owner !== owner) return;
    for (const { threadId, window, pane } of rows)
      this.byThread.set(threadId, { state: window, window: null, pane, leaving: null });
    this.options.tell([...this.byThread.keys()]);
    void this.options.whenShown().then(() => {
      if (this.owner !== owner) return;
      for (const [cascade, { threadId }] of rows.entries()) {
        const entry = this.byThread.get(threadId);
        if (!entry || entry.window) continue;
        this.openWindow(threadId, entry, { state: entry.state, place: null, cascade });
      }
    });
  }

  private openWindow(threadId: string, entry: Open, placement: PopOutPlacement): void {
    const window = this.options.open(threadId, placement, {
      saveState: (state) => {
        entry.state = state;
        if (this.byThread.get(threadId) === entry) void this.keep().catch(this.options.onError);
      },
      mustWait: () => {
        if (this.quitting || this.byThread.get(threadId) !== entry) return false;
        if (entry.leaving === null) {
          window.askToLeave();
          // What was typed is on disk within a second in any case.
          entry.leaving = setTimeout(() => {
            void this.leave(threadId, null).catch(this.options.onError);
          }, LEAVES_AT_LATEST_MS);
        }
        return true;
      },
      closed: () => {
        stopWaiting(entry);
        entry.window = null;
      },
    });
    entry.window = window;
  }

  private async keep(): Promise<void> {
    const rows = [...this.byThread].map(([threadId, { state, pane }]) => ({
      threadId,
      window: state,
      pane,
    }));
    await this.options.store()?.savePopOuts(rows);
  }

  private destroyAll(): void {
    const windows = [...this.byThread.values()];
    this.byThread.clear();
    for (const { window } of windows) window?.destroy();
    if (windows.length > 0) this.options.tell([]);
  }
}

function stopWaiting(entry: Open): void {
  if (entry.leaving !== null) clearTimeout(entry.leaving);
  entry.leaving = null;
}
