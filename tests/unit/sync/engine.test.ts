import { describe, expect, it } from 'vitest';
import { ConnectorError, type ConnectorProblem } from '../../../src-main/connectors/connector';
import { FakeDesk } from '../../fixtures/sync/fake-desk';
import {
  cached,
  command,
  createHarness,
  createTestWire,
  reply,
  type Harness,
} from '../../fixtures/sync/harness';

function withThreads(count = 6, options: Parameters<typeof createHarness>[0] = {}): Harness {
  const harness = createHarness(options);
  for (let n = 0; n < count; n += 1) {
    harness.desk.addThread(`t${n}`, n % 2 === 0);
    harness.desk.addMessage(`t${n}`, `m${n}-1`);
    harness.desk.addMessage(`t${n}`, `m${n}-2`, 'agent');
    if (n % 2 === 1) harness.desk.resolve(`t${n}`);
  }
  return harness;
}

const fail = (problem: ConnectorProblem, retryAfterMs: number | null = null): never => {
  throw new ConnectorError(problem, 'test', retryAfterMs);
};

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

describe('states of the connection', () => {
  const table: readonly (readonly [ConnectorProblem, string])[] = [
    ['offline', 'offline'],
    ['unreachable', 'unreachable'],
    ['not-a-desk', 'not-a-desk'],
    ['login-page', 'login-page'],
    ['proxy-sign-in', 'proxy-sign-in'],
    ['silent', 'unreachable'],
    ['server-error', 'server-error'],
    ['rate-limited', 'rate-limited'],
    ['untrusted-certificate', 'untrusted-certificate'],
    ['refused', 'server-error'],
  ];

  it.each(table)('%s shows as %s, is retried and recovers', async (problem, state) => {
    const harness = withThreads();
    harness.wire.fault = () => fail(problem);
    harness.engine.start();
    await harness.clock.run(500, () => harness.engine.status().connection.state === state);
    const { connection } = harness.engine.status();
    expect(connection.state).toBe(state);
    expect(connection.retryAt).toBeGreaterThan(harness.clock.now() - 1);
    const { since } = connection;
    await harness.clock.run(120_000);
    expect(harness.engine.status().connection).toMatchObject({ state, since });
    expect(harness.wire.calls.length).toBeLessThan(40);
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(harness.engine.status().connection.state).toBe('connected');
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('leaves the desk alone for as long as it asks', async () => {
    const harness = withThreads();
    harness.wire.fault = () => fail('rate-limited', 90_000);
    harness.engine.start();
    await harness.clock.run(89_000);
    expect(harness.wire.calls).toHaveLength(1);
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('leaves it alone although the agent, the network and another phase are in a hurry', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    // The history's own call is told to wait; it concerns every call.
    harness.desk.addMessage('t0', 'meanwhile');
    harness.wire.fault = () => fail('server-error', 90_000);
    harness.wire.endStreams();
    await harness.clock.run(5000);
    const asked = harness.wire.calls.length;
    harness.wire.fault = () => undefined;
    harness.engine.syncNow();
    harness.engine.networkChanged(false);
    harness.engine.networkChanged(true);
    await harness.enqueue(reply('r1', 't1', 't1-m1'), 't1');
    await harness.clock.run(80_000);
    expect(harness.wire.calls).toHaveLength(asked);
    expect(harness.engine.status().connection.state).toBe('server-error');
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('says that the line breaks off when it does so again, and gone quiet after contact', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.wire.fault = () => fail('cut');
    harness.wire.endStreams();
    await harness.clock.run(60_000, () => harness.engine.status().connection.state === 'cut');
    expect(harness.engine.status().connection.state).toBe('cut');
    harness.wire.fault = () => undefined;
    await harness.idle();
    harness.wire.fault = () => fail('silent');
    harness.wire.endStreams();
    await harness.clock.run(5000);
    expect(harness.statuses.map(({ connection }) => connection.state)).toContain('silent');
    await harness.clock.run(60_000);
    expect(harness.engine.status().connection.state).toBe('unreachable');
  });

  it('names what is in the way of sending, or of the history, while the rest goes on', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.wire.fault = (call) => {
      if (call === 'send') fail('cut');
    };
    await harness.enqueue(reply('r1', 't1', 't1-m1'), 't1');
    await harness.clock.run(30_000);
    const stuck = harness.engine.status();
    expect(stuck.connection.state).toBe('connected');
    expect(stuck.outbox).toMatchObject({ waiting: 1, trouble: 'cut' });
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect(harness.engine.status().outbox).toMatchObject({ waiting: 0, trouble: null });
  });

  it('stops asking when signed out, says so once, and keeps the cache', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    const size = harness.disk.docs.size;
    harness.wire.fault = () => fail('signed-out');
    harness.wire.endStreams();
    await harness.clock.run(3_600_000);
    expect(harness.engine.status().connection).toMatchObject({
      state: 'signed-out',
      retryAt: null,
    });
    expect(harness.signedOut).toBe(1);
    expect(harness.disk.docs.size).toBe(size);
    expect(harness.wire.calls.length).toBeLessThan(30);
  });

  it('says offline when the system has no network, and tries at once when it is back', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.wire.fault = () => fail('unreachable');
    harness.engine.networkChanged(false);
    await harness.clock.run(100);
    expect(harness.engine.status().connection.state).toBe('offline');
    await harness.clock.run(600_000);
    harness.wire.fault = () => undefined;
    harness.desk.addMessage('t0', 'while-away');
    harness.engine.networkChanged(true);
    await harness.clock.settle();
    await harness.clock.settle();
    expect(harness.engine.status().connection.state).toBe('connected');
    expect(harness.disk.docs.has('message while-away')).toBe(true);
  });

  it('a store that fails is reported and tried again', async () => {
    let failing = true;
    const harness = withThreads(6, {
      hooks: {
        at: async (name, moment) => {
          if (failing && name === 'apply' && moment === 'before') throw new Error('disk full');
        },
      },
    });
    harness.engine.start();
    await harness.clock.run(30_000);
    expect(harness.reported.length).toBeGreaterThan(1);
    expect(harness.disk.docs.size).toBe(0);
    failing = false;
    await harness.idle();
    expect(cached(harness.disk)).toEqual(harness.desk.visible());
  });

  it('counts and shows what was set aside', async () => {
    const harness = withThreads();
    harness.desk.malformed = [{ kind: 'message', id: 'bad', rev: 3, reason: 'doc.at: invalid' }];
    harness.engine.start();
    await harness.idle();
    expect(harness.engine.status().setAside).toMatchObject({ count: 1, newest: [{ id: 'bad' }] });
  });
});

describe('outbox', () => {
  it('sends in order per lane, one of a lane at a time, many lanes together', async () => {
    const harness = withThreads();
    for (const id of ['a', 'b', 'c']) {
      for (const thread of ['t0', 't2', 't4']) {
        const note = { kind: 'note', threadId: thread, episodeId: `e-${thread}` } as const;
        await harness.enqueue(
          command(`${thread}-${id}`, { ...note, messageId: `n-${thread}-${id}`, text: 'x' }),
          thread,
        );
      }
    }
    harness.engine.start();
    await harness.idle();
    for (const thread of ['t0', 't2', 't4']) {
      const order = harness.desk.effects
        .filter(({ threadId }) => threadId === thread)
        .map(({ commandId }) => commandId.slice(3));
      expect(order).toEqual(['a', 'b', 'c']);
    }
    expect(harness.desk.sendSizes).toEqual([3, 3, 3]);
  });

  it('sends again under the same id when the response was lost', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    let lost = 0;
    harness.wire.fault = (call, moment) => {
      if (call === 'send' && moment === 'response' && lost < 2) {
        lost += 1;
        fail('cut');
      }
    };
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    await harness.idle();
    expect(lost).toBe(2);
    expect(harness.desk.applied.get('r1')).toBe(1);
    expect(harness.disk.rows).toEqual([]);
  });

  it('an answer that met a conflict holds back what follows in its lane, and nothing else', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    await harness.engine.stop();
    harness.desk.addMessage('t0', 'unseen');
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    await harness.enqueue(
      command('x1', { kind: 'resolve', episodeId: 'e-t0', outcome: null }),
      't0',
    );
    await harness.enqueue(reply('r2', 't2', 'm2-2'), 't2');
    harness.engine.start();
    await harness.clock.run(60_000);
    expect(harness.disk.rows.map(({ command: { id }, state }) => [id, state])).toEqual([
      ['r1', 'conflict'],
      ['x1', 'queued'],
    ]);
    expect(harness.disk.rows[0]?.newMessages.map(({ id }) => id)).toEqual(['unseen']);
    expect(harness.desk.applied.get('r2')).toBe(1);
    expect(harness.engine.status().outbox).toMatchObject({ waiting: 1, conflicts: 1 });
  });

  it('a refused command fails with the desk’s words; what is no answer holds nothing back', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    harness.desk.refuse.add('x1');
    await harness.enqueue(
      command('x1', { kind: 'tag', episodeId: 'e-t0', tagId: 'vip', on: true }),
      't0',
    );
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    await harness.clock.run(10_000);
    expect(harness.disk.rows).toMatchObject([{ state: 'failed', reason: 'refused: invalid' }]);
    expect(harness.desk.applied.get('r1')).toBe(1);
  });

  it('uploads before the command that needs it, once', async () => {
    const harness = withThreads();
    const bytes = new Uint8Array([1, 2, 3]);
    await harness.attach('pic', bytes);
    let failed = 0;
    harness.wire.fault = (call, moment) => {
      if (call === 'send' && moment === 'request' && failed < 2) {
        failed += 1;
        fail('cut');
      }
    };
    await harness.enqueue(reply('r1', 't0', 'm0-2', ['pic']), 't0');
    harness.engine.start();
    await harness.idle();
    expect(harness.desk.applied.get('r1')).toBe(1);
    expect(harness.desk.uploads.get('pic')).toBe(1);
    const [upload, send] = [
      harness.wire.calls.indexOf('upload'),
      harness.wire.calls.indexOf('send'),
    ];
    expect(upload).toBeLessThan(send);
  });

  it('finds the one command that a desk stumbles over; the others go out', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    await harness.engine.stop();
    for (const thread of ['t0', 't2', 't4']) {
      await harness.enqueue(reply(`r-${thread}`, thread, `m${thread.slice(1)}-2`), thread);
    }
    const original = harness.desk.connector(harness.wire);
    const stumbling = createHarness({
      ...harness,
      connector: {
        ...original,
        send: (commands, signal) =>
          commands.some(({ id }) => id === 'r-t2')
            ? Promise.reject(new ConnectorError('server-error', 'test'))
            : original.send(commands, signal),
      },
    });
    stumbling.engine.start();
    await stumbling.clock.run(60_000);
    expect([...harness.desk.applied.keys()].sort()).toEqual(['r-t0', 'r-t4']);
    expect(harness.disk.rows).toMatchObject([{ command: { id: 'r-t2' }, state: 'queued' }]);
    expect(stumbling.engine.status().connection.state).toBe('connected');
  });

  it.each([
    ['cut', true],
    ['unreachable', true],
    ['server-error', true],
    ['offline', false],
    ['rate-limited', false],
  ] as const)('remembers after %s whether the desk may have it: %s', async (problem, maybeSent) => {
    const harness = withThreads();
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    harness.wire.fault = (call, moment) => {
      if (call === 'send' && moment === 'request') fail(problem);
    };
    harness.engine.start();
    await harness.clock.run(2000);
    expect(harness.disk.rows).toMatchObject([{ state: 'queued', maybeSent }]);
  });

  it('what the agent takes back before it leaves does not leave', async () => {
    const taken: { cancel?: () => Promise<unknown> } = {};
    const harness = withThreads(6, {
      hooks: {
        at: async (name, moment) => {
          if (name === 'markSending' && moment === 'before') await taken.cancel?.();
        },
      },
    });
    taken.cancel = async () => {
      harness.disk.rows = harness.disk.rows.filter(({ command: { id } }) => id !== 'r1');
    };
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    harness.engine.start();
    await harness.idle();
    expect(harness.desk.applied.has('r1')).toBe(false);
    expect(harness.wire.calls).not.toContain('send');
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
