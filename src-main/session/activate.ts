import type { EntityKind } from '@shared/domain';
import type { EventOf } from '@shared/ipc';
import { isAnswering } from '@shared/rules';
import type { Clock, Connector } from '../connectors/connector';
import type { Log } from '../diagnostics/log';
import { ChangeCollector, type SendEvent, topicsOf } from '../ipc/event-hub';
import { openStore, type Finding } from '../store';
import type { Store } from '../store/api';
import type { Random, SyncEngine } from '../sync/api';
import { createBell } from '../sync/concurrency';
import { createSyncEngine } from '../sync/engine';
import type { OrganisationDays } from '../sync/history-limit';
import { isSyncIdle } from '../sync/idle';
import { ConnectionTrail } from '../diagnostics/trail';
import { Colleagues } from '../views/colleagues';
import { LookingSignal } from '../views/looking';
import { OutboxMirror } from '../views/outbox-mirror';
import { syncStatus } from '../views/sync-status';
import type { ActiveSession, Found } from './active-session';
import { AwayWatch, HEARTBEAT_MS } from './away-watch';
import { sendWhatWasHeld } from './last-send';
import type { Profile } from './profiles';
import type { SavedSession } from './source';
import { StoreHealth } from './store-health';

/** How often the screen is told of changes: often enough to look live, seldom enough to stay quick. */
const CHANGES_PAUSE_MS = 80;
/** More than the logs of both databases grow to by themselves. */
const RESERVE_BYTES = 32 * 1024 * 1024;

/** Documents that are shown in many threads at once. */
const NOT_OF_ONE_THREAD: ReadonlySet<EntityKind> = new Set(['team', 'agent', 'tag', 'customer']);

export interface ActivateOptions {
  readonly workerFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly send: SendEvent;
  /** What was found, in words for the person at the screen. */
  words(finding: Finding): string;
  /** The organisation's limit on history. */
  readonly organisationDays: OrganisationDays;
  /** Tells the person at the screen what was found; resolves when they have read it. */
  recovered(findings: readonly Finding[]): Promise<void>;
  readonly log: Log;
  /** Everything is here and everything is sent, for now. */
  onIdle(): void;
  /** Resolves when the screen shows what the cache holds: until then it needs the computer's time. */
  shown(): Promise<unknown>;
}

export interface Activated {
  readonly session: ActiveSession;
  /** Ends sync and store; resolves when both are closed. */
  close(): Promise<void>;
}

/** What a session asks of whoever made it. */
export interface SessionEnds {
  /** The desk no longer knows the session. */
  signedOut(): void;
  /** A thread of the store ended by itself: the session must be opened again. */
  storeDied(): void;
  /** The desk has another limit on history now than at sign-in: the next start has to know it. */
  deskDays(historyDays: number | null): void;
}

/**
 * Opens the store of a profile and wires store, connector and sync engine to each other and to the
 * screen. The engine is not started yet.
 *
 * @throws StoreError when the databases cannot be opened
 */
export async function activate(
  profile: Profile,
  { source, desk }: SavedSession,
  connector: Connector,
  ends: SessionEnds,
  options: ActivateOptions,
): Promise<Activated> {
  const { log, send, clock, random } = options;
  let active: ActiveSession | null = null;
  const trail = new ConnectionTrail();
  const allFound: Found[] = [];
  const sendStatus = (): void => {
    if (active) send('sync-status', syncStatus(active, clock.now()));
  };
  const health = new StoreHealth({
    folder: profile.folder,
    log,
    tell: (findings) => {
      for (const finding of findings) {
        allFound.push({ code: finding.code, words: options.words(finding) });
      }
      return options.recovered(findings);
    },
    changed: (storage) => {
      sendStatus();
      if (storage.state === 'ok') active?.engine.syncNow();
    },
    workRepaired: () => {
      if (active) refreshOutbox(null);
    },
  });
  const store = await openStore({
    folder: profile.folder,
    key: profile.key.bytes,
    workerFile: options.workerFile,
    nativeBinding: options.nativeBinding,
    reserveBytes: RESERVE_BYTES,
    startsInOne: true,
    onStorage: (storage) => health.changed(storage),
    onFindings: (findings) => health.found(findings),
    onDied: (role) => log.error('store.died', { role }),
    onGivenUp: (role) => {
      log.error('store.given-up', { role });
      ends.storeDied();
    },
    onSlow: (operation, tookMs) => log.warn('store.slow', { operation, tookMs }),
  });
  await health.watch(store);
  void options
    .shown()
    .then(() => store.spread())
    .catch((error: unknown) => log.warn('store.not-spread', { error }));
  const outbox = new OutboxMirror(store.work);
  await outbox.refresh();

  const outboxRang = createBell(clock);
  const collector = new ChangeCollector(
    (event) => send('changed', event),
    () => CHANGES_PAUSE_MS,
  );
  let wasIndexDamaged = false;
  const endIndexWatch = store.cache.watchIndex(({ state }) => {
    sendStatus();
    if (state === 'damaged' || state === 'rebuilding') wasIndexDamaged = true;
    else if (state === 'good' && wasIndexDamaged) {
      wasIndexDamaged = false;
      // A search that is open has an error, or less than there is.
      collector.add(['search', 'conversation'], null);
    }
  });
  const refreshOutbox = (threadIds: readonly string[] | null): void => {
    void outbox.refresh().then(
      () => collector.add(['outbox', 'inbox', 'conversation', 'customer', 'floor'], threadIds),
      (error: unknown) => log.error('outbox.unreadable', { error }),
    );
  };
  const colleagues = new Colleagues();
  const looking = new LookingSignal(connector, clock);
  const ended = new AbortController();
  const lookingEnded = looking
    .run(ended.signal)
    .catch((error: unknown) => log.error('looking.exception', { error }));
  const sendLooking = () => send('looking', colleagues.looking(clock.now()));
  const away = await AwayWatch.open({
    work: store.work,
    now: () => clock.now(),
    changed: () => collector.add(['inbox'], null),
  });
  const heartbeat = setInterval(() => {
    away.beat().catch((error: unknown) => log.warn('away.unwritten', { error }));
    // Also what nobody repeats ends.
    sendLooking();
  }, HEARTBEAT_MS);
  const deskUrl = source.kind === 'practice' ? '' : source.url;
  const engine = createSyncEngine({
    connector,
    store,
    clock,
    random,
    session: desk,
    organisationDays: options.organisationDays,
    onDeskDays: ends.deskDays,
    url: deskUrl,
    encryption: profile.key.encryption,
    report: (error) => log.error('sync.exception', { error }),
    listener: {
      changed: (kinds, threadIds) => {
        const wide = kinds.some((kind) => NOT_OF_ONE_THREAD.has(kind));
        collector.add(kinds.flatMap(topicsOf), wide ? null : threadIds);
      },
      outboxChanged: (threadIds) => {
        outboxRang.ring();
        refreshOutbox(threadIds);
      },
      status: (status) => {
        trail.note(status);
        away.connection(isAnswering(status.connection.state));
        sendStatus();
        if (isSyncIdle(status)) options.onIdle();
      },
      uploading: (progress) => send('upload-progress', progress),
      live: (event) => {
        if (event.type === 'open') {
          colleagues.forgetLooks();
          looking.again();
        }
        if (event.type === 'looking') {
          colleagues.looks(event.agentId, event.threadIds, clock.now());
          sendLooking();
        }
        const isColleague = 'agentId' in event && event.agentId !== desk.agent.id;
        if (event.type === 'presence' && !isColleague) away.presence(event.presence);
        if (event.type === 'typing' && event.side === 'agent' && isColleague) {
          colleagues.typing(event.threadId, event.on, clock.now());
        }
        void liveEvent(event, store).then((told) => told?.(send));
      },
      signedOut: () => ends.signedOut(),
    },
  });

  const session: ActiveSession = {
    desk,
    practice: source.kind === 'practice',
    deskUrl,
    folder: profile.folder,
    store,
    connector,
    engine,
    outbox,
    away,
    colleagues,
    looking,
    encryption: profile.key.encryption,
    trail,
    found: () => allFound,
    send,
    changed: (topics, threadIds) => collector.add(topics, threadIds),
  };
  active = session;
  const lastSend = () => sendWhatWasHeld(store.work, engine, outboxRang, clock);
  return {
    session,
    close: async () => {
      clearInterval(heartbeat);
      ended.abort();
      await lookingEnded;
      await away.beat().catch((error: unknown) => log.warn('away.unwritten', { error }));
      await lastSend().catch((error: unknown) => log.warn('outbox.last-send', { error }));
      endIndexWatch();
      await close(engine, collector, store);
      await health.close();
    },
  };
}

async function close(engine: SyncEngine, collector: ChangeCollector, store: Store): Promise<void> {
  await engine.stop();
  collector.dispose();
  await store.close();
}

type Live = Parameters<Parameters<typeof createSyncEngine>[0]['listener']['live']>[0];

/** What the screen is told of something that the desk said by itself; null: nothing. */
async function liveEvent(event: Live, store: Store): Promise<((send: SendEvent) => void) | null> {
  if (event.type === 'presence') {
    return (send) => send('presence', { agentId: event.agentId, presence: event.presence });
  }
  if (event.type === 'whisper') {
    const { threadId, messageId } = event;
    return (send) => send('whisper', { threadId, messageId });
  }
  if (event.type !== 'typing') return null;
  const agents = event.agentId === null ? [] : await store.queries.agents().catch(() => []);
  const payload: EventOf<'typing'> = {
    threadId: event.threadId,
    side: event.side,
    agentName: agents.find((agent) => agent.id === event.agentId)?.name ?? null,
    on: event.on,
  };
  return (send) => send('typing', payload);
}
