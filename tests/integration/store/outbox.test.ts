import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attachment, Command, CommandBody, CommandOutcome } from '@shared/domain';
import type { Layout } from '@shared/ipc';
import type { Store } from '../../../src-main/store/api';
import { outboxBodySchema } from '../../../src-main/store/work/schemas';
import { T0, message } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterEach(() => opened.dispose());

function reply(id: string, change: Partial<Extract<CommandBody, { kind: 'reply' }>> = {}): Command {
  return {
    id,
    madeAt: T0,
    body: {
      kind: 'reply',
      threadId: 't1',
      episodeId: 'e1',
      messageId: `message-${id}`,
      text: `Text of ${id}`,
      attachmentIds: [],
      lastSeenMessageId: 'm1',
      acceptStale: false,
      ...change,
    },
  };
}

const note = (id: string, text: string): Command => ({
  id,
  madeAt: T0,
  body: { kind: 'note', threadId: 't1', episodeId: 'e1', messageId: `message-${id}`, text },
});

function picture(id: string, bytes: Uint8Array): Attachment {
  return {
    id,
    name: `${id}.png`,
    mediaType: 'image/png',
    sizeBytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: null,
    height: null,
  };
}

const applied = (id: string, upTo: number): CommandOutcome => ({ id, status: 'applied', upTo });
const refused = (id: string): CommandOutcome => ({
  id,
  status: 'refused',
  code: 'not-found',
  message: 'It is gone.',
});
const conflict = (id: string): CommandOutcome => ({
  id,
  status: 'conflict',
  newMessages: [message('m2', 't1')],
});

const states = async () => (await store.work.outbox()).map((row) => [row.command.id, row.state]);

test('a reply clears the draft it was written in, in the same transaction', async () => {
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: 'a', attachments: [] }, 1);
  await store.work.saveDraft({ threadId: 't1', mode: 'note', text: 'b', attachments: [] }, 1);
  const row = await store.work.enqueue(reply('r1'), 't1');
  expect(row).toMatchObject({ state: 'queued', attempts: 0, lane: 't1', nextTryAt: null });
  expect(await store.work.draft('t1', 'reply')).toBeNull();
  expect(await store.work.draft('t1', 'note')).toMatchObject({ text: 'b' });
  await store.work.enqueue(note('n1', 'b'), 't1');
  expect([...(await store.work.draftModes()).keys()]).toEqual([]);
});

test('the same command twice is one row, and does not clear a later draft', async () => {
  const first = await store.work.enqueue(reply('r1'), 't1');
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: 'next', attachments: [] }, 1);
  expect(await store.work.enqueue(reply('r1'), 't1')).toEqual(first);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({ text: 'next' });
  expect(await store.work.outbox()).toHaveLength(1);
});

test('applied waits for the cursor, and the attachments go with it', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  await store.work.addAttachment(picture('f1', bytes), bytes);
  await store.work.enqueue(reply('r1', { attachmentIds: ['f1'] }), 't1');
  await store.work.markSending(['r1']);
  await store.work.settle(applied('r1', 10));
  expect(await states()).toEqual([['r1', 'confirming']]);
  expect(await store.work.confirmUpTo(9)).toBe(0);
  expect((await store.work.attachment('f1'))?.bytes).toEqual(bytes);
  expect(await store.work.confirmUpTo(10)).toBe(1);
  expect(await store.work.outbox()).toEqual([]);
  expect(await store.work.attachment('f1')).toBeNull();
});

test('a conflict is sent again under a new id, as the same message, having seen what came in', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  const before = await store.work.enqueue(reply('r2'), 't1');
  await store.work.markSending(['r1']);
  await store.work.settle(conflict('r1'));
  const [row] = await store.work.outbox();
  expect(row).toMatchObject({ state: 'conflict', newMessages: [{ id: 'm2' }] });
  const again = await store.work.requeue('r1');
  expect(again?.command.id).not.toBe('r1');
  // Not "whatever came": something newer than what was shown is a conflict again.
  expect(again?.command.body).toMatchObject({
    messageId: 'message-r1',
    acceptStale: false,
    lastSeenMessageId: 'm2',
  });
  expect(again?.order).toBeLessThan(before.order);
  expect((await store.work.outbox())[0]).toEqual(again);
});

test('a desk that does not say what came in can be told to take it all the same', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.settle({ id: 'r1', status: 'conflict', newMessages: [] });
  const again = await store.work.requeue('r1');
  expect(again?.command.body).toMatchObject({ acceptStale: true, lastSeenMessageId: 'm1' });
});

test('what is taken back becomes the draft, above what was typed since', async () => {
  const bytes = new Uint8Array([9]);
  await store.work.addAttachment(picture('f1', bytes), bytes);
  await store.work.enqueue(reply('r1', { attachmentIds: ['f1'] }), 't1');
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: 'new', attachments: [] }, 1);
  const taken = await store.work.cancel('r1');
  expect(taken?.row.command.id).toBe('r1');
  expect(taken?.written).toMatchObject({
    threadId: 't1',
    mode: 'reply',
    text: 'Text of r1',
    attachments: [{ id: 'f1' }],
  });
  expect(await store.work.draft('t1', 'reply')).toMatchObject({
    text: 'Text of r1\n\nnew',
    attachments: [{ id: 'f1' }],
  });
  await store.work.enqueue(note('n1', 'a note'), 't1');
  await store.work.cancel('n1');
  expect(await store.work.draft('t1', 'note')).toMatchObject({ text: 'a note' });
  expect(await store.work.outbox()).toEqual([]);
});

test('a whisper has a draft of its own, which it leaves and goes back to; a note’s stays', async () => {
  await store.work.saveDraft({ threadId: 't1', mode: 'note', text: 'Team', attachments: [] }, T0);
  await store.work.saveDraft({ threadId: 't1', mode: 'whisper', text: 'Try', attachments: [] }, T0);
  const whisper: Command = {
    id: 'w1',
    madeAt: T0,
    body: {
      kind: 'whisper',
      threadId: 't1',
      episodeId: 'e1',
      messageId: 'message-w1',
      toAgentId: 'ken',
      text: 'Try the refund form',
    },
  };
  await store.work.enqueue(whisper, 't1');
  expect(await store.work.draft('t1', 'whisper')).toBeNull();
  expect(await store.work.draftVersions('t1', 'note')).toEqual([]);
  await store.work.cancel('w1');
  expect((await store.work.draft('t1', 'whisper'))?.text).toBe('Try the refund form');
  expect((await store.work.draft('t1', 'note'))?.text).toBe('Team');
});

test('what is with the desk cannot be taken back', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.markSending(['r1']);
  expect(await store.work.cancel('r1')).toBeNull();
  await store.work.settle(applied('r1', 4));
  expect(await store.work.cancel('r1')).toBeNull();
  expect(await store.work.draft('t1', 'reply')).toBeNull();
});

test('what the desk may have carried out cannot be taken back, or it could go out twice', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.markSending(['r1']);
  await store.work.postpone(['r1'], 500, true);
  expect(await store.work.cancel('r1')).toBeNull();
  await store.work.markSending(['r1']);
  await store.work.postpone(['r1'], 600, false);
  expect(await store.work.cancel('r1')).toBeNull();
  await store.work.settle(refused('r1'));
  expect(await store.work.cancel('r1')).not.toBeNull();
});

test('an answer that comes late, after the command was queued again, counts', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.markSending(['r1']);
  await store.work.postpone(['r1'], 500, false);
  expect((await store.work.outbox())[0]).toMatchObject({ attempts: 1, nextTryAt: 500 });
  await store.work.settle(applied('r1', 4));
  expect(await states()).toEqual([['r1', 'confirming']]);
});

test('marks, layout and attachments survive a restart; what nothing carries is swept', async () => {
  const layout: Layout = {
    panes: ['t1', 't2'],
    focused: 0,
    sizes: [1, 2],
    rowSizes: [3, 4],
    arrangement: 'grid',
    maximised: true,
    inboxWidth: null,
    contextOpen: true,
  };
  const bytes = new Uint8Array([1, 2]);
  await store.work.markSeen('t1', 10);
  await store.work.markSeen('t1', 5);
  await store.work.saveLayout(layout);
  await store.work.addAttachment(picture('kept', bytes), bytes);
  await store.work.markUploaded('kept');
  await store.work.addAttachment(picture('lost', bytes), bytes);
  const attachments = [picture('kept', bytes)];
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: '', attachments }, 1);
  store = await opened.reopen();
  expect(await store.work.seen(['t1', 't2'])).toEqual(new Map([['t1', 10]]));
  expect(await store.work.layout()).toEqual(layout);
  expect(await store.work.attachment('kept')).toMatchObject({ uploaded: true, bytes });
  expect(await store.work.attachment('lost')).toBeNull();
  expect([...(await store.work.draftModes()).keys()]).toEqual(['t1']);
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: '', attachments: [] }, 2);
  expect(await store.work.draft('t1', 'reply')).toBeNull();
});

test('a draft may hold any text', async () => {
  for (const text of ['a\0b', '\uD800 alone', '😀'.repeat(30_000), '<script>']) {
    await store.work.saveDraft({ threadId: 't1', mode: 'reply', text, attachments: [] }, 7);
    const draft = await store.work.draft('t1', 'reply');
    expect(draft).toEqual({ threadId: 't1', mode: 'reply', text, attachments: [], updatedAt: 7 });
  }
});

const resolve = (id: string): Command => ({
  id,
  madeAt: T0,
  body: { kind: 'resolve', episodeId: 'e1', outcome: null, lastSeenMessageId: 'm1' },
});

const ids = async () => (await store.work.outbox()).map((row) => row.command.id);

test('a reply that is kept back says until when, also after a restart, and can be let go', async () => {
  const row = await store.work.enqueue(reply('r1'), 't1', { holdUntil: 500 });
  expect(row.holdUntil).toBe(500);
  await store.work.enqueue(reply('r2'), 't2', { holdUntil: 600 });
  await store.work.enqueue(note('n1', 'Not kept back'), 't1');
  store = await opened.reopen();
  expect((await store.work.outbox()).map(({ holdUntil }) => holdUntil)).toEqual([500, 600, null]);
  expect(await store.work.endHolds(['r1', 'n1', 'nobody'])).toEqual(['r1']);
  expect(await store.work.endHolds('all')).toEqual(['r2']);
  expect(await store.work.endHolds('all')).toEqual([]);
});

test('what was sent with a reply is taken back with it, and nothing else of the thread', async () => {
  await store.work.enqueue(reply('r1'), 't1', { holdUntil: 500, after: resolve('x1') });
  await store.work.enqueue(resolve('x2'), 't1');
  expect(await ids()).toEqual(['r1', 'x1', 'x2']);
  expect((await store.work.outbox())[1]).toMatchObject({ lane: 't1', partOf: 'message-r1' });
  await store.work.cancel('r1');
  expect(await ids()).toEqual(['x2']);
});

test('what was sent with a reply has seen what the reply has seen', async () => {
  await store.work.enqueue(reply('r1'), 't1', { after: resolve('x1') });
  await store.work.markSending(['r1']);
  await store.work.settle(conflict('r1'));
  await store.work.requeue('r1');
  const rows = await store.work.outbox();
  expect(rows.map(({ command }) => command.body)).toMatchObject([
    { kind: 'reply', lastSeenMessageId: 'm2' },
    { kind: 'resolve', lastSeenMessageId: 'm2' },
  ]);
});

test('a waiting reply gets other words at its place, with its files', async () => {
  const bytes = new Uint8Array([7]);
  await store.work.addAttachment(picture('f1', bytes), bytes);
  await store.work.enqueue(reply('r1', { attachmentIds: ['f1'] }), 't1');
  await store.work.enqueue(reply('r2'), 't1');
  const change = { holdUntil: 900, lastSeenMessageId: 'm5' };
  const edited = await store.work.edit('r1', 'Better words', change);
  // It was never sent: nobody has an answer for its id.
  expect(edited?.command.id).toBe('r1');
  expect(edited).toMatchObject({ state: 'queued', holdUntil: 900 });
  expect(edited?.command.body).toMatchObject({
    messageId: 'message-r1',
    text: 'Better words',
    attachmentIds: ['f1'],
    lastSeenMessageId: 'm5',
  });
  expect(await ids()).toEqual(['r1', 'r2']);
  await store.work.markSending(['r1']);
  await store.work.postpone(['r1'], 100, false);
  const again = await store.work.edit('r1', 'Best words', change);
  expect(again?.command.id).not.toBe('r1');
  expect(again).toMatchObject({ attempts: 0, nextTryAt: null });
});

test('a conflict that is edited has seen what came in', async () => {
  await store.work.enqueue(reply('r1'), 't1', { after: resolve('x1') });
  await store.work.settle(conflict('r1'));
  await store.work.keepEdit('r1', 'Half', null);
  expect((await store.work.outbox())[0]).toMatchObject({ state: 'conflict', editText: 'Half' });
  // As long as the editor is open, it cannot be sent as it is.
  expect(await store.work.requeue('r1')).toBeNull();
  await store.work.edit('r1', 'Half an hour', { holdUntil: null, lastSeenMessageId: null });
  expect(await store.work.outbox()).toMatchObject([
    { state: 'queued', newMessages: [], command: { body: { lastSeenMessageId: 'm2' } } },
    { command: { body: { lastSeenMessageId: 'm2' } } },
  ]);
  expect((await store.work.outbox())[0]?.editText).toBeUndefined();
});

test('what is being edited does not leave, also after the process was ended', async () => {
  await store.work.enqueue(reply('r1'), 't1', { holdUntil: 500 });
  expect(await store.work.keepEdit('r1', 'Half a sen', null)).toMatchObject({ holdUntil: null });
  store = await opened.reopen();
  await store.work.resetInFlight();
  await store.work.markSending(['r1']);
  expect((await store.work.outbox())[0]).toMatchObject({ state: 'queued', editText: 'Half a sen' });
  // Ended without a change, it goes as it was written first.
  await store.work.keepEdit('r1', undefined, 700);
  const [row] = await store.work.outbox();
  expect(row).toMatchObject({ holdUntil: 700, command: { body: { text: 'Text of r1' } } });
  expect(row?.editText).toBeUndefined();
  await store.work.markSending(['r1']);
  expect(await states()).toEqual([['r1', 'sending']]);
});

test('what the desk has, or may have, cannot be edited', async () => {
  const change = { holdUntil: null, lastSeenMessageId: null };
  const refusedAll = async () => {
    expect(await store.work.keepEdit('r1', 'x', null)).toBeNull();
    expect(await store.work.edit('r1', 'x', change)).toBeNull();
    expect(await store.work.drop('r1')).toBeNull();
  };
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.markSending(['r1']);
  await refusedAll();
  await store.work.postpone(['r1'], 500, true);
  await refusedAll();
  await store.work.settle(applied('r1', 4));
  await refusedAll();
  await store.work.enqueue(resolve('x1'), 't1');
  expect(await store.work.edit('x1', 'x', change)).toBeNull();
  expect(await store.work.edit('nobody', 'x', change)).toBeNull();
});

test('what is taken back in the middle of an edit comes back as it stands in the editor', async () => {
  await store.work.enqueue(reply('r1'), 't1');
  await store.work.keepEdit('r1', 'Text of r1, better', null);
  expect((await store.work.cancel('r1'))?.written?.text).toBe('Text of r1, better');
  expect((await store.work.draft('t1', 'reply'))?.text).toBe('Text of r1, better');
});

test('what is dropped is returned with its files, and is no draft', async () => {
  const bytes = new Uint8Array([3]);
  await store.work.addAttachment(picture('f1', bytes), bytes);
  await store.work.enqueue(reply('r1', { attachmentIds: ['f1'] }), 't1', { after: resolve('x1') });
  await store.work.settle(conflict('r1'));
  const dropped = await store.work.drop('r1');
  expect(dropped?.written).toMatchObject({ text: 'Text of r1', attachments: [{ id: 'f1' }] });
  expect(await store.work.outbox()).toEqual([]);
  expect(await store.work.draft('t1', 'reply')).toBeNull();
  // Whoever wants it back after all finds its file.
  expect((await store.work.attachment('f1'))?.bytes).toEqual(bytes);
});

test('rows of an earlier version are kept back by nothing', () => {
  const { holdUntil: _later, ...earlier } = {
    command: reply('r1'),
    lane: 't1',
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    holdUntil: null,
    reason: null,
    upTo: null,
    newMessages: [],
  };
  expect(outboxBodySchema.parse(earlier)).toMatchObject({ holdUntil: null, state: 'queued' });
});
