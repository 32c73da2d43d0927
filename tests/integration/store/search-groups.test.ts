import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/api';
import { T0, customer, event, message, oneThread, put, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  const said = (id: string, threadId: string, text: string, at: number) =>
    put('message', message(id, threadId, { text, at: T0 + at, position: at + 1 }), 1);
  const note = (id: string, threadId: string, text: string, at: number) =>
    put(
      'message',
      message(id, threadId, {
        text,
        at: T0 + at,
        position: at + 1,
        kind: 'note',
        side: 'agent',
        agentId: 'a1',
      }),
      1,
    );
  await store.cache.apply({
    records: [
      ...oneThread(1),
      put('customer', customer('c2', { name: 'Amina Haddad' }), 1),
      put('thread', thread('t2', 'c2'), 1),
      put('event', event('e2', 'c2', { title: 'Order MX-44871 shipped' }), 1),
      said('m0', 't1', 'the router is broken', 0),
      said('m1', 't1', 'a new router please', 1),
      note('n1', 't1', 'router is out of warranty', 2),
      said('m2', 't2', 'my router blinks', 3),
      said('m3', 't2', 'thank you', 4),
    ],
    malformed: [],
    state: null,
  });
});
afterAll(() => opened.dispose());

const ask = (text: string, group: 'all' | 'message' | 'note' | 'thread' | 'customer', limit = 50) =>
  store.queries.search(text, limit, { group });

test('one kind of result at a time, up to the limit', async () => {
  const messages = await ask('router', 'message');
  expect(messages.messages.map(({ message: { id } }) => id).toSorted()).toEqual(['m0', 'm1', 'm2']);
  expect([messages.customers, messages.threads, messages.moreMessages]).toEqual([[], [], false]);
  const notes = await ask('router', 'note');
  expect(notes.messages.map(({ message: { id } }) => id)).toEqual(['n1']);
  expect((await ask('router', 'message', 2)).moreMessages).toBe(true);
  const customers = await ask('haddad', 'customer');
  expect(customers.customers.map((hit) => hit.customer.name)).toEqual(['Amina Haddad']);
  expect(customers.messages).toEqual([]);
});

test('a kind that lacks the words corrects nothing that other kinds hold', async () => {
  const notes = await ask('blinks', 'note');
  expect([notes.messages, notes.corrected]).toEqual([[], []]);
  const misspelt = await ask('roter', 'note');
  expect(misspelt.corrected).toMatchObject([{ from: 'roter', to: 'router' }]);
  expect(misspelt.messages.map(({ message: { id } }) => id)).toEqual(['n1']);
});

test('a conversation with several matches is a result of its own, at its best match', async () => {
  const { threads } = await ask('router', 'all');
  expect(threads.map(({ threadId, matches }) => [threadId, matches])).toEqual([['t1', 3]]);
  expect(['m0', 'm1', 'n1']).toContain(threads[0]?.messageId);
});

test('an order number brings the conversation of whose order it is', async () => {
  const { threads, messages } = await ask('MX-44871', 'all');
  expect(messages).toEqual([]);
  expect(threads).toMatchObject([
    { threadId: 't2', matches: 0, messageId: null, customer: { name: 'Amina Haddad' } },
  ]);
});

test('a word that a customer has many share: it brings no conversation without a match', async () => {
  const { threads, customers } = await ask('shipped', 'all');
  expect(customers.map((hit) => hit.customer.name)).toEqual(['Amina Haddad']);
  expect(threads).toEqual([]);
});

test('filters alone bring conversations; all of them by how much they hold', async () => {
  const filtered = await ask('channel:app', 'all');
  expect(filtered.threads.length).toBeGreaterThan(0);
  const all = await ask('router', 'thread');
  expect(all.threads.map(({ threadId, matches }) => [threadId, matches])).toEqual([
    ['t1', 3],
    ['t2', 1],
  ]);
  expect([all.messages, all.moreThreads]).toEqual([[], false]);
  expect((await ask('router', 'thread', 1)).moreThreads).toBe(true);
});

test('what was written here and waits for the desk is found by the same rules, and first', async () => {
  const text = 'A new router is on its way';
  const waiting = [
    message('w1', 't1', { text, side: 'agent', agentId: 'ana', at: T0 + 900_000, episodeId: 'e1' }),
    message('w2', 't1', { text, side: 'agent', kind: 'note', at: T0 + 901_000, episodeId: 'e1' }),
  ];
  const ids = async (query: string) =>
    (await store.queries.search(query, 20, { waiting })).messages.map((hit) => hit.message.id);
  expect((await ids('router')).slice(0, 2)).toEqual(['w2', 'w1']);
  expect(await ids('"router is on its way" -has:note')).toEqual(['w1']);
  expect(await ids('"router is on its way" from:customer')).toEqual([]);
  expect(await ids('"router is on its way" channel:sms')).toEqual([]);
  expect(await ids('"router is on its way" before:2000-01-01')).toEqual([]);
  expect(await ids('"router is on its way" status:resolved')).toEqual([]);
});

test('values for filters: names of customers, newest first, and intents in use', async () => {
  expect(await store.queries.searchValues('customer', 'ami', 5)).toEqual(['Amina Haddad']);
  expect(await store.queries.searchValues('customer', '', 5)).toEqual([]);
  expect(await store.queries.searchValues('customer', '"*) OR', 5)).toEqual([]);
});
