import { describe, expect, it } from 'vitest';
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

describe('the line', () => {
  it('is said while the desk answers, and never hides something worse', () => {
    const { board: made } = board();
    const state = () => made.status().connection.state;
    made.line({ state: 'slow', clockAheadMs: null });
    expect(state()).toBe('idle');
    made.contact();
    expect(state()).toBe('slow');
    made.line({ state: 'silent', clockAheadMs: null });
    expect(state()).toBe('silent');
    made.line({ state: 'good', clockAheadMs: null });
    expect(state()).toBe('connected');
    made.connection('unreachable', 5);
    made.line({ state: 'slow', clockAheadMs: null });
    expect(state()).toBe('unreachable');
    made.contact();
    expect(state()).toBe('slow');
  });

  it('a failure by silence stays until the desk answers', () => {
    const { board: made } = board();
    made.contact();
    made.connection('silent', 5000);
    made.line({ state: 'good', clockAheadMs: null });
    expect(made.status().connection).toMatchObject({ state: 'silent', retryAt: 5000 });
  });

  it('tells how far the clocks are apart', () => {
    const { board: made } = board();
    made.line({ state: 'good', clockAheadMs: 240_000 });
    expect(made.status().connection.clockAheadMs).toBe(240_000);
  });
});

describe('when a fill will be done', () => {
  it('follows from its speed of late, and is not guessed too early', async () => {
    const { clock, board: made } = board();
    made.fill({ phase: 'backfill', received: 0, expected: 10_000 });
    expect(made.status().fill.finishesAt).toBeNull();
    await clock.run(10_000);
    made.fill({ received: 1000 });
    // 100 a second: the other 9,000 take a minute and a half.
    expect(made.status().fill.finishesAt).toBe(clock.now() + 90_000);
    for (let n = 0; n < 200; n += 1) {
      await clock.run(1000);
      made.fill({ received: 1000 + n });
    }
    const left = (made.status().fill.finishesAt ?? 0) - clock.now();
    expect(left).toBeGreaterThan(8_000_000);
    expect(left).toBeLessThan(9_500_000);
    made.fill({ phase: 'complete' });
    expect(made.status().fill.finishesAt).toBeNull();
  });

  it('a clock that is set back, or a count that begins anew, does not give nonsense', async () => {
    const { clock, board: made } = board();
    made.fill({ phase: 'backfill', received: 500, expected: 1000 });
    await clock.run(20_000);
    made.fill({ received: 600 });
    clock.jump(-3_600_000);
    made.fill({ received: 610 });
    expect(made.status().fill.finishesAt).toBeNull();
    made.fill({ received: 5 });
    expect(made.status().fill.finishesAt).toBeNull();
  });
});
