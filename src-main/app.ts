import { app, dialog } from 'electron';
import { join } from 'node:path';
import type { SessionView } from '@shared/ipc';
import { handleFailures } from './diagnostics/failures';
import { openLog } from './diagnostics/log';
import { Milestones } from './diagnostics/milestones';
import { sendEvent, serveCalls } from './ipc/electron-ipc';
import { registerMethods } from './ipc/router';
import { openSettingsFile, SettingsStore } from './settings/settings';
import { APP_ORIGIN } from './shell/app-protocol';
import { AppWindow } from './shell/app-window';
import { openLink } from './shell/browser';
import type { CommandLine } from './shell/command-line';
import { restartAfterFailure, saveFile } from './shell/dialogs';
import { reportMilestones } from './shell/start-report';
import { textsOf } from './shell/texts';
import { createHandlers } from './views/handlers';

export interface RunOptions {
  readonly commandLine: CommandLine;
  /** Unix ms of the start of the process. */
  readonly startedAt: number;
  /** The folder of the build: main/, preload/ and renderer/ are in it. */
  readonly outFolder: string;
}

export function runApp(options: RunOptions): void {
  void app.whenReady().then(() => start(options));
}

function start({ commandLine, startedAt, outFolder }: RunOptions): void {
  const userData = app.getPath('userData');
  const log = openLog(join(userData, 'logs'));
  const settings = new SettingsStore(
    openSettingsFile(userData),
    commandLine.lang ? { locale: commandLine.lang } : {},
  );
  const texts = () => textsOf(settings.get().locale);
  handleFailures(process, { log, giveUp: () => restartAfterFailure(texts()) });
  const milestones = new Milestones(startedAt);

  const window = new AppWindow({
    preload: join(outFolder, 'preload', 'index.cjs'),
    rendererRoot: join(outFolder, 'renderer'),
    settings,
    developer: !app.isPackaged,
    isLead: () => false,
    loadMedia: async () => new Uint8Array(0),
    send: sendEvent,
    onPageGone: (reason) => log.error('page.gone', { reason }),
  });
  const signedOut: SessionView = {
    status: 'signed-out',
    agent: null,
    desk: null,
    practice: false,
    problem: null,
    targetMinutes: 0,
    attachmentMaxBytes: 0,
    attachmentMediaTypes: [],
  };
  serveCalls(
    registerMethods(
      createHandlers({
        appInfo: {
          version: app.getVersion(),
          platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
          electron: process.versions.electron ?? '',
          developmentRuntime: !app.isPackaged,
        },
        openLink,
        milestone: (name, at, detail) => milestones.reach(name, at, detail),
        settings: {
          get: () => settings.get(),
          set: (change) => {
            const next = settings.set(change);
            window.applySettings(next);
            sendEvent('settings', next);
            return next;
          },
        },
        sessions: {
          view: () => signedOut,
          signIn: async () => signedOut,
          practice: async () => signedOut,
          signOut: async () => signedOut,
        },
        saveFile: (name, bytes) => saveFile(window.current(), name, bytes),
        now: Date.now,
      }),
      {
        origin: APP_ORIGIN,
        session: () => null,
        isLead: () => false,
        checkResponses: __HEDDLE_TEST_HOOKS__,
        onException: (method, error) => log.error('ipc.exception', { method, error }),
      },
    ),
  );
  reportMilestones({ milestones, commandLine, window: () => window.current(), log });
  window.open();
  app.on('second-instance', () => window.open());
  app.on('activate', () => window.open());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void dialog;
}
