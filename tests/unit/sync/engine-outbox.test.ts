import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src-main/connectors/connector';
import { command, createHarness, fail, reply, withThreads } from '../../fixtures/sync/harness';

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

  it('takes a reply back while its file is on the way, and tells how far that is', async () => {
    const first = withThreads();
    const original = first.desk.connector(first.wire);
    const tells: ((bytes: number) => void)[] = [];
    let ends = 0;
    const harness = createHarness({
      ...first,
      connector: {
        ...original,
        upload: (_attachment, signal, sent) =>
          new Promise((_resolve, reject) => {
            if (sent) tells.push(sent);
            signal.addEventListener('abort', () => {
              ends += 1;
              reject(new ConnectorError('aborted', 'test'));
            });
          }),
      },
    });
    await harness.attach('pic', new Uint8Array(200));
    harness.engine.start();
    await harness.idle();
    await harness.enqueue(reply('r1', 't0', 'm0-2', ['pic']), 't0');
    await harness.enqueue(reply('r2', 't0', 'm0-2'), 't0');
    await harness.clock.run(1000);
    expect(tells).toHaveLength(1);
    tells[0]?.(50);
    expect(harness.uploads.at(-1)).toEqual({ attachmentId: 'pic', share: 0.25 });
    // Nothing of the reply itself has left.
    expect(harness.disk.rows[0]).toMatchObject({ state: 'queued' });

    await harness.take('r1');
    await harness.clock.run(1000);
    expect(ends).toBe(1);
    expect(harness.uploads.at(-1)).toEqual({ attachmentId: 'pic', share: null });
    expect(harness.desk.applied.has('r1')).toBe(false);
    expect(harness.desk.applied.get('r2')).toBe(1);
    expect(harness.engine.status().connection.state).toBe('connected');
  });

  it('gives a reply that was changed while its file was on the way its new words and time', async () => {
    const first = withThreads();
    const original = first.desk.connector(first.wire);
    let arrive: () => void = () => undefined;
    const harness = createHarness({
      ...first,
      connector: {
        ...original,
        upload: async (attachment, signal, sent) => {
          await new Promise<void>((resolve) => (arrive = resolve));
          return original.upload(attachment, signal, sent);
        },
      },
    });
    await harness.attach('pic', new Uint8Array(200));
    harness.engine.start();
    await harness.idle();
    await harness.enqueue(reply('r1', 't0', 'm0-2', ['pic']), 't0');
    await harness.clock.run(1000);
    const [row] = harness.disk.rows;
    if (!row) throw new Error('There is no row.');
    const body = { ...row.command.body, text: 'New words' } as typeof row.command.body;
    const holdUntil = harness.clock.now() + 5000;
    harness.disk.rows[0] = { ...row, command: { ...row.command, body }, holdUntil };
    arrive();
    await harness.clock.run(2000);
    expect(harness.desk.applied.has('r1')).toBe(false);
    await harness.clock.run(10_000);
    expect(harness.desk.applied.get('r1')).toBe(1);
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

  it('counts what is added while a lost connection still waits for its last request', async () => {
    const harness = withThreads();
    harness.engine.start();
    await harness.idle();
    let answer: () => void = () => undefined;
    harness.wire.fault = (call, moment) => {
      if (call === 'send' && moment === 'request') {
        return new Promise<void>((resolve) => (answer = resolve));
      }
      if (call !== 'send') fail('untrusted-certificate');
      return undefined;
    };
    await harness.enqueue(reply('r1', 't0', 'm0-2'), 't0');
    await harness.clock.run(100);
    harness.wire.endStreams();
    await harness.clock.run(100);
    await harness.enqueue(reply('r2', 't2', 'm2-2'), 't2');
    await harness.clock.run(100);
    expect(harness.engine.status().outbox).toMatchObject({ waiting: 2 });
    answer();
    await harness.clock.run(100);
    expect(harness.engine.status().outbox).toMatchObject({ waiting: 2 });
    harness.wire.fault = () => undefined;
    await harness.idle();
    expect([harness.desk.applied.get('r1'), harness.desk.applied.get('r2')]).toEqual([1, 1]);
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
