import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChangeRecord, entityKinds } from '@shared/domain';
import { packRecords } from '../../../src-main/records/packed-records';
import { indexPreparer } from '../../../src-main/store/search/prepare';
import { message, oneThread, put, remove, T0 } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let plain: TestStore;
let packed: TestStore;

beforeEach(async () => {
  [plain, packed] = await Promise.all([openTestStore(), openTestStore()]);
});

afterEach(async () => {
  await Promise.all([plain.dispose(), packed.dispose()]);
});

/** Everything in a cache, by kind. */
async function content({ store }: TestStore): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const kind of entityKinds) {
    const places = await store.inspect.places({
      kind,
      from: 0,
      before: Number.MAX_SAFE_INTEGER,
      limit: 10_000,
    });
    const ids = places.map(({ id }) => id).sort();
    all.push(await store.inspect.documents(kind, ids));
  }
  return all;
}

it('packed records are written as plain ones are, also when they are handed in again', async () => {
  const records: ChangeRecord[] = [
    ...Array.from({ length: 60 }, (_, n) => oneThread(n + 1)).flat(),
    remove('thread', 'thread-3', 1000),
    remove('customer', 'customer-4', 1000),
  ];
  const malformed = [{ kind: 'message', id: 'm-bad', rev: 5, reason: 'doc.at: invalid type' }];
  const state = { scope: 's', cursor: 7 };
  const expected = await plain.store.cache.apply({ records, malformed, state });
  const batch = packRecords(records);
  const result = await packed.store.cache.apply({ records: batch, malformed, state });
  expect({ ...result, kinds: result.kinds.toSorted() }).toEqual({
    ...expected,
    kinds: expected.kinds.toSorted(),
  });
  // A disk that refuses is tried again with the same batch.
  await packed.store.cache.apply({ records: batch, malformed, state });
  expect(await content(packed)).toEqual(await content(plain));
  expect(await packed.store.cache.setAside()).toMatchObject({ count: 1 });
  expect(await packed.store.cache.syncState()).toEqual(await plain.store.cache.syncState());
  expect(await packed.store.cache.messageCount()).toBe(await plain.store.cache.messageCount());
});

it('words that were gathered are known, also when some of their messages were here before', async () => {
  const one = put('message', message('m1', 't1', { text: 'umbrella' }), 1);
  const two = put('message', message('m2', 't1', { text: 'lighthouse', at: T0 + 5 }), 2);
  const stale = put('message', message('m1', 't1', { text: 'never kept' }), 1);
  const apply = (records: ChangeRecord[]) =>
    packed.store.cache.apply({
      records: packRecords(records, indexPreparer),
      malformed: [],
      state: null,
    });
  await apply([...oneThread(1), one]);
  await apply([one, two]);
  await apply([stale]);
  const correctionOf = async (text: string) =>
    (await packed.store.queries.search(text, 9)).corrected.map(({ to }) => to);
  expect(await correctionOf('umbrelal ')).toEqual(['umbrella']);
  expect(await correctionOf('lighthuose ')).toEqual(['lighthouse']);
  expect(await correctionOf('nevre ')).toEqual([]);
});
