import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from './lib/cache-folder';
import { appArguments, appWithCache } from './lib/cached-app';
import { deskData } from './lib/desk-data';
import { loadDialogues } from './lib/dialogues';
import { DrivenApp } from './lib/driven-app';
import { ElectronApp } from './lib/electron-app';
import { writeEmptyApp } from './lib/empty-app';
import { BETWEEN_KEYS_MS, type Painted, PageTimes } from './lib/page-times';
import { print, printTable, reportJson } from './lib/report';
import { rendererMemory, workShift } from './lib/shift';
import { ratio, type Summary, summarise } from './lib/stats';
import { type WorkspaceCorpus, workspaceCorpus } from './lib/workspace-corpus';

const START_TIMEOUT_MS = 120_000;
/** What a start leaves to be done later does not belong to the next one. */
const SETTLE_MS = 4000;
const OPEN_ROUNDS = 5;
const POINTING_MS = 150;
const PANES = 6;
const PANE_SWITCHES = 80;
/** As many as the fill leaves time for, and no more than these. */
const KEYS_MAX = 160;
const KEYS_BETWEEN_LOOKS = 10;
const DESK_MESSAGES = 200_000;
const SCROLLS = 120;
const SCROLL_PIXELS = 400;
const LONG_FRAME_MS = 50;

const PARTS = ['openThread', 'switchPane', 'typing', 'scroll', 'coldStart', 'memory'] as const;
export type UiPart = (typeof PARTS)[number];
/** Measured in one run of the app on the large cache. */
const DRIVEN_PARTS = ['openThread', 'switchPane', 'scroll'] as const;
const CACHED_PARTS = [...DRIVEN_PARTS, 'coldStart'] as const;

export interface UiOptions {
  readonly runs: number;
  readonly messages: number;
  readonly parts: ReadonlySet<UiPart>;
  readonly json: string | undefined;
}

/**
 * The parts to measure.
 *
 * @param only names with commas between; undefined: all of them
 * @throws Error that names the parts, when one is unknown
 */
export function uiParts(only: string | undefined): ReadonlySet<UiPart> {
  if (only === undefined) return new Set(PARTS);
  const names = only.split(',').map((name) => name.trim());
  const parts = PARTS.filter((part) => names.includes(part));
  const unknown = names.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) {
    throw new Error(`--only takes ${PARTS.join(', ')}; not ${unknown.join(', ')}.`);
  }
  return new Set(parts);
}

/** From the process to the inbox on screen, beside an empty window in turn. */
async function coldStart(args: readonly string[], folder: string, runs: number) {
  const empty = [
    await writeEmptyApp(join(folder, 'empty')),
    `--user-data=${join(folder, 'empty-user')}`,
  ];
  const once = async (what: readonly string[], milestone: string): Promise<number> => {
    const app = new ElectronApp(what);
    try {
      const ms = await app.milestone(milestone, START_TIMEOUT_MS);
      await delay(SETTLE_MS);
      return ms;
    } finally {
      await app.close();
    }
  };
  // The first start after the cache was put in its place also fetches what practice has.
  await once(args, 'sync-idle');
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    floor.push(await once(empty, 'window-shown'));
    ours.push(await once(args, 'inbox-shown'));
  }
  const [heddle, window] = [summarise(ours), summarise(floor)];
  return {
    ms: heddle.median,
    emptyMs: window.median,
    ratio: ratio(heddle.median, window.median),
    heddle,
    empty: window,
  };
}

async function openThreads(app: DrivenApp, times: PageTimes, { longThreads }: WorkspaceCorpus) {
  const [first, again]: [number[], number[]] = [[], []];
  // As many as are in sight without scrolling: Playwright would scroll, and that would count.
  const threads = longThreads.slice(0, 8);
  for (let round = 0; round < OPEN_ROUNDS; round += 1) {
    for (const threadId of threads) {
      const row = app.rows.filter({ hasText: `the ${Number(threadId.slice(5)) + 1}th` });
      const shown = `[data-pane="${threadId}"] [role="log"][aria-busy="false"]`;
      // Whoever clicks has pointed at it: a hand takes longer from one to the other.
      await row.first().hover();
      await delay(POINTING_MS);
      const { ms } = await times.toPaint('pointerdown', shown, () => row.first().click());
      (round === 0 ? first : again).push(ms);
    }
  }
  return { ...summarise([...first, ...again]), first: summarise(first), again: summarise(again) };
}

/** As painted, and beside it what the app took of that: the rest is waiting for the display. */
function withoutWaiting(painted: readonly Painted[]) {
  return {
    ...summarise(painted.map(({ ms }) => ms)),
    withoutWaiting: summarise(painted.map(({ ms, waitedMs }) => ms - waitedMs)),
  };
}

async function switchPanes(app: DrivenApp, times: PageTimes, { longThreads }: WorkspaceCorpus) {
  const rows = longThreads.slice(1, PANES).map((threadId) => Number(threadId.slice(5)) + 1);
  await app.rows.filter({ hasText: 'the 1th' }).first().click();
  for (const n of rows) {
    await app.rows
      .filter({ hasText: `the ${n}th` })
      .first()
      .press('ControlOrMeta+Enter');
  }
  await app.panes.nth(PANES - 1).waitFor();
  const ids = await app.panes.evaluateAll((all) =>
    all.map((pane) => pane.getAttribute('data-pane') ?? ''),
  );
  const switched: Painted[] = [];
  for (let n = 0; n < PANE_SWITCHES; n += 1) {
    const place = (n * 5 + 1) % ids.length;
    const shown = `[data-pane="${ids[place]}"][data-focused]:focus-within`;
    const press = () => app.page.keyboard.press(`ControlOrMeta+${place + 1}`);
    switched.push(await times.toPaint('keydown', shown, press));
  }
  return withoutWaiting(switched);
}

/** The composer of the focused conversation while a desk of 200,000 messages is fetched. */
async function typingWhileFilling(folder: string) {
  const { copyTo, sample } = await deskData(DESK_MESSAGES);
  await mkdir(folder, { recursive: true });
  await copyTo(join(folder, 'desk'));
  const app = await DrivenApp.start(appArguments(folder));
  try {
    await app.showThreads('Everyone’s');
    await app.rows.first().click();
    const field = app.page.getByRole('textbox', { name: /^Reply to / });
    await field.click();
    const times = await PageTimes.of(app.page);
    const keys: Painted[] = [];
    const frames = await times.framesDuring(async () => {
      for (let n = 0; n < KEYS_MAX; n += 1) {
        if (n % KEYS_BETWEEN_LOOKS === 0 && !(await app.isFilling())) break;
        const key = n % 6 === 5 ? 'Space' : 'abcdefgh'.charAt(n % 8);
        keys.push(await times.toPaint('keydown', 'body', () => app.page.keyboard.press(key)));
        await delay(BETWEEN_KEYS_MS);
      }
    });
    return {
      ...withoutWaiting(keys),
      framesOver50: frames.filter((ms) => ms > LONG_FRAME_MS).length,
      longestFrame: Math.round(Math.max(...frames)),
      sample,
    };
  } finally {
    await app.close();
  }
}

async function scrollInbox(app: DrivenApp, times: PageTimes) {
  const idle = await times.framesDuring(() => delay(2000));
  await app.rows.first().hover();
  const before = await app.page.locator('*').count();
  const frames = await times.framesDuring(async () => {
    for (let n = 0; n < SCROLLS; n += 1) {
      await app.page.mouse.wheel(0, SCROLL_PIXELS);
      await delay(16);
    }
  });
  return {
    ...summarise(frames),
    /** Of the same page at rest: what the display manages by itself. */
    idle: summarise(idle),
    dropped: frames.filter((ms) => ms > LONG_FRAME_MS).length,
    elements: { before, after: await app.page.locator('*').count() },
  };
}

/**
 * The workspace in the real app with a large cache: from the click on a thread of 10,000 messages,
 * the key that goes to another pane and the key typed while a fill runs to the paint; scrolling an inbox
 * of one thread for every ten messages; the cold start beside an empty window; what the page holds in memory
 * after a shift of eight hours beside the same after ten minutes.
 */
export async function benchUi({ runs, messages, parts, json }: UiOptions): Promise<void> {
  const dialogues = await loadDialogues();
  if (!dialogues) {
    print('This benchmark needs the real conversations beside the repository.');
    process.exitCode = 2;
    return;
  }
  const corpus = CACHED_PARTS.some((part) => parts.has(part))
    ? await workspaceCorpus(dialogues, messages)
    : null;
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'ui-'));
  try {
    const result = {
      messages,
      ...(corpus && (await withCache({ corpus, folder: join(folder, 'cached'), parts, runs }))),
      ...(parts.has('typing') && { typing: await typingWhileFilling(join(folder, 'filling')) }),
      ...(parts.has('memory') && { memory: await shiftMemory(join(folder, 'shift')) }),
    };
    printResult(result);
    await reportJson(json, result);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface WithCache {
  readonly corpus: WorkspaceCorpus;
  readonly folder: string;
  readonly parts: ReadonlySet<UiPart>;
  readonly runs: number;
}

async function withCache({ corpus, folder, parts, runs }: WithCache) {
  const args = await appWithCache(folder, corpus.folder);
  return {
    openThreads: corpus.openThreads,
    ...(parts.has('coldStart') && { coldStart: await coldStart(args, folder, runs) }),
    ...(DRIVEN_PARTS.some((part) => parts.has(part)) && (await inTheApp(args, corpus, parts))),
  };
}

async function inTheApp(
  args: readonly string[],
  corpus: WorkspaceCorpus,
  parts: ReadonlySet<UiPart>,
) {
  const app = await DrivenApp.start(args);
  try {
    await app.showThreads('Everyone’s');
    await app.rows.filter({ hasText: 'the 1th' }).first().waitFor();
    const times = await PageTimes.of(app.page);
    return {
      ...(parts.has('openThread') && { openThread: await openThreads(app, times, corpus) }),
      ...(parts.has('switchPane') && { switchPane: await switchPanes(app, times, corpus) }),
      ...(parts.has('scroll') && { scroll: await scrollInbox(app, times) }),
    };
  } finally {
    await app.close();
  }
}

async function shiftMemory(folder: string) {
  await mkdir(folder, { recursive: true });
  const app = await DrivenApp.start([...appArguments(folder), '--practice-speed=20']);
  try {
    const early = await workShift(app, { fromMinute: 0, toMinute: 10 }).then(() =>
      rendererMemory(app),
    );
    const late = await workShift(app, { fromMinute: 10, toMinute: 480 }).then(() =>
      rendererMemory(app),
    );
    return {
      ratio: ratio(late.mib, early.mib),
      heapRatio: ratio(late.heapMib, early.heapMib),
      after10Minutes: early,
      after8Hours: late,
    };
  } finally {
    await app.close();
  }
}

interface Result {
  readonly messages: number;
  readonly openThread?: Summary & { readonly first: Summary; readonly again: Summary };
  readonly switchPane?: Summary & { readonly withoutWaiting: Summary };
  readonly typing?: Summary & {
    readonly withoutWaiting: Summary;
    readonly framesOver50: number;
    readonly longestFrame: number;
  };
  readonly scroll?: Summary & { readonly idle: Summary };
  readonly coldStart?: Awaited<ReturnType<typeof coldStart>>;
  readonly memory?: Awaited<ReturnType<typeof shiftMemory>>;
}

/** Prints the tables of what was measured. */
function printResult({ messages, ...result }: Result): void {
  const { openThread, switchPane, typing, scroll, coldStart: start, memory } = result;
  const rows = (name: string, times: Summary | undefined, goal: string) =>
    times === undefined ? [] : [[name, times.median, times.p95, times.max, goal] as const];
  print(`${messages} messages cached; milliseconds from the event to the paint`);
  const times = [
    ...rows('click on a thread of 10,000 messages', openThread, '50'),
    ...rows('  the first time', openThread?.first, ''),
    ...rows('  again', openThread?.again, ''),
    ...rows('to another pane', switchPane, '16'),
    ...rows('  without waiting for the display', switchPane?.withoutWaiting, ''),
    ...rows('key in the composer while a fill runs', typing, '16'),
    ...rows('  without waiting for the display', typing?.withoutWaiting, ''),
    ...rows('frames while the inbox scrolls', scroll, ''),
    ...rows('frames at rest', scroll?.idle, ''),
  ];
  if (times.length > 0) printTable(['', 'p50', 'p95', 'max', 'goal (p95)'], times);
  if (typing) {
    print(`Frames over ${LONG_FRAME_MS} ms while typing: ${typing.framesOver50} (goal 0)`);
  }
  const ratios = [
    ...(start
      ? [['cold start, ms, beside an empty window', start.ms, start.emptyMs, start.ratio, '1.5']]
      : []),
    ...(memory
      ? [
          [
            'memory of the page after 8 hours, MiB, beside 10 minutes',
            memory.after8Hours.mib,
            memory.after10Minutes.mib,
            memory.ratio,
            '1.1',
          ],
        ]
      : []),
  ];
  if (ratios.length > 0) printTable(['', 'Heddle', 'beside', 'ratio', 'goal'], ratios);
}
