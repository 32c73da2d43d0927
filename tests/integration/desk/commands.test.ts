import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

describe('once', () => {
  it('answers a command that is sent again with the first answer and does nothing else', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const command = { id: randomUUID(), madeAt: 1, body: replyTo(thread, thread.message.id) };
    const [first] = await rosa.commands([command]);
    const [second, third] = await rosa.commands([command, command]);
    expect(first?.status).toBe('applied');
    expect([second, third]).toEqual([first, first]);
    const { replica } = await fullReplica(rosa);
    const messages = replica.of('message').filter((each) => each.threadId === thread.threadId);
    expect(messages).toHaveLength(2);
  });

  it('carries out one of many equal commands that arrive at once', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const command = { id: randomUUID(), madeAt: 1, body: replyTo(thread, thread.message.id) };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => rosa.commands([command])));
    const [first] = outcomes;
    for (const outcome of outcomes) expect(outcome).toEqual(first);
    const { replica } = await fullReplica(rosa);
    expect(replica.of('message').filter((each) => each.threadId === thread.threadId)).toHaveLength(
      2,
    );
  });

  it('refuses an id that was used for something else, also by somebody else', async () => {
    const rosa = await desk.client('rosa');
    const ken = await desk.client('ken');
    const thread = await desk.newThread();
    const id = randomUUID();
    const body = replyTo(thread, thread.message.id);
    expect((await rosa.do(body, id)).status).toBe('applied');
    const other = await rosa.do({ ...body, text: 'Something else' }, id);
    expect(other).toMatchObject({ status: 'refused', code: 'id-reused' });
    expect(await ken.do(body, id)).toMatchObject({ status: 'refused', code: 'id-reused' });
    const again = await rosa.do(body, randomUUID());
    expect(again).toMatchObject({ status: 'refused', code: 'id-reused' });
  });

  it('keeps the first answer over a conflict as well', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    await desk.customerWrites(thread.threadId, 'And the invoice?');
    const id = randomUUID();
    const body = replyTo(thread, thread.message.id);
    const first = await rosa.do(body, id);
    expect(first.status).toBe('conflict');
    expect(await rosa.do(body, id)).toEqual(first);
  });
});

describe('no stale answers', () => {
  it('answers conflict with what came in, and takes the reply once its author accepts that', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const second = await desk.customerWrites(thread.threadId, 'And the invoice?');
    const body = replyTo(thread, thread.message.id);
    const conflict = await rosa.do(body);
    expect(conflict).toMatchObject({ status: 'conflict', newMessages: [second] });
    expect((await rosa.do({ ...body, acceptStale: true })).status).toBe('applied');
  });

  it('takes a reply that names what its conflict showed, unless something came after that', async () => {
    const rosa = await desk.client('rosa');
    const ken = await desk.client('ken');
    const thread = await desk.newThread();
    const second = await desk.customerWrites(thread.threadId, 'And the invoice?');
    const body = replyTo(thread, thread.message.id);
    expect(await rosa.do(body)).toMatchObject({ status: 'conflict', newMessages: [second] });
    const third = await desk.customerWrites(thread.threadId, 'Forget it.');
    const seenSecond = { ...body, lastSeenMessageId: second.id };
    expect(await rosa.do(seenSecond)).toMatchObject({ status: 'conflict', newMessages: [third] });
    const answer = replyTo(thread, third.id, { text: 'Forgotten.' });
    expect((await ken.do(answer)).status).toBe('applied');
    const seenThird = { ...body, lastSeenMessageId: third.id };
    expect(await rosa.do(seenThird)).toMatchObject({
      status: 'conflict',
      newMessages: [{ id: answer.messageId }],
    });
    const seenAll = { ...body, lastSeenMessageId: answer.messageId };
    expect((await rosa.do(seenAll)).status).toBe('applied');
  });

  it('also when a colleague has answered meanwhile, but not for what the author wrote', async () => {
    const rosa = await desk.client('rosa');
    const ken = await desk.client('ken');
    const thread = await desk.newThread();
    const first = replyTo(thread, thread.message.id);
    expect((await rosa.do(first)).status).toBe('applied');
    expect((await rosa.do(replyTo(thread, thread.message.id))).status).toBe('applied');
    expect((await ken.do(replyTo(thread, thread.message.id))).status).toBe('conflict');
    expect((await ken.do(replyTo(thread, first.messageId))).status).toBe('conflict');
  });

  it('takes an unknown last message as not having seen what nobody answered', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const outcome = await rosa.do(replyTo(thread, 'never-arrived'));
    expect(outcome).toMatchObject({ status: 'conflict', newMessages: [thread.message] });
    expect((await rosa.do(replyTo(thread, null))).status).toBe('conflict');
  });
});

describe('episodes', () => {
  it('are not put aside over the head of a customer who wrote meanwhile', async () => {
    const rosa = await desk.client('rosa');
    const { episodeId, threadId, message } = await desk.newThread();
    const later = await desk.customerWrites(threadId, 'Wait, one more thing!');
    const snooze = { until: null, wakeOnReply: true, reason: '' };
    const unread = { status: 'refused', code: 'customer-wrote' };
    const resolve = { kind: 'resolve', episodeId, outcome: null } as const;
    expect(await rosa.do({ ...resolve, lastSeenMessageId: message.id })).toMatchObject(unread);
    const asleep = { kind: 'snooze', episodeId, snooze } as const;
    expect(await rosa.do({ ...asleep, lastSeenMessageId: message.id })).toMatchObject(unread);
    expect(await rosa.do({ ...asleep, lastSeenMessageId: later.id })).toMatchObject({
      status: 'applied',
    });
    expect(await rosa.do({ ...resolve, lastSeenMessageId: later.id })).toMatchObject({
      status: 'applied',
    });
  });

  it('start anew with the customer after a resolution, and go on with the agent', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const { episodeId } = thread;
    const done = await rosa.do({ kind: 'resolve', episodeId, outcome: 'Sent again' });
    expect(done.status).toBe('applied');
    expect(await rosa.do({ kind: 'resolve', episodeId, outcome: null })).toMatchObject({
      status: 'refused',
      code: 'already-done',
    });
    // An afterthought stays in the episode and opens it again.
    expect((await rosa.do(replyTo(thread, thread.message.id))).status).toBe('applied');
    let { replica } = await fullReplica(rosa);
    const mine = () => replica.of('episode').filter((each) => each.threadId === thread.threadId);
    expect(mine()).toMatchObject([
      { state: 'waiting-on-customer', resolvedAt: null, outcome: null, assigneeId: 'rosa' },
    ]);
    await rosa.do({ kind: 'resolve', episodeId, outcome: null });
    const next = await desk.customerWrites(thread.threadId, 'Something new');
    ({ replica } = await fullReplica(rosa));
    expect(mine().sort((a, b) => a.number - b.number)).toMatchObject([
      { number: 1, state: 'resolved', turns: { customer: 1, agent: 1 } },
      { number: 2, state: 'waiting-on-us', id: next.episodeId, turns: { customer: 1, agent: 0 } },
    ]);
    // A reply that names the old episode belongs to the one that is open now.
    const late = replyTo(thread, next.id);
    expect((await rosa.do(late)).status).toBe('applied');
    ({ replica } = await fullReplica(rosa));
    const written = replica.of('message').find((each) => each.id === late.messageId);
    expect(written?.episodeId).toBe(next.episodeId);
    expect(await rosa.do({ kind: 'reopen', episodeId })).toMatchObject({
      status: 'refused',
      code: 'invalid',
    });
  });

  it('sleep, are woken by hand, and by the customer only if they may', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const { episodeId, threadId } = thread;
    const stateNow = async () => {
      const { replica } = await fullReplica(rosa);
      return replica.of('episode').find((each) => each.id === episodeId)?.state;
    };
    const snooze = { until: null, wakeOnReply: false, reason: 'waiting for the courier' };
    await rosa.do({ kind: 'snooze', episodeId, snooze });
    await desk.customerWrites(threadId);
    expect(await stateNow()).toBe('snoozed');
    expect((await rosa.do({ kind: 'wake', episodeId })).status).toBe('applied');
    expect(await stateNow()).toBe('waiting-on-us');
    expect(await rosa.do({ kind: 'wake', episodeId })).toMatchObject({ code: 'already-done' });
    await rosa.do({ kind: 'snooze', episodeId, snooze: { ...snooze, wakeOnReply: true } });
    await desk.customerWrites(threadId);
    expect(await stateNow()).toBe('waiting-on-us');
  });

  it('carry tags and intents', async () => {
    const rosa = await desk.client('rosa');
    const { episodeId, message } = await desk.newThread();
    await rosa.do({ kind: 'tag', episodeId, tagId: 'vip', on: true });
    await rosa.do({ kind: 'tag', episodeId, tagId: 'vip', on: true });
    expect(await rosa.do({ kind: 'tag', episodeId, tagId: 'none', on: true })).toMatchObject({
      code: 'not-found',
    });
    const intent = { kind: 'intent' as const, episodeId, intentId: 'i1', messageId: message.id };
    expect(await rosa.do({ ...intent, label: null, state: 'open' })).toMatchObject({
      code: 'not-found',
    });
    await rosa.do({ ...intent, label: 'Parcel', state: 'open' });
    await rosa.do({ ...intent, label: null, state: 'answered' });
    const { replica } = await fullReplica(rosa);
    expect(replica.of('episode').find((each) => each.id === episodeId)).toMatchObject({
      tagIds: ['vip'],
      intents: [{ id: 'i1', label: 'Parcel', state: 'answered', messageId: message.id }],
    });
  });
});

describe('order', () => {
  it('positions count up without gaps and times never go back, whoever writes at once', async () => {
    const [rosa, ken] = [await desk.client('rosa'), await desk.client('ken')];
    const thread = await desk.newThread();
    const note = (text: string) => ({
      kind: 'note' as const,
      threadId: thread.threadId,
      episodeId: thread.episodeId,
      messageId: randomUUID(),
      text,
    });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        index % 3 === 0
          ? desk.customerWrites(thread.threadId, String(index))
          : (index % 3 === 1 ? rosa : ken).do(note(String(index))),
      ),
    );
    const { replica } = await fullReplica(rosa);
    const messages = replica
      .of('message')
      .filter((each) => each.threadId === thread.threadId)
      .sort((a, b) => a.position - b.position);
    expect(messages.map((each) => each.position)).toEqual(messages.map((_, index) => index + 1));
    expect(messages).toHaveLength(31);
    const times = messages.map((each) => each.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('roles', () => {
  it('only a lead moves what a colleague has', async () => {
    const [rosa, ken, marta] = await Promise.all(
      ['rosa', 'ken', 'marta'].map((u) => desk.client(u)),
    );
    const { episodeId } = await desk.newThread();
    const assign = (assigneeId: string | null, teamId: string | null = null) =>
      ({ kind: 'assign', episodeId, assigneeId, teamId }) as const;
    expect((await ken!.do(assign('ken'))).status).toBe('applied');
    expect(await rosa!.do(assign('rosa'))).toMatchObject({ code: 'not-allowed' });
    expect((await ken!.do(assign('rosa'))).status).toBe('applied');
    expect((await rosa!.do(assign(null))).status).toBe('applied');
    expect((await marta!.do(assign('ken'))).status).toBe('applied');
    expect((await marta!.do(assign('rosa'))).status).toBe('applied');
    expect(await marta!.do(assign('olga'))).toMatchObject({ code: 'invalid' });
    expect(await marta!.do(assign('nobody'))).toMatchObject({ code: 'not-found' });
    expect(await marta!.do(assign(null, 'no-team'))).toMatchObject({ code: 'not-found' });
  });

  it('only a lead whispers, and only to somebody who sees the thread', async () => {
    const [rosa, marta] = [await desk.client('rosa'), await desk.client('marta')];
    const { threadId, episodeId } = await desk.newThread();
    const whisper = (toAgentId: string) =>
      ({
        kind: 'whisper',
        threadId,
        episodeId,
        messageId: randomUUID(),
        toAgentId,
        text: 'psst',
      }) as const;
    expect(await rosa.do(whisper('ken'))).toMatchObject({ code: 'not-allowed' });
    expect(await marta.do(whisper('olga'))).toMatchObject({ code: 'invalid' });
    expect((await marta.do(whisper('ken'))).status).toBe('applied');
  });

  it('nobody touches what another team has', async () => {
    const olga = await desk.client('olga');
    const thread = await desk.newThread();
    const { episodeId } = thread;
    const outOfScope = { status: 'refused', code: 'out-of-scope' };
    expect(await olga.do(replyTo(thread, thread.message.id))).toMatchObject(outOfScope);
    expect(await olga.do({ kind: 'resolve', episodeId, outcome: null })).toMatchObject(outOfScope);
    expect(
      await olga.do({
        kind: 'offer-outcome',
        offerId: 'upgrade',
        customerId: thread.customerId,
        episodeId,
        outcome: 'proposed',
      }),
    ).toMatchObject(outOfScope);
    expect(await olga.do({ kind: 'reopen', episodeId: 'nowhere' })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('offers', () => {
  it('keep one outcome per offer and customer; being shown takes nothing back', async () => {
    const rosa = await desk.client('rosa');
    const { customerId, episodeId } = await desk.newThread();
    const say = (outcome: 'shown' | 'proposed' | 'accepted') =>
      rosa.do({ kind: 'offer-outcome', offerId: 'upgrade', customerId, episodeId, outcome });
    for (const outcome of ['shown', 'proposed', 'shown', 'accepted', 'shown'] as const) {
      expect((await say(outcome)).status).toBe('applied');
    }
    const { replica } = await fullReplica(rosa);
    const outcomes = replica.of('offerOutcome').filter((each) => each.customerId === customerId);
    expect(outcomes).toMatchObject([{ outcome: 'accepted', agentId: 'rosa' }]);
  });
});
