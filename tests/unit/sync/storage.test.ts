import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError, type StoreProblem } from '../../../src-main/store/errors';
import { cached, createHarness, reply, type Harness } from '../../fixtures/sync/harness';

/** What writes to the cache are refused with. */
let refused: StoreProblem | null;

beforeEach(() => {
  refused = null;
});

function withThreads(): Harness {
  const harness = createHarness({
    hooks: {
      at: async (name, moment) => {
        if (refused && name === 'apply' && moment === 'before') throw new StoreError(refused);
      },
    },
  });
  for (let n = 0; n < 6; n += 1) {
    harness.desk.addThread(`t${n}`, n % 2 === 0);
    harness.desk.addMessage(`t${n}`, `m${n}`);
    if (n % 2 === 1) harness.desk.resolve(`t${n}`);
  }
  return harness;
}

const MINUTE_MS = 60_000;

describe.each(['disk-full', 'unwritable', 'disk', 'locked'] as const)(
  'a disk that refuses: %s',
  (problem) => {
    it('is waited for without asking the desk again, and goes on where it was', async () => {
      const harness = withThreads();
      refused = problem;
      harness.engine.start();
      await harness.clock.run(MINUTE_MS);
      const asked = harness.wire.calls.length;
      await harness.clock.run(30 * MINUTE_MS);
      expect(harness.wire.calls).toHaveLength(asked);
      expect(harness.reported).toHaveLength(1);
      expect(harness.disk.docs.size).toBe(0);
      refused = null;
      await harness.idle();
      expect(cached(harness.disk)).toEqual(harness.desk.visible());
      // As often as on a good disk.
      const worksets = ({ wire }: Harness) =>
        wire.calls.filter((call) => call === 'workset').length;
      const good = withThreads();
      good.engine.start();
      await good.idle();
      expect(worksets(harness)).toBe(worksets(good));
      await good.engine.stop();
      await harness.engine.stop();
    });

    it('keeps nothing from being sent', async () => {
      const harness = withThreads();
      harness.engine.start();
      await harness.idle();
      refused = problem;
      harness.desk.addMessage('t0', 'late');
      await harness.clock.run(MINUTE_MS);
      await harness.enqueue(reply('r1', 't2', 'm2'), 't2');
      await harness.clock.run(MINUTE_MS);
      expect(harness.desk.applied.get('r1')).toBe(1);
      refused = null;
      await harness.idle();
      expect(cached(harness.disk)).toEqual(harness.desk.visible());
      await harness.engine.stop();
    });

    it('holds up nobody who ends the engine', async () => {
      const harness = withThreads();
      refused = problem;
      harness.engine.start();
      await harness.clock.run(MINUTE_MS);
      await harness.engine.stop();
      expect(harness.engine.status().connection.state).toBe('idle');
    });
  },
);

describe('a cache that was begun anew', () => {
  it('is filled again although the desk has nothing new', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    const told = harness.changed.length;
    harness.loseCache();
    await harness.clock.run(10 * MINUTE_MS, () => harness.disk.state.cursor === harness.desk.seq);
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    expect(harness.changed.length).toBeGreaterThan(told);
    expect(harness.reported).toEqual([]);
    await harness.engine.stop();
  });

  it.each([1, 3, 10, 40, 200])(
    'in the middle of a fill (%i ms in) leaves no gap',
    async (afterMs) => {
      const harness = withThreads();
      harness.engine.start();
      await harness.clock.run(afterMs);
      harness.loseCache();
      harness.desk.addMessage('t0', 'late');
      await harness.clock.run(10 * MINUTE_MS, () => harness.disk.state.cursor === harness.desk.seq);
      await harness.idle();
      expect(cached(harness.disk)).toEqual(harness.desk.visible());
      await harness.engine.stop();
    },
  );

  it('says on the way that nothing is here yet', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    const before = harness.statuses.length;
    harness.loseCache();
    await harness.clock.run(10 * MINUTE_MS, () => harness.disk.state.cursor === harness.desk.seq);
    await harness.idle();
    const phases = harness.statuses.slice(before).map(({ fill }) => fill.phase);
    expect(phases).toContain('none');
    expect(phases.at(-1)).toBe('complete');
    await harness.engine.stop();
  });
});
