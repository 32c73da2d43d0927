import { test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createModelStage } from './model/stage';

const HISTORIES = shareOf(process.env, 10_000, 4);

test(
  `${HISTORIES} histories with a desk that is started again, restored and rearranged end well`,
  () =>
    playHistories({
      name: 'simulation/model-desk',
      histories: HISTORIES,
      focus: {
        steps: {
          'desk-restart': 6,
          'desk-backup': 8,
          'desk-restore': 8,
          teams: 2,
          move: 2,
          resolve: 3,
        },
        trouble: 0.3,
        threads: 2,
      },
      newStage: createModelStage,
    }),
  HISTORIES * 1000 + 120_000,
);
