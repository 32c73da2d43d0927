import { app, session as electronSession } from 'electron';
import { join, resolve } from 'node:path';
import type { SessionView } from '@shared/ipc';
import type { Fetch } from '../connectors/connector';
import { createDeskConnector, normaliseDeskUrl } from '../connectors/desk';
import type { Log } from '../diagnostics/log';
import { sendEvent } from '../ipc/electron-ipc';
import { Refusal } from '../ipc/refusal';
import { spawnDesk } from '../practice/desk-process';
import { PracticeDesk } from '../practice/practice-desk';
import { PRACTICE_URL, practiceFetch } from '../practice/practice-fetch';
import type { SettingsStore } from '../settings/settings';
import type { CommandLine } from '../shell/command-line';
import { askForKeyFile, tellRecovered } from '../shell/dialogs';
import type { Texts } from '../shell/texts';
import { systemClock, systemRandom } from '../sync/clock';
import { activate } from './activate';
import { Profiles } from './profiles';
import { systemSecretBox } from './secret-box';
import { SessionManager } from './session-manager';

export interface CreateSessionsOptions {
  readonly commandLine: CommandLine;
  readonly outFolder: string;
  readonly userData: string;
  readonly settings: SettingsStore;
  readonly texts: Texts;
  readonly log: Log;
  /** See SessionManagerOptions. */
  shown(): Promise<unknown>;
  onChange(view: SessionView): void;
  /** See ActivateOptions. */
  onIdle(): void;
}

/** The session manager with everything it needs from Electron. Call after the app is ready. */
export function createSessions(options: CreateSessionsOptions): SessionManager {
  const { commandLine, outFolder, userData, log } = options;
  const dataFolder = resolve(commandLine.deskData ?? join(userData, 'practice'));
  // Development only: a release loads no code that the environment names.
  const nativeBinding = __HEDDLE_TEST_HOOKS__ ? process.env['HEDDLE_SQLITE_BINDING'] : undefined;
  const fetch = networkFetch();
  const desk = new PracticeDesk({
    spawn: () =>
      spawnDesk(
        join(outFolder, 'main', 'desk-utility.js'),
        {
          type: 'start',
          dataFolder,
          speed: commandLine.practiceSpeed ?? null,
          seed: commandLine.practiceSeed ?? null,
        },
        log,
      ),
    log,
    now: Date.now,
    sleep: (delayMs) => new Promise((done) => setTimeout(done, delayMs)),
    onChange: ({ status }) => {
      log.info('practice.state', { status });
      // It is up again: nobody has to wait for the next retry.
      const session = status === 'running' ? manager.current() : null;
      if (session?.practice) session.engine.syncNow();
    },
  });
  const manager = new SessionManager({
    profiles: new Profiles(join(userData, 'profiles'), {
      secretBox: () => systemSecretBox(process.platform),
      mayUseFile: (source) => mayUseFile(source, options),
    }),
    activate: (profile, saved, connector, ends) =>
      activate(profile, saved, connector, ends, {
        workerFile: join(outFolder, 'main', 'store-worker.js'),
        nativeBinding,
        clock: systemClock,
        random: systemRandom,
        send: sendEvent,
        recovered: (sentences) => tellRecovered(options.texts, sentences),
        log,
        onIdle: options.onIdle,
      }),
    connect: (baseUrl, ownFetch, deviceId) =>
      createDeskConnector({ baseUrl, fetch: ownFetch ?? fetch, clock: systemClock, deviceId }),
    normaliseUrl: (url) => {
      const normal = normaliseDeskUrl(url);
      if (!normal.ok) throw new Refusal(normal.error.code, normal.error.message);
      return normal.value;
    },
    practice: {
      url: PRACTICE_URL,
      fetch: practiceFetch(desk, fetch),
      dataFolder,
      start: (after) => desk.start(after),
      stop: () => desk.stop(),
    },
    shown: options.shown,
    log,
    now: Date.now,
    onChange: options.onChange,
  });
  return manager;
}

/**
 * The network through Chromium: the system's proxy and certificates. In memory only and without a
 * cache, because what a desk answers must not lie in Chromium's files.
 */
function networkFetch(): Fetch {
  const network = electronSession.fromPartition('network', { cache: false });
  return (url, init) => network.fetch(url, { ...init, cache: 'no-store', credentials: 'omit' });
}

/**
 * Whether a key may lie in a file on a computer without a key store. Practice customers are nobody;
 * for real ones the person at the screen decides, once.
 */
async function mayUseFile(
  practice: boolean,
  { settings, texts }: CreateSessionsOptions,
): Promise<boolean> {
  const underTest = __HEDDLE_TEST_HOOKS__ && process.env['HEDDLE_TEST_HOOKS'] === '1';
  if (practice || underTest || settings.keyFileAccepted()) return true;
  if (!(await askForKeyFile(texts))) {
    app.quit();
    return false;
  }
  settings.acceptKeyFile();
  return true;
}
