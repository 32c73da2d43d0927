import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionView, Show } from '@shared/ipc';
import { PopOuts, type PopOutEvents, type PopOutPlacement } from '../../../src-main/shell/pop-outs';
import type { WindowState } from '../../../src-main/shell/window-state';
import type { PopOutRow } from '../../../src-main/store/api';
import { deferred, stub } from './fakes';

const PLACE = { x: 300, y: 120, width: 480, height: 700 };
const STATE: WindowState = { bounds: PLACE, maximised: false, fullScreen: false };

/** A window that keeps what it is told; it closes only when it is destroyed. */
class FakeWindow {
  readonly told: string[] = [];

  constructor(
    readonly threadId: string,
    readonly placement: PopOutPlacement,
    readonly events: PopOutEvents,
  ) {}

  focus(): void {
    this.told.push('focus');
  }

  show(request: Show): void {
    this.told.push(`show ${request.what}`);
  }

  askToLeave(): void {
    this.told.push('leave');
  }

  destroy(): void {
    this.told.push('destroyed');
    this.events.closed();
  }
}

function signedIn(id: string): SessionView {
  return stub<SessionView>('session', {
    status: 'signed-in',
    agent: { id, name: id, role: 'agent', teamIds: [], presence: 'online' },
    desk: { name: 'Desk', url: 'https://desk.example.com' },
  });
}

const signedOut = stub<SessionView>('session', { status: 'signed-out', agent: null, desk: null });

function start(options: { rows?: readonly PopOutRow[]; onClose?: 'return' | 'close' } = {}) {
  const shown = deferred<void>();
  const windows: FakeWindow[] = [];
  const told: string[][] = [];
  const inMain: { request: Show; toFront: boolean }[] = [];
  const disk = { rows: options.rows ?? [] };
  const popOuts = new PopOuts({
    open: (threadId, placement, events) => {
      const window = new FakeWindow(threadId, placement, events);
      windows.push(window);
      return window;
    },
    store: () => ({
      popOuts: async () => disk.rows,
      savePopOuts: async (rows) => {
        disk.rows = rows;
      },
    }),
    tell: (ids) => told.push([...ids]),
    showInMain: (request, { toFront }) => inMain.push({ request, toFront }),
    onClose: () => options.onClose ?? 'return',
    whenShown: () => shown.promise,
    onError: (error) => {
      throw error;
    },
  });
  return { popOuts, windows, told, inMain, disk, shown };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('a conversation in a window of its own', () => {
  it('opens where its pane was, is on disk, and is told to all windows', async () => {
    const { popOuts, windows, told, disk } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 2);
    expect(windows.map(({ threadId, placement }) => [threadId, placement])).toEqual([
      ['t1', { state: null, place: PLACE, cascade: 0 }],
    ]);
    expect(disk.rows).toEqual([{ threadId: 't1', window: null, pane: 2 }]);
    expect(told.at(-1)).toEqual(['t1']);
  });

  it('has one window only', async () => {
    const { popOuts, windows } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 0);
    await popOuts.open('t1', PLACE, 0);
    expect(windows).toHaveLength(1);
    expect(windows[0]?.told).toEqual(['focus']);
  });

  it('is shown there, everything else in the main window', async () => {
    const { popOuts, windows, inMain } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', null, null);
    popOuts.show({ what: 'thread', threadId: 't1' });
    popOuts.show({ what: 'thread', threadId: 't2' });
    expect(windows[0]?.told).toEqual(['focus', 'show thread']);
    expect(inMain).toEqual([{ request: { what: 'thread', threadId: 't2' }, toFront: true }]);
  });

  it('comes back to the place among the panes that it had', async () => {
    const { popOuts, windows, inMain, disk, told } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 1);
    await popOuts.leave('t1', 'main');
    expect(windows[0]?.told).toEqual(['destroyed']);
    expect(inMain).toEqual([
      { request: { what: 'thread', threadId: 't1', beside: true, pane: 1 }, toFront: true },
    ]);
    expect(disk.rows).toEqual([]);
    expect(told.at(-1)).toEqual([]);
  });

  it.each([
    ['return' as const, 1],
    ['close' as const, 0],
  ])('that is closed does what the settings say: %s', async (onClose, returned) => {
    const { popOuts, inMain } = start({ onClose });
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, null);
    await popOuts.leave('t1', null);
    expect(inMain).toHaveLength(returned);
    // Nobody asked for the main window.
    for (const { toFront } of inMain) expect(toFront).toBe(false);
  });
});

describe('closing a window', () => {
  it('waits until what was typed is on disk', async () => {
    const { popOuts, windows } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 0);
    const [window] = windows;
    expect(window?.events.mustWait()).toBe(true);
    expect(window?.events.mustWait()).toBe(true);
    expect(window?.told).toEqual(['leave']);
    await popOuts.leave('t1', null);
    expect(window?.events.mustWait()).toBe(false);
  });

  it('does not wait for a page that has stopped, but for one that could not save', async () => {
    const { popOuts, windows } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 0);
    windows[0]?.events.mustWait();
    popOuts.stay('t1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(windows[0]?.told).toEqual(['leave']);
    windows[0]?.events.mustWait();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(windows[0]?.told).toEqual(['leave', 'leave', 'destroyed']);
  });

  it('asks nobody when the app ends, and they are there again', async () => {
    const { popOuts, windows, disk } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 0);
    windows[0]?.events.saveState(STATE);
    popOuts.quit();
    expect(windows[0]?.events.mustWait()).toBe(false);
    windows[0]?.events.closed();
    expect(disk.rows).toEqual([{ threadId: 't1', window: STATE, pane: 0 }]);
  });
});

describe('the next start', () => {
  const rows: readonly PopOutRow[] = [
    { threadId: 't1', window: STATE, pane: 0 },
    { threadId: 't2', window: null, pane: null },
  ];

  it('opens them where they were, once the main window shows something', async () => {
    const { popOuts, windows, told, shown } = start({ rows });
    popOuts.sessionChanged(signedIn('rosa'));
    expect(await popOuts.threadIds()).toEqual(['t1', 't2']);
    expect(told.at(-1)).toEqual(['t1', 't2']);
    expect(windows).toEqual([]);
    shown.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(windows.map(({ placement }) => placement)).toEqual([
      { state: STATE, place: null, cascade: 0 },
      // Those that lost their screen together do not cover each other.
      { state: null, place: null, cascade: 1 },
    ]);
  });

  it('opens none for somebody who has signed out by then', async () => {
    const { popOuts, windows, shown } = start({ rows });
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.threadIds();
    popOuts.sessionChanged(signedOut);
    shown.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(windows).toEqual([]);
  });

  it('leaves nobody else’s conversation in sight', async () => {
    const { popOuts, windows, told } = start();
    popOuts.sessionChanged(signedIn('rosa'));
    await popOuts.open('t1', PLACE, 0);
    popOuts.sessionChanged(signedIn('ken'));
    expect(windows[0]?.told).toEqual(['destroyed']);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toContainEqual([]);
  });
});
