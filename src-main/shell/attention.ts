import { app, BrowserWindow, powerMonitor } from 'electron';
import type { CommandOf, Presence } from '@shared/domain';
import type { Settings } from '@shared/ipc';
import { CUSTOMER_COLOURS, customerColourIndex, initialsOf, type Notice } from '@shared/rules';
import { hearEvents } from '../ipc/electron-ipc';
import type { ActiveSession } from '../session/active-session';
import { submit, submitCommand } from '../views/commands';
import { markSeen } from '../views/conversation';
import { AttentionWatch, type Waiting } from './attention-watch';
import type { DeepLink } from './deep-link';
import { Notifications } from './notifications';
import { badgeText, colourOf, drawMark } from './pictures';
import type { Texts } from './texts';
import { imageOf, TrayIcon } from './tray';

const BADGE_RED = '#b42318';
const BADGE_SIZE = 32;
const MARK_SIZE = 96;

export interface AttentionOptions {
  readonly platform: NodeJS.Platform;
  readonly texts: Texts;
  session(): ActiveSession | null;
  readonly settings: {
    get(): Settings;
    set(change: Partial<Settings>): Settings;
  };
  openWindow(): BrowserWindow;
  /** The conversation whose own window has the focus, or null. */
  ownThread(): string | null;
  follow(link: DeepLink): void;
  nextThread(): void;
  showInbox(): void;
  /** Resolves when the screen shows its inbox; nothing is looked at before. */
  readonly shown: Promise<unknown>;
  /** An answer from a notification could not be put into the outbox. */
  unsent(customerName: string, text: string): void;
  report(error: unknown): void;
}

export interface AttentionShell {
  setWatching(threadId: string | null): void;
  /** Whether closing the window leaves Heddle where it can be found again. */
  staysInTray(): boolean;
  stop(): void;
}

/** Badge, tray and notifications, and what they do when somebody uses them. */
export function createAttention(options: AttentionOptions): AttentionShell {
  const { platform, settings, texts } = options;
  const now = () => Date.now();
  const submitPresence = (presence: Presence, session: ActiveSession): Promise<unknown> =>
    submitCommand({ kind: 'presence', presence }, session);
  const setPresence = (presence: Presence): void => {
    const session = options.session();
    if (session) void submitPresence(presence, session).catch(options.report);
  };
  const tray = new TrayIcon({
    platform,
    texts: () => texts,
    focusMode: () => settings.get().focusMode,
    show: () => options.openWindow(),
    nextThread: () => {
      options.openWindow();
      options.nextThread();
    },
    setPresence,
    setFocusMode: (focusMode) => settings.set({ focusMode }),
    quit: () => app.quit(),
  });
  const notifications = new Notifications({
    platform,
    texts: () => texts,
    settings: settings.get,
    mark: markOf,
    now,
    owner: options.session,
    open: (threadId) => {
      options.openWindow();
      if (threadId === null) options.showInbox();
      else options.follow({ to: 'thread', threadId, messageId: null });
    },
    reply: (notice, text, owner) => {
      const session = options.session();
      const unsent = () => options.unsent(notice.customerName, text);
      // Whoever has signed in since does not answer for who was there before.
      if (session === null || session !== owner) unsent();
      else void reply(notice, text, session, settings.get(), { unsent, report: options.report });
    },
  });
  const watch = new AttentionWatch({
    session: options.session,
    settings: settings.get,
    notify: (shown) => notifications.show(shown),
    show: (waiting) => {
      showBadge(waiting, texts, platform);
      tray.update(waiting, wantsTray(settings.get(), platform));
      if (waiting.count === null) notifications.closeAll();
    },
    lookedAt: (inMain) =>
      BrowserWindow.getFocusedWindow() === null ? null : (options.ownThread() ?? inMain),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    setPresence: submitPresence,
    report: options.report,
    now,
  });
  const hearNoMore = hearEvents((name, payload) => {
    void options.shown.then(() => watch.onEvent(name, payload));
  });
  return {
    setWatching: (threadId) => {
      watch.setWatching(threadId);
      if (threadId !== null) notifications.seen(threadId);
    },
    staysInTray: () => settings.get().keepInTray && tray.isThere(),
    stop: () => {
      hearNoMore();
      watch.stop();
      notifications.closeAll();
      tray.remove();
    },
  };
}

/** Desktops of Linux differ: there the tray is for those who asked for it. */
function wantsTray({ keepInTray, startWithSystem }: Settings, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || keepInTray || startWithSystem;
}

/** A reply from a notification goes the way of every other, its check for newer messages included. */
async function reply(
  { threadId, episodeId, lastSeenMessageId }: Notice,
  text: string,
  session: ActiveSession,
  { undoSendSeconds }: Settings,
  { unsent, report }: { readonly unsent: () => void; readonly report: (error: unknown) => void },
): Promise<void> {
  if (episodeId === null || lastSeenMessageId === null) return;
  const body: CommandOf<'reply'> = {
    kind: 'reply',
    threadId,
    episodeId,
    messageId: crypto.randomUUID(),
    text,
    attachmentIds: [],
    lastSeenMessageId,
    acceptStale: false,
  };
  try {
    await submit({ body }, session, Date.now(), undoSendSeconds);
  } catch (error) {
    report(error);
    unsent();
    return;
  }
  // What was read there is as seen as on the screen: it does not count with what comes next. It is in
  // the outbox by now: whatever happens here, nobody may be told to write it again.
  await markSeen({ threadId, messageId: lastSeenMessageId }, session).catch(report);
}

function markOf({ customerId, customerName }: Notice): Electron.NativeImage {
  const colour = CUSTOMER_COLOURS[customerColourIndex(customerId)] ?? CUSTOMER_COLOURS[0];
  return imageOf(drawMark(initialsOf(customerName), colourOf(colour), MARK_SIZE, false));
}

function showBadge({ count }: Waiting, texts: Texts, platform: NodeJS.Platform): void {
  const waiting = count ?? 0;
  app.setBadgeCount(waiting);
  if (platform !== 'win32') return;
  const overlay =
    waiting === 0
      ? null
      : imageOf(drawMark(badgeText(waiting), colourOf(BADGE_RED), BADGE_SIZE, true));
  for (const window of BrowserWindow.getAllWindows()) {
    window.setOverlayIcon(overlay, waiting === 0 ? '' : texts('tray.waiting', waiting));
  }
}
