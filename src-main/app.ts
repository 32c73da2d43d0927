import { app } from 'electron';
import { join } from 'node:path';
import type { Console } from './console';
import { Milestones } from './diagnostics/milestones';
import { closeStoreChannel, sendEvent, serveCalls } from './ipc/electron-ipc';
import { systemLocaleOf } from './settings/language';
import { SettingsStore } from './settings/settings';
import { StartingFile } from './settings/starting-file';
import { AppWindow } from './shell/app-window';
import { startsHidden } from './shell/autostart';
import type { CommandLine } from './shell/command-line';
import { LINK_SCHEME, linkIn, parseDeepLink, WaitingLink } from './shell/deep-link';
import { cannotStart, restartAfterFailure } from './shell/dialogs';
import { type Texts, textsOf } from './shell/texts';

export interface RunOptions {
  readonly commandLine: CommandLine;
  /** Unix ms of the start of the process. */
  readonly startedAt: number;
  /** The folder of the build: main/, preload/ and renderer/ are in it. */
  readonly outFolder: string;
}

/** Puts the parts together and runs the app. Call before Electron is ready. */
export function runApp(options: RunOptions): void {
  app
    .whenReady()
    .then(() => start(options))
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : 'Heddle cannot start.'}\n`);
      // Nobody is there to close a dialog in a test of the build.
      if (!options.commandLine.smokeTest) cannotStart(textsOf('en'));
      app.exit(1);
    });
}

/** A link into Heddle waits until the screen follows it. */
const waitingLink = new WaitingLink(() => sendEvent('link-waiting', {}));

/**
 * Opens the window with as little as it takes, and loads everything else while Chromium starts the
 * page. What the page asks meanwhile waits.
 */
async function start({ commandLine, startedAt, outFolder }: RunOptions): Promise<void> {
  const folder = app.getPath('userData');
  const file = new StartingFile(folder, async () => {
    const { openSettingsFile } = await import('./settings/settings-file');
    const opened = openSettingsFile(folder);
    closeStoreChannel();
    return opened;
  });
  const settings = new SettingsStore(
    file,
    commandLine.lang ? { locale: commandLine.lang } : {},
    systemLocaleOf(app.getPreferredSystemLanguages()),
  );
  const texts: Texts = (id, ...values) => textsOf(settings.language())(id, ...values);
  const milestones = new Milestones(startedAt);
  const hidden = startsHidden(commandLine.hidden, process.platform);
  let running: Console | null = null;
  let load: () => void = () => undefined;
  const whole = new Promise<Console>((resolve) => {
    load = () => resolve(loadConsole());
  });

  const window = new AppWindow({
    preload: join(outFolder, 'preload', 'index.cjs'),
    rendererRoot: join(outFolder, 'renderer'),
    pdfFrameRoot: join(outFolder, 'pdf-frame'),
    settings,
    developer: !app.isPackaged,
    isLead: () => running?.isLead() ?? false,
    loadMedia: async (id) => (await whole).loadMedia(id),
    // Before anything else is there nothing can be lost.
    onClose: (event, closing) => running?.onClose(event, closing),
    onClosed: () => {
      // Windows of single conversations do not keep it running; they are opened again the next time.
      if (process.platform !== 'darwin') app.quit();
    },
    onShown: () => milestones.reach('window-shown', Date.now()),
    onPageGone: (reason) => void whole.then((console) => console.onPageGone(reason)),
    onPageLost: () => restartAfterFailure(texts),
  });
  const loadConsole = async (): Promise<Console> => {
    const { runConsole } = await import('./console');
    return runConsole({
      commandLine,
      hidden,
      outFolder,
      settings,
      texts,
      milestones,
      window,
      waitingLink,
    });
  };
  serveCalls(async (...call) => (await whole).dispatch(...call));
  window.open({ hidden });
  followLinks(() => window.open());
  app.on('activate', () => window.open());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  load();
  running = await whole;
  await running.shown;
  await file.open();
}

/** Has the system give links to Heddle: on macOS as events, elsewhere as arguments of a process. */
function followLinks(open: () => void): void {
  app.on('second-instance', (_event, argv) => {
    open();
    waitingLink.arrived(linkIn(argv));
  });
  waitingLink.arrived(linkIn(process.argv));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    open();
    waitingLink.arrived(parseDeepLink(address));
  });
  // A development build must not take the links of the installed one.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--']);
}
