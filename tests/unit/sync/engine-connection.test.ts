import { describe, expect, it } from 'vitest';
import { type ConnectorProblem } from '../../../src-main/connectors/connector';
import { cached, fail, reply, withThreads } from '../../fixtures/sync/harness';

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
