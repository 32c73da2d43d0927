import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type DeskClock, systemClock } from './clock';
import { DEFAULT_POLICIES, Desk } from './desk';
import { createServer, type DeskIdentity } from './http/server';
import { wakeDue } from './services/snoozes';
import { announceWipes } from './services/wipes';
import { type PracticeOptions, startPractice } from './practice-desk';
import { fillReference } from './plain-reference';

const LOCAL_HOST = '127.0.0.1';
const PRESENCE_GRACE_MS = 5000;
/** How often the desk looks for what is due or was written by another process. */
const TICK_MS = 2000;

export interface StartOptions {
  /** Data folder (made when missing), or `:memory:` for one that is gone at the end. */
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port: number;
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  readonly identity?: DeskIdentity;
  /** Customers who write and answer by themselves; none when absent. */
  readonly practice?: PracticeOptions;
  readonly clock?: DeskClock;
  readonly presenceGraceMs?: number;
  /** Days of history that consoles may keep; all of it when absent. */
  readonly historyDays?: number;
  /** Told of failures that are bugs; nothing when absent. */
  readonly onError?: (error: unknown) => void;
}

/** A desk that listens. */
export interface RunningDesk {
  /** e.g. `http://127.0.0.1:40123` */
  readonly url: string;
  /** The desk behind it, for whoever lives in the same process. */
  readonly desk: Desk;
  close(): Promise<void>;
}

/** A desk that answers, but does not listen on any port. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly server: FastifyInstance;
  close(): Promise<void>;
}

/**
 * Opens a data folder, with everything that a desk does by itself.
 *
 * @throws Error, with words that say what to do, when the folder cannot be used
 */
export async function openDesk(options: Omit<StartOptions, 'port'>): Promise<OpenDesk> {
  const clock = options.clock ?? systemClock;
  const onError = options.onError ?? (() => undefined);
  const desk = await Desk.open({
    dataDir: options.dataDir,
    clock,
    policies: { ...DEFAULT_POLICIES, historyDays: options.historyDays ?? null },
    presenceGraceMs: options.presenceGraceMs ?? PRESENCE_GRACE_MS,
    onError,
  });
  try {
    const stopPractice = options.practice
      ? await startPractice(desk, options.practice)
      : async () => undefined;
    await fillReference(desk);
    // What ended while the desk was off.
    await wakeDue(desk);
    const identity = options.identity ?? { id: 'practice', name: 'Practice desk' };
    const server = createServer(desk, identity, onError, isLocal(options.host ?? LOCAL_HOST));
    const stopTicking = everyTick(desk, clock, onError);
    return {
      desk,
      server,
      async close() {
        stopTicking();
        await stopPractice();
        desk.hub.close();
        await server.close();
        await desk.close();
      },
    };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/**
 * Opens a data folder and serves it.
 *
 * @throws Error, with words that say what to do, when the folder or the port cannot be used
 */
export async function startDesk(options: StartOptions): Promise<RunningDesk> {
  const { desk, server, close } = await openDesk(options);
  try {
    await server.listen({ port: options.port, host: options.host ?? LOCAL_HOST });
    return { url: urlOf(server.server.address()), desk, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The desk has no address.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function everyTick(desk: Desk, clock: DeskClock, onError: (error: unknown) => void): () => void {
  let isStopped = false;
  let cancel = () => {};
  const tick = async () => {
    await wakeDue(desk);
    await desk.announceForeignChanges();
    await announceWipes(desk);
  };
  const schedule = () => {
    if (isStopped) return;
    cancel = clock.after(TICK_MS, () => {
      void tick()
        .catch((error: unknown) => {
          if (!isStopped) onError(error);
        })
        .finally(schedule);
    });
  };
  schedule();
  return () => {
    isStopped = true;
    cancel();
  };
}
