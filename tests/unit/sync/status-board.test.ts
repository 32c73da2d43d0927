import { expect, it } from 'vitest';
import type { SyncStatus } from '@shared/ipc';
import { createStatusBoard } from '../../../src-main/sync/status-board';
import { createFakeClock } from '../../fixtures/sync/fake-clock';

function board() {
  const clock = createFakeClock();
  const told: SyncStatus[] = [];
  const made = createStatusBoard({
    clock,
    url: null,
    encryption: 'key-store',
    tell: (status) => told.push(status),
  });
  return { clock, told, board: made };
}

it('numbers that came too soon after each other are told a little later, never not at all', async () => {
  const { clock, told, board: made } = board();
  made.fill({ cachedMessages: 1 });
  made.fill({ cachedMessages: 2 });
  made.fill({ cachedMessages: 3 });
  expect(told.map(({ fill }) => fill.cachedMessages)).toEqual([1]);
  await clock.run(1000);
  expect(told.map(({ fill }) => fill.cachedMessages)).toEqual([1, 3]);
  await clock.run(10_000);
  expect(told).toHaveLength(2);
});

it('what was told meanwhile is not told again', async () => {
  const { clock, told, board: made } = board();
  made.fill({ cachedMessages: 1 });
  made.fill({ cachedMessages: 2 });
  made.connection('connected', null);
  await clock.run(1000);
  expect(told.map(({ fill }) => fill.cachedMessages)).toEqual([1, 2]);
});
