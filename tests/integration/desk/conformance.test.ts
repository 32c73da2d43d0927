import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, PutRecord } from '../../../src-shared/domain';
import { type DeskWipe, wipeProofText, wipeResponseSchema } from '../../../src-shared/protocol';
import { DeskClient, fullReplica, Replica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

/*
 * What any desk must keep to that wants a Heddle console in front of it; nothing here knows more of
 * it than the protocol. By default it runs against the desk of this repository; to point it at yours:
 *
 *   HEDDLE_CONFORMANCE_URL=https://desk.example.com \
 *   HEDDLE_CONFORMANCE_AGENT=user:password HEDDLE_CONFORMANCE_LEAD=user:password \
 *   npx vitest run tests/integration/desk/conformance.test.ts
 *
 * Agent and lead share a team with at least one open thread in which the customer wrote last. The
 * tests write notes and one whisper into it, answer it once, and send one small text file.
 */

const url = process.env['HEDDLE_CONFORMANCE_URL'];
const account = (name: string, fallback: string): [string, string] => {
  const [user = '', ...password] = (process.env[name] ?? fallback).split(':');
  return [user, password.join(':')];
};

let own: TestDesk | null = null;
let agent: DeskClient;
let lead: DeskClient;
let base: string;
beforeAll(async () => {
  if (url === undefined) {
    own = await testDesk();
    for (let index = 0; index < 4; index += 1) {
      const thread = await own.newThread({ events: index });
      await own.customerWrites(thread.threadId, `And number ${index}?`);
    }
  }
  base = (url ?? own?.url ?? '').replace(/\/$/, '');
  agent = await new DeskClient(base).signIn(
    ...account('HEDDLE_CONFORMANCE_AGENT', 'rosa:practice'),
  );
  lead = await new DeskClient(base).signIn(...account('HEDDLE_CONFORMANCE_LEAD', 'marta:practice'));
});
afterAll(() => own?.close());

/** A thread that waits for an answer, with its last message. */
async function waitingThread(): Promise<{ threadId: string; episodeId: string; last: Message }> {
  const { records } = await agent.workset();
  const replica = new Replica();
  replica.apply(records);
  const episode = replica.of('episode').find((each) => each.state === 'waiting-on-us');
  const messages = replica
    .of('message')
    .filter((each) => each.threadId === episode?.threadId)
    .sort((a, b) => a.position - b.position);
  const last = messages.filter((each) => each.side === 'customer').at(-1);
  if (!episode || !last) throw new Error('The agent needs an open thread that waits on us.');
  return { threadId: episode.threadId, episodeId: episode.id, last };
}

const noteIn = (thread: { threadId: string; episodeId: string }, text = 'conformance') => ({
  kind: 'note' as const,
  threadId: thread.threadId,
  episodeId: thread.episodeId,
  messageId: randomUUID(),
  text,
});

describe('sessions', () => {
  it('refuses wrong credentials and strangers with problems', async () => {
    const stranger = new DeskClient(base);
    const wrong = await stranger.post('/v1/sessions', {
      user: `nobody-${randomUUID()}`,
      password: 'wrong',
      deviceId: 'conformance',
    });
    expect(await stranger.problem(wrong)).toMatchObject({ status: 401, code: 'wrong-credentials' });
    for (const path of ['/v1/workset', '/v1/changes?after=0', '/v1/history', '/v1/events']) {
      const answer = await stranger.request(path);
      expect(await stranger.problem(answer)).toMatchObject({ status: 401, code: 'not-signed-in' });
    }
  });

  it('says who signed in', () => {
    expect(agent.agent?.role).toBe('agent');
    expect(lead.agent?.role).toBe('lead');
    expect(agent.scope).not.toBe('');
  });
});

describe('workset', () => {
  it('is framed, holds each document once, and each after what it depends on', async () => {
    const { records, scope } = await agent.workset();
    expect(scope).toBe(agent.scope);
    const seen = new Set<string>();
    const has = (kind: string, id: string) => seen.has(`${kind} ${id}`);
    const dependsOn = (record: PutRecord): boolean => {
      switch (record.kind) {
        case 'thread':
          return has('customer', record.doc.customerId);
        case 'episode':
          return has('thread', record.doc.threadId);
        case 'message':
          return has('episode', record.doc.episodeId) && has('thread', record.doc.threadId);
        case 'event':
        case 'offerOutcome':
          return has('customer', record.doc.customerId);
        default:
          return true;
      }
    };
    for (const record of records) {
      expect(dependsOn(record), `${record.kind} ${record.id} came too early`).toBe(true);
      expect(has(record.kind, record.id), `${record.kind} ${record.id} came twice`).toBe(false);
      seen.add(`${record.kind} ${record.id}`);
    }
    const kinds = new Set(records.map(({ kind }) => kind));
    for (const kind of ['team', 'agent', 'customer', 'thread', 'episode', 'message'] as const) {
      expect(kinds.has(kind)).toBe(true);
    }
  });
});

describe('changes', () => {
  it('come in order, page by page, and no number twice', async () => {
    const { cursor: head } = await agent.workset();
    let cursor = Math.max(0, head - 200);
    for (let pages = 0; pages < 500; pages += 1) {
      const page = await agent.changes(cursor, 7);
      const numbers = page.records.map(({ rev }) => rev);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      for (const number of numbers) {
        expect(number).toBeGreaterThan(cursor);
        expect(number).toBeLessThanOrEqual(page.cursor);
      }
      cursor = page.cursor;
      if (!page.more) break;
    }
    expect(cursor).toBeGreaterThanOrEqual(head);
  });

  it('hold the effect of a command up to the number that its answer names', async () => {
    const thread = await waitingThread();
    const { cursor } = await agent.workset();
    const note = noteIn(thread);
    const outcome = await agent.do(note);
    if (outcome.status !== 'applied') throw new Error(outcome.status);
    const replica = new Replica();
    const reached = await replica.follow(agent, cursor, 3);
    expect(reached).toBeGreaterThanOrEqual(outcome.upTo);
    expect(replica.of('message').find(({ id }) => id === note.messageId)?.text).toBe(note.text);
  });
});

describe('history', () => {
  it('delivers every message once, newest first, with what it needs', async () => {
    const { records } = await agent.workset();
    const messages: { id: string; at: number }[] = [];
    let before: string | null = null;
    let total = 0;
    do {
      const page = await agent.history(before, 50);
      total = page.totalMessages;
      const replica = new Replica();
      replica.apply(page.records);
      const ids = (kind: 'thread' | 'episode') => new Set(replica.of(kind).map(({ id }) => id));
      const [threads, episodes] = [ids('thread'), ids('episode')];
      for (const message of replica.of('message')) {
        expect(threads.has(message.threadId) && episodes.has(message.episodeId)).toBe(true);
        messages.push({ id: message.id, at: message.at });
      }
      before = page.next;
    } while (before !== null);
    const ids = messages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(total);
    const times = messages.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const known = new Set(ids);
    const inWorkset = records.filter(({ kind }) => kind === 'message');
    expect(inWorkset.every(({ id }) => known.has(id))).toBe(true);
  });

  it('has one order for everybody: positions count up, times never go back', async () => {
    const thread = await waitingThread();
    await Promise.all([agent, lead, agent, lead].map((client) => client.do(noteIn(thread))));
    const views = await Promise.all(
      [agent, lead].map(async (client) => {
        const { replica } = await fullReplica(client);
        return replica
          .of('message')
          .filter((each) => each.threadId === thread.threadId && each.kind !== 'whisper')
          .sort((a, b) => a.position - b.position);
      }),
    );
    const [mine = [], theirs = []] = views;
    expect(mine.map(({ id, position }) => [id, position])).toEqual(
      theirs.map(({ id, position }) => [id, position]),
    );
    expect(new Set(mine.map(({ position }) => position)).size).toBe(mine.length);
    const times = mine.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('commands', () => {
  it('are carried out once', async () => {
    const thread = await waitingThread();
    const command = { id: randomUUID(), madeAt: Date.now(), body: noteIn(thread) };
    const outcomes = (
      await Promise.all([1, 2, 3].map(() => agent.commands([command, command])))
    ).flat();
    expect(new Set(outcomes.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(outcomes[0]?.status).toBe('applied');
    const other = await agent.do({ ...command.body, text: 'other' }, command.id);
    expect(other).toMatchObject({ status: 'refused', code: 'id-reused' });
  });

  it('never answer behind a customer’s back', async () => {
    const thread = await waitingThread();
    const unread = replyTo(thread, null, { text: 'We are on it.' });
    const stale = await agent.do(unread);
    expect(stale.status).toBe('conflict');
    const came = stale.status === 'conflict' ? stale.newMessages.map(({ id }) => id) : [];
    expect(came).toContain(thread.last.id);
    // The same message once more: its author has been shown what came in, up to the last of it.
    const reply = { ...unread, lastSeenMessageId: came.at(-1) ?? null };
    expect((await agent.do(reply)).status).toBe('applied');
    const { replica } = await fullReplica(agent);
    const episode = replica.of('episode').find(({ id }) => id === thread.episodeId);
    expect(episode).toMatchObject({ state: 'waiting-on-customer', targetAt: null });
    expect(episode?.lastMessage?.id).toBe(reply.messageId);
  });

  it('are refused with a code when they cannot be', async () => {
    const gone = await agent.do({ kind: 'resolve', episodeId: randomUUID(), outcome: null });
    expect(gone).toMatchObject({ status: 'refused', code: 'not-found' });
    const thread = await waitingThread();
    const { kind: _kind, ...place } = noteIn(thread);
    const toAgentId = agent.agent?.id ?? '';
    const whisper = { kind: 'whisper' as const, ...place, toAgentId };
    expect(await agent.do(whisper)).toMatchObject({ status: 'refused', code: 'not-allowed' });
    expect((await lead.do(whisper)).status).toBe('applied');
    const { replica } = await fullReplica(agent);
    expect(replica.of('message').some(({ id }) => id === whisper.messageId)).toBe(true);
  });
});

describe('attachments', () => {
  it('come back as they went, and not when they were damaged', async () => {
    const bytes = Buffer.from(`conformance ${randomUUID()}`);
    const attachment = await agent.uploaded(bytes, 'text/plain', 'conformance.txt');
    const answer = await agent.request(`/v1/attachments/${attachment.id}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const damaged = await agent.upload(bytes, 'text/plain', { sha256: '0'.repeat(64) });
    expect((await agent.problem(damaged)).code).toBe('hash-mismatch');
    const missing = await agent.request(`/v1/attachments/${randomUUID()}`);
    expect(await agent.problem(missing)).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('wipes', () => {
  /** Whoever signs in as the agent with a console of its own. */
  const agentAccount = () => account('HEDDLE_CONFORMANCE_AGENT', 'rosa:practice');
  const console = async () => {
    const deviceId = `conformance-${randomUUID()}`;
    const [user, password] = agentAccount();
    return { deviceId, client: await new DeskClient(base).signIn(user, password, deviceId) };
  };
  const order = (deviceId: string) =>
    lead.post('/v1/wipes', { agentId: agent.agent?.id, deviceId });
  const proofOf = (wipe: DeskWipe, secret: string) =>
    createHmac('sha256', secret).update(wipeProofText(wipe)).digest('hex');

  it('reach one console of one agent, prove themselves, and end when it has confirmed', async ({
    skip,
  }) => {
    const { deviceId, client } = await console();
    const answer = await order(deviceId);
    // A desk of before there were wipes.
    if (answer.status === 404) skip();
    const [ordered] = wipeResponseSchema.parse(await answer.json()).wipes;
    expect(ordered).toMatchObject({ deviceId });

    for (const path of ['/v1/workset', '/v1/changes?after=0', '/v1/history', '/v1/events']) {
      const problem = await client.problem(await client.request(path));
      expect(problem).toMatchObject({ status: 401, code: 'wiped' });
      expect(problem.wipe).toMatchObject({ id: ordered?.id, deviceId, agentId: agent.agent?.id });
      expect(problem.wipe?.proof).toBe(proofOf(problem.wipe!, client.token));
    }
    expect((await agent.workset()).cursor).toBeGreaterThanOrEqual(0);

    const [user, password] = agentAccount();
    const stranger = new DeskClient(base);
    const again = await stranger.post('/v1/sessions', { user, password, deviceId });
    const atSignIn = await stranger.problem(again);
    expect(atSignIn).toMatchObject({ status: 401, code: 'wiped', wipe: { id: ordered?.id } });
    expect(atSignIn.wipe?.proof).toBe(proofOf(atSignIn.wipe!, password));
    const wrong = await stranger.post('/v1/sessions', { user, password: 'wrong', deviceId });
    expect(await stranger.problem(wrong)).toMatchObject({ code: 'wrong-credentials' });

    const done = { deviceId, unsent: 2, drafts: 1 };
    const unknown = await stranger.post(`/v1/wipes/${randomUUID()}`, done);
    expect(await stranger.problem(unknown)).toMatchObject({ status: 404, code: 'not-found' });
    for (let times = 0; times < 2; times += 1) {
      expect((await stranger.post(`/v1/wipes/${ordered?.id}`, done)).status).toBe(204);
    }
    const old = await client.problem(await client.request('/v1/workset'));
    expect(old).toMatchObject({ code: 'not-signed-in' });
    await client.signIn(user, password, deviceId);
    expect((await client.workset()).cursor).toBeGreaterThanOrEqual(0);
  });

  it('are told to a console that listens, which ends its stream', async ({ skip }) => {
    const { deviceId, client } = await console();
    const { cursor } = await client.workset();
    const stream = await client.listen({ after: cursor });
    if ((await order(deviceId)).status === 404) skip();
    await stream.next((event) => event.type === 'wipe');
    await stream.end();
  });

  it('are for leads only', async ({ skip }) => {
    const answer = await agent.post('/v1/wipes', { agentId: lead.agent?.id, deviceId: null });
    if (answer.status === 404) skip();
    expect(await agent.problem(answer)).toMatchObject({ status: 403, code: 'not-allowed' });
  });
});

describe('events', () => {
  it('announce changes with their number, and after a gap what was missed', async () => {
    const thread = await waitingThread();
    const { cursor } = await agent.workset();
    const stream = await agent.listen({ after: cursor });
    const outcome = await lead.do(noteIn(thread));
    if (outcome.status !== 'applied') throw new Error(outcome.status);
    const told = await stream.next(
      (event) => event.type === 'changes' && event.upTo >= outcome.upTo,
    );
    expect(Number(told.id)).toBeGreaterThanOrEqual(outcome.upTo);
    stream.close();
    await lead.do(noteIn(thread));
    const resumed = await agent.listen({ lastEventId: String(told.id) });
    const missed = await resumed.next((event) => event.type === 'changes');
    expect(Number(missed.id)).toBeGreaterThan(Number(told.id));
    resumed.close();
  });
});
