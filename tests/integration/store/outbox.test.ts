import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attachment, Command, CommandBody, CommandOutcome } from '@shared/domain';
import type { OutboxRow, Store } from '../../../src-main/store/api';
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
  expect(await store.work.draftThreadIds()).toEqual([]);
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
  const again = await store.work.requeue('r1', { acceptStale: true });
  expect(again?.command.id).not.toBe('r1');
  expect(again?.command.body).toMatchObject({
    messageId: 'message-r1',
    acceptStale: true,
    lastSeenMessageId: 'm2',
  });
  expect(again?.order).toBeLessThan(before.order);
  expect((await store.work.outbox())[0]).toEqual(again);
});

test('what is taken back becomes the draft, below what was typed since', async () => {
  const bytes = new Uint8Array([9]);
  await store.work.addAttachment(picture('f1', bytes), bytes);
  await store.work.enqueue(reply('r1', { attachmentIds: ['f1'] }), 't1');
  await store.work.saveDraft({ threadId: 't1', mode: 'reply', text: 'new', attachments: [] }, 1);
  expect((await store.work.cancel('r1'))?.command.id).toBe('r1');
  expect(await store.work.draft('t1', 'reply')).toMatchObject({
    text: 'new\n\nText of r1',
    attachments: [{ id: 'f1' }],
  });
  await store.work.enqueue(note('n1', 'a note'), 't1');
  await store.work.cancel('n1');
  expect(await store.work.draft('t1', 'note')).toMatchObject({ text: 'a note' });
  expect(await store.work.outbox()).toEqual([]);
});

test('a whisper leaves from the note’s draft, and goes back there', async () => {
  await store.work.saveDraft({ threadId: 't1', mode: 'note', text: 'Try', attachments: [] }, T0);
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
  expect(await store.work.draft('t1', 'note')).toBeNull();
  await store.work.cancel('w1');
  expect((await store.work.draft('t1', 'note'))?.text).toBe('Try the refund form');
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
  const layout = { panes: ['t1'], focused: 0, sizes: [1], inboxWidth: null, contextOpen: true };
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
  expect(await store.work.draftThreadIds()).toEqual(['t1']);
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

/* The state machine against a model of a few lines. */

interface ModelRow {
  id: string;
  state: OutboxRow['state'];
  attempts: number;
  maybe: boolean;
  nextTryAt: number | null;
  upTo: number | null;
}

const known = fc.integer({ min: 0, max: 4 });
const acts = (...names: string[]) => fc.record({ do: fc.constantFrom(...names), n: known });
const step = fc.oneof(
  {
    weight: 40,
    arbitrary: acts('enqueue', 'send', 'postpone', 'lose', 'apply', 'refuse', 'conflict'),
  },
  { weight: 25, arbitrary: acts('requeue', 'cancel', 'confirm') },
  // Opening three threads takes most of the time of this test.
  { weight: 1, arbitrary: acts('restart') },
);

test('the outbox behaves as its state machine says, also over restarts', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let model: ModelRow[] = [];
      for (const row of await store.work.outbox()) await clear(row);
      for (const { do: action, n } of steps) {
        // An id that is known, if there are any; otherwise one that nobody knows.
        const row = model.length > 0 ? model[n % model.length] : undefined;
        const id = row?.id ?? 'nobody';
        switch (action) {
          case 'enqueue': {
            made += 1;
            const fresh = `r${made}`;
            await store.work.enqueue(reply(fresh), 't1');
            model.push({
              id: fresh,
              state: 'queued',
              attempts: 0,
              maybe: false,
              nextTryAt: null,
              upTo: null,
            });
            break;
          }
          case 'send':
            await store.work.markSending([id]);
            if (row?.state === 'queued') Object.assign(row, { state: 'sending', nextTryAt: null });
            break;
          case 'postpone':
          case 'lose':
            await store.work.postpone([id], 77, action === 'lose');
            if (row?.state === 'sending' || row?.state === 'confirming') {
              const attempts = row.attempts + 1;
              const maybe = row.maybe || action === 'lose';
              Object.assign(row, { state: 'queued', nextTryAt: 77, upTo: null, attempts, maybe });
            }
            break;
          case 'apply':
            await store.work.settle(applied(id, n));
            if (row && isOut(row))
              Object.assign(row, { state: 'confirming', upTo: n, nextTryAt: null, maybe: false });
            break;
          case 'refuse':
            await store.work.settle(refused(id));
            if (row && isOut(row))
              Object.assign(row, { state: 'failed', nextTryAt: null, maybe: false });
            break;
          case 'conflict':
            await store.work.settle(conflict(id));
            if (row && isOut(row))
              Object.assign(row, { state: 'conflict', nextTryAt: null, maybe: false });
            break;
          case 'requeue': {
            const again = await store.work.requeue(id, { acceptStale: false });
            const may = row?.state === 'failed' || row?.state === 'conflict';
            expect(again !== null).toBe(may);
            if (row && again) {
              expect(again.command.id).not.toBe(row.id);
              Object.assign(row, { id: again.command.id, state: 'queued', attempts: 0 });
            }
            break;
          }
          case 'cancel': {
            const isHere = row !== undefined && !['sending', 'confirming'].includes(row.state);
            const may = isHere && !row.maybe;
            expect((await store.work.cancel(id)) !== null).toBe(may);
            if (may) model = model.filter((each) => each !== row);
            break;
          }
          case 'confirm': {
            const gone = model.filter((each) => each.state === 'confirming' && each.upTo! <= n);
            expect(await store.work.confirmUpTo(n)).toBe(gone.length);
            model = model.filter((each) => !gone.includes(each));
            break;
          }
          case 'restart':
            store = await opened.reopen();
            await store.work.resetInFlight();
            for (const each of model) {
              if (each.state === 'sending') Object.assign(each, { state: 'queued', maybe: true });
            }
            break;
          default:
            throw new Error(`No step ${action}`);
        }
        const rows = await store.work.outbox();
        expect(
          rows.map((each) => ({
            id: each.command.id,
            state: each.state,
            attempts: each.attempts,
            maybe: each.maybeSent === true,
            nextTryAt: each.nextTryAt,
            upTo: each.upTo,
          })),
        ).toEqual(model);
        expect(rows.map((each) => each.order)).toEqual(
          rows.map((each) => each.order).toSorted((a, b) => a - b),
        );
      }
    }),
    { numRuns: 25 },
  );
});

const isOut = (row: ModelRow) => row.state === 'sending' || row.state === 'queued';

async function clear(row: OutboxRow): Promise<void> {
  await store.work.settle(applied(row.command.id, 0));
  const again = await store.work.requeue(row.command.id, { acceptStale: false });
  if (again) await store.work.settle(applied(again.command.id, 0));
  await store.work.confirmUpTo(Number.MAX_SAFE_INTEGER);
}
