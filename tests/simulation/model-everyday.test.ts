import { test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createModelStage } from './model/stage';

const HISTORIES = shareOf(process.env, 10_000, 4);

test(
  `${HISTORIES} histories of several agents and a desk end well`,
  () =>
    playHistories({
      name: 'simulation/model-everyday',
      histories: HISTORIES,
      focus: { steps: {}, trouble: 0.5, threads: 5 },
      newStage: createModelStage,
    }),
  HISTORIES * 1000 + 120_000,
);
