import type { EntityKind } from '@shared/domain';
import type { SyncStatus } from '@shared/ipc';
import type { Clock, Connector, DeskSession } from '../connectors/connector';
import type { Store } from '../store/api';
import type { SyncEngine } from '../sync/api';
import { systemClock, systemRandom } from '../sync/clock';
import { createSyncEngine } from '../sync/engine';
import type { OrganisationDays } from '../sync/history-limit';

export interface HeadlessConsoleOptions {
  /** Signed in, or resumed. */
  readonly connector: Connector;
  readonly session: DeskSession;
  readonly store: Pick<Store, 'cache' | 'work' | 'onCacheRenewed' | 'removeCachesAside'>;
  readonly url: string;
  readonly encryption: SyncStatus['encryption'];
  /** See SyncEngineOptions. */
  readonly organisationDays?: OrganisationDays;
  /** The system's unless said otherwise. */
  readonly clock?: Clock;
}

/** A console without a window: the real engine, whose news can be waited for. */
export interface HeadlessConsole {
  readonly engine: SyncEngine;
  /** What the engine reported: bugs, and failures of the disk. */
  readonly reported: readonly unknown[];
  /** Kinds of documents that changed since the start. */
  readonly changedKinds: ReadonlySet<EntityKind>;
  /** How often the desk said that it does not know the session any more. */
  readonly signedOut: number;
  /**
   * Waits until something is so; it is looked at now and whenever the engine has told something.
   *
   * @returns false when the signal aborted first
   */
  until(isSo: () => boolean | Promise<boolean>, signal: AbortSignal): Promise<boolean>;
}

/** Wires engine, connector and store to each other. The engine is not started yet. */
export function createHeadlessConsole(options: HeadlessConsoleOptions): HeadlessConsole {
  const reported: unknown[] = [];
  const changedKinds = new Set<EntityKind>();
  const waiting = new Set<() => void>();
  let signedOut = 0;
  const look = (): void => {
    for (const each of waiting) each();
  };
  const engine = createSyncEngine({
    ...options,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    report: (error) => {
      reported.push(error);
      look();
    },
    listener: {
      changed: (kinds) => {
        for (const kind of kinds) changedKinds.add(kind);
        look();
      },
      outboxChanged: look,
      status: look,
      live: look,
      signedOut: () => {
        signedOut += 1;
        look();
      },
    },
  });

  const until: HeadlessConsole['until'] = async (isSo, signal) => {
    let ring: () => void = () => undefined;
    const bell = (): void => ring();
    waiting.add(bell);
    signal.addEventListener('abort', bell);
    try {
      for (;;) {
        // Before it is looked at, so that what happens meanwhile is not missed.
        const rung = new Promise<void>((resolve) => {
          ring = resolve;
        });
        if (await isSo()) return true;
        if (signal.aborted) return false;
        await rung;
      }
    } finally {
      waiting.delete(bell);
      signal.removeEventListener('abort', bell);
    }
  };

  return {
    engine,
    reported,
    changedKinds,
    get signedOut() {
      return signedOut;
    },
    until,
  };
}
