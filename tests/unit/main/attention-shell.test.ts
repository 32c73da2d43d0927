import { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, Message } from '@shared/domain';
import type { Settings } from '@shared/ipc';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { sendEvent } from '../../../src-main/ipc/electron-ipc';
import type { ActiveSession } from '../../../src-main/session/active-session';
import { createAttention } from '../../../src-main/shell/attention';
import { closeMain } from '../../../src-main/shell/main-close';
import { textsOf } from '../../../src-main/shell/texts';
import type { EpisodeRow } from '../../../src-main/store/api';
import { episode, episodeRow, message, mirrorOf, outboxRow, sessionOf } from './fakes';
import { app, BrowserWindow as FakeWindow, forget, Notification, Tray } from './fake-electron';

vi.mock('electron', () => import('./fake-electron'));

/** Long enough for what a burst of changes brings. */
const SETTLED = 1000;

beforeEach(() => {
  forget();
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Queued {
  readonly body: Command['body'];
  readonly lane: string;
  readonly holdUntil: number | null | undefined;
}

/** The shell around an agent to whom customers write. */
async function shell(settings: Partial<Settings> = {}, platform: NodeJS.Platform = 'darwin') {
  const chosen: Settings = { ...DEFAULT_SETTINGS, notifyShows: 'text', ...settings };
  const world = {
    rows: [] as EpisodeRow[],
    messages: [] as Message[],
    seen: new Map<string, number>(),
    settings: chosen,
    signedIn: true,
    outbox: null as Error | null,
    marks: null as Error | null,
  };
  const queued: Queued[] = [];
  const followed: unknown[] = [];
  const reported: unknown[] = [];
  const unsent: unknown[] = [];
  const session: ActiveSession = await sessionOf({
    outbox: await mirrorOf([]),
    queries: {
      inboxPage: async ({ state }) => {
        const rows = world.rows.filter((row) => row.episode.state === state);
        return { total: rows.length, rows };
      },
      episodeRows: async () => [],
      agents: async () => [],
      messages: async (threadId) => ({
        messages: world.messages.filter((each) => each.threadId === threadId),
        hasBefore: false,
        hasAfter: false,
      }),
    },
    work: {
      seen: async () => world.seen,
      markSeen: async (threadId, at) => {
        if (world.marks) throw world.marks;
        world.seen.set(threadId, at);
      },
      muted: async () => [],
      enqueue: async ({ body }, lane, { holdUntil } = {}) => {
        if (world.outbox) throw world.outbox;
        queued.push({ body, lane, holdUntil });
        return outboxRow(body);
      },
    },
    engine: {
      status: () =>
        ({ fill: { phase: 'complete' } }) as ReturnType<ActiveSession['engine']['status']>,
    },
  });
  const attention = createAttention({
    platform,
    texts: textsOf('en'),
    session: () => (world.signedIn ? session : null),
    settings: {
      get: () => world.settings,
      set: (change) => (world.settings = { ...world.settings, ...change }),
    },
    openWindow: () => new BrowserWindow(),
    ownThread: () => null,
    follow: (link) => followed.push(link),
    nextThread: () => undefined,
    showInbox: () => undefined,
    shown: Promise.resolve(),
    unsent: (name, text) => unsent.push([name, text]),
    report: (error) => reported.push(error),
  });
  const look = async () => {
    sendEvent('changed', { topics: ['inbox'] });
    await vi.advanceTimersByTimeAsync(SETTLED);
  };
  await look();
  /** The customer of a thread writes. */
  const write = async (id: string, text: string, at: number) => {
    const threadId = `thread-${id}`;
    const written = message(`${id}-${at}`, { threadId, text, at, position: at });
    world.messages.push(written);
    world.rows = [
      ...world.rows.filter((row) => row.episode.id !== id),
      episodeRow(
        episode(id, {
          targetAt: null,
          lastMessage: {
            id: written.id,
            side: 'customer',
            at,
            preview: text,
            hasAttachment: false,
          },
        }),
      ),
    ];
    await look();
  };
  return { world, attention, look, write, queued, followed, reported, unsent };
}

describe('a reply from a notification', () => {
  it('is queued as any other, and names the message that it showed', async () => {
    const { write, queued, world, reported, attention } = await shell({ undoSendSeconds: 5 });
    await write('a', 'Where is my parcel?', 5000);
    Notification.made.at(-1)?.emit('reply', { reply: 'On its way' }, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(queued).toEqual([
      {
        lane: 'thread-a',
        holdUntil: Date.now() + 5000,
        body: {
          kind: 'reply',
          threadId: 'thread-a',
          episodeId: 'a',
          messageId: expect.any(String),
          text: 'On its way',
          attachmentIds: [],
          lastSeenMessageId: 'a-5000',
          acceptStale: false,
        },
      },
    ]);
    expect(world.seen.get('thread-a')).toBe(5000);
    expect(reported).toEqual([]);
    attention.stop();
  });

  it('is offered again for what comes next, because what was answered is seen', async () => {
    const { write, queued, attention } = await shell();
    await write('a', 'Where is my parcel?', 5000);
    Notification.made.at(-1)?.emit('reply', { reply: 'On its way' }, '');
    await vi.advanceTimersByTimeAsync(0);
    await write('a', 'Thank you. And the other one?', 6000);
    Notification.made.at(-1)?.emit('reply', { reply: 'That too' }, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(queued.map(({ body }) => body)).toMatchObject([
      { lastSeenMessageId: 'a-5000' },
      { lastSeenMessageId: 'a-6000' },
    ]);
    attention.stop();
  });

  it('is not offered for the second of two messages: it opens the thread', async () => {
    const { write, queued, followed, attention } = await shell();
    await write('a', 'Where is my parcel?', 5000);
    await write('a', 'I mean the second one.', 6000);
    const made = Notification.made.at(-1);
    expect(made?.options).toMatchObject({ body: 'I mean the second one.' });
    expect(made?.options.hasReply).toBeUndefined();
    made?.emit('reply', { reply: 'On its way' }, '');
    made?.emit('click');
    await vi.advanceTimersByTimeAsync(0);
    expect(queued).toEqual([]);
    expect(followed).toEqual([{ to: 'thread', threadId: 'thread-a', messageId: null }]);
    attention.stop();
  });
});

describe('an answer from a notification that does not get into the outbox', () => {
  it('is told with its text when the disk refuses, or when its author has signed out meanwhile', async () => {
    const { write, queued, world, reported, unsent, attention } = await shell();
    await write('a', 'Where is my parcel?', 5000);
    const made = Notification.made.at(-1);
    world.outbox = new Error('The disk is full.');
    made?.emit('reply', { reply: 'On its way' }, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(reported).toEqual([world.outbox]);
    world.outbox = null;
    world.signedIn = false;
    made?.emit('reply', { reply: 'Tomorrow' }, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(unsent.map((each) => String(each).split(',').at(-1))).toEqual([
      'On its way',
      'Tomorrow',
    ]);
    expect(queued).toEqual([]);
    attention.stop();
  });

  it('is not told of one that is in the outbox, whatever happens afterwards', async () => {
    const { write, queued, world, reported, unsent, attention } = await shell();
    await write('a', 'Where is my parcel?', 5000);
    world.marks = new Error('The disk is full.');
    Notification.made.at(-1)?.emit('reply', { reply: 'On its way' }, '');
    await vi.advanceTimersByTimeAsync(0);
    expect(queued).toHaveLength(1);
    expect(reported).toEqual([world.marks]);
    expect(unsent).toEqual([]);
    attention.stop();
  });
});

const lastTray = () => Tray.made.at(-1);

describe('badge and tray', () => {
  it('say how many wait, on Windows on the task bar of each window, and nothing after signing out', async () => {
    const windows = [new FakeWindow(), new FakeWindow()];
    const { world, write, look, attention } = await shell({}, 'win32');
    expect(lastTray()?.toolTip).toBe('Nothing waits on you');
    await write('a', 'Hello?', 5000);
    await write('b', 'Hello?', 5000);
    expect(app.badge).toBe(2);
    expect(windows.map(({ overlay }) => overlay[1])).toEqual(['2 wait on you', '2 wait on you']);
    expect(lastTray()?.toolTip).toBe('2 wait on you');
    world.signedIn = false;
    await look();
    expect(app.badge).toBe(0);
    expect(windows.map(({ overlay }) => overlay)).toEqual([
      [null, ''],
      [null, ''],
    ]);
    expect(lastTray()?.toolTip).toBe('Heddle');
    expect(Notification.made.filter(({ isShown }) => isShown)).toEqual([]);
    attention.stop();
    expect(lastTray()?.isThere).toBe(false);
  });

  it('count in focus mode what asks for attention, and the menu the rest', async () => {
    const { write, attention } = await shell({ focusMode: true, focusLimit: 1 });
    await write('a', 'Hello?', 5000);
    await write('b', 'Hello?', 5000);
    await write('c', 'Hello?', 5000);
    expect(app.badge).toBe(1);
    // The menu bar of macOS has it beside the icon.
    expect(lastTray()?.title).toBe('1');
    expect(lastTray()?.labels).toEqual(
      expect.arrayContaining(['1 waits on you', '+2 wait quietly']),
    );
    attention.stop();
  });

  it('do not come back while Heddle ends', async () => {
    const { write, attention } = await shell({}, 'win32');
    attention.stop();
    await write('a', 'Hello?', 5000);
    expect(Tray.made.filter(({ isThere }) => isThere)).toEqual([]);
    expect([app.badge, Notification.made.length]).toEqual([0, 0]);
  });

  it('are on Linux for those who asked for a tray', async () => {
    const { world, look, attention } = await shell({}, 'linux');
    expect(lastTray()).toBeUndefined();
    world.settings = { ...world.settings, keepInTray: true };
    await look();
    expect(lastTray()?.isThere).toBe(true);
    world.settings = { ...world.settings, keepInTray: false };
    await look();
    expect(lastTray()?.isThere).toBe(false);
    attention.stop();
  });
});

describe('closing the main window', () => {
  /** Closes it, and says what became of it. */
  function close(
    attention: { staysInTray(): boolean },
    platform: NodeJS.Platform,
    { quitting = false } = {},
  ) {
    const window = new FakeWindow();
    window.show();
    let last = 0;
    const event = { preventDefault: vi.fn() };
    closeMain(event, window, {
      platform,
      guard: { onLastClose: () => (last += 1) },
      isQuitting: () => quitting,
      staysInTray: () => attention.staysInTray(),
    });
    if (event.preventDefault.mock.calls.length > 0) return window.isVisible() ? 'stays' : 'hides';
    return last > 0 ? 'ends the app' : 'goes';
  }

  it('leaves Heddle in the tray for those who want that', async () => {
    const { attention } = await shell({ keepInTray: true }, 'win32');
    expect(close(attention, 'win32')).toBe('hides');
    expect(close(attention, 'win32', { quitting: true })).toBe('ends the app');
    attention.stop();
  });

  it('closes it otherwise, and on a desktop that has no tray to come back from', async () => {
    const without = await shell({ keepInTray: false }, 'win32');
    expect(close(without.attention, 'win32')).toBe('ends the app');
    expect(close(without.attention, 'darwin')).toBe('goes');
    without.attention.stop();
    Tray.isRefused = true;
    const { attention } = await shell({ keepInTray: true }, 'linux');
    expect(close(attention, 'linux')).toBe('ends the app');
    attention.stop();
  });
});
