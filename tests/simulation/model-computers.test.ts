import { test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createModelStage } from './model/stage';

const HISTORIES = shareOf(process.env, 10_000, 4);

test(
  `${HISTORIES} histories with computers that fail end well`,
  () =>
    playHistories({
      name: 'simulation/model-computers',
      histories: HISTORIES,
      focus: { steps: { kill: 4, restart: 3, offline: 3, clock: 4 }, trouble: 0.3, threads: 4 },
      newStage: createModelStage,
    }),
  HISTORIES * 1000 + 120_000,
);
