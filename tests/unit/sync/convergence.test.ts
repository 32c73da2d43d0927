import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError, type ConnectorProblem } from '../../../src-main/connectors/connector';
import type { OutboxRow } from '../../../src-main/store/api';
import { createFakeClock, seededRandom } from '../../fixtures/sync/fake-clock';
import { FakeDesk } from '../../fixtures/sync/fake-desk';
import { createFakeDisk } from '../../fixtures/sync/fake-store';
import { cached, command, createHarness, createTestWire, reply } from '../../fixtures/sync/harness';

/*
 * Random histories of one console and its desk: everything that the network, the desk, the agent
 * and a killed process can do, in any order. Then the trouble ends, and console and desk must agree.
 * More histories: HEDDLE_HISTORIES=20000. One of them again: HEDDLE_SEED=<seed printed by a failure>.
 */
const HISTORIES = Number(process.env['HEDDLE_HISTORIES'] ?? 2000);
const SEED = process.env['HEDDLE_SEED'];

const THREADS = ['t0', 't1', 't2', 't3', 't4'];

const thread = fc.constantFrom(...THREADS);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('message' as const), thread }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reply' as const), thread }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), thread }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resolve' as const), thread }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), thread }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), thread }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('scope' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop-streams' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync-now' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), on: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40_000) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const PROBLEMS: readonly ConnectorProblem[] = [
  'cut',
  'cut',
  'cut',
  'unreachable',
  'server-error',
  'rate-limited',
  'login-page',
];

interface Outcome {
  readonly cache: Map<string, unknown>;
  readonly desk: Map<string, unknown>;
  readonly commands: readonly string[];
  readonly fate: ReadonlyMap<string, 'applied' | 'failed' | 'conflict' | 'lost' | 'twice'>;
  readonly reported: readonly unknown[];
  readonly state: string;
}

/** What follows in its lane waits for the agent; a refused note holds nothing back. */
function isHeldBackBy({ state, command: { body } }: OutboxRow): boolean {
  return state === 'conflict' || (state === 'failed' && body.kind === 'reply');
}

async function play(steps: readonly Step[], seed: number, faultRate: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const clock = createFakeClock();
  const desk = new FakeDesk();
  const disk = createFakeDisk();
  const reported: unknown[] = [];
  let calm = false;
  let names = 0;
  const commands: { readonly id: string; readonly thread: string }[] = [];

  for (const id of THREADS) {
    desk.addThread(id, random() < 0.6);
    for (let n = 0; n < 3; n += 1) desk.addMessage(id, `${id}-${n}`);
    if (random() < 0.5) desk.resolve(id);
  }

  const never = new AbortController().signal;
  const boot = () => {
    const alive = { killed: false };
    const wire = createTestWire();
    wire.fault = async () => {
      // Answers take their time and so overtake each other; time is the fake clock's.
      if (!calm || random() < 0.3) await clock.sleep(Math.floor(random() * 3000), never);
      if (calm || random() >= faultRate) return;
      const problem = PROBLEMS[Math.floor(random() * PROBLEMS.length)] ?? 'cut';
      throw new ConnectorError(problem, 'test', problem === 'rate-limited' ? 2000 : null);
    };
    const harness = createHarness({
      desk,
      disk,
      clock,
      wire,
      seed: Math.floor(random() * 1e9),
      hooks: {
        // A killed process gets no further than its next await.
        at: async () => {
          if (random() < 0.3) await clock.sleep(Math.floor(random() * 50), never);
          if (alive.killed) await new Promise(() => undefined);
        },
      },
    });
    harness.engine.start();
    return { harness, alive };
  };

  let running = boot();
  const enqueue = async (id: string, kind: 'reply' | 'note', threadId: string): Promise<void> => {
    const known = [...disk.docs.values()].flatMap((put) =>
      put.kind === 'message' && put.doc.threadId === threadId ? [put.doc] : [],
    );
    const last = known.sort((a, b) => a.position - b.position).at(-1)?.id ?? null;
    const made =
      kind === 'reply'
        ? reply(id, threadId, last)
        : command(id, {
            kind: 'note',
            threadId,
            episodeId: `e-${threadId}`,
            messageId: `m-${id}`,
            text: 'note',
          });
    commands.push({ id, thread: threadId });
    disk.rows = [
      ...disk.rows,
      {
        command: made,
        order: (disk.order += 1),
        lane: threadId,
        state: 'queued',
        attempts: 0,
        nextTryAt: null,
        holdUntil: null,
        reason: null,
        upTo: null,
        newMessages: [],
      },
    ];
    running.harness.engine.outboxAdded();
  };

  for (const each of steps) {
    switch (each.do) {
      case 'message':
        desk.addMessage(each.thread, `in-${(names += 1)}`);
        break;
      case 'reply':
      case 'note':
        await enqueue(`cmd-${(names += 1)}`, each.do, each.thread);
        break;
      case 'resolve':
        desk.resolve(each.thread);
        break;
      case 'leave':
        desk.move(each.thread, 'other');
        break;
      case 'return':
        desk.move(each.thread, 'mine');
        break;
      case 'scope':
        desk.changeScope(`scope-${(names += 1)}`);
        break;
      case 'restart': {
        const stopped = running.harness.engine.stop();
        await clock.run(60_000);
        await stopped;
        reported.push(...running.harness.reported);
        running = boot();
        break;
      }
      case 'kill':
        running.alive.killed = true;
        reported.push(...running.harness.reported);
        running = boot();
        break;
      case 'drop-streams':
        running.harness.wire.endStreams();
        break;
      case 'sync-now':
        running.harness.engine.syncNow();
        break;
      case 'network':
        running.harness.engine.networkChanged(each.on);
        break;
      case 'wait':
        await clock.run(each.ms);
        break;
    }
  }

  calm = true;
  running.harness.engine.networkChanged(true);
  await clock.run(20 * 60_000, () => {
    const { fill, connection } = running.harness.engine.status();
    const open = disk.rows.some(({ state }) => state === 'sending' || state === 'confirming');
    const heads = disk.rows.filter(({ state }) => state === 'queued');
    const blocked = heads.every(({ lane, order }) =>
      disk.rows.some((row) => row.lane === lane && row.order < order && isHeldBackBy(row)),
    );
    const settled = connection.state === 'connected' && fill.phase === 'complete';
    return settled && !open && blocked && disk.state.cursor === desk.seq;
  });
  await clock.run(1000);
  const state = running.harness.engine.status().connection.state;
  const stopped = running.harness.engine.stop();
  await clock.run(60_000);
  await stopped;
  reported.push(...running.harness.reported);

  const fate = new Map<string, 'applied' | 'failed' | 'conflict' | 'lost' | 'twice'>();
  for (const { id, thread: lane } of commands) {
    const row = disk.rows.find((each) => each.command.id === id);
    const times = desk.applied.get(id) ?? 0;
    const behind = disk.rows.some(
      (each) => each.lane === lane && row && each.order < row.order && isHeldBackBy(each),
    );
    if (times > 1 || (times === 1 && row)) fate.set(id, 'twice');
    else if (times === 1) fate.set(id, 'applied');
    else if (row?.state === 'failed' || (row?.state === 'queued' && behind)) fate.set(id, 'failed');
    else if (row?.state === 'conflict') fate.set(id, 'conflict');
    else fate.set(id, 'lost');
  }
  return {
    cache: cached(disk),
    desk: desk.visible(),
    commands: desk.effects.map(({ commandId }) => commandId),
    fate,
    reported,
    state,
  };
}

describe('convergence', () => {
  it(
    `after ${HISTORIES} random histories the console shows what the desk has, every command once`,
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 5, maxLength: 40 }),
          fc.nat(),
          fc.double({ min: 0, max: 0.4, noNaN: true }),
          async (steps, seed, faultRate) => {
            const outcome = await play(steps, seed, faultRate);
            expect(outcome.state).toBe('connected');
            expect(outcome.cache).toEqual(outcome.desk);
            expect(
              [...outcome.fate].filter(([, end]) => end === 'lost' || end === 'twice'),
            ).toEqual([]);
            // In each lane the effects come in the order in which the commands were made.
            const numbers = outcome.commands.map((id) => Number(id.slice(4)));
            expect(numbers.length).toBe(new Set(numbers).size);
            expect(outcome.reported).toEqual([]);
          },
        ),
        {
          numRuns: HISTORIES,
          ...(SEED === undefined ? {} : { seed: Number(SEED) }),
          endOnFailure: process.env['CI'] !== undefined,
        },
      );
    },
    HISTORIES * 100 + 60_000,
  );
});
