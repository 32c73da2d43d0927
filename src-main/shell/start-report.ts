import { app, type BrowserWindow } from 'electron';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../diagnostics/log';
import type { Milestones } from '../diagnostics/milestones';
import type { CommandLine } from './command-line';

const SMOKE_TEST_TIMEOUT_MS = 60_000;
/** Pictures, fonts and the first answers of the desk come a moment after the inbox. */
const SCREENSHOT_DELAY_MS = 1500;

export interface StartReportOptions {
  readonly milestones: Milestones;
  readonly commandLine: Pick<CommandLine, 'smokeTest'>;
  window(): BrowserWindow | null;
  readonly log: Log;
}

/**
 * Tells those who started Heddle how it went: one line per milestone for tests and benchmarks
 * (`HEDDLE_TEST_HOOKS=1`, development builds only), a picture of the window
 * (`HEDDLE_SCREENSHOT=file.png`), and the result of `--smoke-test`.
 */
export function reportMilestones(options: StartReportOptions): void {
  const { milestones, commandLine } = options;
  const { HEDDLE_TEST_HOOKS, HEDDLE_SCREENSHOT } = process.env;
  if (__HEDDLE_TEST_HOOKS__ && HEDDLE_TEST_HOOKS === '1') {
    // The window may be there before whoever tells of it.
    for (const [milestone, atMs] of Object.entries(milestones.times())) print({ milestone, atMs });
    milestones.onReached(({ name, atMs, detail }) => {
      print({ milestone: name, atMs, ...(detail === undefined ? {} : { detail }) });
    });
  }
  const inboxShown = milestones.first('inbox-shown');
  const pictured = HEDDLE_SCREENSHOT
    ? inboxShown.then(() => screenshot(resolve(HEDDLE_SCREENSHOT), options))
    : inboxShown;
  if (commandLine.smokeTest) void smokeTest(pictured, milestones);
}

async function smokeTest(done: Promise<unknown>, milestones: Milestones): Promise<void> {
  const late = Symbol('late');
  const result = await Promise.race([done, sleep(SMOKE_TEST_TIMEOUT_MS, late)]);
  const smoke = result === late ? 'failed' : 'ok';
  print({ smoke, milestones: milestones.times() });
  if (smoke === 'ok') app.quit();
  else app.exit(1);
}

async function screenshot(file: string, { window, log }: StartReportOptions): Promise<void> {
  await sleep(SCREENSHOT_DELAY_MS);
  try {
    const picture = await window()?.webContents.capturePage();
    if (!picture) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, picture.toPNG());
  } catch (error) {
    log.warn('screenshot.failed', { error });
  }
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
