import { describe, expect, it } from 'vitest';
import type { Plan } from '@shared/domain';
import { hasPlan, planOf } from '@shared/rules';
import { NOON, episode } from './builders';

const HOUR = 3_600_000;

const plan = (over: Partial<Plan> = {}): Plan => ({
  next: 'third-party',
  lookAgainAt: NOON + HOUR,
  note: 'the warehouse calls back',
  ...over,
});

describe('whether something is planned', () => {
  it('needs no plan while it waits on us or is done', () => {
    expect(hasPlan(episode({ state: 'waiting-on-us' }))).toBe(true);
    expect(hasPlan(episode({ state: 'resolved' }))).toBe(true);
  });

  it('has none when it waits on the customer and nobody said when to look again', () => {
    const waits = { state: 'waiting-on-customer' } as const;
    expect(hasPlan(episode(waits))).toBe(false);
    expect(hasPlan(episode({ ...waits, plan: null }))).toBe(false);
    expect(hasPlan(episode({ ...waits, plan: plan({ lookAgainAt: null }) }))).toBe(false);
    expect(hasPlan(episode({ ...waits, plan: plan() }))).toBe(true);
  });

  it('has one by the time of a snooze, and none when only the customer wakes it', () => {
    const asleep = (until: number | null) =>
      episode({ state: 'snoozed', snooze: { until, wakeOnReply: true, reason: 'part ordered' } });
    expect(hasPlan(asleep(NOON))).toBe(true);
    expect(planOf(asleep(NOON))).toMatchObject({
      next: 'us',
      lookAgainAt: NOON,
      note: 'part ordered',
    });
    expect(hasPlan(asleep(null))).toBe(false);
    expect(planOf(asleep(null))).toMatchObject({ next: 'customer', lookAgainAt: null });
    expect(hasPlan({ ...asleep(null), plan: plan() })).toBe(true);
  });

  it('looks again at the earlier of two times, with the words of the plan', () => {
    const both = episode({
      state: 'snoozed',
      snooze: { until: NOON + 2 * HOUR, wakeOnReply: true, reason: 'part ordered' },
      plan: plan(),
    });
    expect(planOf(both)).toMatchObject({
      next: 'third-party',
      lookAgainAt: NOON + HOUR,
      note: 'the warehouse calls back',
    });
  });
});
