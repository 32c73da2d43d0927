import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskClient, fullReplica, type Replica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
let clients: Record<'rosa' | 'ken' | 'olga' | 'marta' | 'lars', DeskClient>;
beforeAll(async () => {
  desk = await testDesk();
  const users = ['rosa', 'ken', 'olga', 'marta', 'lars'] as const;
  const entries = await Promise.all(
    users.map(async (user) => [user, await desk.client(user)] as const),
  );
  clients = Object.fromEntries(entries) as typeof clients;
});
afterAll(() => desk.close());

type Thread = Awaited<ReturnType<TestDesk['newThread']>>;

interface Action {
  readonly kind: 'write' | 'reply' | 'note' | 'whisper' | 'resolve' | 'tag' | 'move' | 'new';
  readonly actor: keyof typeof clients;
  readonly thread: number;
  readonly to: 'care' | 'sales';
}

const actor = fc.constantFrom<Action['actor']>('rosa', 'ken', 'olga', 'marta', 'lars');
const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom<Action['kind']>(
    'write',
    'reply',
    'note',
    'whisper',
    'resolve',
    'tag',
    'move',
    'new',
  ),
  actor,
  thread: fc.nat(4),
  to: fc.constantFrom<Action['to']>('care', 'sales'),
});

async function carryOut(each: Action, threads: Thread[]): Promise<void> {
  const thread = threads[each.thread % threads.length]!;
  const { threadId, episodeId } = thread;
  const client = clients[each.actor];
  const messageId = randomUUID();
  switch (each.kind) {
    case 'write':
      await desk.customerWrites(threadId, 'again');
      break;
    case 'reply':
      await client.do(replyTo(thread, null, { acceptStale: true }));
      break;
    case 'note':
      await client.do({ kind: 'note', threadId, episodeId, messageId, text: 'note' });
      break;
    case 'whisper':
      await client.do({
        kind: 'whisper',
        threadId,
        episodeId,
        messageId,
        toAgentId: 'rosa',
        text: 'w',
      });
      break;
    case 'resolve':
      await client.do({ kind: 'resolve', episodeId, outcome: null });
      break;
    case 'tag':
      await client.do({ kind: 'tag', episodeId, tagId: 'vip', on: each.thread % 2 === 0 });
      break;
    case 'move':
      await client.do({ kind: 'assign', episodeId, assigneeId: null, teamId: each.to });
      break;
    case 'new':
      threads.push(
        await desk.newThread({ teamId: each.to, customerId: thread.customerId, events: 0 }),
      );
      break;
  }
}

/** Reads changes while others write, in pages of a size, until told to stop; then to the end. */
function tail(client: DeskClient, from: { replica: Replica; cursor: number }, limit: number) {
  let isOver = false;
  const seqs: number[] = [];
  const done = (async () => {
    let { cursor } = from;
    for (;;) {
      const wasOver = isOver;
      const page = await client.changes(cursor, limit);
      seqs.push(...page.records.map(({ rev }) => rev));
      from.replica.apply(page.records);
      expect(page.cursor).toBeGreaterThanOrEqual(cursor);
      cursor = page.cursor;
      if (wasOver && !page.more) return;
    }
  })();
  return {
    async end() {
      isOver = true;
      await done;
      return seqs;
    },
  };
}

it('a console that follows changes while many write has at the end what a fresh one gets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (writers, limit) => {
        const threads = [
          await desk.newThread({ events: 1 }),
          await desk.newThread({ teamId: 'sales' }),
        ];
        const readers = await Promise.all(
          Object.values(clients).map(async (client) => {
            const from = await fullReplica(client);
            return { client, from, tail: tail(client, from, limit) };
          }),
        );
        await Promise.all(
          writers.map(async (actions) => {
            for (const each of actions) await carryOut(each, threads);
          }),
        );
        for (const { client, from, tail: tailing } of readers) {
          const seqs = await tailing.end();
          expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
          expect(new Set(seqs).size).toBe(seqs.length);
          const fresh = await fullReplica(client);
          expect(from.replica.snapshot(), client.agent?.id).toEqual(fresh.replica.snapshot());
        }
      },
    ),
    { numRuns: 12 },
  );
});

it('the log has every number once, and each document the number of its last change', async () => {
  const { reader } = desk.running.desk;
  const rows = await reader.selectFrom('changes').select('seq').orderBy('seq').execute();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  const last = await reader
    .selectFrom('changes')
    .select(['entity_id', (eb) => eb.fn.max('seq').as('seq')])
    .where('kind', '=', 'message')
    .where('op', '=', 'put')
    .groupBy('entity_id')
    .execute();
  const revs = await reader.selectFrom('messages').select(['id', 'rev']).execute();
  expect(new Map(revs.map(({ id, rev }) => [id, rev]))).toEqual(
    new Map(last.map(({ entity_id, seq }) => [entity_id, Number(seq)])),
  );
});

it('a transaction that fails takes its numbers back', async () => {
  const { running } = desk;
  const { cursor } = await clients.rosa.workset();
  const failing = running.desk.write(async (tx) => {
    await tx.put('tag', { id: 'lost', name: 'Lost' }, null);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await running.desk.write((tx) => tx.put('tag', { id: 'kept', name: 'Kept' }, null));
  const page = await clients.rosa.changes(cursor);
  expect(page.records.map(({ id, rev }) => [id, rev])).toEqual([['kept', cursor + 1]]);
});
