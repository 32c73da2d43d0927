import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { play } from './play';
import { createBeginning, createRealStage, type Beginning } from './real/stage';
import type { History } from './script';

const HISTORIES = shareOf(process.env, 100, 1);

let beginning: Beginning;

beforeAll(async () => {
  beginning = await createBeginning();
});
afterAll(() => rmSync(beginning.root, { recursive: true, force: true }));

test(
  `${HISTORIES} histories on the desk that ships, with the real connector and the real store, end well`,
  () =>
    playHistories({
      name: 'simulation/whole-stack',
      histories: HISTORIES,
      focus: { steps: { kill: 2, 'desk-kill': 3, 'desk-restore': 2 }, trouble: 0.6, threads: 5 },
      newStage: (history) => createRealStage(beginning, history),
    }),
  HISTORIES * 10_000 + 120_000,
);

/**
 * What is changed while a page is read is in it, and its number comes later. When the desk loses that
 * change before it told the number, the console must notice (HEDDLE_SEED=-1982986500 HEDDLE_PATH=173).
 */
const LOST_AHEAD: History = {
  seed: 1827100670,
  trouble: 0,
  consoles: [4],
  page: 1,
  disks: [50, 50, 50, 400],
  skews: [0, 0, 0, -26329867],
  steps: [
    { do: 'wait', ms: 688 },
    { do: 'move', thread: 4, pick: 348 },
    { do: 'desk-backup' },
    { do: 'customer', thread: 4 },
    { do: 'wait', ms: 1316 },
    { do: 'wait', ms: 2838 },
    { do: 'desk-restore', ms: 4878 },
  ],
};

test('a desk is restored that had told a document before its number', async () => {
  expect(await play(await createRealStage(beginning, LOST_AHEAD), LOST_AHEAD)).toEqual([]);
});
