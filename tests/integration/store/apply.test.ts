import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChangeRecord, PutRecord } from '@shared/domain';
import type { Store } from '../../../src-main/store/api';
import {
  T0,
  customer,
  episode,
  event,
  message,
  oneThread,
  put,
  remove,
  thread,
} from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());
beforeEach(() => store.cache.reset());

const apply = (...records: ChangeRecord[]) =>
  store.cache.apply({ records, malformed: [], state: null });

const texts = async (threadId: string) => {
  const page = await store.queries.messages(threadId, { at: 'end' }, 100);
  return page.messages.map((each) => each.text);
};

test('a record that is not newer changes nothing', async () => {
  await apply(...oneThread(1), put('message', message('m', 't1', { text: 'second' }), 5));
  const older = await apply(
    put('message', message('m', 't1', { text: 'first' }), 4),
    put('message', message('m', 't1', { text: 'same revision' }), 5),
    put('customer', customer('c1', { name: 'older' }), 1),
    put('episode', episode('e1', 't1', 'c1', { state: 'resolved' }), 1),
  );
  expect(older).toEqual({ kinds: [], threadIds: [], cachedMessages: 1 });
  expect(await texts('t1')).toEqual(['second']);
  expect((await store.queries.conversation('t1'))?.customer.name).toBe('Customer c1');
});

test('a newer record replaces the older one in documents, lists and index', async () => {
  await apply(...oneThread(1), put('message', message('m', 't1', { text: 'first draft' }), 5));
  const result = await apply(
    put('message', message('m', 't1', { text: 'corrected', at: T0 + 60_000, position: 4 }), 6),
    put('episode', episode('e1', 't1', 'c1', { state: 'resolved', assigneeId: 'a1' }), 7),
  );
  expect(new Set(result.kinds)).toEqual(new Set(['message', 'episode']));
  expect(result.threadIds).toEqual(['t1']);
  expect(result.cachedMessages).toBe(1);
  expect((await store.queries.search('draft', 9)).messages).toEqual([]);
  expect((await store.queries.search('corrected', 9)).messages).toHaveLength(1);
  expect(await store.queries.inboxCounts({ filter: 'mine', agentId: 'a1', without: [] })).toEqual({
    'waiting-on-us': 0,
    'waiting-on-customer': 0,
    snoozed: 0,
    resolved: 1,
  });
  expect(await store.cache.checkIndex()).toBe(true);
});

test('a removal leaves its revision behind', async () => {
  await apply(...oneThread(1), remove('message', 'm', 9));
  await apply(put('message', message('m', 't1'), 8));
  expect(await texts('t1')).toEqual([]);
  await apply(put('message', message('m', 't1'), 10));
  expect(await texts('t1')).toEqual(['Text of m']);
});

test('removing a thread removes its episodes and messages, and nothing older comes back', async () => {
  await apply(...oneThread(1), put('message', message('m', 't1', { text: 'secret' }), 5));
  const removed = await apply(remove('thread', 't1', 20));
  expect(new Set(removed.kinds)).toEqual(new Set(['thread', 'episode', 'message']));
  expect(removed.cachedMessages).toBe(0);
  expect(await store.queries.conversation('t1')).toBeNull();
  expect(await store.queries.episode('e1')).toBeNull();
  await apply(put('message', message('late', 't1', { text: 'secret too' }), 19));
  expect((await store.queries.search('secret', 9)).messages).toEqual([]);
  expect(await store.cache.messageCount()).toBe(0);
  await apply(
    put('thread', thread('t1', 'c1'), 30),
    put('episode', episode('e1', 't1', 'c1'), 31),
    put('message', message('m', 't1', { text: 'back again' }), 32),
  );
  expect(await texts('t1')).toEqual(['back again']);
});

test('removing a customer removes events and offer outcomes, and hides the threads', async () => {
  await apply(...oneThread(1), put('event', event('o1', 'c1', { title: 'Order 4711' }), 2));
  expect((await store.queries.search('4711', 9)).customers).toHaveLength(1);
  await apply(remove('customer', 'c1', 20));
  expect(await store.queries.customer('c1')).toBeNull();
  expect((await store.queries.search('4711', 9)).customers).toEqual([]);
  expect(await store.queries.episodeRows(['e1'])).toEqual([]);
  await apply(put('customer', customer('c1'), 21));
  expect((await store.queries.customer('c1'))?.events).toEqual([]);
  expect(await store.queries.episodeRows(['e1'])).toHaveLength(1);
});

test('documents may come before what they belong to', async () => {
  const records = [...oneThread(1), put('message', message('m', 't1', { text: 'early bird' }), 4)];
  for (const record of records.toReversed()) {
    expect((await store.queries.search('early', 9)).messages).toEqual([]);
    await apply(record);
  }
  expect((await store.queries.search('early', 9)).messages).toHaveLength(1);
  expect(await store.queries.episodeRows(['e1'])).toHaveLength(1);
});

test('malformed records are counted, shown, and forgotten once they can be understood', async () => {
  const malformed = { kind: 'message', id: 'm', rev: 3, reason: 'doc.at: invalid type' };
  await store.cache.apply({ records: [], malformed: [malformed], state: null });
  await store.cache.apply({ records: [], malformed: [malformed], state: null });
  const aside = await store.cache.setAside();
  expect(aside).toMatchObject({ count: 1, newest: [{ kind: 'message', id: 'm' }] });
  await apply(put('message', message('m', 't1'), 4));
  expect(await store.cache.setAside()).toEqual({ count: 0, newest: [] });
  // A page that was under way for long: what could not be read in it is known better by now.
  const late = aside.newest.map(({ kind, id, reason }) => ({ kind, id, rev: 1, reason }));
  await store.cache.apply({ records: [], malformed: late, state: null });
  expect(await store.cache.setAside()).toEqual({ count: 0, newest: [] });
  await apply(remove('thread', 't1', 9));
  const gone = late.map((each) => ({ ...each, rev: 8, parentId: 't1' }));
  await store.cache.apply({ records: [], malformed: gone, state: null });
  expect(await store.cache.setAside()).toEqual({ count: 0, newest: [] });
});

test('a message from beyond the order of time is set aside and stops nothing', async () => {
  await apply(
    ...oneThread(1),
    put('message', message('far', 't1', { at: 8_640_000_000_000_000 }), 4),
    put('message', message('near', 't1'), 5),
  );
  expect(await texts('t1')).toEqual(['Text of near']);
  expect((await store.cache.setAside()).newest[0]).toMatchObject({ kind: 'message', id: 'far' });
});

test('thousands of messages of one millisecond all find a place', async () => {
  const records = Array.from({ length: 5000 }, (_each, index) =>
    put('message', message(`m${index}`, 't1', { position: index + 1 }), index + 1),
  );
  await apply(...oneThread(1), ...records);
  expect(await store.cache.messageCount()).toBe(5000);
  expect((await store.queries.conversation('t1'))?.messageCount).toBe(5000);
});

test('the state is written with the records, in parts', async () => {
  await store.cache.apply({ records: [], malformed: [], state: { scope: 's', cursor: 7 } });
  await store.cache.apply({ records: [], malformed: [], state: { historyNext: 'h' } });
  expect(await store.cache.syncState()).toEqual({
    scope: 's',
    cursor: 7,
    ahead: 0,
    historyNext: 'h',
    historyDone: false,
    completeSince: null,
    totalMessages: 0,
    keepSince: null,
    historyDays: null,
  });
});

test('nothing of a batch is kept when one record cannot be written', async () => {
  const broken = put('message', message('m', 't1'), 4);
  const impossible = { ...broken, id: 'x', doc: { ...broken.doc, id: null } };
  const records = [...oneThread(1), impossible as unknown as PutRecord];
  await expect(
    store.cache.apply({ records, malformed: [], state: { cursor: 9 } }),
  ).rejects.toMatchObject({ problem: 'failed' });
  expect(await store.queries.conversation('t1')).toBeNull();
  expect((await store.cache.syncState()).cursor).toBeNull();
});

test('more than 500 threads are not named', async () => {
  const records = Array.from({ length: 501 }, (_each, index) => oneThread(index + 1)).flat();
  expect((await apply(...records.slice(0, 1500))).threadIds).toHaveLength(500);
  expect((await apply(...records)).threadIds).toHaveLength(1);
  await store.cache.reset();
  expect((await apply(...records)).threadIds).toBeNull();
});

test('attachments are found by id, and their bytes are kept', async () => {
  const attachment = {
    id: 'f1',
    name: 'photo.png',
    mediaType: 'image/png',
    sizeBytes: 3,
    sha256: 'a'.repeat(64),
    width: 1,
    height: 1,
  };
  await apply(put('message', message('m', 't1', { attachments: [attachment] }), 1));
  expect(await store.queries.attachment('f1')).toEqual(attachment);
  expect(await store.cache.attachmentBytes('f1')).toBeNull();
  const bytes = new Uint8Array([1, 2, 3]);
  await store.cache.keepAttachment('f1', bytes);
  expect(bytes).toHaveLength(3);
  expect([...((await store.cache.attachmentBytes('f1')) ?? [])]).toEqual([1, 2, 3]);
  await apply(remove('message', 'm', 2));
  expect(await store.queries.attachment('f1')).toBeNull();
  expect(await store.cache.attachmentBytes('f1')).toBeNull();
});

/* In whatever order, how often and in whatever portions records come, the result is the same. */

const THREADS = ['t1', 't2'];
const STARTING_STEPS = THREADS.flatMap((threadId) =>
  (['customer', 'thread', 'episode', 'message'] as const).map((what) => ({
    what,
    n: 1,
    threadId,
    isRemoval: false,
    state: 'waiting-on-us' as const,
  })),
);
const history = fc
  .array(
    fc.record({
      what: fc.constantFrom('message', 'episode', 'thread', 'customer', 'event'),
      n: fc.integer({ min: 1, max: 3 }),
      threadId: fc.constantFrom(...THREADS),
      isRemoval: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      state: fc.constantFrom('waiting-on-us', 'resolved'),
    }),
    { minLength: 5, maxLength: 40 },
  )
  // Something is there to begin with, or else a removal seldom meets anything.
  .map((steps) => [...STARTING_STEPS, ...steps])
  .map((steps) =>
    steps.map((step, index): ChangeRecord => {
      const rev = index + 1;
      const customerId = step.threadId === 't1' ? 'c1' : 'c2';
      // What belongs to something belongs to it for good, so it is part of the id.
      const id = `${step.threadId}-${step.n}`;
      const text = `revision${rev}`;
      switch (step.what) {
        case 'message':
          if (step.isRemoval) return remove('message', id, rev);
          return put('message', message(id, step.threadId, { text, position: step.n }), rev);
        case 'episode':
          if (step.isRemoval) return remove('episode', id, rev);
          return put(
            'episode',
            episode(id, step.threadId, customerId, {
              number: step.n,
              outcome: text,
              state: step.state,
            }),
            rev,
          );
        case 'thread':
          if (step.isRemoval) return remove('thread', step.threadId, rev);
          return put('thread', thread(step.threadId, customerId, { createdAt: rev }), rev);
        case 'customer':
          if (step.isRemoval) return remove('customer', customerId, rev);
          return put('customer', customer(customerId, { name: text }), rev);
        default:
          if (step.isRemoval) return remove('event', id, rev);
          return put('event', event(id, customerId, { title: text }), rev);
      }
    }),
  );

function parentOf(record: PutRecord): string | null {
  if (record.kind === 'message' || record.kind === 'episode') {
    return `thread ${record.doc.threadId}`;
  }
  return record.kind === 'event' ? `customer ${record.doc.customerId}` : null;
}

/** What is left of a history by the rule in words, computed without any store. */
function modelOf(records: readonly ChangeRecord[]): Map<string, PutRecord> {
  const removals = new Map<string, number>();
  for (const record of records) {
    const key = `${record.kind} ${record.id}`;
    if (record.op === 'remove') {
      removals.set(key, Math.max(removals.get(key) ?? -1, record.rev));
    }
  }
  const left = new Map<string, PutRecord>();
  for (const record of records) {
    if (record.op === 'remove') continue;
    const key = `${record.kind} ${record.id}`;
    const parent = parentOf(record);
    const floor = Math.max(
      removals.get(key) ?? -1,
      (parent === null ? undefined : removals.get(parent)) ?? -1,
      left.get(key)?.rev ?? -1,
    );
    if (record.rev > floor) left.set(key, record);
  }
  return left;
}

test('the result does not depend on order, repetition or portions', async () => {
  const shuffled = history.chain((records) =>
    fc.record({
      records: fc.constant(records),
      order: fc.shuffledSubarray([...records, ...records], { minLength: records.length * 2 }),
      portion: fc.integer({ min: 1, max: 12 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ records, order, portion }) => {
      await store.cache.reset();
      for (let from = 0; from < order.length; from += portion) {
        await apply(...order.slice(from, from + portion));
      }
      const model = modelOf(records);
      const docs = [...model.values()];
      const isThere = (key: string) => model.has(key);
      let listed = 0;
      for (const threadId of THREADS) {
        const customerId = threadId === 't1' ? 'c1' : 'c2';
        const visible = isThere(`thread ${threadId}`) && isThere(`customer ${customerId}`);
        const expectedMessages = docs.flatMap((each) =>
          each.kind === 'message' && each.doc.threadId === threadId ? [each.doc.text] : [],
        );
        expect(new Set(await texts(threadId))).toEqual(new Set(expectedMessages));
        for (const text of expectedMessages) {
          const found = await store.queries.search(`"${text}"`, 9);
          expect(found.messages.length).toBe(visible ? 1 : 0);
        }
        const conversation = await store.queries.conversation(threadId);
        expect(conversation !== null).toBe(visible);
        const episodes = docs.flatMap((each) =>
          each.kind === 'episode' && each.doc.threadId === threadId ? [each.doc] : [],
        );
        if (visible) expect(new Set(conversation?.episodes)).toEqual(new Set(episodes));
        const newest = episodes.toSorted((a, b) => b.number - a.number)[0];
        const rows = await store.queries.episodeRows(episodes.map((each) => each.id));
        expect(rows.map((row) => row.episode)).toEqual(visible && newest ? [newest] : []);
        listed += rows.length;
        const person = await store.queries.customer(customerId);
        const events = docs.flatMap((each) =>
          each.kind === 'event' && each.doc.customerId === customerId ? [each.doc.title] : [],
        );
        if (person) {
          expect(new Set(person.events.map((each) => each.title))).toEqual(new Set(events));
        }
      }
      const everyone = { filter: 'everyone', agentId: 'a', without: [] } as const;
      const counts = await store.queries.inboxCounts(everyone);
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(listed);
      expect(await store.cache.messageCount()).toBe(
        docs.filter((each) => each.kind === 'message').length,
      );
      expect(await store.cache.checkIndex()).toBe(true);
    }),
    { numRuns: 80 },
  );
});
