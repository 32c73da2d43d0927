import type { Customer, Episode, Message, Thread } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import type { DeskSession } from '../../../src-main/connectors/connector';
import { ConnectionTrail } from '../../../src-main/diagnostics/trail';
import type { ActiveSession } from '../../../src-main/session/active-session';
import type { EpisodeRow, OutboxRow, SyncState, WorkStore } from '../../../src-main/store/api';
import { AwayWatch } from '../../../src-main/session/away-watch';
import { Colleagues } from '../../../src-main/views/colleagues';
import { OutboxMirror } from '../../../src-main/views/outbox-mirror';

/** An object that has these members and fails loudly when another one is used. */
export function stub<T extends object>(name: string, members: Partial<T>): T {
  return new Proxy(members, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (member !== undefined || typeof key === 'symbol' || key === 'then') return member;
      throw new Error(`${name}.${key} was used but the test has none`);
    },
    // The proxy stands for the members that the test does not need.
  }) as T;
}

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}

export const AGENT = {
  id: 'agent-rosa',
  name: 'Rosa Marin',
  role: 'agent' as const,
  teamIds: ['team-1'],
  presence: 'online' as const,
};

export const DESK_SESSION: DeskSession = {
  agent: AGENT,
  desk: { id: 'desk-1', name: 'Practice' },
  scope: 'scope-1',
  targetMinutes: 30,
  historyDays: null,
  attachmentMaxBytes: 1000,
  attachmentMediaTypes: ['image/png', 'text/plain', 'audio/*'],
  secret: 'a-secret-token-of-the-desk',
};

export function thread(id: string, change: Partial<Thread> = {}): Thread {
  return {
    id,
    customerId: `customer-${id}`,
    channel: 'app',
    teamId: 'team-1',
    language: 'en',
    createdAt: 1000,
    lastMessageAt: 2000,
    ...change,
  };
}

export function episode(id: string, change: Partial<Episode> = {}): Episode {
  return {
    id,
    threadId: `thread-${id}`,
    customerId: `customer-${id}`,
    teamId: 'team-1',
    number: 1,
    assigneeId: AGENT.id,
    state: 'waiting-on-us',
    openedAt: 1000,
    waitingSince: 2000,
    targetAt: 3000,
    snooze: null,
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    intents: [],
    tagIds: [],
    lastMessage: {
      id: `message-${id}`,
      side: 'customer',
      at: 2000,
      preview: 'Where is it?',
      hasAttachment: false,
    },
    lastCustomerMessageAt: null,
    turns: { customer: 1, agent: 0 },
    ...change,
  };
}

export function episodeRow(shown: Episode): EpisodeRow {
  return {
    episode: shown,
    thread: thread(shown.threadId, { customerId: shown.customerId }),
    customer: { id: shown.customerId, name: 'Ida Berg', language: 'en', value: 'normal' },
    previousResolvedAt: null,
  };
}

export function customer(id: string, change: Partial<Customer> = {}): Customer {
  return {
    id,
    name: 'Ida Berg',
    language: 'en',
    value: 'normal',
    customerSince: 0,
    consentToOffers: true,
    attributes: {},
    ...change,
  };
}

export function message(id: string, change: Partial<Message> = {}): Message {
  return {
    id,
    threadId: 'thread-1',
    episodeId: 'episode-1',
    kind: 'message',
    side: 'customer',
    agentId: null,
    toAgentId: null,
    text: 'Where is it?',
    at: 2000,
    position: 1,
    attachments: [],
    delivery: null,
    quotedMessageId: null,
    ...change,
  };
}

export function outboxRow(
  body: OutboxRow['command']['body'],
  change: Partial<Omit<OutboxRow, 'command'>> & { id?: string; madeAt?: number } = {},
): OutboxRow {
  const { id = `command-${change.order ?? 1}`, madeAt = 5000, ...rest } = change;
  return {
    command: { id, madeAt, body },
    order: 1,
    lane: 'thread-1',
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    holdUntil: null,
    reason: null,
    upTo: null,
    newMessages: [],
    ...rest,
  };
}

export const SYNC_STATE: SyncState = {
  scope: 'scope-1',
  cursor: 100,
  ahead: 0,
  historyNext: null,
  historyDone: true,
  completeSince: null,
  totalMessages: 0,
  keepSince: null,
  historyDays: null,
};

/** A reply is begun in each of these threads. */
export function begun(...threadIds: readonly string[]): ReadonlyMap<string, readonly DraftMode[]> {
  return new Map(threadIds.map((threadId) => [threadId, ['reply']]));
}

/** A mirror that already holds these rows. */
export async function mirrorOf(
  rows: readonly OutboxRow[],
  drafts: readonly string[] = [],
): Promise<OutboxMirror> {
  const mirror = new OutboxMirror({
    outbox: async () => rows,
    draftModes: async () => begun(...drafts),
  });
  await mirror.refresh();
  return mirror;
}

export interface SessionParts {
  readonly outbox?: OutboxMirror;
  readonly queries?: Partial<ActiveSession['store']['queries']>;
  readonly cache?: Partial<ActiveSession['store']['cache']>;
  readonly work?: Partial<WorkStore>;
  readonly connector?: Partial<ActiveSession['connector']>;
  readonly engine?: Partial<ActiveSession['engine']>;
  readonly send?: ActiveSession['send'];
  readonly changed?: ActiveSession['changed'];
  readonly desk?: Partial<DeskSession>;
  readonly away?: AwayWatch;
}

/** A session of which only the given parts may be used. */
export async function sessionOf(parts: SessionParts): Promise<ActiveSession> {
  return {
    desk: { ...DESK_SESSION, ...parts.desk },
    practice: true,
    deskUrl: '',
    folder: '/nowhere',
    trail: new ConnectionTrail(),
    found: () => [],
    store: stub<ActiveSession['store']>('store', {
      queries: stub<ActiveSession['store']['queries']>('queries', parts.queries ?? {}),
      cache: stub<ActiveSession['store']['cache']>('cache', {
        syncState: async () => SYNC_STATE,
        ...parts.cache,
      }),
      work: stub<WorkStore>('work', { seen: async () => new Map(), ...parts.work }),
    }),
    connector: stub<ActiveSession['connector']>('connector', parts.connector ?? {}),
    engine: stub<ActiveSession['engine']>('engine', {
      outboxAdded: () => undefined,
      ...parts.engine,
    }),
    outbox: parts.outbox ?? (await mirrorOf([])),
    away:
      parts.away ??
      (await AwayWatch.open({
        work: { lastHereAt: async () => null, markHere: async () => undefined },
        now: () => 0,
        changed: () => undefined,
      })),
    colleagues: new Colleagues(),
    looking: { set: () => undefined },
    encryption: 'key-store',
    send: parts.send ?? (() => undefined),
    changed: parts.changed ?? (() => undefined),
  };
}
