import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { ElectronApp } from './lib/electron-app';
import { writeEmptyApp } from './lib/empty-app';
import { memoryOf } from './lib/memory';
import { print, printTable, reportJson } from './lib/report';
import { importSample, realDialogues } from './lib/sample';
import { ratio, summarise } from './lib/stats';

const APP_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
const START_TIMEOUT_MS = 60_000;
const FILL_TIMEOUT_MS = 15 * 60_000;
/** Memory is read when start-up work has settled. */
const SETTLE_MS = 8000;

export interface StartOptions {
  readonly runs: number;
  readonly json: string | undefined;
}

interface Start {
  readonly ms: number;
  readonly mib: number;
  readonly processes: number;
}

async function measure(args: readonly string[], milestone: string): Promise<Start> {
  const app = new ElectronApp(args);
  try {
    const ms = await app.milestone(milestone, START_TIMEOUT_MS);
    await delay(SETTLE_MS);
    return { ms, ...(await memoryOf(app.pid)) };
  } finally {
    await app.close();
  }
}

async function fill(args: readonly string[]): Promise<number> {
  const app = new ElectronApp(args);
  try {
    return await app.milestone('sync-idle', FILL_TIMEOUT_MS);
  } finally {
    await app.close();
  }
}

/**
 * Cold start to a usable inbox, and the memory of all processes together, each beside an empty
 * Electron window in turn, so that a change of the machine's speed hits both.
 */
export async function benchStart({ runs, json }: StartOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  try {
    const desk = join(folder, 'desk');
    const sample = realDialogues();
    if (sample === null) print('The real dialogues are not at hand: measured on practice data.');
    else await importSample(sample, desk);
    const heddle = [APP_FOLDER, `--user-data=${join(folder, 'user')}`, `--desk-data=${desk}`];
    const empty = [
      await writeEmptyApp(join(folder, 'empty')),
      `--user-data=${join(folder, 'empty-user')}`,
    ];
    const fillMs = Math.round(await fill(heddle));
    print(`First start until everything was synced: ${fillMs} ms`);

    const ours: Start[] = [];
    const floor: Start[] = [];
    for (let run = 0; run < runs; run += 1) {
      floor.push(await measure(empty, 'window-shown'));
      ours.push(await measure(heddle, 'inbox-shown'));
    }
    const result = {
      sample: sample === null ? 'practice' : 'star',
      fillMs,
      coldStart: compare(ours, floor, (start) => start.ms),
      memory: compare(ours, floor, (start) => start.mib),
      processes: { heddle: ours.at(-1)?.processes, empty: floor.at(-1)?.processes },
    };
    const { coldStart, memory } = result;
    printTable(
      ['median of ' + String(runs), 'Heddle', 'empty window', 'ratio', 'goal'],
      [
        ['cold start, ms', coldStart.heddle.median, coldStart.empty.median, coldStart.ratio, '1.5'],
        ['memory, MiB', memory.heddle.median, memory.empty.median, memory.ratio, '1.5'],
      ],
    );
    await reportJson(json, result);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compare(ours: readonly Start[], floor: readonly Start[], read: (start: Start) => number) {
  const heddle = summarise(ours.map(read));
  const empty = summarise(floor.map(read));
  return { heddle, empty, ratio: ratio(heddle.median, empty.median) };
}
