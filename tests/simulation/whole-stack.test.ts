import { rmSync } from 'node:fs';
import { afterAll, beforeAll, test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createBeginning, createRealStage, type Beginning } from './real/stage';

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
      focus: { steps: { kill: 2, 'desk-restore': 2 }, trouble: 0.6, threads: 5 },
      newStage: (history) => createRealStage(beginning, history),
    }),
  HISTORIES * 10_000 + 120_000,
);
