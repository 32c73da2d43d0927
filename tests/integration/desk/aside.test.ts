import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandOf, Episode } from '@shared/domain';
import { wakeDue } from '../../../src-desk/services/snoozes';
import { fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

const MINUTE_MS = 60_000;
let now = Date.parse('2026-03-02T09:00:00Z');
const clock = {
  now: () => now,
  // Nothing happens by itself: the tests say when it is later.
  after: () => () => undefined,
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk({ clock });
});
afterAll(() => desk.close());

async function episodeFor(user: string, threadId: string): Promise<Episode | undefined> {
  const { replica } = await fullReplica(await desk.client(user));
  return replica
    .of('episode')
    .filter((each) => each.threadId === threadId)
    .at(-1);
}

it('what was planned comes back quietly at its time, with what was promised', async () => {
  const rosa = await desk.client('rosa');
  const thread = await desk.newThread();
  await rosa.do(replyTo(thread, thread.message.id));
  const lookAgainAt = now + 60 * MINUTE_MS;
  const plan = { next: 'third-party', lookAgainAt, note: 'the depot calls back' } as const;
  const { episodeId, threadId } = thread;
  expect(await rosa.do({ kind: 'plan', episodeId, plan })).toMatchObject({ status: 'applied' });
  expect(await episodeFor('ken', threadId)).toMatchObject({
    state: 'waiting-on-customer',
    plan: { ...plan, byId: 'rosa', at: now },
  });
  now = lookAgainAt - 1;
  expect(await wakeDue(desk.running.desk)).toBe(0);
  now = lookAgainAt;
  expect(await wakeDue(desk.running.desk)).toBe(1);
  expect(await wakeDue(desk.running.desk)).toBe(0);
  expect(await episodeFor('ken', threadId)).toMatchObject({
    state: 'waiting-on-us',
    targetAt: null,
    plan: null,
    cameBack: { cause: 'time', plan: { note: 'the depot calls back' }, asideById: 'rosa' },
  });
  // Nobody plans over the head of a customer who wrote.
  await desk.customerWrites(threadId, 'Any news?');
  expect(
    await rosa.do({ kind: 'plan', episodeId, plan, lastSeenMessageId: thread.message.id }),
  ).toMatchObject({ code: 'customer-wrote' });
});

function transferOf(
  thread: { readonly threadId: string; readonly episodeId: string },
  over: Partial<CommandOf<'transfer'>> = {},
): CommandOf<'transfer'> {
  return {
    kind: 'transfer',
    threadId: thread.threadId,
    episodeId: thread.episodeId,
    messageId: randomUUID(),
    toAgentId: 'ken',
    teamId: null,
    brief: 'Two parcels, one is missing. I promised a call.',
    fallback: null,
    ...over,
  };
}

it('a transfer is one thing: assignee, brief, note and the work so far', async () => {
  const rosa = await desk.client('rosa');
  const thread = await desk.newThread();
  const body = transferOf(thread, { workMs: 90_000 });
  const id = randomUUID();
  expect((await rosa.do(body, id)).status).toBe('applied');
  expect((await rosa.do(body, id)).status).toBe('applied');
  expect(await episodeFor('ken', thread.threadId)).toMatchObject({
    assigneeId: 'ken',
    transfers: 1,
    effort: [{ agentId: 'rosa', workMs: 90_000 }],
    brief: { text: body.brief, fromAgentId: 'rosa', takenAt: null },
    // Whoever is handed it takes over the wait as well.
    state: 'waiting-on-us',
  });
  const { replica } = await fullReplica(await desk.client('ken'));
  expect(replica.of('message').filter((each) => each.id === body.messageId)).toMatchObject([
    { kind: 'note', text: body.brief, agentId: 'rosa' },
  ]);
  // It is Ken's now.
  expect(await rosa.do(transferOf(thread))).toMatchObject({ code: 'not-allowed' });
  expect(
    await (await desk.client('ken')).do(transferOf(thread, { toAgentId: 'olga' })),
  ).toMatchObject({ code: 'invalid' });
});

it('what nobody takes goes back, also from another team, and what is taken stays', async () => {
  const rosa = await desk.client('rosa');
  const fallback = { at: now + 30 * MINUTE_MS, to: 'author' } as const;
  const left = await desk.newThread();
  const taken = await desk.newThread();
  const away = { teamId: 'sales', toAgentId: null, fallback } as const;
  await rosa.do(transferOf(left, away));
  await rosa.do(transferOf(taken, away));
  expect(await episodeFor('rosa', left.threadId)).toBeUndefined();
  const olga = await desk.client('olga');
  await olga.do({ kind: 'assign', episodeId: taken.episodeId, assigneeId: 'olga', teamId: null });
  now = fallback.at;
  expect(await wakeDue(desk.running.desk)).toBe(1);
  expect(await episodeFor('rosa', left.threadId)).toMatchObject({
    assigneeId: 'rosa',
    teamId: 'care',
    cameBack: { cause: 'not-taken' },
  });
  expect(await episodeFor('olga', left.threadId)).toBeUndefined();
  expect(await episodeFor('olga', taken.threadId)).toMatchObject({
    assigneeId: 'olga',
    brief: { takenAt: expect.any(Number), fallback: null },
  });
});
