import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskClient, Replica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
let rosa: DeskClient;
beforeAll(async () => {
  desk = await testDesk();
  rosa = await desk.client('rosa');
  for (let index = 0; index < 12; index += 1) {
    const thread = await desk.newThread({ teamId: index % 4 === 0 ? 'sales' : 'care', events: 1 });
    for (let each = 0; each < index; each += 1) await desk.customerWrites(thread.threadId);
  }
  await desk.running.desk.write(async (tx) => {
    const [row] = await tx.db.selectFrom('threads').select('customer_id').limit(1).execute();
    // A thread in which nobody wrote, and an episode in which nobody did.
    const thread = {
      id: 'silent',
      customerId: row!.customer_id,
      channel: 'sms' as const,
      teamId: 'care',
      language: null,
      createdAt: 5,
      lastMessageAt: null,
    };
    await tx.put('thread', thread, { lastAt: 0, lastPosition: 0 });
  });
});
afterAll(() => desk.close());

/** Everything the desk has for a team, straight from its tables. */
async function idsIn(table: 'messages' | 'threads' | 'episodes'): Promise<string[]> {
  const rows = await desk.running.desk.reader
    .selectFrom(table)
    .select('id')
    .where('team_id', '=', 'care')
    .execute();
  return rows.map(({ id }) => id).sort();
}

it('pages of any size hold everything once, newest first, and nothing that is needed is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (limit) => {
      const messages: { id: string; at: number }[] = [];
      const threads = new Set<string>();
      let before: string | null = null;
      let since = Number.POSITIVE_INFINITY;
      do {
        const page = await rosa.history(before, limit);
        const keys = page.records.map(({ kind, id }) => `${kind} ${id}`);
        expect(new Set(keys).size, 'repeated within a page').toBe(keys.length);
        const replica = new Replica();
        replica.apply(page.records);
        const has = (kind: 'thread' | 'episode' | 'customer', id: string) =>
          replica.of(kind).some((doc) => doc.id === id);
        for (const message of replica.of('message')) {
          expect(has('thread', message.threadId) && has('episode', message.episodeId)).toBe(true);
        }
        for (const thread of replica.of('thread')) {
          threads.add(thread.id);
          expect(has('customer', thread.customerId)).toBe(true);
          const events = replica
            .of('event')
            .filter((each) => each.customerId === thread.customerId);
          expect(events).toHaveLength(1);
        }
        messages.push(...replica.of('message').map(({ id, at }) => ({ id, at })));
        if (page.completeSince !== null) {
          expect(page.completeSince).toBeLessThanOrEqual(since);
          since = page.completeSince;
        }
        before = page.next;
      } while (before !== null);
      expect(messages.map(({ id }) => id).sort()).toEqual(await idsIn('messages'));
      const times = messages.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect([...threads].sort()).toEqual(await idsIn('threads'));
    }),
    { numRuns: 15 },
  );
});

it('what is written while history is being read arrives by history or by changes, all of it', async () => {
  const replica = new Replica();
  const filled = await rosa.workset();
  replica.apply(filled.records);
  let before: string | null = null;
  do {
    const page = await rosa.history(before, 7);
    replica.apply(page.records);
    before = page.next;
    const thread = await desk.newThread();
    await desk.customerWrites(thread.threadId);
    await rosa.do(replyTo(thread, null, { acceptStale: true }));
    await rosa.do({
      kind: 'assign',
      episodeId: thread.episodeId,
      assigneeId: null,
      teamId: 'sales',
    });
    const [older] = await desk.running.desk.reader
      .selectFrom('episodes')
      .select('id')
      .where('team_id', '=', 'sales')
      .where('state', '<>', 'resolved')
      .limit(1)
      .execute();
    const lars = await desk.client('lars');
    await lars.do({ kind: 'assign', episodeId: older!.id, assigneeId: null, teamId: 'care' });
  } while (before !== null);
  await replica.follow(rosa, filled.cursor, 11);
  expect(
    replica
      .of('message')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(await idsIn('messages'));
  expect(
    replica
      .of('thread')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(await idsIn('threads'));
  expect(
    replica
      .of('episode')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(await idsIn('episodes'));
});

it('refuses a cursor that is not its own', async () => {
  for (const cursor of ['x', Buffer.from('["threads",1]').toString('base64url')]) {
    const answer = await rosa.request(`/v1/history?before=${cursor}`);
    expect(await rosa.problem(answer)).toMatchObject({ status: 400, code: 'invalid-request' });
  }
});
