import {
  methods,
  type EventName,
  type EventOf,
  type MethodName,
  type RequestOf,
  type ResponseOf,
} from '@shared/ipc';
import { join } from 'node:path';
import { confirmDeskWipe, createDeskConnector } from '../../../src-main/connectors/desk';
import { redactingLog } from '../../../src-main/diagnostics/log';
import { Exporter } from '../../../src-main/export/exporter';
import { exportWords } from '../../../src-main/export/words';
import { registerMethods } from '../../../src-main/ipc/router';
import { activate } from '../../../src-main/session/activate';
import { Profiles } from '../../../src-main/session/profiles';
import { Removals } from '../../../src-main/session/removals';
import type { SecretBox } from '../../../src-main/session/secret-box';
import { SessionManager } from '../../../src-main/session/session-manager';
import type { Finding } from '../../../src-main/store/findings';
import { rekeyStore, type RekeyOptions } from '../../../src-main/store/rekey';
import { systemClock, systemRandom } from '../../../src-main/sync/clock';
import { createHandlers } from '../../../src-main/views/handlers';
import { historyDaysOf, loadPolicy } from '../../../src-main/settings/policy';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { recoveryWords } from '../../../src-main/shell/recovery-words';
import { textsOf } from '../../../src-main/shell/texts';
import { storeWorkerFile } from '../../helpers/store';

const ORIGIN = 'heddle-app://console';

type Heard = {
  readonly [E in EventName]: { readonly name: E; readonly payload: EventOf<E> };
}[EventName];

/** The main process without Electron: real store, sync, sessions and router; calls as from the page. */
export interface Console {
  readonly sessions: SessionManager;
  /** Everything that the page was told. */
  readonly heard: readonly Heard[];
  /** Everything that was logged. */
  readonly logged: readonly string[];
  /** Cuts or joins the network. */
  setOnline(online: boolean): void;
  /** As `window.heddle.call`; fails the test when the answer is an error. */
  call<M extends MethodName>(name: M, request: RequestOf<M>): Promise<ResponseOf<M>>;
  /** The error code that a call answers with. */
  refusal<M extends MethodName>(name: M, request: RequestOf<M>): Promise<string>;
  /** Ends the app; the folder can be opened again. */
  close(): Promise<void>;
}

/** What is special about a start. Without anything: no key store, and the key may lie in a file. */
export interface ConsoleOptions {
  readonly box?: SecretBox;
  /** Answers where to keep an export; without it the agent cancels. */
  readonly chooseFile?: (name: string) => string | null;
  /** Asks instead of putting the key into a file. */
  readonly noKeyInFile?: boolean;
  /** Tells what was found damaged or missing; without it nobody is told. */
  readonly recovered?: (findings: readonly Finding[]) => Promise<void>;
  /** Called before each step of a change of key; may throw. */
  readonly onRekeyStep?: NonNullable<RekeyOptions['onStep']>;
}

/**
 * @param folder user data; given again, it is the next start of the same app
 * @param undoSendSeconds how long replies can be taken back
 */
export async function startConsole(
  folder: string,
  undoSendSeconds = 0,
  options: ConsoleOptions = {},
): Promise<Console> {
  const workerFile = await storeWorkerFile();
  const settings = { ...DEFAULT_SETTINGS, undoSendSeconds };
  const heard: Heard[] = [];
  const logged: string[] = [];
  let online = true;
  const log = redactingLog((_level, line) => logged.push(line));
  const send = <E extends EventName>(name: E, payload: EventOf<E>): void => {
    heard.push({ name, payload } as Heard);
  };
  const network = async (url: string, init?: RequestInit): Promise<Response> => {
    if (!online) throw new TypeError('net::ERR_INTERNET_DISCONNECTED');
    return fetch(url, init);
  };
  const { box = null, noKeyInFile = false, onRekeyStep } = options;
  const profiles = new Profiles({
    root: join(folder, 'profiles'),
    secretBox: async () => box,
    mayUseFile: () => !noKeyInFile,
    rekey: (where, from, to) =>
      rekeyStore(where, from, to, {
        workerFile,
        nativeBinding: undefined,
        ...(onRekeyStep ? { onStep: onRekeyStep } : {}),
      }),
    now: Date.now,
  });
  const policy = () => loadPolicy(join(folder, 'policy.json'), undefined);
  const sessions = new SessionManager({
    profiles,
    removals: new Removals({
      index: profiles.index,
      confirm: async (url, orderId, { replies, drafts }) =>
        confirmDeskWipe(
          { baseUrl: url ?? '', fetch: network, clock: systemClock },
          { orderId, deviceId: await profiles.index.deviceId(), unsent: replies, drafts },
          AbortSignal.timeout(10_000),
        ),
      log,
      now: Date.now,
    }),
    activate: (profile, saved, connector, ends) =>
      activate(profile, saved, connector, ends, {
        workerFile,
        nativeBinding: undefined,
        clock: systemClock,
        random: systemRandom,
        send,
        words: (finding) => recoveryWords(textsOf('en'), finding),
        recovered: async (findings) => options.recovered?.(findings),
        log,
        onIdle: () => undefined,
        organisationDays: () => historyDaysOf(policy()),
        shown: () => Promise.resolve(),
      }),
    connect: ({ url, deviceId, onWipe }) =>
      createDeskConnector({ baseUrl: url, fetch: network, clock: systemClock, deviceId, onWipe }),
    normaliseUrl: (url) => url,
    practice: {
      url: 'http://practice.localhost',
      fetch: network,
      dataFolder: join(folder, 'practice'),
      start: () => undefined,
      stop: async () => undefined,
    },
    shown: async () => undefined,
    log,
    now: Date.now,
    onChange: (view) => send('session', view),
  });
  const dispatch = registerMethods(
    createHandlers({
      appInfo: {
        version: '1',
        platform: 'linux',
        electron: '1',
        systemLocale: 'en-GB',
        developmentRuntime: true,
      },
      watching: () => undefined,
      openLink: async () => undefined,
      milestone: () => undefined,
      settings: { get: () => settings, set: () => settings },
      sessions,
      // Windows are Electron's; tests/e2e has the real ones.
      popOuts: {
        threadIds: async () => [],
        open: async () => undefined,
        leave: async () => undefined,
        stay: () => undefined,
        show: () => undefined,
      },
      saveFile: async () => true,
      takeLink: () => null,
      policy,
      exporter: new Exporter({
        policy,
        words: () => exportWords(textsOf('en'), 'en'),
        chooseFile: async (name) => options.chooseFile?.(name) ?? null,
        // Chromium's own; tests/e2e has the real ones.
        toPdf: async (html) => Buffer.from(html),
        print: async () => true,
        now: Date.now,
      }),
      problems: () => [],
      now: Date.now,
    }),
    {
      origin: ORIGIN,
      session: () => sessions.current(),
      isLead: ({ desk }) => desk.agent.role === 'lead',
      explain: () => null,
      onException: (method, error) => {
        throw new Error(`${method} is broken`, { cause: error });
      },
      checkResponses: true,
    },
  );
  const ask = (name: string, request: unknown) =>
    dispatch({ known: true, mainFrame: true, origin: ORIGIN }, name, request);
  return {
    sessions,
    heard,
    logged,
    setOnline(next) {
      online = next;
      sessions.current()?.engine.networkChanged(next);
    },
    async call(name, request) {
      const result = await ask(name, request);
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
      return methods[name].response.parse(result.value) as ResponseOf<typeof name>;
    },
    async refusal(name, request) {
      const result = await ask(name, request);
      return result.ok ? 'none' : result.error.code;
    },
    close: () => sessions.stop(),
  };
}
