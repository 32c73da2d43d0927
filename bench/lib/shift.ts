import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import type { DrivenApp } from './driven-app';
import { seeded } from './random';

const KIB_PER_MIB = 1024;
const BYTES_PER_MIB = 1024 * 1024;
/** Longer than answers of main are kept that nobody looks at any more. */
const LET_GO_MS = 65_000;
/** The screen follows a jump, and the desk answers, in less than this. */
const SETTLE_MS = 200;
const GONE_MS = 2000;
/** A customer who writes faster than this is left for the next time. */
const DECIDED_MAX = 10;
const ANSWERS = [
  'Thank you for waiting. I have looked into it, and your order is on its way.',
  'I am sorry about that. A new one leaves the warehouse today.',
  'Good news: the refund has been made and should reach you within two days.',
  'I have changed the appointment to Thursday, between nine and eleven.',
] as const;
const SEARCHES = ['refund', 'order late', 'thank you', 'appointment thursday'] as const;

export interface Shift {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * What an agent does in a shift, without the time in between: one customer a minute is opened, read
 * upwards and answered; some are opened beside, resolved or looked up. The order is the same in every run.
 */
export async function workShift(app: DrivenApp, { fromMinute, toMinute }: Shift): Promise<void> {
  const random = seeded(fromMinute + 1);
  for (let minute = fromMinute; minute < toMinute; minute += 1) {
    const rows = Math.min(await app.rows.count(), 6);
    if (rows > 0) {
      const row = app.rows.nth(Math.floor(random() * rows));
      const beside = minute % 4 === 3 && (await app.panes.count()) < 3;
      // The list may have moved on meanwhile, as it may for anybody.
      await (beside ? row.press('ControlOrMeta+Enter') : row.click());
    }
    if ((await app.panes.count()) > 0) await inConversation(app, minute);
    if (minute % 3 === 2) await searchSomething(app, minute);
  }
}

async function inConversation(app: DrivenApp, minute: number): Promise<void> {
  const { page } = app;
  const pane = page.locator('[data-pane][data-focused]');
  const box = await pane.getByRole('log').boundingBox();
  await decideHeldBack(app, pane);
  if (box) {
    // Near its end: in a low pane what floats over its beginning covers the middle too.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.9);
    await page.mouse.wheel(0, -1500);
  }
  const field = pane.getByRole('textbox', { name: /^Reply to / });
  if ((await field.count()) > 0 && (await field.isEnabled())) {
    await field.click();
    await page.keyboard.type(ANSWERS[minute % ANSWERS.length] ?? '');
    await page.keyboard.press('ControlOrMeta+Enter');
  }
  if (minute % 5 === 4 && (await app.panes.count()) > 2) {
    await page.keyboard.press('ControlOrMeta+W');
  }
}

/**
 * Lets answers go that are held back because the customer wrote meanwhile: whoever leaves them has a
 * thread that sends nothing any more, and one answer more in the outbox each time.
 */
async function decideHeldBack({ page }: DrivenApp, pane: Locator): Promise<void> {
  await page.keyboard.press('Alt+End');
  const send = pane
    .getByRole('region', { name: 'Answer held back' })
    .getByRole('button', { name: 'Send as it is' });
  await delay(SETTLE_MS);
  // A thread has one at a time: what was written after it waits for it, and may be held back next.
  for (let decided = 0; decided < DECIDED_MAX && (await send.count()) > 0; decided += 1) {
    // It may have gone meanwhile, as its thread may.
    await send
      .first()
      .click({ timeout: GONE_MS })
      .catch(() => undefined);
    await delay(SETTLE_MS);
  }
}

async function searchSomething(app: DrivenApp, minute: number): Promise<void> {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const field = page.getByRole('combobox', { name: 'Search everything' });
  await field.fill(SEARCHES[minute % SEARCHES.length] ?? '');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

export interface PageMemory {
  /** Proportional set size of the page's process, mebibytes. */
  readonly mib: number;
  /** Of these what it has made: the rest are files, of which its part depends on who else has them open. */
  readonly madeMib: number;
  /** What JavaScript holds after a collection, mebibytes. */
  readonly heapMib: number;
  readonly elements: number;
  /** What has not been sent: it is on the page too, and has to be about the same at both moments. */
  readonly unsent: number;
}

/**
 * What the page holds with one conversation open, once everything that may be let go is: answers
 * unwatched, garbage.
 */
export async function rendererMemory(app: DrivenApp): Promise<PageMemory> {
  await app.closeOthers();
  await delay(LET_GO_MS);
  const devtools = await app.page.context().newCDPSession(app.page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  const heapMib = Math.round((metric('JSHeapUsedSize') / BYTES_PER_MIB) * 10) / 10;
  const elements = metric('Nodes');
  await devtools.detach();
  const rollup = await readFile(`/proc/${await app.rendererPid()}/smaps_rollup`, 'utf8');
  const mib = (line: RegExp) => Math.round(Number(line.exec(rollup)?.[1] ?? 0) / KIB_PER_MIB);
  return {
    mib: mib(/^Pss:\s+(\d+) kB/m),
    madeMib: mib(/^Pss_Anon:\s+(\d+) kB/m),
    heapMib,
    elements,
    unsent: await app.unsent(),
  };
}
