import { describe, expect, it } from 'vitest';
import { FakeDesk } from '../../fixtures/sync/fake-desk';
import {
  cached,
  createHarness,
  createTestWire,
  fail,
  reply,
  withThreads,
  type Harness,
} from '../../fixtures/sync/harness';

describe('fill', () => {
  it('brings everything: the workset first, then the history', async () => {
    const harness = withThreads(7);
    harness.engine.start();
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    const phases = harness.statuses.map(({ fill }) => fill.phase);
    expect(phases.filter((phase, n) => phase !== phases[n - 1])).toEqual([
      'none',
      'workset',
      'backfill',
      'complete',
    ]);
    expect(harness.engine.status().fill.cachedMessages).toBe(14);
    expect(harness.reported).toEqual([]);
    await harness.engine.stop();
    expect(harness.engine.status().connection.state).toBe('idle');
  });

  it('shows the first batch before the workset has ended', async () => {
    const harness = withThreads(6);
    let passes = 0;
    harness.wire.fault = async (call, moment) => {
      if (call !== 'workset' || moment !== 'response') return;
      passes += 1;
      if (passes === 3) await new Promise(() => undefined);
    };
    harness.engine.start();
    await harness.clock.run(1000);
    expect(harness.disk.docs.size).toBeGreaterThan(0);
    expect(harness.changed.length).toBeGreaterThan(0);
    expect(harness.engine.status().fill).toMatchObject({ phase: 'workset', expected: 3 });
  });

  it.each([
    ['keeps the remains of a cut workset and takes out what left the scope since', true, 0],
    ['forgets them when the next one begins, if the desk does not say from where', false, 1],
  ])('%s', async (_name, saysCursor, resets) => {
    const harness = withThreads(6);
    harness.desk.saysCursorFirst = saysCursor;
    let cuts = 0;
    harness.wire.fault = (call, moment) => {
      if (call === 'workset' && moment === 'request' && harness.wire.calls.length === 3) {
        cuts += 1;
        harness.desk.move('t4', 'other');
        fail('cut');
      }
    };
    harness.engine.start();
    await harness.clock.run(150);
    expect(cuts).toBe(1);
    expect(harness.disk.docs.has('thread t4')).toBe(true);
    expect(harness.disk.state.cursor).toBeNull();
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    expect(harness.disk.resets).toBe(resets);
  });

  it('forgets them when the desk is behind what it had said', async () => {
    const desk = new FakeDesk();
    const restored = new FakeDesk();
    const wire = createTestWire();
    let current = desk;
    const connector = new Proxy(desk.connector(wire), {
      get: (_target, name) => Reflect.get(current.connector(wire), name),
    });
    for (const each of [restored, desk]) {
      for (let n = 0; n < 4; n += 1) {
        each.addThread(`t${n}`, true);
        each.addMessage(`t${n}`, `m${n}`);
      }
    }
    desk.addMessage('t3', 'lost');
    const harness = createHarness({ desk, wire, connector });
    let pieces = 0;
    wire.fault = (call, moment) => {
      if (call !== 'workset' || moment !== 'response') return;
      pieces += 1;
      if (pieces !== 4) return;
      current = restored;
      fail('cut');
    };
    harness.engine.start();
    await harness.clock.run(150);
    expect(harness.disk.docs.has('message lost')).toBe(true);
    await harness.clock.run(60_000);
    expect(cached(harness.disk)).toEqual(restored.visible());
    expect(harness.disk.resets).toBe(1);
  });

  it('keeps to the days of history that the desk allows', async () => {
    const harness = withThreads(9, { historyDays: 1 });
    harness.engine.start();
    await harness.clock.run(5000);
    const completeSince = 1_700_000_000_000 - 86_400_000;
    expect(harness.engine.status().fill).toMatchObject({ phase: 'complete', completeSince });
    expect(harness.wire.calls.filter((call) => call === 'history')).toHaveLength(1);
  });

  it('begins the history again when the desk does not know the place any more', async () => {
    const harness = withThreads(9);
    let refusals = 0;
    harness.wire.fault = (call, moment) => {
      if (call !== 'history' || moment !== 'request') return;
      if (harness.disk.state.historyNext !== null && refusals < 4) {
        refusals += 1;
        fail('refused');
      }
    };
    harness.engine.start();
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('goes on where an earlier run stopped', async () => {
    const first = withThreads(9);
    first.engine.start();
    await first.clock.run(60_000, () => first.disk.state.historyNext !== null);
    await first.engine.stop();
    const { disk, desk, clock } = first;
    desk.addMessage('t0', 'late');
    const second = createHarness({ disk, desk, clock });
    second.engine.start();
    await second.idle();
    expect(cached(disk)).toEqual(desk.visible());
    expect(second.wire.calls).not.toContain('workset');
    expect(disk.resets).toBe(0);
  });
});

describe('live', () => {
  it('takes over what the desk announces, several announcements at once', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    const before = harness.wire.calls.length;
    for (let n = 0; n < 50; n += 1) harness.desk.addMessage('t1', `burst-${n}`);
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    expect(harness.wire.calls.length - before).toBeLessThan(4);
  });

  it('passes on typing, and nothing after the stop', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.desk.typing('t1');
    expect(harness.live).toEqual(['typing']);
    await harness.engine.stop();
    harness.desk.typing('t1');
    expect(harness.live).toEqual(['typing']);
  });

  it('polls while the event stream cannot be had, and stays connected', async () => {
    const harness = withThreads();
    harness.wire.fault = (call, moment) => {
      if (call === 'listen' && moment === 'request') fail('cut');
    };
    harness.engine.start();
    await harness.idle();
    harness.desk.addMessage('t1', 'unannounced');
    await harness.idle();
    expect(harness.disk.docs.has('message unannounced')).toBe(true);
    expect(harness.engine.status().connection.state).toBe('connected');
    const before = harness.wire.calls.length;
    await harness.clock.run(600_000);
    const perMinute = (harness.wire.calls.length - before) / 10;
    expect(perMinute).toBeLessThan(12);
  });

  it('fills again when the scope changes, and leaves the work alone', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.wire.fault = (call) => {
      if (call === 'send') fail('cut');
    };
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    harness.desk.threads.get('t2')!.teamId = 'elsewhere';
    harness.desk.changeScope('scope-2');
    await harness.clock.run(5000, () => harness.disk.state.scope === 'scope-2');
    expect(harness.disk.rows.map(({ command: { id } }) => id)).toEqual(['r1']);
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    expect(harness.desk.applied.get('r1')).toBe(1);
    expect(harness.disk.resets).toBe(1);
  });

  it('fills again and resends when the desk was restored from a backup', async () => {
    const old = new FakeDesk();
    const restored = new FakeDesk();
    for (const desk of [old, restored]) {
      desk.addThread('t0', true);
      desk.addMessage('t0', 'm0');
    }
    for (let n = 0; n < 20; n += 1) old.addMessage('t0', `lost-${n}`);
    const wire = createTestWire();
    const [before, after] = [old.connector(wire), restored.connector(wire)];
    let current = before;
    const harness = createHarness({
      desk: restored,
      wire,
      connector: {
        ...before,
        workset: (signal) => current.workset(signal),
        changes: (...args) => current.changes(...args),
        history: (...args) => current.history(...args),
        listen: (...args) => current.listen(...args),
        send: (...args) => current.send(...args),
      },
    });
    harness.engine.start();
    await harness.clock.run(10_000);
    expect(harness.disk.docs.has('message lost-19')).toBe(true);
    // Applied by the desk that is lost; the cache never got to see it.
    wire.fault = (call) => {
      if (call === 'changes') fail('cut');
    };
    await harness.enqueue(reply('r1', 't0', 'lost-19'), 't0');
    await harness.clock.run(3000);
    expect(harness.disk.rows[0]?.state).toBe('confirming');
    current = after;
    wire.fault = () => undefined;
    wire.endStreams();
    await harness.clock.run(120_000);
    expect(cached(harness.disk)).toEqual(restored.visible());
    expect(harness.disk.rows[0]?.state).toBe('conflict');
  });
});

describe('a first fill that is cut again and again', () => {
  /** Lets so many pieces of each workset through, and cuts it then. */
  const cutAfter = (harness: Harness, pieces: number): void => {
    let left = pieces;
    harness.wire.fault = (call, moment) => {
      if (call !== 'workset' || moment !== 'response') return;
      left -= 1;
      if (left >= 0) return;
      left = pieces;
      fail('cut');
    };
  };

  it('keeps what came readable, although the next one begins', async () => {
    const harness = withThreads();
    cutAfter(harness, 3);
    harness.engine.start();
    await harness.clock.run(60_000, () => harness.disk.docs.size > 0);
    const [first] = harness.disk.docs.keys();
    let seen = 0;
    for (let n = 0; n < 300; n += 1) {
      await harness.clock.run(200);
      if (first !== undefined && harness.disk.docs.has(first)) seen += 1;
    }
    expect(harness.wire.calls.filter((call) => call === 'workset').length).toBeGreaterThan(10);
    expect(seen).toBe(300);
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('does not keep what has left the scope meanwhile', async () => {
    const harness = withThreads();
    cutAfter(harness, 4);
    harness.engine.start();
    await harness.clock.run(60_000, () => harness.engine.status().connection.state === 'cut');
    const here = [...harness.disk.docs.keys()].filter((key) => key.startsWith('thread '));
    expect(here.length).toBeGreaterThan(0);
    for (const key of here) harness.desk.move(key.slice('thread '.length), 'elsewhere');
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    for (const key of here) expect(harness.disk.docs.has(key)).toBe(false);
  });
});

describe('stop', () => {
  it('may be followed by a start at once', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.clock.run(20);
    const stopped = harness.engine.stop();
    harness.engine.start();
    await stopped;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
    await harness.engine.stop();
    await harness.engine.stop();
    expect(harness.engine.status().connection.state).toBe('idle');
    expect(harness.clock.sleepers).toBe(0);
  });

  it('ends at once whatever is under way, and nothing comes after it', async () => {
    for (const stuck of ['workset', 'changes', 'history', 'send', 'listen']) {
      const harness = withThreads();
      await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
      const { pass } = harness.wire;
      const dead: string[] = [];
      const connector = harness.desk.connector({
        pass: async (call, moment, signal) => {
          if (call === stuck) {
            dead.push(call);
            await new Promise<void>((resolve) => {
              signal.addEventListener('abort', () => resolve(), { once: true });
            });
          }
          await pass(call, moment, signal);
        },
      });
      const stopping = createHarness({ ...harness, connector });
      stopping.engine.start();
      await stopping.clock.run(5000);
      expect(dead).toContain(stuck);
      await stopping.engine.stop();
      const { length } = stopping.statuses;
      const docs = harness.disk.docs.size;
      await stopping.clock.run(600_000);
      expect(stopping.statuses).toHaveLength(length);
      expect(harness.disk.docs.size).toBe(docs);
      expect(stopping.clock.sleepers).toBe(0);
    }
  });
});
