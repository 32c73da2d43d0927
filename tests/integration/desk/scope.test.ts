import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setAgentTeams } from '../../../src-desk/services/agents';
import { DeskClient, fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

const transfer = (episodeId: string, teamId: string) =>
  ({ kind: 'assign', episodeId, assigneeId: null, teamId }) as const;

it('a thread that goes to another team leaves one console and enters the other, whole', async () => {
  const [rosa, olga, both] = await Promise.all(['rosa', 'olga', 'both'].map((u) => desk.client(u)));
  const thread = await desk.newThread({ events: 3 });
  await rosa!.do(replyTo(thread, thread.message.id));
  await rosa!.do({ kind: 'resolve', episodeId: thread.episodeId, outcome: null });
  const second = await desk.customerWrites(thread.threadId, 'Another thing');
  const mine = await fullReplica(rosa!);
  const theirs = await fullReplica(olga!);
  const double = await fullReplica(both!);
  const isOf = (replica: typeof mine.replica) => ({
    thread: replica.of('thread').some(({ id }) => id === thread.threadId),
    customer: replica.of('customer').some(({ id }) => id === thread.customerId),
    episodes: replica.of('episode').filter((each) => each.threadId === thread.threadId).length,
    messages: replica.of('message').filter((each) => each.threadId === thread.threadId).length,
    events: replica.of('event').filter((each) => each.customerId === thread.customerId).length,
  });
  const all = { thread: true, customer: true, episodes: 2, messages: 3, events: 3 };
  const nothing = { thread: false, customer: false, episodes: 0, messages: 0, events: 0 };
  expect(isOf(mine.replica)).toEqual(all);
  expect(isOf(theirs.replica)).toEqual(nothing);

  expect((await rosa!.do(transfer(second.episodeId, 'sales'))).status).toBe('applied');
  const rosaCursor = await mine.replica.follow(rosa!, mine.cursor, 3);
  const olgaCursor = await theirs.replica.follow(olga!, theirs.cursor, 3);
  await double.replica.follow(both!, double.cursor, 3);
  expect(isOf(mine.replica)).toEqual(nothing);
  expect(isOf(theirs.replica)).toEqual(all);
  expect(isOf(double.replica)).toEqual(all);
  expect(theirs.replica.snapshot()).toEqual((await fullReplica(olga!)).replica.snapshot());

  expect((await olga!.do(transfer(second.episodeId, 'care'))).status).toBe('applied');
  await mine.replica.follow(rosa!, rosaCursor, 3);
  await theirs.replica.follow(olga!, olgaCursor, 3);
  expect(isOf(mine.replica)).toEqual(all);
  expect(isOf(theirs.replica)).toEqual(nothing);
});

it('a customer stays as long as one of their threads does, and comes with the first one', async () => {
  const [rosa, olga] = await Promise.all(['rosa', 'olga'].map((u) => desk.client(u)));
  const first = await desk.newThread({ events: 2 });
  const { customerId } = first;
  const mine = await fullReplica(rosa!);
  const theirs = await fullReplica(olga!);
  const knows = (replica: typeof mine.replica) =>
    replica.of('event').filter((each) => each.customerId === customerId).length;
  const second = await desk.newThread({ customerId, teamId: 'sales' });
  theirs.cursor = await theirs.replica.follow(olga!, theirs.cursor);
  expect(knows(theirs.replica)).toBe(2);
  await rosa!.do(transfer(first.episodeId, 'sales'));
  mine.cursor = await mine.replica.follow(rosa!, mine.cursor);
  expect(knows(mine.replica)).toBe(0);
  theirs.cursor = await theirs.replica.follow(olga!, theirs.cursor);
  await olga!.do(transfer(second.episodeId, 'care'));
  await mine.replica.follow(rosa!, mine.cursor);
  await theirs.replica.follow(olga!, theirs.cursor);
  expect([knows(mine.replica), knows(theirs.replica)]).toEqual([2, 2]);
});

it('a whisper reaches its author, its addressee and the leads of the team, nobody else', async () => {
  const users = ['rosa', 'ken', 'both', 'marta', 'lars', 'olga'] as const;
  const [rosa, ken, both, marta, lars, olga] = await Promise.all(users.map((u) => desk.client(u)));
  const thread = await desk.newThread();
  const messageId = randomUUID();
  const whisper = {
    kind: 'whisper',
    threadId: thread.threadId,
    episodeId: thread.episodeId,
    messageId,
    toAgentId: 'ken',
    text: 'Offer them the refund',
  } as const;
  const stream = await ken!.listen();
  const others = await both!.listen();
  const before = await marta!.changes(0, 1);
  expect((await marta!.do(whisper)).status).toBe('applied');
  await stream.next((event) => event.type === 'whisper' && event.messageId === messageId);
  for (const [client, sees] of [
    [rosa, false],
    [ken, true],
    [both, false],
    [marta, true],
    [lars, false],
    [olga, false],
  ] as const) {
    const filled = await client!.workset();
    const { replica } = await fullReplica(client!);
    const { replica: followed } = await fullReplica(client!);
    await followed.follow(client!, 0, 50);
    const found = [
      filled.records.some(({ id }) => id === messageId),
      replica.of('message').some(({ id }) => id === messageId),
      followed.of('message').some(({ id }) => id === messageId),
    ];
    expect(found, client!.agent?.id).toEqual([sees, sees, sees]);
    const page = await client!.history(null, 5000);
    const delivered = page.records.filter(({ kind }) => kind === 'message').length;
    expect(page.totalMessages).toBe(delivered);
  }
  expect(before.cursor).toBeGreaterThan(0);
  expect(others.received.filter(({ event }) => event.type === 'whisper')).toEqual([]);
  stream.close();
  others.close();
  // Nor does a conflict tell anybody else of it.
  const seenBy = async (client: DeskClient) => {
    await desk.customerWrites(thread.threadId);
    const outcome = await client.do(replyTo(thread, thread.message.id));
    if (outcome.status !== 'conflict') throw new Error(outcome.status);
    return outcome.newMessages.some(({ id }) => id === messageId);
  };
  expect(await seenBy(rosa!)).toBe(false);
  expect(await seenBy(ken!)).toBe(true);
});

it('an agent who changes teams gets another scope, and their stream ends', async () => {
  const own = await new DeskClient(desk.url).signIn('olga');
  const stream = await own.listen();
  const before = await own.changes(0);
  expect(before.scope).toBe(own.scope);
  await setAgentTeams(desk.running.desk, 'olga', ['care', 'sales']);
  await stream.end();
  const after = await own.changes(before.cursor);
  expect(after.scope).not.toBe(before.scope);
  expect((await own.workset()).scope).toBe(after.scope);
  await setAgentTeams(desk.running.desk, 'olga', ['sales']);
  expect((await own.workset()).scope).toBe(before.scope);
});

it('typing is told to the people of the team, not to the writer', async () => {
  const [rosa, ken, olga] = await Promise.all(['rosa', 'ken', 'olga'].map((u) => desk.client(u)));
  const thread = await desk.newThread();
  const streams = await Promise.all([rosa!, ken!, olga!].map((client) => client.listen()));
  const answer = await rosa!.post('/v1/typing', { threadId: thread.threadId, on: true });
  expect(answer.status).toBe(204);
  await streams[1]!.next((event) => event.type === 'typing' && event.agentId === 'rosa');
  // A change afterwards proves that nothing else is still on its way.
  const { message } = await desk.newThread();
  await Promise.all(
    streams.map((stream) =>
      stream.next((event) => event.type === 'changes' && event.upTo > message.position),
    ),
  );
  for (const stream of [streams[0]!, streams[2]!]) {
    expect(stream.received.filter(({ event }) => event.type === 'typing')).toEqual([]);
  }
  for (const stream of streams) stream.close();
});
