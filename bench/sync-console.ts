import { setTimeout as delay } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { EventOf, SyncStatus } from '@shared/ipc';
import { createDeskConnector, createParserThread } from '../src-main/connectors/desk';
import { redactingLog } from '../src-main/diagnostics/log';
import { nodeFetch } from '../src-main/headless/node-fetch';
import { activate } from '../src-main/session/activate';
import type { ActiveSession } from '../src-main/session/active-session';
import type { Store } from '../src-main/store/api';
import { systemClock, systemRandom } from '../src-main/sync/clock';
import {
  type ConsoleNews,
  consoleOrderSchema,
  type ConsoleTask,
  consoleTaskSchema,
  type Filled,
  type LoopDelay,
} from './lib/console-protocol';
import { LoopWatch } from './lib/loop-watch';

/*
 * The console of `bench sync` as a process of its own: what runs in Electron's main process, under
 * Node. Its main thread plays Electron's main; its pauses are measured.
 */

const worker = (name: string) => fileURLToPath(new URL(`../main/${name}.js`, import.meta.url));
const IDLE_MS = 3000;
const SAMPLE_EVERY_MS = 200;
const MIB = 1024 * 1024;

function tell(news: ConsoleNews): void {
  process.send?.(news);
}

/** Of all threads since the process began. */
function computingOfAllMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Highest use of memory so far. */
class MemoryPeak {
  rssMib = 0;
  heapMib = 0;

  sample(): void {
    const { rss, heapUsed } = process.memoryUsage();
    this.rssMib = Math.max(this.rssMib, Math.round(rss / MIB));
    this.heapMib = Math.max(this.heapMib, Math.round(heapUsed / MIB));
  }

  get now(): { rssMib: number; heapMib: number } {
    return { rssMib: this.rssMib, heapMib: this.heapMib };
  }
}

/** Messages that somebody writes while the console fills, and when the screen could show them. */
class LiveMessages {
  readonly #expected = new Map<string, string>();

  constructor(private readonly store: () => Store | null) {}

  expect(messageId: string, threadId: string): void {
    this.#expected.set(messageId, threadId);
  }

  /** As the screen does: a `changed` event about a thread makes it read that thread again. */
  async changed({ topics, threadIds }: EventOf<'changed'>): Promise<void> {
    const toldAt = Date.now();
    const store = this.store();
    if (!store || !topics.includes('conversation')) return;
    const ids = [...this.#expected]
      .filter(([, threadId]) => threadIds === undefined || threadIds.includes(threadId))
      .map(([id]) => id);
    if (ids.length === 0) return;
    for (const { id, doc } of await store.inspect.documents('message', ids)) {
      if (!this.#expected.delete(id)) continue;
      // The desk's clock at the beginning of the transaction that wrote it; the same computer.
      const { at } = doc as { readonly at: number };
      tell({ type: 'live', messageId: id, latencyMs: toldAt - at });
    }
  }
}

async function idleLoop(): Promise<LoopDelay> {
  const watch = new LoopWatch();
  await delay(IDLE_MS);
  return watch.end();
}

async function run(task: ConsoleTask): Promise<void> {
  let session: ActiveSession | null = null;
  const live = new LiveMessages(() => session?.store ?? null);
  const stopped = new Promise<void>((resolve) => {
    process.on('message', (raw) => {
      const order = consoleOrderSchema.parse(raw);
      if (order.type === 'expect') live.expect(order.messageId, order.threadId);
      else resolve();
    });
    process.once('disconnect', resolve);
  });
  const parser = createParserThread({
    workerFile: worker('parser-worker'),
    clock: systemClock,
    onDied: fail('the parser died'),
  });
  const connector = createDeskConnector({
    baseUrl: task.url,
    fetch: nodeFetch,
    clock: systemClock,
    deviceId: 'bench',
    parser,
  });
  const desk = await connector.signIn(
    { user: task.user, password: task.password },
    AbortSignal.timeout(30_000),
  );

  let startedAt = 0;
  let usedBefore = 0;
  let worksetCpuMs = 0;
  let worksetMs: number | null = null;
  let isBackfilling = false;
  let onFilled: () => void = () => undefined;
  const filled = new Promise<void>((resolve) => {
    onFilled = resolve;
  });
  const lookAtWorkset = async (): Promise<void> => {
    if (!session || worksetMs !== null) return;
    const counts = await session.store.queries.inboxCounts({
      filter: 'everyone',
      agentId: desk.agent.id,
      without: [],
    });
    const open = counts['waiting-on-us'] + counts['waiting-on-customer'] + counts.snoozed;
    if (open < task.openEpisodes || worksetMs !== null) return;
    worksetMs = performance.now() - startedAt;
    worksetCpuMs = computingOfAllMs() - usedBefore;
  };
  const active = await activate(
    {
      id: 'bench',
      folder: task.folder,
      key: {
        bytes: new Uint8Array(Buffer.from(task.key, 'hex')),
        encryption: 'key-store',
        backend: 'bench',
        madeAt: 0,
      },
    },
    {
      source: { kind: 'desk', url: task.url, user: task.user },
      desk: { ...desk, attachmentMediaTypes: [...desk.attachmentMediaTypes] },
    },
    connector,
    { signedOut: fail('signed out'), storeDied: fail('the store died'), deskDays: () => undefined },
    {
      workerFile: worker('store-worker'),
      nativeBinding: undefined,
      clock: systemClock,
      random: systemRandom,
      words: ({ code }) => code,
      send: (name, payload) => {
        if (name === 'sync-status' && !isBackfilling) {
          isBackfilling = (payload as EventOf<'sync-status'>).fill.phase === 'backfill';
          if (isBackfilling) tell({ type: 'backfilling' });
        }
        if (name !== 'changed') return;
        void lookAtWorkset();
        void live.changed(payload as EventOf<'changed'>);
      },
      recovered: async () => undefined,
      log: redactingLog((level, line) => {
        if (level === 'error') process.stderr.write(`${line}\n`);
      }),
      onIdle: () => onFilled(),
      organisationDays: () => null,
      shown: () => Promise.resolve(),
    },
  );
  ({ session } = active);

  const idle = await idleLoop();
  const memory = { before: new MemoryPeak(), quarter: new MemoryPeak(), whole: new MemoryPeak() };
  memory.before.sample();
  const status = (): SyncStatus => active.session.engine.status();
  const sampling = setInterval(() => {
    memory.whole.sample();
    if (status().fill.cachedMessages <= task.messages / 4) memory.quarter.sample();
  }, SAMPLE_EVERY_MS);
  const watch = new LoopWatch();
  startedAt = performance.now();
  usedBefore = computingOfAllMs();
  active.session.engine.start();
  await Promise.race([filled, stopped]);
  const fillMs = performance.now() - startedAt;
  const filling = watch.end();
  clearInterval(sampling);
  const news: Filled = {
    type: 'filled',
    fillMs,
    fillCpuMs: computingOfAllMs() - usedBefore,
    worksetCpuMs,
    worksetMs: worksetMs ?? Number.MAX_SAFE_INTEGER,
    counts: await active.session.store.inspect.countDocuments(),
    loop: { idle, filling },
    memory: {
      before: memory.before.now,
      quarter: memory.quarter.now,
      whole: memory.whole.now,
    },
  };
  await active.close();
  parser.close();
  tell(news);
  process.disconnect();
}

function fail(what: string): () => void {
  return () => {
    throw new Error(`The console of the benchmark: ${what}.`);
  };
}

await run(consoleTaskSchema.parse(JSON.parse(process.argv[2] ?? '{}')));
