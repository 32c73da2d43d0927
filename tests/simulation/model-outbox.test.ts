import { test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createModelStage } from './model/stage';

const HISTORIES = shareOf(process.env, 10_000, 4);

test(
  `${HISTORIES} histories of agents who change their minds end well`,
  () =>
    playHistories({
      name: 'simulation/model-outbox',
      histories: HISTORIES,
      focus: {
        steps: {
          'take-back': 2,
          again: 2,
          'open-editor': 3,
          'close-editor': 2,
          'send-now': 4,
          customer: 2,
        },
        trouble: 0.6,
        threads: 2,
      },
      newStage: createModelStage,
    }),
  HISTORIES * 1000 + 120_000,
);
