import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageAnchor } from '@shared/ipc';
import type { Store } from '../../../src-main/store/api';
import { T0, episode, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

const COUNT = 60;
/** Positions have gaps: the console may hold some messages of a thread and not others. */
const POSITIONS = Array.from({ length: COUNT }, (_each, index) => index * 2 + 1);

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  const records = POSITIONS.map((position) =>
    put('message', message(`m${position}`, 't1', { position, at: T0 + position }), position),
  );
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      ...oneThread(1),
      ...oneThread(2),
      ...records.toReversed(),
      put('message', message('note', 't2', { position: 2, kind: 'note', side: 'agent' }), 2),
      put('message', message('last', 't2', { position: 1 }), 1),
    ],
  });
});
afterAll(() => opened.dispose());

async function page(anchor: MessageAnchor, limit: number) {
  const result = await store.queries.messages('t1', anchor, limit);
  return {
    positions: result.messages.map((each) => each.position),
    hasBefore: result.hasBefore,
    hasAfter: result.hasAfter,
  };
}

function slice(from: number, to: number) {
  return {
    positions: POSITIONS.slice(from, to),
    hasBefore: from > 0,
    hasAfter: to < POSITIONS.length,
  };
}

test('pages before, after and at the end are those of a list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -3, max: COUNT * 2 + 3 }),
      fc.integer({ min: 1, max: COUNT + 5 }),
      async (position, limit) => {
        const older = POSITIONS.filter((each) => each < position).length;
        const newer = POSITIONS.findIndex((each) => each > position);
        const firstNewer = newer < 0 ? COUNT : newer;
        expect(await page({ at: 'before', position }, limit)).toEqual(
          slice(Math.max(0, older - limit), older),
        );
        expect(await page({ at: 'after', position }, limit)).toEqual(
          slice(firstNewer, Math.min(COUNT, firstNewer + limit)),
        );
        expect(await page({ at: 'end' }, limit)).toEqual(slice(Math.max(0, COUNT - limit), COUNT));
      },
    ),
    { numRuns: 150 },
  );
});

test('a page around a message holds it, is full, and is a piece of the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: COUNT - 1 }),
      fc.integer({ min: 1, max: COUNT + 5 }),
      async (index, limit) => {
        const position = POSITIONS[index]!;
        const result = await page({ at: 'around', messageId: `m${position}` }, limit);
        expect(result.positions).toContain(position);
        expect(result.positions).toHaveLength(Math.min(limit, COUNT));
        const from = POSITIONS.indexOf(result.positions[0]!);
        expect(result).toEqual(slice(from, from + result.positions.length));
      },
    ),
    { numRuns: 150 },
  );
});

test('around a message that is not here it is the end', async () => {
  expect(await page({ at: 'around', messageId: 'nobody' }, 5)).toEqual(slice(COUNT - 5, COUNT));
  expect(await page({ at: 'around', messageId: 'last' }, 5)).toEqual(slice(COUNT - 5, COUNT));
});

test('an empty or unknown thread has an empty page', async () => {
  const empty = { messages: [], hasBefore: false, hasAfter: false };
  expect(await store.queries.messages('nobody', { at: 'end' }, 5)).toEqual(empty);
});

test('a conversation names its last message between customer and agent, never a note', async () => {
  expect(await store.queries.conversation('t2')).toMatchObject({
    messageCount: 2,
    lastMessageId: 'last',
  });
  expect(await store.queries.conversation('t1')).toMatchObject({
    messageCount: COUNT,
    lastMessageId: `m${POSITIONS.at(-1)}`,
  });
});

test('known messages are those in the cache', async () => {
  const known = await store.queries.knownMessages(['m1', 'm2', 'note', '']);
  expect(known).toEqual(new Set(['m1', 'note']));
});

test('what is unread is the customer’s, from the first that was not seen on', async () => {
  const afterTen = await store.queries.unread('t1', T0 + 20);
  expect([afterTen?.first.id, afterTen?.count]).toEqual(['m21', 50]);
  // A time between two messages, before all of them, and after.
  expect((await store.queries.unread('t1', T0 + 22))?.first.id).toBe('m23');
  expect((await store.queries.unread('t1', 0))?.count).toBe(COUNT);
  expect(await store.queries.unread('t1', T0 + 119)).toBeNull();
  // A colleague's note is nothing that the customer wrote.
  expect(await store.queries.unread('t2', T0 + 1)).toBeNull();
});

test('where nothing was ever seen, what nobody has answered is unread', async () => {
  expect(await store.queries.unread('t1', null)).toBeNull();
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      put('message', message('answer', 't2', { position: 3, side: 'agent', at: T0 + 3 }), 3),
      put('message', message('again', 't2', { position: 4, at: T0 + 4 }), 4),
    ],
  });
  const found = await store.queries.unread('t2', null);
  expect([found?.first.id, found?.count]).toEqual(['again', 1]);
});

test('what came after the last answer of a resolved episode is no news beside the current one', async () => {
  const of = (id: string, episodeId: string, position: number, side: 'agent' | 'customer') =>
    put('message', message(id, 't3', { episodeId, position, side, at: T0 + position }), position);
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      ...oneThread(3),
      put('episode', episode('before', 't3', 'c3', { number: 8, state: 'resolved' }), 1),
      put('episode', episode('current', 't3', 'c3', { number: 9 }), 1),
      of('answered', 'before', 1, 'agent'),
      of('thanks', 'before', 2, 'customer'),
      of('asks', 'current', 3, 'customer'),
      of('asks-more', 'current', 4, 'customer'),
    ],
  });
  const found = await store.queries.unread('t3', null);
  expect([found?.first.id, found?.count]).toEqual(['asks', 2]);
});
