import { test } from 'vitest';
import { playHistories, shareOf } from './histories';
import { createModelStage } from './model/stage';

const HISTORIES = shareOf(process.env, 10_000, 4);

test(
  `${HISTORIES} histories of several consoles and a desk end well`,
  () =>
    playHistories({ name: 'simulation/model-3', histories: HISTORIES, newStage: createModelStage }),
  HISTORIES * 1000 + 120_000,
);
