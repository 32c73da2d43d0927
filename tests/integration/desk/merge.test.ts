import { afterAll, beforeAll, expect, it } from 'vitest';
import { fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

const outcome = (customerId: string, what: 'proposed' | 'accepted') =>
  ({
    kind: 'offer-outcome',
    offerId: 'upgrade',
    customerId,
    episodeId: null,
    outcome: what,
  }) as const;

it('two records become one, with all that both had, and the old id goes on working', async () => {
  const rosa = await desk.client('rosa');
  const keep = await desk.newThread({ events: 2 });
  const gone = await desk.newThread({ events: 3 });
  await rosa.do(outcome(gone.customerId, 'accepted'));
  // A console that follows, and one that fills afterwards, end with the same.
  const before = await fullReplica(rosa);
  const merge = {
    kind: 'merge-customers',
    keepId: keep.customerId,
    mergeId: gone.customerId,
  } as const;
  expect(await rosa.do(merge)).toMatchObject({ status: 'applied' });
  const { replica } = await fullReplica(rosa);
  await before.replica.follow(rosa, before.cursor);
  expect(before.replica.snapshot()).toEqual(replica.snapshot());
  const of = <K extends 'event' | 'thread' | 'episode' | 'offerOutcome'>(kind: K, id: string) =>
    replica.of(kind).filter((each) => each.customerId === id);
  const threadIds = of('thread', keep.customerId).map((each) => each.id);
  expect(threadIds.toSorted()).toEqual([keep.threadId, gone.threadId].toSorted());
  expect(of('episode', keep.customerId)).toHaveLength(2);
  expect(of('event', keep.customerId)).toHaveLength(5);
  expect(of('offerOutcome', keep.customerId)).toMatchObject([{ outcome: 'accepted' }]);
  for (const kind of ['thread', 'episode', 'event', 'offerOutcome'] as const) {
    expect(of(kind, gone.customerId)).toEqual([]);
  }
  const customers = replica.of('customer');
  expect(customers.find((each) => each.id === gone.customerId)).toBeUndefined();
  expect(customers.find((each) => each.id === keep.customerId)).toMatchObject({
    formerIds: [gone.customerId],
  });
  // Once more, also the other way round, changes nothing.
  expect(await rosa.do(merge)).toMatchObject({ status: 'applied' });
  expect(
    await rosa.do({ ...merge, keepId: gone.customerId, mergeId: keep.customerId }),
  ).toMatchObject({ status: 'applied' });
  // What was made before under the old id is about the one that was kept.
  expect(await rosa.do(outcome(gone.customerId, 'proposed'))).toMatchObject({ status: 'applied' });
  expect((await rosa.do(replyTo(gone, gone.message.id))).status).toBe('applied');
  await desk.newThread({ customerId: gone.customerId });
  const after = await fullReplica(rosa);
  expect(
    after.replica.of('thread').filter((each) => each.customerId === keep.customerId),
  ).toHaveLength(3);
});

it('is not done over the heads of another team, and an unknown record is none', async () => {
  const rosa = await desk.client('rosa');
  const mine = await desk.newThread();
  const theirs = await desk.newThread({ teamId: 'sales' });
  const merge = (keepId: string, mergeId: string) =>
    rosa.do({ kind: 'merge-customers', keepId, mergeId });
  expect(await merge(mine.customerId, theirs.customerId)).toMatchObject({ code: 'out-of-scope' });
  expect(await merge(mine.customerId, mine.customerId)).toMatchObject({ code: 'invalid' });
  expect(await merge(mine.customerId, 'nobody')).toMatchObject({ code: 'not-found' });
  // The same customer with both teams: only somebody of both may decide.
  const shared = await desk.newThread();
  await desk.newThread({ teamId: 'sales', customerId: shared.customerId });
  expect(await merge(mine.customerId, shared.customerId)).toMatchObject({ code: 'out-of-scope' });
  const both = await desk.client('both');
  expect(
    await both.do({
      kind: 'merge-customers',
      keepId: mine.customerId,
      mergeId: shared.customerId,
    }),
  ).toMatchObject({ status: 'applied' });
});
