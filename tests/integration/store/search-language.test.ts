import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Intent } from '@shared/domain';
import { customerFilterText } from '@shared/search';
import type { Store } from '../../../src-main/store/api';
import { T0, customer, episode, message, put, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());

const DAY = 86_400_000;
const attachment = {
  id: 'f1',
  name: 'photo.png',
  mediaType: 'image/png',
  sizeBytes: 3,
  sha256: 'a'.repeat(64),
  width: 1,
  height: 1,
};

beforeEach(async () => {
  await store.cache.reset();
  const agentSays = { side: 'agent', agentId: 'a1' } as const;
  await store.cache.apply({
    records: [
      put('team', { id: 'billing', name: 'Billing' }, 1),
      put('tag', { id: 'tag1', name: 'Late delivery' }, 1),
      put(
        'agent',
        { id: 'a1', name: 'Ana López', role: 'agent', teamIds: [], presence: 'online' },
        1,
      ),
      put('customer', customer('c1', { name: 'Grace Okafor' }), 1),
      put('customer', customer('c2', { name: 'Ana Becker' }), 1),
      put('thread', thread('t1', 'c1', { channel: 'whatsapp', teamId: 'billing' }), 1),
      put('thread', thread('t2', 'c2', { channel: 'email' }), 1),
      put('episode', episode('e1', 't1', 'c1', { state: 'snoozed', tagIds: ['tag1'] }), 1),
      put(
        'episode',
        episode('e2', 't2', 'c2', {
          state: 'resolved',
          intents: [{ id: 'i1', label: 'refund_request', state: 'answered', messageId: null }],
        }),
        1,
      ),
      put(
        'message',
        message('m1', 't1', { episodeId: 'e1', text: 'The router arrived broken', at: T0 }),
        1,
      ),
      put(
        'message',
        message('m2', 't1', {
          episodeId: 'e1',
          text: 'A new router is on its way',
          at: T0 + DAY,
          position: 2,
          ...agentSays,
        }),
        1,
      ),
      put(
        'message',
        message('m3', 't1', {
          episodeId: 'e1',
          text: 'router: call him first',
          kind: 'note',
          at: T0 + 2 * DAY,
          position: 3,
          ...agentSays,
        }),
        1,
      ),
      put(
        'message',
        message('m4', 't2', {
          episodeId: 'e2',
          text: 'My router again. Phone +49 (30) 123-4567, order NO6JO3, paid 1,234.50',
          at: T0 + 3 * DAY,
          attachments: [attachment],
        }),
        1,
      ),
    ],
    malformed: [],
    state: null,
  });
});

async function ids(text: string, context = {}): Promise<string[]> {
  const { messages } = await store.queries.search(text, 50, { agentId: 'a1', ...context });
  return messages.map((hit) => hit.message.id).toSorted();
}

test.each([
  ['router', ['m1', 'm2', 'm3', 'm4']],
  ['router from:customer', ['m1', 'm4']],
  ['router from:agent', ['m2', 'm3']],
  ['from:me', ['m2', 'm3']],
  ['from:grace', ['m1']],
  ['from:ana', ['m2', 'm3', 'm4']],
  ['from:"ana lopez"', ['m2', 'm3']],
  ['customer:okafor', ['m1', 'm2', 'm3']],
  ['customer:"ana b"', ['m4']],
  ['customer:nobody router', []],
  ['channel:whatsapp router', ['m1', 'm2', 'm3']],
  ['channel:whatsapp channel:email', ['m1', 'm2', 'm3', 'm4']],
  ['-channel:whatsapp', ['m4']],
  ['team:bill', ['m1', 'm2', 'm3']],
  ['tag:late', ['m1', 'm2', 'm3']],
  ['-tag:late', ['m4']],
  ['intent:"refund request"', ['m4']],
  ['status:snoozed', ['m1', 'm2', 'm3']],
  ['status:snoozed status:done', ['m1', 'm2', 'm3', 'm4']],
  ['has:attachment', ['m4']],
  ['photo.png', ['m4']],
  ['phot', ['m4']],
  ['has:note', ['m3']],
  ['router -has:note from:me', ['m2']],
  ['router -broken -again', ['m2', 'm3']],
  ['broken OR way', ['m1', 'm2']],
  ['-router', []],
  ['493012', ['m4']],
  ['030 123 4567', ['m4']],
  ['0301234567', ['m4']],
  ['+49301234567', ['m4']],
  ['4567', ['m4']],
  ['6jo3', ['m4']],
  ['1234.50', ['m4']],
  ['"router arrived"', ['m1']],
  ['"arrived router"', []],
])('%s finds %j', async (text, expected) => {
  expect(await ids(text)).toEqual(expected);
});

test('dates bound what is found, by the days of this computer', async () => {
  const dayOf = (at: number) => {
    const date = new Date(at);
    return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
  };
  expect(await ids(`router after:${dayOf(T0 + 2 * DAY)}`)).toEqual(['m3', 'm4']);
  expect(await ids(`router before:${dayOf(T0 + 2 * DAY)}`)).toEqual(['m1', 'm2']);
  expect(await ids(`on:${dayOf(T0 + DAY)}`)).toEqual(['m2']);
  expect(await ids(`router -on:${dayOf(T0 + DAY)}`)).toEqual(['m1', 'm3', 'm4']);
});

test('offers made are found by their episode, and no more when they are gone', async () => {
  const outcome = {
    id: 'o1',
    offerId: 'x',
    customerId: 'c2',
    episodeId: 'e2',
    agentId: 'a1',
    at: T0,
  };
  const apply = (records: Parameters<Store['cache']['apply']>[0]['records']) =>
    store.cache.apply({ records, malformed: [], state: null });
  await apply([put('offerOutcome', { ...outcome, outcome: 'shown' }, 2)]);
  expect(await ids('has:offer')).toEqual([]);
  await apply([put('offerOutcome', { ...outcome, outcome: 'proposed' }, 3)]);
  expect(await ids('has:offer')).toEqual(['m4']);
  // What is said of the offer next says again that it was made.
  await apply([put('offerOutcome', { ...outcome, outcome: 'accepted' }, 4)]);
  expect(await ids('has:offer')).toEqual(['m4']);
  // Taken back: it was never made.
  await apply([put('offerOutcome', { ...outcome, outcome: 'dismissed' }, 5)]);
  expect(await ids('has:offer')).toEqual([]);
  await apply([put('offerOutcome', { ...outcome, outcome: 'proposed' }, 6)]);
  expect(await ids('has:offer')).toEqual(['m4']);
  await apply([{ op: 'remove', kind: 'offerOutcome', id: 'o1', rev: 7 }]);
  expect(await ids('has:offer')).toEqual([]);
});

test('of two offers one can be taken back or go to another episode, and the other one stays', async () => {
  const outcome = { customerId: 'c2', episodeId: 'e2', agentId: 'a1', at: T0 };
  const first = { ...outcome, id: 'o1', offerId: 'x' };
  const second = { ...outcome, id: 'o2', offerId: 'y' };
  const apply = (records: Parameters<Store['cache']['apply']>[0]['records']) =>
    store.cache.apply({ records, malformed: [], state: null });
  await apply([
    put('offerOutcome', { ...first, outcome: 'proposed' }, 2),
    put('offerOutcome', { ...second, outcome: 'accepted' }, 2),
  ]);
  await apply([put('offerOutcome', { ...first, outcome: 'shown' }, 3)]);
  expect(await ids('has:offer')).toEqual(['m4']);
  await apply([put('offerOutcome', { ...second, episodeId: null, outcome: 'accepted' }, 3)]);
  expect(await ids('has:offer')).toEqual([]);
});

test('an episode that went and comes again still has its offer', async () => {
  const doc = episode('e2', 't2', 'c2', { state: 'resolved' });
  const outcome = { id: 'o1', offerId: 'x', customerId: 'c2', episodeId: 'e2', agentId: 'a1' };
  const apply = (records: Parameters<Store['cache']['apply']>[0]['records']) =>
    store.cache.apply({ records, malformed: [], state: null });
  await apply([put('offerOutcome', { ...outcome, outcome: 'proposed', at: T0 }, 2)]);
  await apply([{ op: 'remove', kind: 'episode', id: 'e2', rev: 3 }]);
  await apply([put('episode', doc, 4)]);
  expect(await ids('has:offer')).toEqual(['m4']);
});

test.each([
  ['ruoter', 'router'],
  ['brokn', 'broken'],
  ['arrrived', 'arrived'],
  ['rotuer brokn', 'router'],
  ['arivved', 'arrived'],
])('%s is searched for as what was meant', async (typed, meant) => {
  const { messages, corrected } = await store.queries.search(`${typed} `, 50);
  expect(messages.length).toBeGreaterThan(0);
  expect(corrected.map(({ to }) => to)).toContain(meant);
});

test('an episode with two intents of one name comes, and comes again', async () => {
  const intent = (id: string): Intent => ({
    id,
    label: 'complaint',
    state: 'open',
    messageId: null,
  });
  const doc = episode('e2', 't2', 'c2', { state: 'resolved', intents: [intent('a'), intent('b')] });
  for (const rev of [2, 3]) {
    await store.cache.apply({ records: [put('episode', doc, rev)], malformed: [], state: null });
    expect(await ids('intent:complaint')).toEqual(['m4']);
  }
});

test('a correction is offered when there is little, and quotes are taken at their word', async () => {
  await store.cache.apply({
    records: [put('message', message('m9', 't1', { text: 'ruoter', at: T0 + 9, position: 9 }), 5)],
    malformed: [],
    state: null,
  });
  const few = await store.queries.search('ruoter', 50);
  expect(few.messages.map((hit) => hit.message.id)).toEqual(['m9']);
  expect(few.suggestions).toEqual([{ from: 'ruoter', to: 'router', span: { start: 0, end: 6 } }]);
  const quoted = await store.queries.search('"brokn"', 50);
  expect(quoted.messages).toEqual([]);
  expect(quoted.corrected).toEqual([]);
});

test('a correction says which part of the typed text it is for, accents and signs or not', async () => {
  const text = 'Die Gebühr ist zu hoch';
  await store.cache.apply({
    records: [put('message', message('m9', 't1', { text, at: T0 + 9, position: 9 }), 5)],
    malformed: [],
    state: null,
  });
  const { corrected, messages } = await store.queries.search('(Gebür) from:customer ', 50);
  expect(messages.map((hit) => hit.message.id)).toEqual(['m9']);
  expect(corrected).toEqual([{ from: 'Gebür', to: 'gebuhr', span: { start: 1, end: 6 } }]);
});

test('the vocabulary forgets what no message says any more', async () => {
  await store.cache.apply({
    records: [{ op: 'remove', kind: 'message', id: 'm1', rev: 9 }],
    malformed: [],
    state: null,
  });
  expect((await store.queries.search('brokn', 50)).corrected).toEqual([]);
  expect((await store.queries.search('ruoter', 50)).corrected).toMatchObject([
    { from: 'ruoter', to: 'router' },
  ]);
  expect(await store.cache.checkIndex()).toBe(true);
});

test('the customer on screen comes first among many, the best among few', async () => {
  const many = Array.from({ length: 130 }, (_, n) =>
    put(
      'message',
      message(`n${n}`, 't2', {
        text: `parcel number ${n}`,
        at: T0 + 5 * DAY + n,
        position: 10 + n,
      }),
      7,
    ),
  );
  await store.cache.apply({
    records: [
      ...many,
      put(
        'message',
        message('old', 't1', { text: 'where is my parcel', at: T0 + 4 * DAY, position: 20 }),
        7,
      ),
    ],
    malformed: [],
    state: null,
  });
  const first = async (text: string, openCustomerId: string | null) =>
    (await store.queries.search(text, 10, { openCustomerId })).messages[0]?.message.id;
  expect(await first('parcel', null)).toBe('n129');
  expect(await first('parcel', 'c1')).toBe('old');
  expect(await first('my parcel', null)).toBe('old');
});

test('of two customers of one name exactly one is found by the id, also by that of a record merged into theirs', async () => {
  const namesake = customer('c3', { name: 'Grace Okafor', formerIds: ['c-old'] });
  await store.cache.apply({
    records: [
      put('customer', namesake, 1),
      put('thread', thread('t3', 'c3', { channel: 'whatsapp' }), 1),
      put('episode', episode('e3', 't3', 'c3', {}), 1),
      put('message', message('m5', 't3', { episodeId: 'e3', text: 'My router too' }), 1),
    ],
    malformed: [],
    state: null,
  });
  expect(await ids('customer:"Grace Okafor"')).toEqual(['m1', 'm2', 'm3', 'm5']);
  expect(await ids(customerFilterText(namesake))).toEqual(['m5']);
  expect(await ids('customer:"Grace Okafor id=c1" router')).toEqual(['m1', 'm2', 'm3']);
  expect(await ids('router -customer:id=c1')).toEqual(['m4', 'm5']);
  expect(await ids('customer:id=c1 customer:id=c2')).toEqual(['m1', 'm2', 'm3', 'm4']);
  expect(await ids('customer:id=c-old')).toEqual(['m5']);
  // What the text calls them decides nothing.
  expect(await ids('customer:"Ana Becker id=c3"')).toEqual(['m5']);
  expect(await ids('customer:"Grace Okafor id=c9"')).toEqual([]);
});

const article = { id: 'k1', title: 'Router', body: 'How a router is reset', updatedAt: T0 };

test.each([
  ['router', 1],
  ['customer:nobody router', 0],
  ['before:2020 router', 0],
  ['since:2020 router', 0],
  ['-from:nobody router', 0],
])('%s finds %i articles', async (text, count) => {
  await store.cache.apply({ records: [put('article', article, 9)], malformed: [], state: null });
  for (const group of ['all', 'article'] as const) {
    const { articles, suggestions } = await store.queries.search(text, 50, { group });
    expect([articles.length, suggestions]).toEqual([count, []]);
  }
});

test('a name that hundreds of customers have means all of them, and with a minus none', async () => {
  const many = Array.from({ length: 320 }, (_, n) => [
    put('customer', customer(`z${n}`, { name: `Zeno Router ${n}` }), 2),
    put('thread', thread(`tz${n}`, `z${n}`), 2),
    put('message', message(`mz${n}`, `tz${n}`, { text: 'our router', at: T0 + n }), 2),
  ]).flat();
  const byAgent = { side: 'agent', agentId: 'a1', text: 'your router', position: 2 } as const;
  await store.cache.apply({
    records: [...many, put('message', message('reply', 'tz0', { ...byAgent, at: T0 }), 2)],
    malformed: [],
    state: null,
  });
  const found = async (text: string) => {
    const context = { agentId: 'a1', thorough: true };
    const { messages } = await store.queries.search(text, 400, context);
    return messages.map((hit) => hit.message.id);
  };
  const theirs = many.flatMap(({ kind, id }) => (kind === 'message' ? [id] : [])).toSorted();
  expect((await found('from:zeno router')).toSorted()).toEqual(theirs);
  expect((await found('customer:zeno router')).toSorted()).toEqual([...theirs, 'reply']);
  expect(await found('-from:zeno router')).toEqual(
    expect.arrayContaining(['m1', 'm2', 'm3', 'm4', 'reply']),
  );
  expect(await found('-from:zeno router')).toHaveLength(5);
  expect((await found('from:zeno from:me router')).length).toBe(theirs.length + 3);
});

test('a name that is found needs no other spelling', async () => {
  const records = [put('customer', customer('c3', { name: 'Juno Roter' }), 2)];
  await store.cache.apply({ records, malformed: [], state: null });
  const found = await store.queries.search('roter ', 50);
  expect(found.customers.map((hit) => hit.customer.name)).toEqual(['Juno Roter']);
  expect([found.corrected, found.suggestions]).toEqual([[], []]);
});

test('own snippets are found by the same words, before those of the team', async () => {
  const snippet = (id: string, name: string, text: string) => ({
    id,
    name,
    folder: 'Openings',
    text,
    language: 'en',
  });
  await store.cache.apply({
    records: [put('snippet', snippet('s1', 'router', 'Please restart the router'), 2)],
    malformed: [],
    state: null,
  });
  const ownSnippets = [
    snippet('o1', 'grüße', 'Viele Grüße vom Router-Team'),
    snippet('o2', 'bye', 'Good bye'),
  ];
  const found = async (text: string, group: 'all' | 'snippet') => {
    const { snippets } = await store.queries.search(text, 50, { group, ownSnippets });
    return snippets.map(({ id }) => id);
  };
  expect(await found('rout', 'all')).toEqual(['o1', 's1']);
  expect(await found('grusse router -voucher ', 'snippet')).toEqual(['o1']);
  expect(await found('"grüße viele"', 'all')).toEqual([]);
  expect(await found('router from:me', 'all')).toEqual([]);
});

test.each([
  ['okafro ', 'okafor'],
  ['Okafr', 'okafor'],
  ['grace okaffor ', 'okafor'],
  ['ökafro ', 'okafor'],
])('%s is a customer whose name is misspelt', async (typed, meant) => {
  const { customers, corrected } = await store.queries.search(typed, 50);
  expect(customers.map((hit) => hit.customer.name)).toEqual(['Grace Okafor']);
  expect(corrected.map(({ to }) => to)).toEqual([meant]);
});

test('a name is not guessed where only messages can be found, or where nothing is like it', async () => {
  for (const text of ['okafro from:customer', 'okzzro ', 'okafor grade zebra unicorn ']) {
    const found = await store.queries.search(text, 50);
    expect([found.customers, found.corrected]).toEqual([[], []]);
  }
});
