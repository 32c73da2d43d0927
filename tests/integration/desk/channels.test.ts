import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-desk/clock';
import { fullReplica } from '../../fixtures/desk/client';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';

const HOUR_MS = 3_600_000;

let ahead = 0;
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk({ clock: { ...systemClock, now: () => Date.now() + ahead } });
});
afterAll(() => desk.close());

describe('what a channel takes', () => {
  it('refuses a reply after its window has closed, until the customer writes again', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread({ channel: 'whatsapp' });
    ahead += 23 * HOUR_MS;
    expect((await rosa.do(replyTo(thread, thread.message.id))).status).toBe('applied');
    ahead += HOUR_MS;
    const late = await rosa.do(replyTo(thread, thread.message.id));
    expect(late).toMatchObject({ status: 'refused', code: 'window-closed' });
    const note = { kind: 'note' as const, threadId: thread.threadId, episodeId: thread.episodeId };
    expect((await rosa.do({ ...note, messageId: randomUUID(), text: 'Call them' })).status).toBe(
      'applied',
    );
    const again = await desk.customerWrites(thread.threadId, 'Still there?');
    expect((await rosa.do(replyTo(thread, again.id))).status).toBe('applied');
    const { replica } = await fullReplica(rosa);
    const episode = replica.of('episode').find(({ id }) => id === thread.episodeId);
    expect(episode?.lastCustomerMessageAt).toBe(again.at);
  });

  it('counts what the customer wrote in an earlier episode', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread({ channel: 'whatsapp' });
    await rosa.do({ kind: 'resolve', episodeId: thread.episodeId, outcome: null });
    ahead += 2 * HOUR_MS;
    expect((await rosa.do(replyTo(thread, thread.message.id))).status).toBe('applied');
    ahead += 24 * HOUR_MS;
    const late = await rosa.do(replyTo(thread, thread.message.id));
    expect(late).toMatchObject({ status: 'refused', code: 'window-closed' });
  });

  it('never closes on the web', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    ahead += 1000 * HOUR_MS;
    expect((await rosa.do(replyTo(thread, thread.message.id))).status).toBe('applied');
  });

  it('refuses more text than the channel carries, and says how much that is', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread({ channel: 'sms' });
    const long = replyTo(thread, thread.message.id, { text: 'a'.repeat(1601) });
    const answer = await rosa.do(long);
    expect(answer).toMatchObject({ status: 'refused', code: 'too-long' });
    expect(answer).toHaveProperty('message', expect.stringContaining('1600'));
    const fits = replyTo(thread, thread.message.id, { text: 'a'.repeat(1600) });
    expect((await rosa.do(fits)).status).toBe('applied');
  });

  it('refuses a file that the channel does not carry', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread({ channel: 'sms' });
    const bytes = new TextEncoder().encode('a,b\n1,2\n');
    const { id } = await rosa.uploaded(bytes, 'text/csv', 'list.csv');
    const answer = await rosa.do(replyTo(thread, thread.message.id, { attachmentIds: [id] }));
    expect(answer).toMatchObject({ status: 'refused', code: 'invalid' });
  });
});

describe('a reply that quotes', () => {
  it('carries what it quotes into the message', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const body = {
      ...replyTo(thread, thread.message.id),
      quotedMessageId: thread.message.id,
    };
    expect((await rosa.do(body)).status).toBe('applied');
    const { replica } = await fullReplica(rosa);
    const message = replica.of('message').find(({ id }) => id === body.messageId);
    expect(message?.quotedMessageId).toBe(thread.message.id);
  });

  it('may quote neither another conversation nor what the customer cannot see', async () => {
    const rosa = await desk.client('rosa');
    const thread = await desk.newThread();
    const other = await desk.newThread();
    const noteId = randomUUID();
    await rosa.do({
      kind: 'note',
      threadId: thread.threadId,
      episodeId: thread.episodeId,
      messageId: noteId,
      text: 'internal',
    });
    for (const quotedMessageId of [other.message.id, noteId, 'nothing']) {
      const body = { ...replyTo(thread, thread.message.id), quotedMessageId };
      expect(await rosa.do(body)).toMatchObject({ status: 'refused', code: 'invalid' });
    }
  });
});
