import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { appWithCache } from './lib/cached-app';
import { loadDialogues } from './lib/dialogues';
import { DrivenApp } from './lib/driven-app';
import { BETWEEN_KEYS_MS } from './lib/page-times';
import { multipliedCorpus } from './lib/multiplied';
import { queryMix } from './lib/query-mix';
import { print, printTable, reportJson } from './lib/report';
import { searchCorpus } from './lib/search-corpus';
import { ratio, summarise } from './lib/stats';

const ANSWER_TIMEOUT_MS = 30_000;
/** Of these kinds, what is typed key by key; the rest differ in the store only. */
const KINDS = [
  'commonest words',
  'two common words',
  'three common words',
  'rare words',
  'misspelt',
  'parts of numbers',
];
const QUERIES_PER_KIND = 4;
const KEYS_MAX = 24;

export interface SearchUiOptions {
  readonly messages: number;
  readonly json: string | undefined;
}

interface KeyTimes {
  /** From the key to the field painted with its letter: what any field takes. */
  readonly field: number[];
  /** From the key to its results painted. */
  readonly results: number[];
}

/** Runs in the page: notes for each key when the field and when its results were painted. */
function watchKeys(): void {
  const times: KeyTimes = { field: [], results: [] };
  Object.assign(window, { keyTimes: times });
  let pressedAt: number | null = null;
  /** Called within a frame: that frame is painted before the message comes. */
  const afterThisFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', then);
    port1.start();
    port2.postMessage(null);
  };
  const isBusy = () => document.querySelector('[role="listbox"][aria-busy="true"]') !== null;
  document.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), true);
  document.addEventListener(
    'input',
    () => {
      const from = pressedAt;
      pressedAt = null;
      // Emptied by the benchmark, not by a key.
      if (from === null) return;
      requestAnimationFrame(() => afterThisFrame(() => times.field.push(performance.now() - from)));
      const look = () => {
        if (isBusy()) requestAnimationFrame(look);
        else afterThisFrame(() => times.results.push(performance.now() - from));
      };
      // The next frame begins when the event is over, and the letter is in it.
      requestAnimationFrame(look);
    },
    true,
  );
}

async function typeQueries(page: Page, queries: readonly string[]): Promise<KeyTimes> {
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const field = page.getByRole('combobox', { name: 'Search everything' });
  await field.waitFor();
  await page.evaluate(watchKeys);
  let keys = 0;
  for (const query of queries) {
    await field.fill('');
    for (const letter of query.slice(0, KEYS_MAX)) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      keys += 1;
      await painted(page, keys);
      await delay(BETWEEN_KEYS_MS);
    }
    // Each of these queries finds something in the corpus; a cache that was set aside would not.
    await page.getByRole('option').first().waitFor({ timeout: ANSWER_TIMEOUT_MS });
  }
  return page.evaluate(() => Reflect.get(window, 'keyTimes') as KeyTimes);
}

async function painted(page: Page, keys: number): Promise<void> {
  await page.waitForFunction(
    (count) => (Reflect.get(window, 'keyTimes') as KeyTimes).results.length >= count,
    keys,
    { timeout: ANSWER_TIMEOUT_MS, polling: 5 },
  );
}

/**
 * The real app with a large cache: from each key pressed in the search to its results painted,
 * beside what the field alone takes for the same keys.
 */
export async function benchSearchUi({ messages, json }: SearchUiOptions): Promise<void> {
  const dialogues = await loadDialogues();
  if (!dialogues) {
    print('This benchmark needs the real conversations beside the repository.');
    process.exitCode = 2;
    return;
  }
  const corpus = await searchCorpus(dialogues, messages);
  const mix = queryMix(multipliedCorpus(dialogues, messages, 1000));
  const queries = KINDS.flatMap(
    (kind) => mix.find((each) => each.kind === kind)?.queries.slice(0, QUERIES_PER_KIND) ?? [],
  ).filter((query) => /^[\x20-\x7e]+$/.test(query));
  const folder = await mkdtemp(join(dirname(corpus), 'ui-'));
  try {
    const args = await appWithCache(folder, corpus);
    const app = await DrivenApp.start(args);
    try {
      const { field, results } = await typeQueries(app.page, queries);
      const [shown, alone] = [summarise(results), summarise(field)];
      print(`${messages} messages cached; from the key to the paint, milliseconds`);
      printTable(
        ['', 'keys', 'p50', 'p95', 'max'],
        [
          ['results', shown.runs, shown.median, shown.p95, shown.max],
          ['the field alone', alone.runs, alone.median, alone.p95, alone.max],
        ],
      );
      await reportJson(json, {
        messages,
        results: shown,
        field: alone,
        ratio: ratio(shown.median, alone.median),
      });
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
