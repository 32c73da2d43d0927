import type { SessionView } from '@shared/ipc';
import { join } from 'node:path';
import type {
  Connector,
  Credentials,
  DeskSession,
  WipeOrder,
} from '../../../src-main/connectors/connector';
import { redactingLog } from '../../../src-main/diagnostics/log';
import type { SessionEnds } from '../../../src-main/session/activate';
import type { Profile } from '../../../src-main/session/profiles';
import { Profiles } from '../../../src-main/session/profiles';
import { Removals, type RemovedWork } from '../../../src-main/session/removals';
import type { SecretBox } from '../../../src-main/session/secret-box';
import { SessionManager } from '../../../src-main/session/session-manager';
import type { WorkStore } from '../../../src-main/store/api';
import { DESK_SESSION, sessionOf, stub } from './fakes';

export const REAL = { url: 'HTTPS://Desk.Example', user: 'ida', password: 'pw' };

/** A key store that opens nothing any more when its secret is changed. */
export function secretBox(secret = 7): SecretBox {
  return {
    backend: 'test',
    seal: async (plain) => Buffer.from([secret, ...plain.map((byte) => byte ^ secret)]),
    open: async (sealed) => {
      if (sealed[0] !== secret) throw new Error('sealed by another key store');
      return { plain: sealed.subarray(1).map((byte) => byte ^ secret), resealNeeded: false };
    },
  };
}

/** What is special about a run of the app. */
export interface SessionWorld {
  readonly box?: SecretBox | null;
  readonly mayUseFile?: (practice: boolean) => boolean;
  readonly signIn?: (credentials: Credentials) => Promise<DeskSession>;
  /** Called when a store is opened. */
  readonly open?: (profile: Profile) => void | Promise<void>;
  readonly dataFolder?: string;
  readonly rekey?: (folder: string, from: Uint8Array, to: Uint8Array) => Promise<void>;
  readonly work?: Partial<WorkStore>;
  readonly confirm?: (url: string | null, orderId: string, work: RemovedWork) => Promise<void>;
  /** Called when a store is closed. */
  readonly close?: () => Promise<void>;
}

/** One run of the app over a folder, with everything but keys and sessions made up. */
export function runSessions(folder: string, world: SessionWorld = {}) {
  const log: string[] = [];
  const views: SessionView[] = [];
  const ends: SessionEnds[] = [];
  const opened: Profile[] = [];
  const signIns: Credentials[] = [];
  const practiceStarts: (Promise<unknown> | null)[] = [];
  const connectors: { url: string; own: boolean; onWipe(order: WipeOrder): void }[] = [];
  const clock = { now: 42 };
  const now = () => clock.now;
  const profiles = new Profiles({
    root: join(folder, 'profiles'),
    secretBox: async () => (world.box === undefined ? secretBox() : world.box),
    mayUseFile: world.mayUseFile ?? ((practice) => practice),
    rekey: world.rekey ?? (async () => undefined),
    now,
  });
  const logSink = redactingLog((_level, line) => log.push(`log ${line}`));
  const removals = new Removals({
    index: profiles.index,
    confirm: world.confirm ?? (async () => undefined),
    log: logSink,
    now,
  });
  const manager = new SessionManager({
    profiles,
    removals,
    activate: async (profile, saved, _connector, end) => {
      await world.open?.(profile);
      ends.push(end);
      opened.push(profile);
      log.push('open');
      const session = await sessionOf({
        desk: saved.desk,
        engine: { start: () => log.push('start') },
        connector: { signOut: async () => void log.push('sign-out') },
        work: { outbox: async () => [], draftModes: async () => new Map(), ...world.work },
      });
      const practice = saved.source.kind === 'practice';
      const close = async () => {
        await world.close?.();
        log.push('close');
      };
      return { session: { ...session, practice }, close };
    },
    connect: ({ url, fetch, onWipe }) => {
      connectors.push({ url, own: fetch === null, onWipe });
      return stub<Connector>('connector', {
        resume: () => log.push('resume'),
        signIn: async (credentials) => {
          signIns.push(credentials);
          log.push('sign-in');
          return world.signIn?.(credentials) ?? DESK_SESSION;
        },
        signOut: async () => void log.push('left'),
      });
    },
    normaliseUrl: (url) => url.toLowerCase(),
    practice: {
      url: 'http://practice.localhost',
      fetch: async () => new Response(),
      dataFolder: world.dataFolder ?? '/data',
      start: (after) => void practiceStarts.push(after),
      stop: async () => void log.push('practice-stop'),
    },
    shown: async () => undefined,
    log: logSink,
    now,
    onChange: (view) => views.push(view),
  });
  return {
    manager,
    profiles,
    /** What happened, in order. */
    log: log as readonly string[],
    /** The same without what was logged. */
    steps: () => log.filter((line) => !line.startsWith('log ')),
    views,
    ends,
    opened,
    signIns,
    practiceStarts,
    connectors,
    clock,
  };
}
