import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Store } from '../../../src-main/store/api';
import { scan } from '../../fixtures/store/naive-search';
import { customer, message, put, T0, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

const COUNT = 10_000;
const WORDS = ['late', 'later', 'Müller', 'order', 'A-12', '配', '配送', '送状', '😀', 'ได้', 'x'];

let opened: TestStore;
let store: Store;
let texts: readonly string[];

const id = (position: number) => `m${position}`;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  const text = fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ', ', '\n')), { maxLength: 5 })
    .map((parts) => parts.flat().join(''));
  texts = fc.sample(text, { numRuns: COUNT, seed: 7 });
  await store.cache.apply({
    records: [
      put('customer', customer('c1'), 1),
      put('thread', thread('t1', 'c1'), 1),
      put('thread', thread('t2', 'c1'), 1),
      ...texts.flatMap((each, index) => {
        const [position, at] = [index + 1, T0 + index * 60_000];
        return [
          put('message', message(id(position), 't1', { text: each, position, at }), 1),
          // The same words elsewhere, which must not be found here.
          ...(index % 10 === 0
            ? [put('message', message(`o${position}`, 't2', { text: each, position, at }), 1)]
            : []),
        ];
      }),
    ],
    malformed: [],
    state: null,
  });
});
afterAll(() => opened.dispose());

test('finds exactly what a look at each message finds, oldest first', async () => {
  const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(words, async (query) => {
      const expected = texts.flatMap((text, index) =>
        query.every((word, n) => scan(text, word, n === query.length - 1)) ? [index + 1] : [],
      );
      const { positions, more } = await store.queries.searchInThread('t1', query.join(' '));
      expect(positions).toEqual(expected);
      expect(more).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('thousands of matches are all there, and no other thread’s', async () => {
  const { positions } = await store.queries.searchInThread('t1', 'la');
  expect(positions.length).toBeGreaterThan(2000);
  const elsewhere = await store.queries.searchInThread('t2', 'la');
  expect(elsewhere.positions.length).toBeGreaterThan(100);
  expect(elsewhere.positions.every((position) => position % 10 === 1)).toBe(true);
  expect((await store.queries.searchInThread('t3', 'la')).positions).toEqual([]);
});

test.each(['', '   ', '""', '-late', '*', 'NEAR(late', '"'.repeat(999), '\uD800'])(
  'nothing is found for %j, and nothing breaks',
  async (text) => {
    expect(await store.queries.searchInThread('t1', text)).toEqual({ positions: [], more: false });
  },
);

test('what is a filter elsewhere is words here', async () => {
  const said = message('said', 't9', { text: 'It said from:customer on the label', at: T0 });
  const other = message('other', 't9', { text: 'The label', position: 2, at: T0 + 1 });
  await store.cache.apply({
    records: [
      put('thread', thread('t9', 'c1'), 1),
      put('message', { ...said, position: 1 }, 1),
      put('message', other, 1),
    ],
    malformed: [],
    state: null,
  });
  const find = async (text: string) => (await store.queries.searchInThread('t9', text)).positions;
  expect(await find('from:customer label')).toEqual([1]);
  expect(await find('label')).toEqual([1, 2]);
  expect(await find('label -customer')).toEqual([2]);
  expect(await find('"the label" OR said')).toEqual([1, 2]);
});

test('marks are given in the text as it was written, and in the names of files', async () => {
  const attachments = ['Ráchnung 030-1234567.pdf', 'photo.png'].map((name, index) => ({
    id: `f${index}`,
    name,
    mediaType: 'application/pdf',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    width: null,
    height: null,
  }));
  const written = [
    message('k1', 't8', { text: 'Die RÁCHNUNG ist 配送状況 +49 (30) 123-4567', at: T0 }),
    message('k2', 't8', { text: '', attachments, position: 2, at: T0 + 1 }),
  ];
  await store.cache.apply({
    records: [
      put('thread', thread('t8', 'c1'), 1),
      ...written.map((each, index) => put('message', { ...each, position: index + 1 }, 1)),
    ],
    malformed: [],
    state: null,
  });
  const marked = async (text: string, threadId = 't8') => {
    const marks = await store.queries.marksInThread(threadId, text, ['k1', 'k2', 'gone', 'm1']);
    const cut = (whole: string, spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => whole.slice(start, end));
    return marks.map(({ messageId, text: spans, files }) => [
      messageId,
      cut(written.find((each) => each.id === messageId)?.text ?? '', spans),
      files.map((file) =>
        cut(attachments.find((each) => each.id === file.id)?.name ?? '', file.name),
      ),
    ]);
  };
  expect(await marked('rachnung')).toEqual([
    ['k1', ['RÁCHNUNG'], []],
    ['k2', [], [['Ráchnung']]],
  ]);
  expect(await marked('送状 4567')).toEqual([
    ['k1', ['送状', '4567'], []],
    ['k2', [], [['1234567']]],
  ]);
  expect(await marked('0301234567')).toEqual([
    ['k1', ['30) 123-4567'], []],
    ['k2', [], [['030-1234567']]],
  ]);
  expect(await marked('rachnung', 't1')).toEqual([]);
  expect((await store.queries.searchInThread('t8', 'rachnung')).positions).toEqual([1, 2]);
  expect((await store.queries.searchInThread('t8', 'photo')).positions).toEqual([2]);
});
