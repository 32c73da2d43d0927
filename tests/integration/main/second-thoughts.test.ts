import type { MessageView } from '@shared/ipc';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { messageSchema } from '../../../src-shared/domain';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

/* Undo and second thoughts through the real main process and a real desk. */

/** Longer than any of these tests, so that nothing leaves unless a test says so. */
const LONG_S = 30;
const WAIT = { timeout: 20_000 };

let desk: TestDesk;
let folder: string;
let app: Console;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-thoughts-'));
  app = await startConsole(folder, LONG_S);
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** A thread that this console has read. */
async function knownThread() {
  const thread = await desk.newThread();
  await vi.waitUntil(
    () =>
      app
        .call('conversation.messages', {
          threadId: thread.threadId,
          anchor: { at: 'end' },
          limit: 50,
        })
        .then(({ messages }) => messages.length > 0),
    WAIT,
  );
  return thread;
}

type Thread = Awaited<ReturnType<typeof knownThread>>;

const outbox = () => app.call('outbox.list', undefined);

const messages = async ({ threadId }: Thread): Promise<readonly MessageView[]> =>
  (await app.call('conversation.messages', { threadId, anchor: { at: 'end' }, limit: 50 }))
    .messages;

/** What agents have written in a thread, as the desk has it. */
async function onDesk({ threadId }: Thread): Promise<string[]> {
  const rows = await desk.running.desk.reader
    .selectFrom('messages')
    .select('doc')
    .where('thread_id', '=', threadId)
    .orderBy('position')
    .execute();
  return rows
    .map(({ doc }) => messageSchema.parse(JSON.parse(doc)))
    .filter(({ side }) => side === 'agent')
    .map(({ text }) => text);
}

const episodeState = async ({ threadId }: Thread) =>
  (await app.call('conversation.open', { threadId })).episodes.at(-1)?.state;

it('keeps a reply back, also while the desk can be reached, and takes it back whole', async () => {
  const thread = await knownThread();
  const { message } = thread;
  const png = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  const file = await app.call('attachment.add', {
    threadId: thread.threadId,
    name: 'dot.png',
    mediaType: 'image/png',
    bytes: png,
  });
  const body = replyTo(thread, message.id, { text: 'Too early', attachmentIds: [file.id] });
  const after = { kind: 'resolve', episodeId: thread.episodeId, outcome: null } as const;
  const { commandId, holdUntil } = await app.call('command.submit', { body, after });
  expect(holdUntil).toBeGreaterThan(Date.now());
  expect(await episodeState(thread)).toBe('resolved');
  // The agent may sync now, and the network may come back: that shortens nothing.
  await app.call('sync.now', undefined);
  app.setOnline(false);
  app.setOnline(true);
  await app.call('command.submit', {
    body: {
      kind: 'note',
      threadId: thread.threadId,
      episodeId: thread.episodeId,
      messageId: `${body.messageId}-note`,
      text: 'For the team',
    },
  });
  expect((await outbox()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  const back = await app.call('outbox.cancel', { commandId });
  expect(back).toMatchObject({ mode: 'reply', text: 'Too early', attachments: [{ id: file.id }] });
  expect(app.heard.find(({ name }) => name === 'draft-returned')?.payload).toMatchObject({
    commandId,
    text: 'Too early',
  });
  expect(await episodeState(thread)).toBe('waiting-on-us');
  // What waited behind it goes; it itself never reached the desk.
  await vi.waitUntil(async () => (await outbox()).length === 0, WAIT);
  expect(await onDesk(thread)).toEqual(['For the team']);
});

it('sends now what is wanted now, and its resolution after it', async () => {
  const thread = await knownThread();
  const body = replyTo(thread, thread.message.id, { text: 'At once' });
  const after = { kind: 'resolve', episodeId: thread.episodeId, outcome: null } as const;
  const { commandId } = await app.call('command.submit', { body, after });
  await app.call('outbox.sendNow', { commandId });
  await vi.waitUntil(async () => (await outbox()).length === 0, WAIT);
  expect(await onDesk(thread)).toEqual(['At once']);
  expect(await episodeState(thread)).toBe('resolved');
});

it('lets a reply that is kept back go out when the app quits', async () => {
  const thread = await knownThread();
  await app.call('command.submit', { body: replyTo(thread, thread.message.id, { text: 'Bye' }) });
  await app.close();
  expect(await onDesk(thread)).toEqual(['Bye']);
});

it('does not wait for a desk that cannot be reached; the reply goes out at the next start', async () => {
  const thread = await knownThread();
  app.setOnline(false);
  await app.call('sync.now', undefined);
  await vi.waitUntil(
    async () => (await app.call('sync.status', undefined)).connection.state !== 'connected',
    WAIT,
  );
  await app.call('command.submit', { body: replyTo(thread, thread.message.id, { text: 'Later' }) });
  await app.close();
  expect(await onDesk(thread)).toEqual([]);
  app = await startConsole(folder, LONG_S);
  await app.sessions.start({ account: null, practiceAsked: false });
  await vi.waitUntil(async () => (await onDesk(thread)).length > 0, WAIT);
  expect(await onDesk(thread)).toEqual(['Later']);
});

it('never sends what is being edited, not even after a restart, and then sends the new words', async () => {
  const thread = await knownThread();
  const body = replyTo(thread, thread.message.id, { text: 'It arrives on Monday' });
  const { commandId } = await app.call('command.submit', { body });
  await app.call('outbox.keepEdit', { commandId, text: 'It arrives on Tues' });
  await app.close();
  app = await startConsole(folder, 0);
  await app.sessions.start({ account: null, practiceAsked: false });
  // Something of another thread goes out: the sender runs.
  const other = await knownThread();
  await app.call('command.submit', { body: replyTo(other, other.message.id, { text: 'Other' }) });
  await vi.waitUntil(async () => (await onDesk(other)).length > 0, WAIT);
  expect(await onDesk(thread)).toEqual([]);
  const pending = (await messages(thread)).find(({ id }) => id === body.messageId)?.pending;
  expect(pending).toMatchObject({ editText: 'It arrives on Tues', changeable: true });
  await app.call('outbox.edit', {
    commandId,
    text: 'It arrives on Tuesday',
    lastSeenMessageId: null,
  });
  await vi.waitUntil(async () => (await onDesk(thread)).length > 0, WAIT);
  expect(await onDesk(thread)).toEqual(['It arrives on Tuesday']);
  await vi.waitUntil(async () => (await outbox()).length === 0, WAIT);
  expect(await app.refusal('outbox.keepEdit', { commandId, text: 'x' })).toBe('already-sent');
});

it('checks again when a held back reply is sent as it is, and shows what came since', async () => {
  const thread = await knownThread();
  app.setOnline(false);
  const body = replyTo(thread, thread.message.id, { text: 'A new one leaves today' });
  const after = { kind: 'resolve', episodeId: thread.episodeId, outcome: null } as const;
  await app.call('command.submit', { body, after });
  const first = await desk.customerWrites(thread.threadId, 'Stop');
  app.setOnline(true);
  const conflictAfter = async (known: string | null) => {
    await vi.waitUntil(async () => {
      const item = (await outbox()).find(({ body: { kind } }) => kind === 'reply');
      if (item?.holdUntil) await app.call('outbox.sendNow', item);
      return item?.state === 'conflict' && item.commandId !== known;
    }, WAIT);
    const item = (await outbox()).find(({ state }) => state === 'conflict')!;
    const shown = (await messages(thread)).find(({ id }) => id === body.messageId)?.pending;
    return { commandId: item.commandId, came: shown?.newMessages.map(({ id }) => id) };
  };
  const held = await conflictAfter(null);
  expect(held.came).toEqual([first.id]);
  // It comes between what the card shows and the click.
  const second = await desk.customerWrites(thread.threadId, 'It works again');
  await app.call('outbox.sendAnyway', { commandId: held.commandId });
  const again = await conflictAfter(held.commandId);
  expect(again.came).toEqual([second.id]);
  expect(await onDesk(thread)).toEqual([]);
  await app.call('outbox.sendAnyway', { commandId: again.commandId });
  await vi.waitUntil(async () => (await outbox()).length === 0, WAIT);
  expect(await onDesk(thread)).toEqual(['A new one leaves today']);
  // What it was sent with has seen as much: it is not refused because the customer wrote.
  expect(await episodeState(thread)).toBe('resolved');
});
