import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIVE_MS,
  countWork,
  focusWork,
  IDLE_CLOCK,
  noteActivity,
  waitsOf,
  type EffortClock,
} from '@shared/rules';
import { MINUTE, NOON } from './builders';

/**
 * Plays events in order and adds up what was counted for each episode. What happens is `look`, `do`,
 * `leave`, or the id of the episode that gets the focus.
 */
function play(events: readonly (readonly [ms: number, what: string])[]): Map<string, number> {
  let clock: EffortClock = IDLE_CLOCK;
  const sums = new Map<string, number>();
  for (const [ms, what] of events) {
    const now = NOON + ms;
    const counted =
      what === 'look'
        ? countWork(clock, now)
        : what === 'do'
          ? noteActivity(clock, now)
          : focusWork(clock, what === 'leave' ? null : what, now);
    clock = counted.clock;
    const { worked } = counted;
    if (worked) sums.set(worked.episodeId, (sums.get(worked.episodeId) ?? 0) + worked.ms);
  }
  return sums;
}

describe('focused work', () => {
  it('ends a minute after the last thing that was done', () => {
    expect(
      play([
        [0, 'a'],
        [30_000, 'do'],
        [600_000, 'look'],
      ]).get('a'),
    ).toBe(90_000);
  });

  it('is that of the thread that has the focus, and of none when the window has not', () => {
    const sums = play([
      [0, 'a'],
      [10_000, 'b'],
      [15_000, 'leave'],
      [20_000, 'do'],
      [50_000, 'b'],
      [51_000, 'look'],
    ]);
    expect(Object.fromEntries(sums)).toEqual({ a: 10_000, b: 6000 });
  });

  it('begins again with the next thing that is done', () => {
    expect(
      play([
        [0, 'a'],
        [600_000, 'do'],
        [610_000, 'look'],
      ]).get('a'),
    ).toBe(70_000);
  });

  const steps = fc.array(
    fc.tuple(fc.nat({ max: 200_000 }), fc.constantFrom('a', 'b', 'leave', 'do')),
    { maxLength: 40 },
  );

  it('is never more than the time that passed, and looking at it changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 1000 }), { maxLength: 20 }), (made, looks) => {
        let at = 0;
        const events = made.map(([ms, what]): [number, string] => [(at += ms), what]);
        const end: [number, string] = [at + ACTIVE_MS, 'leave'];
        const sum = (sums: Map<string, number>) => [...sums.values()].reduce((a, b) => a + b, 0);
        const plain = play([...events, end]);
        expect(sum(plain)).toBeLessThanOrEqual(at + ACTIVE_MS);
        const looked = [
          ...events,
          ...looks.map((n): [number, string] => [(n * at) / 1000, 'look']),
        ];
        const withLooks = play([...looked.toSorted((a, b) => a[0] - b[0]), end]);
        for (const id of ['a', 'b']) {
          expect(withLooks.get(id) ?? 0).toBeCloseTo(plain.get(id) ?? 0, 3);
        }
      }),
    );
  });

  it('counts nothing backwards when the clock is set back', () => {
    expect(
      play([
        [600_000, 'a'],
        [0, 'do'],
        [5000, 'look'],
      ]).get('a'),
    ).toBe(5000);
  });
});

describe('who waited how long', () => {
  const turn = (side: 'customer' | 'agent', minutes: number) => ({
    side,
    at: NOON + minutes * MINUTE,
  });

  it('counts from the first unanswered message to the answer, and from the answer on', () => {
    const turns = [
      turn('customer', 0),
      turn('customer', 5),
      turn('agent', 12),
      turn('agent', 13),
      turn('customer', 100),
      turn('agent', 103),
    ];
    expect(waitsOf(turns, NOON + 110 * MINUTE)).toEqual({
      customerMs: 15 * MINUTE,
      usMs: 95 * MINUTE,
    });
    expect(waitsOf([], NOON)).toEqual({ customerMs: 0, usMs: 0 });
  });

  it('is all the time there is between the first message and the end', () => {
    const made = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 100 })), { minLength: 1 });
    fc.assert(
      fc.property(made, (all) => {
        let at = 0;
        const turns = all.map(([ours, minutes]) =>
          turn(ours ? 'agent' : 'customer', (at += minutes)),
        );
        const end = NOON + (at + 7) * MINUTE;
        const { customerMs, usMs } = waitsOf(turns, end);
        expect(customerMs + usMs).toBe(end - (turns[0]?.at ?? end));
      }),
    );
  });
});
