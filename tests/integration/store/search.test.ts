import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PutRecord } from '@shared/domain';
import type { Store } from '../../../src-main/store/api';
import { T0, customer, event, message, oneThread, put } from '../../fixtures/store/records';
import { scan } from '../../fixtures/store/naive-search';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());

async function fill(texts: readonly string[], more: readonly PutRecord[] = []): Promise<void> {
  await store.cache.reset();
  const messages = texts.map((text, index) =>
    put('message', message(`m${index}`, 't1', { text, at: T0 + index, position: index + 1 }), 1),
  );
  const records = [...oneThread(1), ...messages, ...more];
  await store.cache.apply({ records, malformed: [], state: null });
}

const found = async (query: string, limit = 100) => {
  const result = await store.queries.search(query, limit);
  return result.messages.map((hit) => Number(hit.message.id.slice(1)));
};

test('texts in many scripts are found, newest first', async () => {
  await fill([
    /* 0 */ 'My crème brûlée is LATE',
    /* 1 */ '配送状況を教えてください',
    /* 2 */ 'สวัสดีครับ สินค้ายังไม่มา',
    /* 3 */ '배송이 늦어요',
    /* 4 */ 'Mail zoe.meier+x@example.com about order A-1234/77',
    /* 5 */ 'late again 😀👍',
    /* 6 */ 'nul\0inside and \uD800 alone',
    /* 7 */ 'أين طَلَبِي؟',
    /* 8 */ 'ﬁnally ＡＢＣ１２３',
  ]);
  const cases: readonly [string, number[]][] = [
    ['late', [5, 0]],
    ['creme brul', [0]],
    ['BRÛLÉE', [0]],
    ['状況', [1]],
    ['配送 教え', [1]],
    ['状送', []],
    ['状', [1]],
    ['い', [1]],
    ['สินค้า', [2]],
    ['배송', [3]],
    ['늦어', [3]],
    ['zoe.meier+x@example.com', [4]],
    ['zoe.meier+x@exa', [4]],
    ['A-1234', [4]],
    ['1234-A', []],
    ['😀', [5]],
    ['😀👍', [5]],
    ['nul inside', [6]],
    ['alone', [6]],
    ['طلبي', [7]],
    ['finally abc1', [8]],
    ['"late again"', [5]],
    ['"again late"', []],
    ['lat is', []],
    ['late again "', [5]],
  ];
  for (const [query, expected] of cases)
    expect([query, await found(query)]).toEqual([query, expected]);
});

test('a million characters are indexed, found and shown as a short snippet', async () => {
  const long = `${'word '.repeat(199_990)}needle in the hay`;
  await fill([long, '送'.repeat(300_000) + '針']);
  expect(await found('needle hay')).toEqual([0]);
  expect(await found('送針')).toEqual([1]);
  const { messages } = await store.queries.search('needle', 5);
  const snippet = messages[0]?.snippet ?? [];
  expect(snippet.map((segment) => segment.text).join('').length).toBeLessThan(300);
  expect(snippet.some((segment) => segment.hit && segment.text === 'needle')).toBe(true);
});

test('limits hold, and it is said when there is more', async () => {
  await fill(Array.from({ length: 12 }, (_each, index) => `same words ${index}`));
  expect(await found('same', 5)).toEqual([11, 10, 9, 8, 7]);
  expect((await store.queries.search('same', 5)).moreMessages).toBe(true);
  expect((await store.queries.search('same', 12)).moreMessages).toBe(false);
});

test('customers are found by name, attributes and events, names first', async () => {
  const attributes = { email: 'zoe@example.com', phone: '+49 170 5551234', vip: true };
  await fill(
    [],
    [
      put('customer', customer('c2', { name: 'Zoë Ångström', attributes }), 2),
      put('event', event('o1', 'c2', { title: 'Order 4711-X', attributes: { total: 30.5 } }), 2),
      put('customer', customer('c3', { name: 'Max', attributes: { friend: 'Zoe' } }), 2),
    ],
  );
  const ids = async (query: string) =>
    (await store.queries.search(query, 9)).customers.map((hit) => hit.customer.id);
  expect(await ids('zoe')).toEqual(['c2', 'c3']);
  expect(await ids('angstrom zoe')).toEqual(['c2']);
  expect(await ids('zoe@example.com')).toEqual(['c2']);
  expect(await ids('170 5551')).toEqual(['c2']);
  expect(await ids('4711-x')).toEqual(['c2']);
  const [hit] = (await store.queries.search('4711', 9)).customers;
  expect(hit).toMatchObject({ detail: 'Order 4711-X', threadId: null });
  const [first] = (await store.queries.search('customer', 9)).customers;
  expect(first).toMatchObject({ threadId: 't1' });
});

test('a customer is found by what is sensitive, which the list does not tell', async () => {
  const attributes = { email: 'zoe@example.com', IBAN: 'DE89370400440532013000' };
  const zoe = customer('c2', { name: 'Zoe', attributes, sensitiveAttributes: ['IBAN'] });
  await fill([], [put('customer', zoe, 2)]);
  const { customers } = await store.queries.search('DE8937', 9);
  expect(customers.map(({ detail }) => detail)).toEqual(['zoe@example.com']);
});

test('snippets and articles are found, titles first', async () => {
  await fill(
    [],
    [
      put(
        'snippet',
        { id: 's1', name: 'refund', folder: 'Money', text: 'We refund you', language: 'en' },
        1,
      ),
      put('article', { id: 'a1', title: 'Shipping', body: 'about a refund', updatedAt: T0 }, 1),
      put('article', { id: 'a2', title: 'Refunds', body: 'all about it', updatedAt: T0 }, 1),
      put('tag', { id: 'g1', name: 'refund' }, 1),
    ],
  );
  const result = await store.queries.search('refund', 9);
  expect(result.snippets.map((each) => each.id)).toEqual(['s1']);
  expect(result.articles.map((each) => each.id)).toEqual(['a2', 'a1']);
  expect(result.articles[1]?.snippet).toContainEqual({ text: 'refund', hit: true });
});

test('nothing to search for finds nothing', async () => {
  await fill(['text']);
  for (const query of ['', '  ', '"', '()*-:^', '\0', '\uD800']) {
    expect(await store.queries.search(query, 9)).toMatchObject({ messages: [], customers: [] });
  }
});

test('nothing that can be typed is an error', async () => {
  await fill(['some text OR other', 'text: NEAR(a b)']);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('"', '*', '(', ')', ':', '^', '-', '+', ' ', 'a', "'") }),
      ),
      async (query) => {
        expect(Array.isArray(await found(query))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('the index finds exactly what a scan finds', async () => {
  const word = fc.constantFrom(
    'late',
    'later',
    'la',
    'Müller',
    'order',
    'A-12',
    '配',
    '配送',
    '送状',
    '状',
    '😀',
    'ได้',
    'x',
  );
  const text = fc
    .array(fc.tuple(word, fc.constantFrom('', ' ', ', ', '\n')), { maxLength: 8 })
    .map((parts) => parts.flat().join(''));
  const corpus = fc.array(text, { minLength: 1, maxLength: 12 });
  const query = fc.array(word, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(corpus, query, async (texts, words) => {
      await fill(texts);
      const expected = texts
        .map((each, index) => ({
          index,
          hit: words.every((w, n) => scan(each, w, n === words.length - 1)),
        }))
        .filter(({ hit }) => hit)
        .map(({ index }) => index);
      // What is not there may be taken for misspelt; the index itself then found nothing.
      const { messages, corrected } = await store.queries.search(words.join(' '), 100);
      const shown =
        corrected.length > 0 ? [] : messages.map((hit) => Number(hit.message.id.slice(1)));
      expect(shown.toSorted((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
