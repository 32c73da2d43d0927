import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Episode, Plan } from '@shared/domain';
import {
  dueAt,
  episodeAfterMessage,
  episodeAssigned,
  episodeDue,
  episodePlanned,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  episodeTransferred,
  withWork,
} from '@shared/rules';
import { MINUTE, NOON, episode, message } from './builders';

const TARGET = 30;
const ROSA = { agentId: 'rosa', at: NOON };
const KEN = { agentId: 'ken', at: NOON + 5 * MINUTE };
const UNTIL = NOON + 60 * MINUTE;

const plan: Plan = { next: 'third-party', lookAgainAt: UNTIL, note: 'the depot calls back' };
const asked = episodeAfterMessage(episode(), message(), TARGET);
const answered = episodeAfterMessage(asked, message({ id: 'me-2', side: 'agent' }), TARGET);

describe('what is put aside', () => {
  it('comes back at its time with who put it aside, why, and what was promised', () => {
    const asleep = episodeSnoozed(
      answered,
      { until: UNTIL, wakeOnReply: false, reason: 'part ordered' },
      ROSA,
      plan,
    );
    expect(dueAt(asleep)).toEqual({ at: UNTIL, what: 'look-again' });
    expect(episodeDue(asleep, UNTIL - 1, TARGET)).toBe(asleep);
    const awake = episodeDue(asleep, UNTIL, TARGET);
    // Quietly: nobody waits for an answer.
    expect(awake).toMatchObject({ state: 'waiting-on-us', waitingSince: null, targetAt: null });
    expect(awake.cameBack).toMatchObject({
      cause: 'time',
      reason: 'part ordered',
      plan: { note: 'the depot calls back', byId: 'rosa', at: NOON },
      asideById: 'rosa',
      asideAt: NOON,
    });
    expect(dueAt(awake)).toBeNull();
  });

  it('has a target when it comes back to a customer who waits for an answer', () => {
    const asleep = episodeSnoozed(asked, { until: UNTIL, wakeOnReply: true, reason: '' }, ROSA);
    expect(episodeDue(asleep, UNTIL, TARGET)).toMatchObject({
      state: 'waiting-on-us',
      targetAt: UNTIL + TARGET * MINUTE,
      cameBack: { cause: 'time' },
    });
  });

  it('comes back with the plan when the customer writes, and forgets both with the answer', () => {
    const planned = episodePlanned(answered, plan, ROSA);
    expect(planned.state).toBe('waiting-on-customer');
    const back = episodeAfterMessage(planned, message({ id: 'me-3', at: NOON + MINUTE }), TARGET);
    expect(back).toMatchObject({ plan: null, cameBack: { cause: 'customer', plan } });
    const done = episodeAfterMessage(back, message({ id: 'me-4', side: 'agent' }), TARGET);
    expect(done).toMatchObject({ plan: null, cameBack: null, state: 'waiting-on-customer' });
  });

  it('sleeps through a thank-you when the snooze says so, with its plan', () => {
    const asleep = episodeSnoozed(
      answered,
      { until: UNTIL, wakeOnReply: false, reason: '' },
      ROSA,
      plan,
    );
    const thanked = episodeAfterMessage(asleep, message({ id: 'me-3' }), TARGET);
    expect(thanked).toMatchObject({ state: 'snoozed', plan: { next: 'third-party' } });
  });

  it('goes back to the customer when somebody has looked and plans again', () => {
    const looked = episodeDue(episodePlanned(answered, plan, ROSA), UNTIL, TARGET);
    expect(looked.state).toBe('waiting-on-us');
    const again = episodePlanned(looked, { ...plan, lookAgainAt: UNTIL + MINUTE }, ROSA);
    expect(again).toMatchObject({ state: 'waiting-on-customer', cameBack: null });
    // What the customer waits for is not put aside by a plan.
    expect(episodePlanned(asked, plan, ROSA).state).toBe('waiting-on-us');
  });
});

describe('what is handed on', () => {
  const fallback = { at: UNTIL, to: 'author' } as const;
  const transfer = { toAgentId: 'ken', teamId: 'team-1', brief: 'Call Grace.', fallback };
  const handed = episodeTransferred(asked, transfer, ROSA);

  it('is the next person’s, counted, with the brief', () => {
    expect(handed).toMatchObject({
      assigneeId: 'ken',
      transfers: 1,
      brief: { text: 'Call Grace.', fromAgentId: 'rosa', takenAt: null },
    });
    expect(episodeTransferred(handed, transfer, ROSA).transfers).toBe(2);
  });

  it('goes back when nobody takes it, and only then', () => {
    expect(dueAt(handed)).toEqual({ at: UNTIL, what: 'fallback' });
    expect(episodeDue(handed, UNTIL, TARGET)).toMatchObject({
      assigneeId: 'rosa',
      targetAt: handed.targetAt,
      brief: { fallback: null },
      cameBack: { cause: 'not-taken' },
    });
    const taken = episodeAssigned(handed, { assigneeId: 'ken', teamId: 'team-1' }, KEN);
    expect(taken.brief).toMatchObject({ takenAt: KEN.at, fallback: null });
    expect(dueAt(taken)).toBeNull();
    expect(dueAt(episodeResolved(handed, { ...KEN, outcome: null }))).toBeNull();
    // Whoever handed it on does not take it by giving it to a third person.
    const elsewhere = episodeAssigned(handed, { assigneeId: 'pia', teamId: 'team-1' }, ROSA);
    expect(elsewhere.brief).toMatchObject({ takenAt: null, fallback: null });
  });
});

describe('work', () => {
  it('is what was told last by the same person, if it is more', () => {
    const once = withWork(withWork(asked, 'rosa', 60_000), 'ken', 5000);
    expect(withWork(once, 'rosa', 90_000).effort).toEqual([
      { agentId: 'ken', workMs: 5000 },
      { agentId: 'rosa', workMs: 90_000 },
    ]);
    expect(withWork(once, 'rosa', 30_000)).toBe(once);
    expect(withWork(once, 'rosa', undefined)).toBe(once);
  });
});

describe('whatever happens', () => {
  it('nothing is due in what is done, and nothing that is due stays due', () => {
    const kinds = ['customer', 'agent', 'snooze', 'plan', 'transfer', 'assign', 'resolve'] as const;
    const step = fc.record({
      kind: fc.constantFrom(...kinds, 'reopen' as const, 'due' as const),
      time: fc.option(fc.nat({ max: 40 })),
      flag: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let current: Episode = episode({ lastMessage: null });
        steps.forEach(({ kind, time, flag }, index) => {
          const at = NOON + index * MINUTE;
          const by = { agentId: flag ? 'rosa' : 'ken', at };
          const lookAgainAt = time === null ? null : NOON + time * MINUTE;
          const planned: Plan = { next: 'us', lookAgainAt, note: '' };
          switch (kind) {
            case 'snooze': {
              const snooze = { until: lookAgainAt, wakeOnReply: flag, reason: '' };
              current = episodeSnoozed(current, snooze, by, flag ? planned : undefined);
              break;
            }
            case 'plan':
              current = episodePlanned(current, flag ? planned : null, by);
              break;
            case 'transfer':
              current = episodeTransferred(
                current,
                {
                  toAgentId: flag ? 'ken' : null,
                  teamId: 'team-1',
                  brief: 'x',
                  fallback: lookAgainAt === null ? null : { at: lookAgainAt, to: 'team' },
                },
                by,
              );
              break;
            case 'assign':
              current = episodeAssigned(current, { assigneeId: 'ken', teamId: 'team-1' }, by);
              break;
            case 'resolve':
              current = episodeResolved(current, { ...by, outcome: null });
              expect(dueAt(current)).toBeNull();
              expect(current.plan ?? null).toBeNull();
              expect(current.cameBack ?? null).toBeNull();
              break;
            case 'reopen':
              current = episodeReopened(current, at, TARGET);
              break;
            case 'due': {
              const before = dueAt(current);
              current = episodeDue(current, at, TARGET);
              const after = dueAt(current);
              if (before && before.at <= at) expect(after?.what).not.toBe(before.what);
              break;
            }
            default:
              current = episodeAfterMessage(
                current,
                message({ id: `me-${index}`, side: kind, at }),
                TARGET,
              );
          }
          expect(current.snooze !== null).toBe(current.state === 'snoozed');
          if (current.targetAt !== null) expect(current.state).toBe('waiting-on-us');
        });
      }),
    );
  });
});
