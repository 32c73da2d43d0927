import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../src-main/store/api';
import { backoffMs, jittered } from '../../../src-main/sync/backoff';
import { createBell, createSerial, readAhead, together } from '../../../src-main/sync/concurrency';
import { planSending, type PlanInput } from '../../../src-main/sync/lanes';
import { createFakeClock } from '../../fixtures/sync/fake-clock';
import { command, reply } from '../../fixtures/sync/harness';

describe('back-off', () => {
  const unit = fc.double({ min: 0, max: 0.999_999, noNaN: true });

  it('stays between its floor and its ceiling, and honours Retry-After', () => {
    fc.assert(
      fc.property(fc.nat(1000), unit, fc.option(fc.nat(100_000)), (failures, random, retry) => {
        const wait = backoffMs(failures, () => random, retry);
        expect(wait).toBeGreaterThanOrEqual((retry ?? 0) + 200);
        expect(wait).toBeLessThanOrEqual((retry ?? 0) + 60_000);
      }),
    );
  });

  it('has full jitter: every part of the range up to the ceiling is as likely as its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), unit, (failures, random) => {
        const ceiling = Math.min(60_000, 1000 * 2 ** (failures - 1));
        const wait = backoffMs(failures, () => random, null);
        // Linear in the random number, from (nearly) nothing to the ceiling.
        expect(wait).toBe(Math.max(200, Math.floor(random * ceiling)));
        expect(backoffMs(failures + 1, () => random, null)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });

  it('what the desk asked for is never shortened, only spread after its end', () => {
    fc.assert(
      fc.property(fc.nat(60), unit, fc.nat(3_600_000), (failures, random, retry) => {
        expect(backoffMs(failures, () => random, retry)).toBe(
          retry + backoffMs(failures, () => random, null),
        );
      }),
    );
  });

  it('grows, and spreads over the whole range', () => {
    const ceiling = (failures: number) => backoffMs(failures, () => 0.999_999, null);
    expect([1, 2, 3, 4, 7, 20].map(ceiling)).toEqual([999, 1999, 3999, 7999, 59_999, 59_999]);
    expect(backoffMs(7, () => 0.5, null)).toBe(30_000);
    expect([0, 0.5, 0.999_99].map((random) => jittered(10_000, () => random))).toEqual([
      5000, 10_000, 14_999,
    ]);
  });
});

const row = (
  id: string,
  order: number,
  lane: string,
  change: Partial<OutboxRow> = {},
): OutboxRow => ({
  command: command(id, { kind: 'wake', episodeId: 'e' }),
  order,
  lane,
  state: 'queued',
  attempts: 0,
  nextTryAt: null,
  holdUntil: null,
  reason: null,
  upTo: null,
  newMessages: [],
  ...change,
});

const plan = (rows: readonly OutboxRow[], change: Partial<PlanInput> = {}) =>
  planSending({
    rows,
    now: 1000,
    busyLanes: new Set(),
    alone: new Set(),
    dueNow: new Set(),
    room: 4,
    ...change,
  });

const idsOf = (sendPlan: ReturnType<typeof plan>): string[][] =>
  sendPlan.batches.map((batch) => batch.map(({ command: { id } }) => id));

describe('lanes', () => {
  it('takes the oldest of each lane, whatever the order of the rows', () => {
    const rows = [row('b', 2, 'x'), row('c', 3, 'y'), row('a', 1, 'x')];
    expect(idsOf(plan(rows))).toEqual([['a', 'c']]);
  });

  it('waits in a lane that is busy, blocked or not due; the others go', () => {
    const rows = [
      row('busy', 1, 'l1'),
      row('sending', 2, 'l2', { state: 'sending' }),
      row('behind-sending', 3, 'l2'),
      row('conflict', 4, 'l3', { state: 'conflict' }),
      row('behind-conflict', 5, 'l3'),
      row('failed-reply', 6, 'l4', { state: 'failed', command: reply('failed-reply', 't', null) }),
      row('behind-failed-reply', 7, 'l4'),
      row('later', 8, 'l5', { nextTryAt: 5000 }),
      row('behind-later', 9, 'l5'),
      row('failed-tag', 10, 'l6', { state: 'failed' }),
      row('behind-failed-tag', 11, 'l6'),
      row('confirming', 12, 'l7', { state: 'confirming' }),
      row('behind-confirming', 13, 'l7'),
      row('due', 14, 'l8', { nextTryAt: 1000 }),
    ];
    const found = plan(rows, { busyLanes: new Set(['l1']) });
    expect(idsOf(found)).toEqual([['behind-failed-tag', 'behind-confirming', 'due']]);
    expect(found.wakeAt).toBe(5000);
    expect(idsOf(plan(rows, { dueNow: new Set(['later']) }))[0]).toContain('later');
  });

  it('keeps back what can still be taken back, and what follows it', () => {
    const rows = [
      row('held', 1, 'l1', { holdUntil: 6000 }),
      row('behind-held', 2, 'l1'),
      row('free', 3, 'l2', { holdUntil: 1000 }),
      row('later', 4, 'l3', { holdUntil: 3000, nextTryAt: 9000 }),
    ];
    const found = plan(rows);
    expect(idsOf(found)).toEqual([['free']]);
    expect(found.wakeAt).toBe(6000);
    // That the desk is back, or that the agent wants to sync now, does not shorten it.
    const dueNow = new Set(['held', 'later']);
    expect(plan(rows, { dueNow }).wakeAt).toBe(3000);
    expect(idsOf(plan(rows, { dueNow }))).toEqual([['free']]);
    expect(idsOf(plan(rows, { dueNow, now: 6000 }))).toEqual([['held', 'free', 'later']]);
  });

  it('does not wait for hours because a clock was set back', () => {
    const rows = [row('held', 1, 'l1', { holdUntil: 1000 + 3_600_000 })];
    expect(idsOf(plan(rows))).toEqual([['held']]);
  });

  it('waits for an edit to end, however long that takes', () => {
    const rows = [
      row('edited', 1, 'l1', { editText: 'Half a sen' }),
      row('behind-edited', 2, 'l1'),
      row('other', 3, 'l2'),
    ];
    const found = plan(rows, { now: 1e15, dueNow: new Set(['edited']) });
    expect(idsOf(found)).toEqual([['other']]);
    expect(found.wakeAt).toBeNull();
  });

  it('keeps batches to 50 and to a length, and sends some alone', () => {
    const many = Array.from({ length: 120 }, (_, n) => row(`c${n}`, n, `l${n}`));
    expect(plan(many).batches.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(plan(many, { room: 1 }).batches).toHaveLength(1);
    expect(idsOf(plan(many.slice(0, 3), { alone: new Set(['c1']) }))).toEqual([
      ['c1'],
      ['c0', 'c2'],
    ]);
    const note = (n: number) =>
      row(`n${n}`, n, `l${n}`, {
        command: command(`n${n}`, {
          kind: 'note',
          threadId: 't',
          episodeId: 'e',
          messageId: `m${n}`,
          text: 'x'.repeat(20_000),
        }),
      });
    const long = plan(Array.from({ length: 25 }, (_, n) => note(n)));
    expect(long.batches.map(({ length }) => length)).toEqual([10, 10, 5]);
    const withPicture = row('p', 1, 'l', { command: reply('p', 't', null, ['pic']) });
    expect(idsOf(plan([withPicture, row('q', 2, 'm')]))).toEqual([['p'], ['q']]);
  });

  it('never sends two of one lane at the same time', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lane: fc.constantFrom('a', 'b', 'c', 'd'),
            state: fc.constantFrom('queued', 'sending', 'confirming', 'failed', 'conflict'),
            nextTryAt: fc.option(fc.nat(2000)),
          }),
          { maxLength: 40 },
        ),
        fc.nat(5),
        (specs, room) => {
          const rows = specs.map((spec, n) => row(`r${n}`, n, spec.lane, spec));
          const lanes = plan(rows, { room })
            .batches.flat()
            .map(({ lane }) => lane);
          expect(new Set(lanes).size).toBe(lanes.length);
        },
      ),
    );
  });
});

describe('running side by side', () => {
  it('ends all when one fails, and waits for the slowest', async () => {
    const ended: string[] = [];
    const outer = new AbortController();
    const waiting = (name: string) => async (signal: AbortSignal) => {
      await createFakeClock().sleep(1e9, signal);
      ended.push(name);
    };
    const failing = async (): Promise<void> => {
      throw new Error('first');
    };
    await expect(together(outer.signal, [waiting('a'), failing, waiting('b')])).rejects.toThrow(
      'first',
    );
    expect(ended.sort()).toEqual(['a', 'b']);
  });

  it('a bell rung before the wait is heard, and rings are not counted', async () => {
    const clock = createFakeClock();
    const bell = createBell(clock);
    const never = new AbortController().signal;
    bell.ring();
    bell.ring();
    await bell.wait(null, never);
    let heard = false;
    void bell.wait(1000, never).then(() => {
      heard = true;
    });
    await clock.settle();
    expect(heard).toBe(false);
    await clock.run(1000);
    expect(heard).toBe(true);
  });

  it('a failing task does not stop the queue', async () => {
    const serial = createSerial();
    const order: number[] = [];
    const first = serial(async () => {
      await Promise.resolve();
      order.push(1);
      throw new Error('first');
    });
    const second = serial(async () => order.push(2));
    await expect(first).rejects.toThrow('first');
    await second;
    expect(order).toEqual([1, 2]);
  });

  it('reads ahead by one, keeps the order, and passes on a failure after what came before it', async () => {
    const produced: number[] = [];
    const source = async function* () {
      for (let n = 0; n < 3; n += 1) {
        produced.push(n);
        yield n;
      }
      throw new Error('end');
    };
    const seen: number[] = [];
    const reading = (async () => {
      for await (const n of readAhead(source())) {
        await Promise.resolve();
        seen.push(n);
        expect(produced.length).toBeGreaterThanOrEqual(Math.min(n + 2, 3));
      }
    })();
    await expect(reading).rejects.toThrow('end');
    expect(seen).toEqual([0, 1, 2]);
  });
});
