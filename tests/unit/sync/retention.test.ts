import { describe, expect, it } from 'vitest';
import type { Connector } from '../../../src-main/connectors/connector';
import { StoreError } from '../../../src-main/store/errors';
import { createFakeClock } from '../../fixtures/sync/fake-clock';
import { FakeDesk } from '../../fixtures/sync/fake-desk';
import { createFakeDisk } from '../../fixtures/sync/fake-store';
import {
  cached,
  createHarness,
  createTestWire,
  reply,
  type Harness,
  type HarnessOptions,
} from '../../fixtures/sync/harness';

const DAY_MS = 86_400_000;
/** The fake desk's documents are 116 days old when the fake clock begins. */
const NARROW = 90;
const WIDE = 130;

/** Threads 0, 2, 4 wait on us; 1, 3, 5 are resolved. */
function deskWithThreads(): FakeDesk {
  const desk = new FakeDesk();
  for (let n = 0; n < 6; n += 1) {
    desk.addThread(`t${n}`, true);
    desk.addMessage(`t${n}`, `m${n}`);
    if (n % 2 === 1) desk.resolve(`t${n}`);
  }
  return desk;
}

/** A console that goes on with what is on the disk, under a limit. */
async function runUnder(
  historyDays: number | undefined,
  options: HarnessOptions,
): Promise<Harness> {
  const harness = createHarness({
    ...options,
    ...(historyDays === undefined ? {} : { historyDays }),
  });
  harness.engine.start();
  await harness.idle();
  await harness.clock.run(1000);
  return harness;
}

const threadsOf = ({ disk }: Harness): string[] =>
  [...disk.docs.values()].flatMap(({ kind, id }) => (kind === 'thread' ? [id] : [])).sort();
const messagesOf = ({ disk }: Harness): string[] =>
  [...disk.docs.values()].flatMap(({ kind, id }) => (kind === 'message' ? [id] : [])).sort();

const ALL = ['t0', 't1', 't2', 't3', 't4', 't5'];
const OPEN = ['t0', 't2', 't4'];

describe('the desk limits how much history may be kept', () => {
  it('keeps what is open, whatever its age, and nothing else that is too old', async () => {
    const harness = await runUnder(NARROW, { desk: deskWithThreads() });
    expect(threadsOf(harness)).toEqual(OPEN);
    expect(messagesOf(harness)).toEqual(['m0', 'm2', 'm4']);
    const { completeSince } = harness.engine.status().fill;
    expect(completeSince).toBe(1_700_000_000_000 - NARROW * DAY_MS);
    expect(harness.engine.status().fill.cachedMessages).toBe(3);
    expect(harness.reported).toEqual([]);
  });

  it('removes what is too old when the limit is narrower than before', async () => {
    const [desk, disk, clock] = [deskWithThreads(), createFakeDisk(), createFakeClock()];
    const before = await runUnder(undefined, { desk, disk, clock });
    expect(threadsOf(before)).toEqual(ALL);
    await before.engine.stop();
    const after = await runUnder(NARROW, { desk, disk, clock });
    expect(threadsOf(after)).toEqual(OPEN);
    expect(after.changed.at(-1)).toContain('message');
  });

  it.each([
    ['wider', WIDE],
    ['over', undefined],
  ])('fetches the history again when the limit is %s', async (_what, days) => {
    const [desk, disk, clock] = [deskWithThreads(), createFakeDisk(), createFakeClock()];
    const narrow = await runUnder(NARROW, { desk, disk, clock });
    expect(threadsOf(narrow)).toEqual(OPEN);
    await narrow.engine.stop();
    const wide = await runUnder(days, { desk, disk, clock });
    expect(cached(disk)).toEqual(desk.visible());
    expect(wide.engine.status().fill.phase).toBe('complete');
    expect(disk.resets).toBe(0);
  });

  it('goes over the cache once a day', async () => {
    const harness = await runUnder(WIDE, { desk: deskWithThreads() });
    expect(threadsOf(harness)).toEqual(ALL);
    await harness.clock.run(10 * DAY_MS);
    expect(threadsOf(harness)).toEqual(ALL);
    await harness.clock.run(8 * DAY_MS);
    expect(threadsOf(harness)).toEqual(OPEN);
  });

  it('does not get back by a late change what was removed', async () => {
    const desk = deskWithThreads();
    const harness = await runUnder(NARROW, { desk });
    // Announces everything in the thread anew.
    desk.move('t1', 'others');
    desk.move('t1', 'mine');
    await harness.idle();
    expect(messagesOf(harness)).toEqual(['m0', 'm2', 'm4']);
    await harness.clock.run(2 * DAY_MS);
    expect(threadsOf(harness)).toEqual(OPEN);
  });

  it('lets a customer back in who writes again', async () => {
    const desk = deskWithThreads();
    const harness = await runUnder(NARROW, { desk });
    desk.addMessage('t1', 'm1-again');
    await harness.idle();
    await harness.clock.run(2 * DAY_MS);
    expect(threadsOf(harness)).toEqual(['t0', 't1', 't2', 't4']);
    expect(messagesOf(harness)).toContain('m1-again');
  });

  it('leaves what is waiting to be sent and what was typed alone', async () => {
    const harness = createHarness({ desk: deskWithThreads(), historyDays: NARROW });
    await harness.enqueue(reply('waits', 't1', 'm1'), 't1');
    harness.wire.fault = (call) => {
      if (call === 'send') return new Promise(() => undefined);
      return undefined;
    };
    harness.engine.start();
    await harness.clock.run(2 * DAY_MS);
    expect(threadsOf(harness)).toEqual(OPEN);
    expect(harness.disk.rows.map(({ command }) => command.id)).toEqual(['waits']);
  });
});

describe('the limit changes while the console is connected', () => {
  it('a narrower one of the desk counts at the next contact', async () => {
    const desk = deskWithThreads();
    const harness = await runUnder(undefined, { desk });
    expect(threadsOf(harness)).toEqual(ALL);
    desk.historyDays = NARROW;
    desk.addMessage('t0', 'news');
    await harness.idle();
    await harness.clock.run(1000);
    expect(threadsOf(harness)).toEqual(OPEN);
    expect(messagesOf(harness)).toEqual(['m0', 'm2', 'm4', 'news']);
    expect(harness.deskDays).toEqual([NARROW]);
    expect(harness.engine.status().connection.state).toBe('connected');
    expect(harness.disk.resets).toBe(0);
    expect(harness.reported).toEqual([]);
  });

  it('also when nothing else happens', async () => {
    const desk = deskWithThreads();
    const harness = await runUnder(undefined, { desk });
    desk.historyDays = NARROW;
    await harness.clock.run(5 * 60_000);
    expect(threadsOf(harness)).toEqual(OPEN);
  });

  it.each([
    ['wider', WIDE],
    ['over', null],
  ])('one that is %s fetches the history again', async (_what, days) => {
    const desk = deskWithThreads();
    const harness = await runUnder(NARROW, { desk });
    expect(threadsOf(harness)).toEqual(OPEN);
    desk.historyDays = days;
    harness.engine.syncNow();
    await harness.clock.run(1000);
    await harness.idle();
    expect(cached(harness.disk)).toEqual(desk.visible());
  });

  it('is still known when the engine is started again', async () => {
    const desk = deskWithThreads();
    const harness = await runUnder(undefined, { desk });
    desk.historyDays = NARROW;
    harness.engine.syncNow();
    await harness.clock.run(1000);
    // An older desk in the same place, which does not say.
    desk.historyDays = undefined;
    await harness.engine.stop();
    harness.engine.start();
    await harness.idle();
    await harness.clock.run(1000);
    expect(threadsOf(harness)).toEqual(OPEN);
    expect(harness.disk.state.historyDays).toBe(NARROW);
  });
});

describe('the organisation limits it as well', () => {
  it('the shorter of both counts', async () => {
    const ours = await runUnder(WIDE, { desk: deskWithThreads(), organisationDays: () => NARROW });
    expect(threadsOf(ours)).toEqual(OPEN);
    const theirs = await runUnder(NARROW, {
      desk: deskWithThreads(),
      organisationDays: () => WIDE,
    });
    expect(threadsOf(theirs)).toEqual(OPEN);
    const alone = await runUnder(undefined, {
      desk: deskWithThreads(),
      organisationDays: () => NARROW,
    });
    expect(threadsOf(alone)).toEqual(OPEN);
  });

  it('a change of it counts without a new connection', async () => {
    let days: number | null = null;
    const harness = await runUnder(undefined, {
      desk: deskWithThreads(),
      organisationDays: () => days,
    });
    expect(threadsOf(harness)).toEqual(ALL);
    days = NARROW;
    await harness.clock.run(5 * 60_000);
    expect(threadsOf(harness)).toEqual(OPEN);
  });

  it('one that cannot be understood neither removes anything nor lets it come back', async () => {
    const [desk, disk, clock] = [deskWithThreads(), createFakeDisk(), createFakeClock()];
    const before = await runUnder(undefined, { desk, disk, clock, organisationDays: () => NARROW });
    await before.engine.stop();
    const organisationDays = () => 'unknown' as const;
    const kept = await runUnder(undefined, { desk, disk, clock, organisationDays });
    expect(threadsOf(kept)).toEqual(OPEN);
    const fresh = await runUnder(undefined, { desk: deskWithThreads(), organisationDays });
    expect(threadsOf(fresh)).toEqual(ALL);
  });
});

/** A desk whose answers say how far its clock is ahead of the console's. */
function withClock(desk: FakeDesk, aheadMs: number): Pick<HarnessOptions, 'connector' | 'wire'> {
  const wire = createTestWire();
  const plain = desk.connector(wire);
  const connector: Connector = {
    ...plain,
    watchLine: (listener) => {
      queueMicrotask(() => listener({ state: 'good', clockAheadMs: aheadMs }));
    },
  };
  return { wire, connector };
}

describe('what is too old is decided by the desk', () => {
  it('a console whose clock is years ahead loses nothing', async () => {
    const tenYears = 3650 * DAY_MS;
    const desk = deskWithThreads();
    const clock = createFakeClock({ startAt: 1_700_000_000_000 + tenYears });
    const harness = await runUnder(WIDE, { desk, clock, ...withClock(desk, -tenYears) });
    expect(cached(harness.disk)).toEqual(desk.visible());
  });

  it('nor does one whose clock is years behind keep what is too old', async () => {
    const tenYears = 3650 * DAY_MS;
    const desk = deskWithThreads();
    const clock = createFakeClock({ startAt: 1_700_000_000_000 - tenYears });
    const harness = await runUnder(NARROW, { desk, clock, ...withClock(desk, tenYears) });
    expect(threadsOf(harness)).toEqual(OPEN);
  });

  it('without an answer of the desk nothing is removed', async () => {
    const [desk, disk] = [deskWithThreads(), createFakeDisk()];
    const before = await runUnder(WIDE, { desk, disk });
    await before.engine.stop();
    const wire = createTestWire();
    wire.fault = () => new Promise(() => undefined);
    const clock = createFakeClock({ startAt: 1_700_000_000_000 + 3650 * DAY_MS });
    const offline = createHarness({ desk, disk, wire, clock, historyDays: WIDE });
    offline.engine.start();
    await clock.run(3 * DAY_MS);
    expect(threadsOf(offline)).toEqual(ALL);
  });
});

describe('damaged copies of the cache', () => {
  const START = 1_700_000_000_000;

  it('go when they are older than the limit, and are left alone without one', async () => {
    const limited = await runUnder(NARROW, { desk: deskWithThreads() });
    expect(limited.asideRemoved).toEqual([START - NARROW * DAY_MS]);
    await limited.clock.run(1.5 * DAY_MS);
    expect(limited.asideRemoved).toHaveLength(2);
    const free = await runUnder(undefined, { desk: deskWithThreads() });
    await free.clock.run(2 * DAY_MS);
    expect(free.asideRemoved).toEqual([]);
  });

  it('are too old by both clocks, whichever is wrong', async () => {
    const tenYears = 3650 * DAY_MS;
    for (const aheadMs of [-tenYears, tenYears]) {
      const desk = deskWithThreads();
      const clock = createFakeClock({ startAt: START - aheadMs });
      const harness = await runUnder(NARROW, { desk, clock, ...withClock(desk, aheadMs) });
      const [before] = harness.asideRemoved;
      expect(before).toBe(Math.min(START, START - aheadMs) - NARROW * DAY_MS);
    }
  });
});

describe('what stands in the way of retention', () => {
  it('no room for a second file: the cache is given up and filled with what may be kept', async () => {
    const [desk, disk, clock] = [deskWithThreads(), createFakeDisk(), createFakeClock()];
    await (await runUnder(undefined, { desk, disk, clock })).engine.stop();
    const hooks = {
      at: (name: string, moment: string) => {
        if (name === 'renew' && moment === 'before') throw new StoreError('disk-full', 'a copy');
      },
    };
    const harness = await runUnder(NARROW, { desk, disk, clock, hooks });
    await harness.idle();
    expect(disk.resets).toBe(1);
    expect(messagesOf(harness)).toEqual(['m0', 'm2', 'm4']);
  });

  it('anything else is told, and it is tried again', async () => {
    const [desk, disk, clock] = [deskWithThreads(), createFakeDisk(), createFakeClock()];
    await (await runUnder(undefined, { desk, disk, clock })).engine.stop();
    let tries = 0;
    const hooks = {
      at: (name: string, moment: string) => {
        if (name !== 'renew' || moment !== 'before') return;
        tries += 1;
        if (tries === 1) throw new StoreError('superseded', 'too much was written meanwhile');
      },
    };
    const harness = await runUnder(NARROW, { desk, disk, clock, hooks });
    expect(threadsOf(harness)).toEqual(ALL);
    expect(harness.reported).toHaveLength(1);
    await clock.run(3 * 60 * 60_000);
    expect(threadsOf(harness)).toEqual(OPEN);
  });
});
