import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command, Episode } from '@shared/domain';
import type { Connector } from '../src-main/connectors/connector';
import { createDeskConnector } from '../src-main/connectors/desk';
import { nodeFetch } from '../src-main/headless/node-fetch';
import { plainRecords } from '../src-main/records/packed-records';
import { systemClock } from '../src-main/sync/clock';
import { insertBare, type Took } from './lib/bare-rows';
import { ConsoleProcess } from './lib/console-process';
import type { ConsoleTask, Filled } from './lib/console-protocol';
import { deskData } from './lib/desk-data';
import { startDeskProcess } from './lib/desk-process';
import { printTable, reportJson } from './lib/report';
import { ratio, summarise } from './lib/stats';

const PASSWORD = 'practice';
const OPEN_EPISODES = 200;
const WRITE_EVERY_MS = 100;
const LIVE_MESSAGES = 100;
/** An odd number: one of them is in the middle. */
const ROUNDS = 3;

export interface SyncBenchOptions {
  readonly messages: number;
  readonly json: string | undefined;
  /** Folder for CPU profiles of desk and console, or undefined. */
  readonly profile: string | undefined;
}

async function connect(url: string, user: string): Promise<Connector> {
  const connector = createDeskConnector({
    baseUrl: url,
    fetch: nodeFetch,
    clock: systemClock,
    deviceId: 'bench-writer',
  });
  await connector.signIn({ user, password: PASSWORD }, AbortSignal.timeout(30_000));
  return connector;
}

/** The open episodes of the desk. */
async function openEpisodes(connector: Connector): Promise<Episode[]> {
  const open = new Map<string, Episode>();
  for await (const item of connector.workset(AbortSignal.timeout(60_000))) {
    if (item.type !== 'batch') continue;
    for (const record of plainRecords(item.records)) {
      if (record.op === 'put' && record.kind === 'episode' && record.doc.state !== 'resolved') {
        open.set(record.id, record.doc);
      }
    }
  }
  return [...open.values()];
}

/** A colleague answers here and there until the console is filled, or there is enough to measure. */
async function writeMeanwhile(
  writer: Connector,
  episodes: readonly Episode[],
  console: ConsoleProcess,
): Promise<void> {
  for (let n = 0; n < LIVE_MESSAGES && !console.isFilled; n += 1) {
    const episode = episodes[n % episodes.length];
    if (!episode) return;
    const messageId = randomUUID();
    const command: Command = {
      id: randomUUID(),
      madeAt: Date.now(),
      body: {
        kind: 'reply',
        threadId: episode.threadId,
        episodeId: episode.id,
        messageId,
        text: `Answer number ${n} of a colleague.`,
        attachmentIds: [],
        lastSeenMessageId: null,
        acceptStale: true,
      },
    };
    console.expect(messageId, episode.threadId);
    await writer.send([command], AbortSignal.timeout(30_000));
    await delay(WRITE_EVERY_MS);
  }
}

/** A fill, and bare SQLite with the same rows right after it. */
interface Round {
  readonly filled: Filled;
  readonly bare: { readonly rows: number; readonly took: Took };
}

const ratioOf = ({ filled, bare }: Round): number => ratio(bare.took.ms, filled.fillMs);

/**
 * The first fill of a console from a desk, each in a process of its own, over HTTP, and bare SQLite
 * with the same rows, by turns, because a machine is not equally fast all the time; then a fill
 * during which somebody writes. What is reported is the round whose ratio is the median.
 */
export async function benchSync({ messages, json, profile }: SyncBenchOptions): Promise<void> {
  const data = await deskData(messages);
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  const key = new Uint8Array(randomBytes(32));
  const profiled = (name: string) =>
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, name)}`];
  try {
    await data.copyTo(join(folder, 'desk'));
    const desk = await startDeskProcess(join(folder, 'desk'), profiled('desk'));
    const task = (name: string): ConsoleTask => ({
      url: desk.url,
      user: 'rosa',
      password: PASSWORD,
      folder: join(folder, name),
      key: Buffer.from(key).toString('hex'),
      openEpisodes: OPEN_EPISODES,
      messages,
    });
    const rounds: Round[] = [];
    let live: Live;
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const filled = await new ConsoleProcess(task('quiet'), profiled('console')).filled();
        await mkdir(join(folder, 'bare'));
        const bare = insertBare(join(folder, 'quiet'), join(folder, 'bare'), key);
        rounds.push({ filled, bare });
        for (const done of ['quiet', 'bare']) await rm(join(folder, done), { recursive: true });
      }
      live = await fillWhileSomebodyWrites(desk.url, task('live'));
    } finally {
      await desk.stop();
    }
    await report({ asked: messages, sample: data.sample, rounds, live }, json);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Live {
  readonly filled: Filled;
  readonly latencies: readonly number[];
}

async function fillWhileSomebodyWrites(url: string, task: ConsoleTask): Promise<Live> {
  const writer = await connect(url, 'ken');
  const episodes = await openEpisodes(writer);
  const console = new ConsoleProcess(task);
  await console.backfilling();
  await writeMeanwhile(writer, episodes, console);
  console.stop();
  return { filled: await console.filled(), latencies: console.latencies };
}

interface Measured {
  readonly asked: number;
  readonly sample: string;
  readonly rounds: readonly Round[];
  readonly live: Live;
}

async function report(
  { asked, sample, rounds, live: { filled: whileWriting, latencies } }: Measured,
  json: string | undefined,
): Promise<void> {
  const sorted = rounds.toSorted((a, b) => ratioOf(a) - ratioOf(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  const { filled, bare } = middle;
  const rows = Object.values(filled.counts).reduce((sum, count) => sum + count, 0);
  if (rows !== bare.rows) throw new Error(`The console has ${rows} rows, the bare ${bare.rows}.`);
  const perSecond = (ms: number) => Math.round((rows / ms) * 1000);
  const { loop, memory } = filled;
  const live = latencies.length > 0 ? summarise(latencies) : null;
  const result = {
    messages: filled.counts['message'] ?? 0,
    rowsPerSecond: perSecond(filled.fillMs),
    bareRowsPerSecond: perSecond(bare.took.ms),
    ratio: ratioOf(middle),
    worksetMs: Math.round(filled.worksetMs),
    maxLoopDelayMs: loop.filling.max,
    ratios: sorted.map(ratioOf),
    rows,
    asked,
    sample,
    messagesPerSecond: Math.round(((filled.counts['message'] ?? 0) / filled.fillMs) * 1000),
    fillMs: Math.round(filled.fillMs),
    cpuMs: {
      fill: Math.round(filled.fillCpuMs),
      workset: Math.round(filled.worksetCpuMs),
      bare: Math.round(bare.took.cpuMs),
    },
    loop: { ...loop, fillingWhileSomebodyWrites: whileWriting.loop.filling },
    memory,
    liveMs: live,
  };
  printTable(
    [`${result.messages} messages, ${rows} rows, ${sample} texts`, 'measured', 'goal'],
    [
      ['rows per second', result.rowsPerSecond, ''],
      ['bare SQLite, same rows, schema and index', result.bareRowsPerSecond, ''],
      ['of bare SQLite', result.ratio, '>= 0.70'],
      ['  of all rounds', result.ratios.join(' '), ''],
      ['computing time of the console, all threads, ms', result.cpuMs.fill, ''],
      ['  until the workset was readable, ms', result.cpuMs.workset, ''],
      ['  of bare SQLite, ms', result.cpuMs.bare, ''],
      ['workset of 200 episodes readable after, ms', result.worksetMs, '<= 1000'],
      ['main thread, longest pause, ms', loop.filling.max, '<= 20'],
      ['  99% of the time at most, ms', loop.filling.p99, ''],
      ['  of the longest pause the thread computed, ms', loop.filling.longest.computingMs, ''],
      ['  and waited for a core, ms', loop.filling.longest.waitingMs ?? '-', ''],
      ['  most computing in one turn, ms', loop.filling.busiest, ''],
      ['  longest pause while idle, ms', loop.idle.max, ''],
      ['memory (RSS) before, MiB', memory.before.rssMib, ''],
      ['  highest at a quarter of the messages, MiB', memory.quarter.rssMib, ''],
      ['  highest at all of them, MiB', memory.whole.rssMib, 'the same'],
      ['  heap of the main thread, highest, MiB', memory.whole.heapMib, ''],
      ['live message to the screen, p50, ms', live?.median ?? '-', ''],
      [`  p95 of ${live?.runs ?? 0}, ms`, live?.p95 ?? '-', ''],
      ['  main thread meanwhile, longest pause, ms', whileWriting.loop.filling.max, ''],
    ],
  );
  await reportJson(json, result);
}
