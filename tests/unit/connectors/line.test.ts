import { beforeEach, describe, expect, it } from 'vitest';
import type { Line } from '../../../src-main/connectors/connector';
import { createLineMonitor, type LineMonitor } from '../../../src-main/connectors/desk/line';
import { createFakeClock, type FakeClock } from '../../fixtures/sync/fake-clock';

let clock: FakeClock;
let monitor: LineMonitor;
let told: Line[];
const states = (): string[] => told.map(({ state }) => state);
const now = (): string | undefined => told.at(-1)?.state;

beforeEach(() => {
  clock = createFakeClock();
  monitor = createLineMonitor(clock);
  told = [];
  monitor.watch((line) => told.push(line));
});

describe('a request', () => {
  it('that is answered in time says nothing', async () => {
    const call = monitor.request(0);
    await clock.run(4000);
    call.heard(10);
    call.end('well');
    await clock.run(60_000);
    expect(states()).toEqual(['good']);
    expect(clock.sleepers).toBe(0);
  });

  it('that nobody answers: slow first, then silent; good when it has failed and another is answered', async () => {
    const call = monitor.request(0);
    await clock.run(6000);
    expect(now()).toBe('slow');
    await clock.run(5000);
    expect(now()).toBe('silent');
    call.end('failed');
    expect(now()).toBe('good');
  });

  it('that trickles is slow, whatever its length; one that pours is not', async () => {
    const trickle = monitor.request(0);
    const pour = monitor.request(0);
    for (let n = 0; n < 60; n += 1) {
      await clock.run(1000);
      trickle.heard(10_000);
      pour.heard(1_000_000);
    }
    expect(now()).toBe('slow');
    trickle.end('stopped');
    expect(now()).toBe('good');
    pour.end('well');
    expect(states()).toEqual(['good', 'slow', 'good']);
  });

  it('after a slow one the next is not called good at once: no flicker from page to page', async () => {
    for (let page = 0; page < 5; page += 1) {
      const call = monitor.request(0);
      for (let second = 0; second < 20; second += 1) {
        await clock.run(1000);
        call.heard(10_000);
      }
      call.end('well');
    }
    expect(states()).toEqual(['good', 'slow']);
  });

  it('that was slow is forgotten soon, also when nothing else is asked for', async () => {
    const call = monitor.request(0);
    await clock.run(8000);
    call.heard(10);
    call.end('well');
    expect(now()).toBe('slow');
    await clock.run(10_000);
    expect(now()).toBe('good');
    expect(clock.sleepers).toBe(0);
  });

  it('gets its time to send what it carries', async () => {
    const upload = monitor.request(32 * 60_000);
    await clock.run(60_000);
    expect(now()).toBe('good');
    await clock.run(6000);
    expect(now()).toBe('slow');
    upload.end('failed');
  });

  it('is not to blame while its reader is busy', async () => {
    const call = monitor.request(0);
    call.heard(100);
    call.hold();
    await clock.run(120_000);
    expect(states()).toEqual(['good']);
    call.resume();
    call.end('stopped');
  });

  it('is not to blame for what its reader needed before it became slow either', async () => {
    const call = monitor.request(0);
    await clock.run(1000);
    call.heard(1000);
    call.hold();
    await clock.run(60_000);
    call.resume();
    await clock.run(2000);
    call.heard(100);
    call.end('well');
    expect(states()).toEqual(['good']);
  });

  it('whose answer lay there while the computer was too busy to look is not slow', async () => {
    const call = monitor.request(0);
    await clock.run(1);
    // Timers come before what has arrived when everything was late.
    clock.jump(30_000);
    await clock.settle();
    call.heard(1000);
    call.end('well');
    expect(states()).toEqual(['good']);
  });

  it('a system clock that jumps changes nothing', async () => {
    const skewed = createFakeClock();
    let skew = 0;
    const lines: string[] = [];
    const other = createLineMonitor(skewed.skewed(() => skew));
    other.watch(({ state }) => lines.push(state));
    const call = other.request(0);
    skew = 5 * 3_600_000;
    await skewed.run(3000);
    skew = -5 * 3_600_000;
    await skewed.run(1000);
    call.end('well');
    expect(lines).toEqual(['good']);
  });
});

describe('an event stream', () => {
  it('with heartbeats is fine for hours', async () => {
    const stream = monitor.stream();
    for (let n = 0; n < 500; n += 1) {
      await clock.run(10_000);
      stream.heard(40);
    }
    stream.end('stopped');
    expect(states()).toEqual(['good']);
    expect(clock.sleepers).toBe(0);
  });

  it('that falls silent is silent, and a greeting alone does not make up for it', async () => {
    const first = monitor.stream();
    first.heard(40);
    await clock.run(31_000);
    expect(now()).toBe('silent');
    first.end('failed');
    expect(now()).toBe('silent');
    const second = monitor.stream();
    await clock.run(20);
    second.heard(40);
    expect(now()).toBe('silent');
    await clock.run(10_000);
    second.heard(40);
    expect(now()).toBe('good');
    second.end('stopped');
  });

  it('that cannot be had is silent after the second time, and fine as soon as it can', async () => {
    for (let n = 0; n < 2; n += 1) {
      expect(now()).toBe('good');
      monitor.stream().end('failed');
    }
    expect(now()).toBe('silent');
    const stream = monitor.stream();
    stream.heard(0);
    expect(now()).toBe('good');
    stream.end('stopped');
  });

  it('one failure in a while happens to everybody', async () => {
    for (let n = 0; n < 5; n += 1) {
      const stream = monitor.stream();
      stream.heard(10);
      await clock.run(10_000);
      stream.heard(10);
      stream.end('failed');
    }
    expect(states()).toEqual(['good']);
  });
});

describe('a desk on this computer for this console alone', () => {
  beforeEach(() => {
    monitor = createLineMonitor(clock, true);
    told = [];
    monitor.watch((line) => told.push(line));
  });

  it('may take its time: there is no line that could be slow', async () => {
    const call = monitor.request(0);
    for (let second = 0; second < 60; second += 1) {
      await clock.run(1000);
      call.heard(1000);
    }
    call.end('well');
    await clock.run(60_000);
    expect(states()).toEqual(['good']);
  });

  it('may not fall silent', async () => {
    const call = monitor.request(0);
    await clock.run(11_000);
    expect(now()).toBe('silent');
    call.heard(10);
    call.end('well');
    expect(states()).toEqual(['good', 'silent', 'good']);
  });
});

describe('the clock of the desk', () => {
  const at = (ms: number): string => new Date(clock.now() + ms).toUTCString();

  it('is told when it differs, once', () => {
    monitor.dated(at(0));
    monitor.dated(at(-420_000));
    monitor.dated(at(-421_000));
    monitor.dated(null);
    monitor.dated('whenever');
    expect(told.map(({ clockAheadMs }) => clockAheadMs)).toEqual([null, -420_000]);
  });

  it('is told when it is right again', () => {
    monitor.dated(at(420_000));
    monitor.dated(at(1000));
    expect(told.at(-1)?.clockAheadMs).toBe(1000);
  });
});
