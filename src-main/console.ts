import { app } from 'electron';
import { join } from 'node:path';
import type { AppInfo, SessionView, Settings } from '@shared/ipc';
import { initialsOf } from '@shared/rules';
import { handleFailures } from './diagnostics/failures';
import { type Log, openLog } from './diagnostics/log';
import type { Milestones } from './diagnostics/milestones';
import { createRecentProblems } from './diagnostics/recent';
import { Exporter } from './export/exporter';
import { exportWords } from './export/words';
import { sendEvent } from './ipc/electron-ipc';
import { type Dispatch, registerMethods } from './ipc/router';
import { createSessions } from './session/create-sessions';
import type { ActiveSession } from './session/active-session';
import type { SessionManager } from './session/session-manager';
import { historyDaysOf, loadPolicy, machinePolicyFile } from './settings/policy';
import type { SettingsStore } from './settings/settings';
import { APP_ORIGIN } from './shell/app-protocol';
import type { AppWindow, AppWindowOptions } from './shell/app-window';
import { createAttention } from './shell/attention';
import { startWithSystem } from './shell/autostart';
import { openLink } from './shell/browser';
import type { CommandLine } from './shell/command-line';
import type { WaitingLink } from './shell/deep-link';
import {
  chooseFile,
  confirmQuit,
  restartAfterFailure,
  saveFile,
  tellUnsent,
} from './shell/dialogs';
import { closeMain } from './shell/main-close';
import { watchNetwork } from './shell/network';
import { pageToPdf, printPage } from './shell/paper';
import { PopOuts } from './shell/pop-outs';
import { type Loss, QuitGuard } from './shell/quit-guard';
import { othersMayOpen, screenShown } from './shell/screen-shown';
import { reportMilestones } from './shell/start-report';
import type { Texts } from './shell/texts';
import { StoreError } from './store/errors';
import { loadAttachment } from './views/attachments';
import { openConversation } from './views/conversation';
import { createHandlers } from './views/handlers';

export interface ConsoleOptions {
  readonly commandLine: CommandLine;
  /** The window is not shown until somebody wants it. */
  readonly hidden: boolean;
  /** The folder of the build: main/, preload/ and renderer/ are in it. */
  readonly outFolder: string;
  readonly settings: SettingsStore;
  readonly texts: Texts;
  readonly milestones: Milestones;
  readonly window: AppWindow;
  readonly waitingLink: WaitingLink;
}

/** What the window needs of everything behind it. */
export interface Console
  extends Pick<AppWindowOptions, 'isLead' | 'loadMedia' | 'onClose' | 'onPageGone'> {
  readonly dispatch: Dispatch;
  /** Resolves when the screen shows what it is opened for: until then it needs the computer's time. */
  readonly shown: Promise<unknown>;
}

/** Puts the parts together behind a window that is open already, and starts them. */
export function runConsole({
  commandLine,
  hidden,
  outFolder,
  settings,
  texts,
  milestones,
  window,
  waitingLink,
}: ConsoleOptions): Console {
  const userData = app.getPath('userData');
  const problems = createRecentProblems();
  const log = openLog(join(userData, 'logs'), problems.sink);
  log.info('app.start', { version: app.getVersion(), electron: process.versions.electron });
  handleFailures(process, { log, giveUp: () => restartAfterFailure(texts) });

  /** Who keeps nothing on this computer signs in at each start, and need not type the address. */
  const rememberDesk = ({ desk, practice }: SessionView): void => {
    if (!desk || practice || settings.get().deskUrl === desk.url) return;
    sendEvent('settings', settings.set({ deskUrl: desk.url }));
  };

  // Read anew each time: whoever changes it wants it to count at once.
  const policy = () =>
    loadPolicy(machinePolicyFile(process.platform, process.env), commandLine.policy);
  const shown = screenShown(milestones, hidden);
  const popOuts = new PopOuts({
    open: (threadId, placement, events) =>
      window.openPopOut(threadId, placement, events, initialsIn(threadId, sessions.current())),
    store: () => sessions.current()?.store.work ?? null,
    tell: (threadIds) => sendEvent('pop-outs', { threadIds: [...threadIds] }),
    showInMain: (request, options) => window.show(request, options),
    onClose: () => settings.get().closedPopOut,
    whenShown: () => othersMayOpen(milestones, hidden, shown),
    onError: (error) => log.error('pop-outs', { error }),
  });
  // Menus are made slowly, and a session changes often.
  let menuForLead = false;
  const sessions = createSessions({
    commandLine,
    outFolder,
    userData,
    texts,
    log,
    organisationDays: () => historyDaysOf(policy()),
    shown: () => shown,
    onChange: (view) => {
      rememberDesk(view);
      sendEvent('session', view);
      popOuts.sessionChanged(view);
      if (isLead() !== menuForLead) window.updateMenu();
      menuForLead = isLead();
    },
    onIdle: () => milestones.reach('sync-idle', Date.now()),
  });
  void sessions.start({
    account: commandLine.account ?? null,
    practiceAsked: commandLine.deskData !== undefined,
  });
  let quitting = false;
  const guard = guardOf(sessions, (loss) => confirmQuit(window.current(), texts, loss));
  const isLead = () => sessions.current()?.desk.agent.role === 'lead';
  const startAsDecided = (): void => {
    const decided = policy().startWithSystem;
    const on = decided === undefined ? settings.get().startWithSystem : decided === 'on';
    startWithSystem(on, process.platform);
  };
  // What an administrator decided counts from the next start on; a choice is in force already.
  if (policy().startWithSystem !== undefined) startAsDecided();
  const setSettings = (change: Partial<Settings>): Settings => {
    const next = settings.set(change);
    window.applySettings(next);
    if (change.startWithSystem !== undefined) startAsDecided();
    sendEvent('settings', next);
    return next;
  };
  const attention = createAttention({
    platform: process.platform,
    texts,
    session: () => sessions.current(),
    settings: { get: () => settings.get(), set: setSettings },
    openWindow: () => window.open(),
    ownThread: () => window.focusedPopOut(),
    follow: (link) => waitingLink.arrived(link),
    nextThread: () => sendEvent('menu', { action: 'next-thread' }),
    showInbox: () => sendEvent('menu', { action: 'inbox' }),
    shown,
    unsent: (name, text) => void tellUnsent(texts, name, text),
    report: (error) => log.error('attention.exception', { error }),
  });
  app.on('will-quit', () => attention.stop());
  const exporter = new Exporter({
    policy,
    words: () => exportWords(texts, settings.formatLocale()),
    chooseFile: (name, kinds) => chooseFile(window.current(), name, kinds),
    toPdf: pageToPdf,
    print: printPage,
    now: Date.now,
  });

  const dispatch = registerMethods(
    createHandlers({
      appInfo: appInfo(settings.systemLocale),
      openLink,
      milestone: (name, at, detail) => milestones.reach(name, at, detail),
      settings: { get: () => settings.get(), set: setSettings },
      watching: (threadId) => attention.setWatching(threadId),
      sessions,
      popOuts,
      problems: () => problems.lines,
      saveFile: (name, bytes) => saveFile(window.current(), name, bytes),
      exporter,
      policy,
      takeLink: () => waitingLink.take(),
      now: Date.now,
    }),
    {
      origin: APP_ORIGIN,
      session: () => sessions.current(),
      isLead: (session) => session.desk.agent.role === 'lead',
      checkResponses: __HEDDLE_TEST_HOOKS__ && process.env['HEDDLE_CHECK_ANSWERS'] !== '0',
      explain: (error) => explain(error, log),
      onException: (method, error) => log.error('ipc.exception', { method, error }),
    },
  );
  reportMilestones({ milestones, commandLine, window: () => window.current(), log });
  app.on('before-quit', (event) => {
    guard.onQuit(event);
    quitting = !event.defaultPrevented;
    if (quitting) popOuts.quit();
  });
  watchNetwork(
    (online) => sessions.current()?.engine.networkChanged(online),
    () => sessions.current()?.engine.syncNow(),
  );
  quitWhenClosed(sessions, log);
  return {
    dispatch,
    shown,
    isLead,
    loadMedia: async (id) => (await loadAttachment(id, signedIn(sessions))).bytes,
    onClose: (event, closing) =>
      closeMain(event, closing, {
        platform: process.platform,
        guard,
        isQuitting: () => quitting,
        staysInTray: () => attention.staysInTray(),
      }),
    onPageGone: (reason) => log.error('page.gone', { reason }),
  };
}

/** Without a local copy quitting ends what was not sent: that is asked first, and once. */
function guardOf(sessions: SessionManager, ask: (loss: Loss) => Promise<boolean>): QuitGuard {
  return new QuitGuard({
    mayLose: () => sessions.keepsNothing(),
    loss: () => sessions.lossOnQuit(),
    ask,
    quit: () => app.quit(),
  });
}

/** The mark of the customer of a thread, for the title of its window. */
async function initialsIn(threadId: string, session: ActiveSession | null): Promise<string | null> {
  if (!session) return null;
  const conversation = await openConversation({ threadId }, session).catch(() => null);
  return conversation && initialsOf(conversation.customer.name);
}

/** Keeps the app alive until sync, store and practice desk are closed, then lets it end. */
function quitWhenClosed(sessions: SessionManager, log: Log): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void sessions
      .stop()
      .catch((error: unknown) => log.error('app.stop', { error }))
      .then(() => {
        closed = true;
        // Not within the event: when there was nothing to close, quitting now would be ignored.
        setImmediate(() => app.quit());
      });
  });
}

/** For pictures, which come over a protocol of their own and not through the router. */
function signedIn(sessions: SessionManager): ActiveSession {
  const session = sessions.current();
  if (!session) throw new StoreError('closed');
  return session;
}

/** A failing disk is no bug; the store says in words what to do. It is logged all the same. */
function explain(
  error: unknown,
  log: Log,
): ReturnType<Parameters<typeof registerMethods>[1]['explain']> {
  if (!(error instanceof StoreError) || error.problem === 'failed') return null;
  if (error.problem !== 'superseded') log.warn('store.refused', { problem: error.problem });
  return { code: error.problem, message: error.message };
}

function appInfo(systemLocale: string): AppInfo {
  const { platform, versions } = process;
  return {
    version: app.getVersion(),
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    electron: versions.electron ?? '',
    systemLocale,
    developmentRuntime: !app.isPackaged,
  };
}
