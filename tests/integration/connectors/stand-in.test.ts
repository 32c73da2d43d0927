import { afterEach, expect, it } from 'vitest';
import { addPut, newCollector } from '../../../src-main/connectors/desk/records';
import { openTestStore } from '../../helpers/store';
import { customer, episode } from '../../unit/shared/builders';

const opened: { dispose(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.dispose();
});

function collected(...puts: readonly unknown[]) {
  const into = newCollector();
  for (const put of puts) addPut(into, put);
  return into;
}

const broken = { kind: 'customer', id: 'cu-1', rev: 9, doc: { ...customer(), value: 'priceless' } };
const good = { kind: 'customer', id: 'cu-1', rev: 5, doc: customer({ value: 'high' }) };
const thread = {
  id: 'th-1',
  customerId: 'cu-1',
  channel: 'web',
  teamId: 'team-1',
  language: null,
  createdAt: 1,
  lastMessageAt: null,
};
const work = [
  { kind: 'thread', id: 'th-1', rev: 10, doc: thread },
  { kind: 'episode', id: 'ep-1', rev: 11, doc: episode() },
];

it('keeps a readable name, and otherwise goes by the id; the record is set aside all the same', () => {
  const named = collected(broken);
  expect(named.malformed).toMatchObject([{ kind: 'customer', id: 'cu-1', rev: 9 }]);
  expect(named.records).toMatchObject([{ id: 'cu-1', rev: 0, doc: { name: 'Grace Okafor' } }]);
  const nameless = collected({ ...broken, doc: null });
  expect(nameless.records).toMatchObject([{ doc: { name: 'cu-1', consentToOffers: false } }]);
});

it('is made for customers only', () => {
  expect(collected({ kind: 'event', id: 'ev-1', rev: 1, doc: {} }).records).toEqual([]);
});

it.each([
  ['unknown until now: the threads are listed', [broken, ...work], 'normal'],
  ['known before: nothing of it is lost', [good, broken, ...work], 'high'],
  ['readable later: it gives way', [broken, ...work, good], 'high'],
])('a customer %s', async (_what, puts, value) => {
  const { store, ...rest } = await openTestStore();
  opened.push(rest);
  for (const put of puts) {
    await store.cache.apply({ ...collected(put), state: null });
  }
  const page = await store.queries.inboxPage({
    state: 'waiting-on-customer',
    filter: 'everyone',
    agentId: 'ag-1',
    offset: 0,
    limit: 10,
    without: [],
  });
  expect(page.rows.map((row) => [row.customer.name, row.customer.value])).toEqual([
    ['Grace Okafor', value],
  ]);
});
