import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/api';
import { customer, message, put, T0, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

const TEXTS = {
  long: 'My order ORD-48213 has not come',
  dated: 'See INV-2026-0031 please',
  code: 'The code is K7M2QX.',
  home: 'Call me: 0170 5551234',
  abroad: 'Or +49 160 7778899',
  arabic: 'طلبي رقم ٥٧٢١٣ لم يصل',
  persian: 'سفارش ۹۱۲۴۶',
  heart: 'I ❤\uFE0F this',
  thai: 'สั่งซื้อทำไมช้าจัง',
  other: 'ord is no number, and 4821 is another one',
} as const;

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  const messages = Object.entries(TEXTS).map(([id, text], index) =>
    put('message', message(id, 't1', { text, position: index + 1, at: T0 + index * 1000 }), 1),
  );
  await store.cache.apply({
    records: [
      put('customer', customer('c1'), 1),
      put('thread', thread('t1', 'c1'), 1),
      ...messages,
    ],
    malformed: [],
    state: null,
  });
});
afterAll(() => opened.dispose());

test.each([
  ['ORD48213', 'long', 'ORD-48213'],
  ['ord-48213', 'long', 'ORD-48213'],
  ['#48213', 'long', '48213'],
  ['8213 ', 'long', '48213'],
  ['INV20260031', 'dated', 'INV-2026-0031'],
  ['2026 0031', 'dated', '2026-0031'],
  ['7m2q', 'code', 'K7M2QX'],
  ['m2qx ', 'code', 'K7M2QX'],
  ['+49 170 5551234', 'home', '0170 5551234'],
  ['0049 (0)170 555-1234', 'home', '0170 5551234'],
  ['+491705551234', 'home', '0170 5551234'],
  ['0160 7778899', 'abroad', '160 7778899'],
  ['57213', 'arabic', '٥٧٢١٣'],
  ['٥٧٢١٣', 'arabic', '٥٧٢١٣'],
  ['7213', 'arabic', '٥٧٢١٣'],
  ['91246', 'persian', '۹۱۲۴۶'],
  ['٩١٢٤٦', 'persian', '۹۱۲۴۶'],
  ['❤', 'heart', '❤'],
  ['❤\uFE0F', 'heart', '❤'],
  ['ทำไม', 'thai', 'ทำไม'],
])('%s is found, and marked where it stands', async (query, id, marked) => {
  const { messages } = await store.queries.search(query, 50);
  expect(messages.map((hit) => hit.message.id)).toEqual([id]);
  const hits = messages[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text);
  expect(hits).toEqual([marked]);
});
