import { type Session, session as electronSession } from 'electron';
import { join, resolve } from 'node:path';
import type { SessionView } from '@shared/ipc';
import type { Fetch } from '../connectors/connector';
import {
  confirmDeskWipe,
  createDeskConnector,
  createParserThread,
  normaliseDeskUrl,
} from '../connectors/desk';
import type { Log } from '../diagnostics/log';
import { sendEvent } from '../ipc/electron-ipc';
import { Refusal } from '../ipc/refusal';
import { spawnDesk } from '../practice/desk-process';
import { PracticeDesk } from '../practice/practice-desk';
import { PRACTICE_URL, practiceFetch } from '../practice/practice-fetch';
import type { CommandLine } from '../shell/command-line';
import { tellRecovered } from '../shell/dialogs';
import { recoveryWords } from '../shell/recovery-words';
import { rekeyStore } from '../store';
import type { Texts } from '../shell/texts';
import { systemClock, systemRandom } from '../sync/clock';
import type { OrganisationDays } from '../sync/history-limit';
import { activate } from './activate';
import { Profiles } from './profiles';
import { Removals } from './removals';
import { systemSecretBox } from './secret-box';
import { SessionManager } from './session-manager';
import { uploadFetch } from './upload-fetch';

const CONFIRM_TIMEOUT_MS = 20_000;

export interface CreateSessionsOptions {
  readonly commandLine: CommandLine;
  readonly outFolder: string;
  readonly userData: string;
  readonly texts: Texts;
  readonly log: Log;
  /** See ActivateOptions. */
  readonly organisationDays: OrganisationDays;
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
  const parser = createParserThread({
    workerFile: join(outFolder, 'main', 'parser-worker.js'),
    clock: systemClock,
    onDied: (error) => log.error('parser.died', { error }),
  });
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
  const workerFile = join(outFolder, 'main', 'store-worker.js');
  const profiles = new Profiles({
    root: join(userData, 'profiles'),
    secretBox: () => systemSecretBox(process.platform),
    mayUseFile,
    rekey: (folder, from, to) =>
      rekeyStore(folder, from, to, {
        workerFile,
        nativeBinding,
        onProgress: (fraction) => manager.progressed(fraction),
      }),
    now: Date.now,
  });
  const practice = practiceFetch(desk, fetch);
  const removals = new Removals({
    index: profiles.index,
    confirm: async (url, orderId, { replies, drafts }) => {
      const deviceId = await profiles.index.deviceId();
      await confirmDeskWipe(
        url === null
          ? { baseUrl: PRACTICE_URL, fetch: practice, clock: systemClock }
          : { baseUrl: url, fetch, clock: systemClock },
        { orderId, deviceId, unsent: replies, drafts },
        AbortSignal.timeout(CONFIRM_TIMEOUT_MS),
      );
    },
    log,
    now: Date.now,
  });
  const manager = new SessionManager({
    profiles,
    removals,
    activate: async (profile, saved, connector, ends) => {
      const active = await activate(profile, saved, connector, ends, {
        workerFile,
        nativeBinding,
        clock: systemClock,
        random: systemRandom,
        send: sendEvent,
        words: (finding) => recoveryWords(options.texts, finding),
        organisationDays: options.organisationDays,
        recovered: (findings) => tellRecovered(options.texts, findings),
        log,
        onIdle: options.onIdle,
        shown: options.shown,
      });
      const close = async (): Promise<void> => {
        await active.close();
        parser.close();
      };
      return { ...active, close };
    },
    connect: ({ url, fetch: own, deviceId, onWipe }) =>
      createDeskConnector({
        baseUrl: url,
        fetch: own ?? fetch,
        isOwn: own !== undefined,
        clock: systemClock,
        deviceId,
        parser,
        onWipe,
      }),
    normaliseUrl: (url) => {
      const normal = normaliseDeskUrl(url);
      if (!normal.ok) throw new Refusal(normal.error.code, normal.error.message);
      return normal.value;
    },
    practice: {
      url: PRACTICE_URL,
      fetch: practice,
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
  // Made at the first request: at the start the screen needs the time more.
  let network: Session | null = null;
  const session = (): Session =>
    (network ??= electronSession.fromPartition('network', { cache: false }));
  return (url, init, sent) =>
    sent !== undefined && init?.body instanceof Uint8Array
      ? uploadFetch(session(), url, { ...init, body: init.body }, sent)
      : session().fetch(url, { ...init, cache: 'no-store', credentials: 'omit' });
}

/**
 * Whether a key may lie in a file on a computer without a key store. Practice customers are nobody;
 * for real ones whoever tests Heddle has to say so, and a release does not listen.
 */
function mayUseFile(practice: boolean): boolean {
  return practice || (__HEDDLE_TEST_HOOKS__ && process.env['HEDDLE_KEY_IN_FILE'] === '1');
}
