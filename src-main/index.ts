import { app, crashReporter, Menu, protocol } from 'electron';
import { join } from 'node:path';
import { runApp } from './app';
import { identifyApp } from './shell/app-identity';
import { APP_SCHEME_PRIVILEGES } from './shell/app-protocol';
import { parseCommandLine } from './shell/command-line';
import { MEDIA_SCHEME_PRIVILEGES } from './shell/media-protocol';
import { PDF_SCHEME_PRIVILEGES } from './shell/pdf-protocol';

/*
 * Everything that has to happen before Electron is ready, in order. Nothing here is awaited: an ES
 * module whose top level waits for `ready` waits for ever.
 */

const startedAt = Math.round(performance.timeOrigin);
const commandLine = readCommandLine();

identifyApp(app, process.platform);

const folder = commandLine.userData ?? localFolder();
if (folder !== null) app.setPath('userData', folder);
app.setPath('sessionData', join(app.getPath('userData'), 'browser'));
// A dump holds what was in memory: off unless asked for, never in a packaged app, and never sent anywhere.
const wantsDumps = !app.isPackaged && process.env['HEDDLE_CRASH_DUMPS'] === '1';
if (wantsDumps) crashReporter.start({ uploadToServer: false });
// In development, a person who works as root has no other way; a packaged app takes no such orders.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Before the app is ready this keeps Electron from making a menu that nobody sees.
Menu.setApplicationMenu(null);
protocol.registerSchemesAsPrivileged([
  APP_SCHEME_PRIVILEGES,
  MEDIA_SCHEME_PRIVILEGES,
  PDF_SCHEME_PRIVILEGES,
]);

// The first instance keeps running and comes to the front; this one has nothing to do.
if (app.requestSingleInstanceLock()) {
  runApp({ commandLine, startedAt, outFolder: join(import.meta.dirname, '..') });
} else {
  app.quit();
}

/** Windows copies the usual folder from computer to computer; keys and databases cannot follow. */
function localFolder(): string | null {
  const { LOCALAPPDATA } = process.env;
  return process.platform === 'win32' && LOCALAPPDATA ? join(LOCALAPPDATA, app.getName()) : null;
}

function readCommandLine(): ReturnType<typeof parseCommandLine> {
  try {
    return parseCommandLine(process.argv.slice(1));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}
