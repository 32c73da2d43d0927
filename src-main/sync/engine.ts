import { entityKinds } from '@shared/domain';
import type { SyncStatus } from '@shared/ipc';
import type { Connector, DeskSession } from '../connectors/connector';
import type { CacheStore, WorkStore } from '../store/api';
import { StoreError } from '../store/errors';
import type { Clock, Random, SyncEngine, SyncListener } from './api';
import { refreshSetAside } from './applied';
import { backfill, tellProgress } from './backfill';
import { backoffMs } from './backoff';
import { createCacheWriter } from './cache-writer';
import { pullChanges } from './changes';
import { createBell, together, type Bell } from './concurrency';
import { StoppedError, type SyncContext } from './context';
import {
  CacheRenewedError,
  DeskWentBackError,
  LimitChangedError,
  retryAfterOf,
  ScopeChangedError,
  stateOfFailure,
} from './failures';
import { createWorksetFill } from './fill';
import { createHistoryLimit, type HistoryLimit, type OrganisationDays } from './history-limit';
import { createLive } from './live';
import { watchIndex } from './index-watch';
import { createNotices } from './notices';
import { createOutboxSender, type OutboxSender } from './outbox';
import { createQuiet } from './quiet';
import { adoptLimit, createRetention } from './retention';
import { createStatusBoard, type StatusBoard } from './status-board';

/** A connection that held this long did not fail because of the attempt before it. */
const STABLE_MS = 10_000;

/** How the fill of an empty cache stands. */
const NOTHING = { phase: 'none', received: 0, expected: 0, completeSince: null } as const;

export interface SyncEngineOptions {
  /** Signed in, or resumed. */
  readonly connector: Connector;
  readonly store: {
    readonly cache: CacheStore;
    readonly work: WorkStore;
    /** See Store. */
    readonly onCacheRenewed?: (listener: () => void) => () => void;
    /** See Store. */
    readonly removeCachesAside?: (before: number) => Promise<void>;
  };
  readonly clock: Clock;
  readonly random: Random;
  readonly listener: SyncListener;
  readonly session: DeskSession;
  /** The organisation's limit on history, beside the desk's; none unless said otherwise. */
  readonly organisationDays?: OrganisationDays;
  /** The desk has another limit on history than the session says. */
  readonly onDeskDays?: (historyDays: number | null) => void;
  /** For the status only. */
  readonly url: string;
  /** For the status only. */
  readonly encryption: SyncStatus['encryption'];
  /** Takes note of what is a bug or a failing disk; the engine goes on trying. */
  readonly report: (error: unknown) => void;
}

/** One life of the engine, from start to stop. */
interface Run {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  readonly outbox: OutboxSender;
  readonly requestChanges: (upTo: number | null) => void;
  readonly retry: Bell;
}

/**
 * The sync engine: fills the cache, follows the desk, fetches the history, sends the outbox.
 *
 * It is plain code over a connector and a store: time and randomness come from outside, all its
 * loops end in a named state of `status()`, and every one of them ends when it is stopped.
 */
export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { clock, listener, url, encryption } = options;
  let run: Run | null = null;
  let ended: Promise<void> = Promise.resolve();
  let online = true;
  const limit = createHistoryLimit(
    options.session.historyDays,
    options.organisationDays ?? (() => null),
    (days) => options.onDeskDays?.(days),
  );
  const board = createStatusBoard({
    clock,
    url,
    encryption,
    tell: (status) => listener.status(status),
  });
  options.connector.watchLine?.((line) => board.line(line));

  return {
    start: () => {
      // A start right after a stop waits until nothing of the last life is under way.
      run ??= begin({ ...options, limit }, board, () => online, ended);
    },
    stop: async () => {
      if (run) ({ ended } = run);
      run?.stop.abort();
      run = null;
      await ended;
      if (run === null) board.connection('idle', null);
    },
    status: () => board.status(),
    syncNow: () => {
      run?.retry.ring();
      run?.requestChanges(null);
      run?.outbox.sendNow();
    },
    outboxAdded: () => {
      if (!run) return;
      run.outbox.added().catch(options.report);
    },
    networkChanged: (nowOnline) => {
      const back = nowOnline && !online;
      online = nowOnline;
      const { state, retryAt } = board.status().connection;
      if (!nowOnline && state === 'unreachable') board.connection('offline', retryAt);
      // The system may be wrong (a desk on this computer needs no network): the next request tells.
      run?.requestChanges(null);
      if (!back) return;
      run?.retry.ring();
      run?.outbox.sendNow();
    },
  };
}

function begin(
  options: SyncEngineOptions & { readonly limit: HistoryLimit },
  board: StatusBoard,
  isOnline: () => boolean,
  earlier: Promise<void>,
): Run {
  const { connector, store, clock, random, listener, limit } = options;
  const stop = new AbortController();
  const { signal } = stop;
  const bells = {
    changes: createBell(clock),
    outbox: createBell(clock),
    retry: createBell(clock),
    renewed: createBell(clock),
  };
  const forget = store.onCacheRenewed?.(() => {
    bells.renewed.ring();
    bells.retry.ring();
  });
  const quiet = createQuiet(clock);
  const writer = createCacheWriter({
    cache: store.cache,
    clock,
    signal,
    report: options.report,
  });
  let contactSeen: () => void = () => undefined;
  /** Unix ms of the first answer in this phase. */
  let contactAt: number | null = null;

  const context: SyncContext = {
    connector,
    cache: store.cache,
    removeCachesAside: async (before) => store.removeCachesAside?.(before),
    work: store.work,
    clock,
    random,
    listener,
    limit,
    board,
    writer,
    notices: createNotices(clock, (kinds, threadIds) => listener.changed(kinds, threadIds)),
    contact: () => {
      if (signal.aborted) return;
      contactAt ??= clock.now();
      board.contact();
      contactSeen();
    },
    requestChanges: (upTo) => {
      if (upTo === null || upTo > (writer.state.cursor ?? -1)) bells.changes.ring();
    },
    confirm: (cursor, until) => outbox.confirm(cursor, until),
    startOver: async () => {
      await outbox.resendConfirming();
      if (writer.state.scope !== null) await writer.reset();
    },
    quiet: (waiting) => quiet.wait(waiting),
    quietForMs: () => quiet.lastedMs(),
    busy: () => quiet.busy(),
    report: options.report,
  };
  const outbox = createOutboxSender(context, bells.outbox);
  const live = createLive(context, bells.changes);
  const worksetFill = createWorksetFill(context);
  const retention = createRetention(context);

  const prepare = async (): Promise<void> => {
    await store.work.resetInFlight();
    await outbox.added();
    await writer.load();
    const cachedMessages = await store.cache.messageCount();
    if (writer.state.cursor === null) board.fill({ ...NOTHING, cachedMessages });
    else board.fill({ cachedMessages });
    tellProgress(context);
    await refreshSetAside(context);
  };

  /** What the cache was known to hold may be gone: everything is looked at again. */
  const untilRenewed = async (phase: AbortSignal): Promise<void> => {
    await bells.renewed.wait(null, phase);
    if (!phase.aborted) throw new CacheRenewedError();
  };

  const follow = async (phase: AbortSignal): Promise<void> => {
    if (writer.state.cursor === null) await worksetFill.run(phase);
    await pullChanges(context, phase);
    await adoptLimit(context, phase);
    tellProgress(context);
    await together(phase, [
      (inner) => live.pull(inner),
      (inner) => live.listen(inner),
      async (inner) => {
        await backfill(context, inner);
        await retention.run(inner);
      },
    ]);
  };

  const sendAfterContact = async (phase: AbortSignal): Promise<void> => {
    await new Promise<void>((resolve) => {
      contactSeen = resolve;
      phase.addEventListener('abort', () => resolve(), { once: true });
      if (phase.aborted) resolve();
    });
    contactSeen = () => undefined;
    await outbox.run(phase);
  };

  /** Puts right what made the cache unfit to go on with. */
  const recover = async (error: unknown): Promise<void> => {
    if (error instanceof CacheRenewedError) listener.changed(entityKinds, null);
    if (!(error instanceof ScopeChangedError || error instanceof DeskWentBackError)) return;
    await context.startOver();
    board.fill({ ...NOTHING, cachedMessages: 0 });
    listener.changed(entityKinds, null);
  };

  /** @returns how long to wait before the next phase */
  const afterFailure = (error: unknown, failures: number): number => {
    const stale =
      error instanceof ScopeChangedError ||
      error instanceof DeskWentBackError ||
      error instanceof LimitChangedError ||
      error instanceof CacheRenewedError;
    const waitMs = stale && failures === 1 ? 0 : backoffMs(failures, random, retryAfterOf(error));
    const state = stateOfFailure(error, {
      online: isOnline(),
      repeated: failures > 1,
      contact: contactAt !== null,
    });
    if (state === null && !stale) options.report(error);
    const retryAt = clock.now() + waitMs;
    if (state === null) board.retryAt(retryAt);
    else board.connection(state, state === 'signed-out' ? null : retryAt);
    return waitMs;
  };

  const loop = async (): Promise<void> => {
    let failures = 0;
    let prepared = false;
    await earlier;
    if (!signal.aborted) board.connection('connecting', null);
    while (!signal.aborted) {
      contactAt = null;
      try {
        if (!prepared) await prepare();
        prepared = true;
        await together(signal, [follow, sendAfterContact, untilRenewed]);
      } catch (error) {
        if (signal.aborted) return;
        if (contactAt !== null && clock.now() - contactAt >= STABLE_MS) failures = 0;
        failures += 1;
        // A store that failed may hold something else than what is in memory.
        if (error instanceof StoreError || error instanceof CacheRenewedError) prepared = false;
        const waitMs = afterFailure(error, failures);
        await recover(error).catch(options.report);
        const signedOut = board.status().connection.state === 'signed-out';
        if (signedOut) listener.signedOut();
        // Neither the agent nor the network's return shortens what the desk asked for.
        const restMs = retryAfterOf(error) ?? 0;
        if (restMs > 0) await clock.sleep(restMs, signal);
        await bells.retry.wait(signedOut ? null : Math.max(waitMs - restMs, 0), signal);
        if (!signal.aborted) board.retryAt(null);
      }
    }
  };

  const ended = Promise.all([loop(), watchIndex(context, signal)])
    .then(() => undefined)
    .catch((error: unknown) => {
      if (!(error instanceof StoppedError)) options.report(error);
    })
    .finally(() => forget?.());
  return {
    stop,
    ended,
    outbox,
    requestChanges: (upTo) => context.requestChanges(upTo),
    retry: bells.retry,
  };
}
