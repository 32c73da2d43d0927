import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Episode } from '@shared/domain';
import type { BulkChange } from '@shared/ipc';
import {
  bulkCommand,
  cameBackDuring,
  chooseNext,
  fallbackReturn,
  FED_AT_ONCE,
  FED_EVERY_MS,
  feed,
  inverseCommands,
  isWindowClosing,
  overlayCommand,
  replyGaps,
  returnChance,
  type NextCandidate,
} from '@shared/rules';
import { episode } from './builders';

const HOUR = 3_600_000;
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 });

describe('what came back while the agent was away', () => {
  it('is what began to wait on us during the absence', () => {
    const absence = { since: 100, until: 200 };
    const waiting = (waitingSince: number | null) =>
      cameBackDuring({ state: 'waiting-on-us', waitingSince }, absence);
    expect([waiting(100), waiting(101), waiting(200), waiting(201), waiting(null)]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(cameBackDuring({ state: 'snoozed', waitingSince: 150 }, absence)).toBe(false);
  });

  it('comes a few at a time, the most urgent first, and in the end all of it', () => {
    fc.assert(
      fc.property(ids, fc.nat(20 * FED_EVERY_MS), (waiting, since) => {
        const shown = feed(waiting, new Set(), since);
        const room = FED_AT_ONCE + Math.floor(since / FED_EVERY_MS);
        expect(shown).toEqual(waiting.slice(0, room));
        expect(feed(waiting, new Set(), waiting.length * FED_EVERY_MS)).toEqual(waiting);
      }),
    );
  });

  it('stays once it is there, and the next one follows when one is answered', () => {
    fc.assert(
      fc.property(ids, fc.nat(30), fc.nat(FED_EVERY_MS), (waiting, answered, since) => {
        const fed = new Set(feed(waiting, new Set(), since));
        const left = waiting.filter((_id, index) => index !== answered % (waiting.length + 1));
        const shown = feed(left, fed, since + 1);
        for (const id of left.filter((each) => fed.has(each))) expect(shown).toContain(id);
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(left.length, FED_AT_ONCE));
      }),
    );
  });
});

describe('the next thread', () => {
  const candidate = (threadId: string, change: Partial<NextCandidate> = {}): NextCandidate => ({
    threadId,
    episode: { targetAt: 50, lastCustomerMessageAt: 0, assigneeId: 'a1' },
    channel: 'app',
    pending: 'none',
    isOpen: false,
    colleagueWrites: false,
    ...change,
  });

  it('is the most urgent one that can be answered, and says what it passed over', () => {
    const choice = chooseNext(
      [
        candidate('open', { isOpen: true }),
        candidate('conflict', { pending: 'conflict' }),
        candidate('colleague', { colleagueWrites: true }),
        candidate('closed', { channel: 'whatsapp' }),
        candidate('this one', { pending: 'waiting' }),
        candidate('later'),
      ],
      30 * 24 * HOUR,
    );
    expect(choice?.threadId).toBe('this one');
    expect(choice?.reason).toBe('late');
    expect(choice?.skipped.map(({ reason }) => reason)).toEqual([
      'open',
      'outbox',
      'colleague',
      'window-closed',
    ]);
  });

  it('is nobody when none can be answered', () => {
    expect(chooseNext([candidate('open', { isOpen: true })], 0)).toBeNull();
    expect(chooseNext([], 0)).toBeNull();
  });

  it.each([
    [null, 'no-target'],
    [1000, 'late'],
    [1000 + HOUR, 'due-soon'],
    [1001 + HOUR, 'due-first'],
  ] as const)('target %s: %s', (targetAt, reason) => {
    const found = chooseNext(
      [candidate('t', { episode: { targetAt, lastCustomerMessageAt: null, assigneeId: null } })],
      1000,
    );
    expect(found?.reason).toBe(reason);
  });
});

describe('the chance that a customer writes again', () => {
  const duration = fc.integer({ min: 0, max: 90 * 24 * HOUR });
  const gaps = fc.array(duration, { maxLength: 30 });

  it('is a probability that grows with the time looked ahead', () => {
    fc.assert(
      fc.property(gaps, duration, duration, duration, (past, silent, a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        const chance = returnChance(past, silent, near);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(returnChance(past, silent, far)).toBeGreaterThanOrEqual(chance - 1e-12);
        expect(returnChance(past, silent, 0)).toBeCloseTo(0, 10);
      }),
    );
  });

  it('is the fallback where nothing is known, also beyond everything that is known', () => {
    fc.assert(
      fc.property(gaps, duration, (past, horizon) => {
        const silent = Math.max(0, ...past);
        expect(returnChance([], silent, horizon)).toBeCloseTo(fallbackReturn(silent, horizon));
        expect(returnChance(past, silent, horizon)).toBeCloseTo(fallbackReturn(silent, horizon));
      }),
    );
  });

  it('falls the longer somebody of whom nothing is known is silent', () => {
    fc.assert(
      fc.property(duration, duration, (a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        expect(fallbackReturn(long, HOUR)).toBeLessThanOrEqual(fallbackReturn(short, HOUR) + 1e-12);
      }),
    );
  });

  it('comes near to how often they did, with enough of a past', () => {
    const evening = Array.from({ length: 100 }, () => 8 * HOUR);
    expect(returnChance(evening, 7.5 * HOUR, HOUR)).toBeGreaterThan(0.95);
    expect(returnChance(evening, 2 * HOUR, HOUR)).toBeLessThan(0.05);
  });

  it('does not depend on the order of the past', () => {
    fc.assert(
      fc.property(gaps, duration, (past, silent) => {
        expect(returnChance(past.toReversed(), silent, HOUR)).toBe(
          returnChance(past, silent, HOUR),
        );
      }),
    );
  });

  it('takes gaps from our last message to their first one', () => {
    const at = (side: 'customer' | 'agent' | 'system', time: number) => ({ side, at: time });
    expect(
      replyGaps([
        at('customer', 0),
        at('agent', 10),
        at('agent', 20),
        at('system', 25),
        at('customer', 50),
        at('customer', 60),
        at('agent', 100),
      ]),
    ).toEqual([30]);
  });
});

describe('reply windows', () => {
  it('close soon in their last sixth', () => {
    expect(isWindowClosing('whatsapp', 0, 20 * HOUR - 1)).toBe(false);
    expect(isWindowClosing('whatsapp', 0, 20 * HOUR)).toBe(true);
    expect(isWindowClosing('whatsapp', 0, 24 * HOUR)).toBe(false);
    expect(isWindowClosing('messenger', 0, 6 * 24 * HOUR)).toBe(true);
    expect(isWindowClosing('app', 0, 20 * HOUR)).toBe(false);
    expect(isWindowClosing('whatsapp', null, 20 * HOUR)).toBe(false);
  });
});

describe('a change of many threads', () => {
  const change: fc.Arbitrary<Exclude<BulkChange, { kind: 'seen' }>> = fc.oneof(
    fc.record({
      kind: fc.constant('assign' as const),
      assigneeId: fc.constantFrom('a1', 'a2', null),
    }),
    fc.record({
      kind: fc.constant('tag' as const),
      tagId: fc.constantFrom('tag-1', 'tag-2'),
      on: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('snooze' as const),
      snooze: fc.record({
        until: fc.option(fc.nat(1000)),
        wakeOnReply: fc.boolean(),
        reason: fc.constant(''),
      }),
    }),
    fc.record({ kind: fc.constant('resolve' as const), outcome: fc.constant(null) }),
  );
  const before = fc
    .record({
      state: fc.constantFrom('waiting-on-us', 'waiting-on-customer', 'snoozed'),
      assigneeId: fc.constantFrom('a1', 'a2', null),
      tagIds: fc.subarray(['tag-1', 'tag-2']),
    })
    .map(({ state, ...rest }) => {
      const side = state === 'waiting-on-us' ? ('customer' as const) : ('agent' as const);
      return episode({
        ...rest,
        state: state as Episode['state'],
        waitingSince: state === 'waiting-on-us' ? 5 : null,
        targetAt: state === 'waiting-on-us' ? 6 : null,
        snooze: state === 'snoozed' ? { until: 9, wakeOnReply: true, reason: 'parts' } : null,
        lastMessage: { id: 'm1', side, at: 5, preview: '', hasAttachment: false },
      });
    });
  const context = { agentId: 'a1', targetMinutes: 30 };
  const apply = (shown: Episode, bodies: readonly NonNullable<ReturnType<typeof bulkCommand>>[]) =>
    bodies.reduce(
      (each, body) => overlayCommand(each, { id: 'c', madeAt: 10, body }, context),
      shown,
    );

  it('can be taken back: what was is again, but for the target, which begins anew', () => {
    fc.assert(
      fc.property(before, change, (was, asked) => {
        const body = bulkCommand(asked, was, 'm1');
        if (body === null) return;
        const then = apply(was, [body]);
        const back = apply(then, inverseCommands(asked, was, then));
        const { targetAt: _a, waitingSince: _b, ...rest } = back;
        const { targetAt: _c, waitingSince: _d, ...expected } = was;
        expect({ ...rest, tagIds: rest.tagIds.toSorted() }).toMatchObject({
          ...expected,
          tagIds: expected.tagIds.toSorted(),
        });
      }),
    );
  });

  it('leaves what somebody changed since', () => {
    const was = episode({ assigneeId: 'a1' });
    const since = { ...was, assigneeId: 'a3' };
    expect(inverseCommands({ kind: 'assign', assigneeId: 'a2' }, was, since)).toEqual([]);
    const snooze = { until: 9, wakeOnReply: true, reason: '' };
    expect(inverseCommands({ kind: 'snooze', snooze }, was, was)).toEqual([]);
  });

  it('names the last message that was seen, so that nobody is put aside unread', () => {
    const body = bulkCommand(
      { kind: 'resolve', outcome: null },
      episode({ state: 'snoozed' }),
      'm7',
    );
    expect(body).toMatchObject({ kind: 'resolve', lastSeenMessageId: 'm7' });
  });
});
