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
      // As long as what is below can happen: about one history in 600 would meet it by chance.
      usualSeed: 1,
      focus: { steps: { kill: 2, 'desk-restore': 2 }, trouble: 0.6, threads: 5 },
      newStage: (history) => createRealStage(beginning, history),
    }),
  HISTORIES * 10_000 + 120_000,
);

/**
 * A document may be newer than the cursor of the answer that brought it: what is changed while a page of
 * the history is read is in it, and its number comes later. When the desk loses that change before the
 * number is told, no number says so, and the console keeps the document (HEDDLE_SEED=-1982986500
 * HEDDLE_PATH=173). The answers have to say up to which number their documents may have been read.
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

test.fails('a desk is restored that had told a document before its number', async () => {
  expect(await play(await createRealStage(beginning, LOST_AHEAD), LOST_AHEAD)).toEqual([]);
});
