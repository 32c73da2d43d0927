import { LOOKING_LASTS_MS } from '@shared/domain';
import { expect, it } from 'vitest';
import { ConnectorError } from '../../../src-main/connectors/connector';
import { Colleagues } from '../../../src-main/views/colleagues';
import { LookingSignal } from '../../../src-main/views/looking';
import { createFakeClock } from '../../fixtures/sync/fake-clock';

it('the desk is told of what is open: at once, seldom, again while it lasts, and never fails for it', async () => {
  const clock = createFakeClock({ startAt: 0 });
  const told: string[] = [];
  const connector = {
    looking: async (threadIds: readonly string[]) => {
      told.push(`${clock.now()} ${threadIds.join()}`);
      throw new ConnectorError('offline', 'No network.');
    },
  };
  const signal = new LookingSignal(connector, clock);
  const stop = new AbortController();
  const ended = signal.run(stop.signal);
  signal.set([]);
  signal.again();
  await clock.run(100_000);
  expect(told).toEqual([]);

  signal.set(['a']);
  await clock.settle();
  // Whoever leafs through ten of them in a second has open the last one.
  for (const id of 'bcdefg') {
    signal.set([id]);
    await clock.run(100);
  }
  await clock.run(1000);
  expect(told).toEqual(['100000 a', '101000 g']);
  signal.set(['g']);
  await clock.run(LOOKING_LASTS_MS);
  expect(told.slice(2)).toEqual(['132000 g', '163000 g']);
  signal.again();
  await clock.settle();
  signal.set([]);
  await clock.run(10 * LOOKING_LASTS_MS);
  expect(told.slice(4).map((each) => each.split(' ')[1])).toEqual(['g', '']);
  stop.abort();
  await ended;
  expect(clock.sleepers).toBe(0);
});

it('what a desk does not repeat of a colleague is over', () => {
  const colleagues = new Colleagues();
  colleagues.looks('ken', ['a', 'b'], 0);
  colleagues.looks('olga', ['a'], 50_000);
  expect(colleagues.looking(60_000)).toEqual([
    { agentId: 'ken', threadIds: ['a', 'b'] },
    { agentId: 'olga', threadIds: ['a'] },
  ]);
  expect(colleagues.looking(LOOKING_LASTS_MS)).toEqual([{ agentId: 'olga', threadIds: ['a'] }]);
  colleagues.looks('olga', [], 80_000);
  expect(colleagues.looking(80_000)).toEqual([]);
  colleagues.looks('ken', ['a'], 80_000);
  colleagues.forgetLooks();
  expect(colleagues.looking(80_000)).toEqual([]);
});
