import type { EventOf, MessageView, SyncStatus } from '@shared/ipc';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

let desk: TestDesk;
let folder: string;
let app: Console;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-main-'));
  app = await startConsole(folder);
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const signIn = (user = 'rosa') =>
  app.call('session.signIn', { url: desk.url, user, password: 'practice' });

const row = async (threadId: string, state: 'waiting-on-us' | 'waiting-on-customer') => {
  const page = await app.call('inbox.page', { state, filter: 'everyone', offset: 0, limit: 200 });
  return page.rows.find((each) => each.threadId === threadId) ?? null;
};

const messages = async (threadId: string): Promise<readonly MessageView[]> =>
  (await app.call('conversation.messages', { threadId, anchor: { at: 'end' }, limit: 50 }))
    .messages;

const idle = () =>
  vi.waitUntil(async () => (await app.call('sync.status', undefined)).fill.phase === 'complete', {
    timeout: 20_000,
  });

it('fills the inbox of whoever signs in, and tells the screen', async () => {
  const { threadId } = await desk.newThread({ text: 'Where is my parcel?' });
  expect((await signIn()).status).toBe('signed-in');
  await idle();
  expect(await row(threadId, 'waiting-on-us')).toMatchObject({
    customer: { name: 'Haruki Tanaka' },
    pending: 'none',
    unread: true,
    draft: null,
  });
  expect(app.heard.some(({ name }) => name === 'sync-status')).toBe(true);
  const late = await desk.newThread({ text: 'Hello?' });
  await vi.waitUntil(() => row(late.threadId, 'waiting-on-us'), { timeout: 10_000 });
});

it('shows an answer at once, sends it when the network is back, and never shows it twice', async () => {
  const thread = await desk.newThread();
  await signIn();
  await idle();
  app.setOnline(false);
  const body = replyTo(thread, thread.message.id, { text: 'It arrives tomorrow.' });
  const seen: string[][] = [];
  const look = async () => {
    const shown = await messages(thread.threadId);
    const own = shown.filter((each) => each.id === body.messageId);
    seen.push(own.map((each) => each.pending?.state ?? 'there'));
    return own[0]?.pending === null;
  };
  await app.call('command.submit', { body });
  await look();
  expect(seen).toEqual([['queued']]);
  expect(await row(thread.threadId, 'waiting-on-us')).toBeNull();
  expect(await row(thread.threadId, 'waiting-on-customer')).toMatchObject({ pending: 'waiting' });
  app.setOnline(true);
  await vi.waitUntil(look, { timeout: 20_000, interval: 3 });
  for (const shown of seen) expect(shown).toHaveLength(1);
  expect(await row(thread.threadId, 'waiting-on-customer')).toMatchObject({
    episode: { lastMessage: { id: body.messageId } },
  });
  await vi.waitUntil(async () => (await app.call('outbox.list', undefined)).length === 0);
});

it('does not send a stale answer, shows what came in, and sends it when the agent says so', async () => {
  const thread = await desk.newThread();
  await signIn();
  await idle();
  app.setOnline(false);
  const body = replyTo(thread, thread.message.id);
  const { commandId } = await app.call('command.submit', { body });
  const late = await desk.customerWrites(thread.threadId, 'Forget it, it is here.');
  app.setOnline(true);
  const conflict = await vi.waitUntil(
    async () =>
      (await app.call('outbox.list', undefined)).find(({ state }) => state === 'conflict'),
    { timeout: 20_000 },
  );
  expect(conflict.commandId).toBe(commandId);
  const pending = (await messages(thread.threadId)).find(({ id }) => id === body.messageId);
  expect(pending?.pending).toMatchObject({ state: 'conflict', newMessages: [{ id: late.id }] });
  expect(await row(thread.threadId, 'waiting-on-us')).toMatchObject({ pending: 'conflict' });
  await app.call('outbox.sendAnyway', { commandId });
  await vi.waitUntil(
    async () => (await messages(thread.threadId)).some((m) => m.side === 'agent' && !m.pending),
    { timeout: 20_000 },
  );
});

it('gives a text back to the draft when its command is taken back', async () => {
  const thread = await desk.newThread();
  await signIn();
  await idle();
  app.setOnline(false);
  const body = replyTo(thread, thread.message.id, { text: 'Not yet.' });
  const { commandId } = await app.call('command.submit', { body });
  await app.call('outbox.cancel', { commandId });
  const draft = await app.call('draft.get', { threadId: thread.threadId, mode: 'reply' });
  expect(draft?.text).toBe('Not yet.');
  expect(await row(thread.threadId, 'waiting-on-us')).toMatchObject({
    draft: 'reply',
    pending: 'none',
  });
  expect(await app.refusal('outbox.cancel', { commandId })).toBe('already-sent');
});

it('says which drafts there are, the reply before the note', async () => {
  const { threadId } = await desk.newThread();
  await signIn();
  await idle();
  const save = (mode: 'reply' | 'note', text: string) =>
    app.call('draft.save', { threadId, mode, text, attachments: [] });
  const shown = async () => [
    (await row(threadId, 'waiting-on-us'))?.draft,
    (await app.call('conversation.open', { threadId })).draft,
  ];
  await save('note', 'Ask Ken');
  expect(await shown()).toEqual(['note', 'note']);
  await save('reply', 'Dear');
  expect(await shown()).toEqual(['reply', 'reply']);
  await save('reply', '');
  expect(await shown()).toEqual(['note', 'note']);
  await save('note', '');
  expect(await shown()).toEqual([null, null]);
});

it('shows after a restart without a network what it showed before', async () => {
  const thread = await desk.newThread();
  await signIn();
  await idle();
  app.setOnline(false);
  const { threadId } = thread;
  await app.call('draft.save', { threadId, mode: 'note', text: 'Ask Ken', attachments: [] });
  await app.call('command.submit', { body: replyTo(thread, thread.message.id) });
  await app.call('conversation.markSeen', { threadId, messageId: thread.message.id });
  const look = async () => ({
    counts: await app.call('inbox.counts', { filter: 'everyone' }),
    row: await row(threadId, 'waiting-on-customer'),
    conversation: await app.call('conversation.open', { threadId }),
    messages: await messages(threadId),
    draft: await app.call('draft.get', { threadId, mode: 'note' }),
    panel: await app.call('customer.panel', { customerId: thread.customerId }),
    outbox: (await app.call('outbox.list', undefined)).map(({ body }) => body.kind),
  });
  await look();
  const before = await look();
  await app.close();
  app = await startConsole(folder);
  app.setOnline(false);
  const view = await app.sessions.start({ account: null, practiceAsked: false });
  expect(view).toMatchObject({ status: 'signed-in', agent: { id: 'rosa' } });
  expect(await look()).toEqual(before);
});

it('keeps two agents of one computer apart', async () => {
  const mine = await desk.newThread({ teamId: 'care' });
  await signIn('rosa');
  await idle();
  await app.call('draft.save', {
    threadId: mine.threadId,
    mode: 'reply',
    text: 'Private',
    attachments: [],
  });
  await signIn('olga');
  await idle();
  expect(await row(mine.threadId, 'waiting-on-us')).toBeNull();
  expect(await app.call('draft.get', { threadId: mine.threadId, mode: 'reply' })).toBeNull();
  expect(await app.refusal('floor.get', undefined)).toBe('lead-only');
});

it('sends a file with the reply that refers to it, and reads it back', async () => {
  const thread = await desk.newThread();
  await signIn();
  await idle();
  const bytes = new TextEncoder().encode(`label ${randomUUID()}`);
  const attachment = await app.call('attachment.add', {
    threadId: thread.threadId,
    name: 'label.txt',
    mediaType: 'text/plain',
    bytes,
  });
  const body = replyTo(thread, thread.message.id, { attachmentIds: [attachment.id] });
  await app.call('command.submit', { body });
  await vi.waitUntil(
    async () =>
      (await messages(thread.threadId)).some(
        ({ id, pending }) => id === body.messageId && !pending,
      ),
    { timeout: 20_000 },
  );
  expect((await messages(thread.threadId)).at(-1)?.attachments).toEqual([attachment]);
  expect(await app.call('attachment.save', { id: attachment.id })).toBe(true);
});

it('answers every question of a lead about the floor', async () => {
  const thread = await desk.newThread();
  await signIn('marta');
  await idle();
  app.setOnline(false);
  const { episodeId } = thread;
  await app.call('command.submit', {
    body: { kind: 'assign', episodeId, assigneeId: 'ken', teamId: null },
  });
  const floor = await app.call('floor.get', undefined);
  const ken = floor.agents.find(({ agent }) => agent.id === 'ken');
  expect(ken?.counts['waiting-on-us']).toBeGreaterThan(0);
  expect(floor.unassigned.some((each) => each.threadId === thread.threadId)).toBe(false);
});

it('logs nothing of what people write', async () => {
  const thread = await desk.newThread({ text: 'Sesquipedalian complaint' });
  await signIn();
  await idle();
  await app.call('search.query', { text: 'sesquipedalian', limit: 10 });
  await app.refusal('conversation.open', { threadId: 'unknown' });
  await app.call('command.submit', {
    body: replyTo(thread, null, { text: 'Sesquipedalian reply' }),
  });
  expect(app.logged.join('\n')).not.toMatch(/sesquipedalian|tanaka/i);
});

it('the sync panel says why each waits, how the index is, and gives a report without anybody in it', async () => {
  const customerText = 'Where is my unmistakable parcel?';
  const thread = await desk.newThread({ text: customerText });
  await signIn();
  await idle();
  app.setOnline(false);
  const reply = replyTo(thread, thread.message.id, { text: 'An unmistakable answer' });
  const { commandId } = await app.call('command.submit', { body: reply });
  await app.call('command.submit', {
    body: { kind: 'resolve', episodeId: thread.episodeId, outcome: null },
  });
  await app.call('draft.save', {
    threadId: thread.threadId,
    mode: 'note',
    text: 'An unmistakable draft',
    attachments: [],
  });
  await vi.waitUntil(
    async () => (await app.call('sync.status', undefined)).connection.state === 'offline',
    { timeout: 20_000 },
  );
  const { outbox, cacheBytes, workBytes, recovered } = await app.call('sync.panel', undefined);
  expect(outbox.map(({ item, wait }) => [item.body.kind, wait.why])).toEqual([
    ['reply', 'connection'],
    ['resolve', 'behind'],
  ]);
  expect(outbox[1]?.wait).toMatchObject({ commandId });
  expect(cacheBytes).toBeGreaterThan(0);
  expect(workBytes).toBeGreaterThan(0);
  expect(recovered).toEqual([]);

  const { text } = await app.call('sync.report', undefined);
  expect(text).toMatch(/Outbox +2 waiting/);
  expect(text).toMatch(/reply: queued, connection \(offline\)/);
  for (const secret of [
    'unmistakable',
    'Haruki',
    'rosa',
    thread.threadId,
    thread.customerId,
    commandId,
    reply.messageId,
  ]) {
    expect(text).not.toContain(secret);
  }
  app.setOnline(true);
  await vi.waitUntil(async () => (await app.call('sync.panel', undefined)).outbox.length === 0, {
    timeout: 30_000,
  });
});

it('checks and rebuilds the search index while everything else works, and tells the screen', async () => {
  const { threadId, message } = await desk.newThread({ text: 'A brontosaurus in the garden' });
  await signIn();
  await idle();
  await app.call('sync.checkIndex', undefined);
  expect((await app.call('sync.status', undefined)).index).toMatchObject({
    state: 'good',
    checkedAt: expect.any(Number),
    progress: null,
  });
  const rebuilt = app.call('sync.rebuildIndex', undefined);
  expect((await messages(threadId)).map(({ id }) => id)).toContain(message.id);
  await rebuilt;
  const found = await app.call('search.query', { text: 'brontosaurus', limit: 5 });
  expect(found.messages.map(({ messageId }) => messageId)).toEqual([message.id]);
  const states = app.heard.flatMap(({ name, payload }) =>
    name === 'sync-status' ? [(payload as SyncStatus).index.state] : [],
  );
  expect(states).toContain('checking');
  expect(states).toContain('rebuilding');
  expect(states.at(-1)).toBe('good');
  // A search that is open asks again: it had an error, or found less than there is.
  const at = app.heard.findLastIndex(
    ({ name, payload }) =>
      name === 'sync-status' && (payload as SyncStatus).index.state === 'rebuilding',
  );
  const isTold = () =>
    app.heard
      .slice(at)
      .some(
        ({ name, payload }) =>
          name === 'changed' && (payload as EventOf<'changed'>).topics.includes('search'),
      );
  await vi.waitUntil(isTold, { timeout: 10_000 });
});

it('keeps damaged copies of the cache until somebody removes them', async () => {
  await signIn();
  await idle();
  const where = app.sessions.current()?.folder ?? '';
  const panel = () => app.call('sync.panel', undefined);
  expect((await panel()).damagedCaches).toBeNull();
  const since = Date.UTC(2026, 10, 3, 9, 30);
  const name = `cache.db.damaged-${new Date(since).toISOString().replaceAll(':', '-')}`;
  await writeFile(join(where, name), 'damaged');
  await writeFile(join(where, `${name}-wal`), 'log');
  expect((await panel()).damagedCaches).toEqual({ count: 1, since, bytes: 10 });
  await app.call('sync.removeDamagedCaches', undefined);
  expect((await panel()).damagedCaches).toBeNull();
  expect((await readdir(where)).filter((each) => each.includes('damaged'))).toEqual([]);
});
