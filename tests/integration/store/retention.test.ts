import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChangeRecord, PutRecord } from '@shared/domain';
import type { Store } from '../../../src-main/store/api';
import type * as ReserveModule from '../../../src-main/store/reserve';
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
import { countInCache } from '../../helpers/raw-pages';
import { openTestStore, type TestStore } from '../../helpers/store';

/** What the disk says is free; null: what it really is. */
const disk = vi.hoisted(() => ({ freeBytes: null as number | null }));
vi.mock('../../../src-main/store/reserve', async (load) => {
  const real = await load<typeof ReserveModule>();
  return {
    ...real,
    freeBytes: async (folder: string) => disk.freeBytes ?? (await real.freeBytes(folder)),
  };
});

const DAY_MS = 86_400_000;

let opened: TestStore;
let store: Store;

beforeEach(async () => {
  disk.freeBytes = null;
  opened = await openTestStore();
  store = opened.store;
});
afterEach(() => opened.dispose());

const apply = (...records: ChangeRecord[]) =>
  store.cache.apply({ records, malformed: [], state: null });
const texts = async (threadId: string) =>
  (await store.queries.messages(threadId, { at: 'end' }, 200)).messages.map((each) => each.text);
const found = async (words: string) =>
  (await store.queries.search(words, 50)).messages.map((hit) => hit.message.id);

/** A thread of one customer, with one episode, whose messages were sent at these times. */
function conversation(
  n: number,
  state: 'resolved' | 'waiting-on-us',
  times: readonly number[],
  text: (index: number) => string,
): PutRecord[] {
  const [threadId, episodeId, customerId] = [`t${n}`, `e${n}`, `c${n}`];
  const lastAt = times.at(-1) ?? T0;
  return [
    put('customer', customer(customerId), 1),
    put('event', event(`o${n}`, customerId, { title: `Order ${n}` }), 1),
    put('thread', thread(threadId, customerId, { lastMessageAt: lastAt, createdAt: 0 }), 1),
    put(
      'episode',
      episode(episodeId, threadId, customerId, {
        state,
        openedAt: times[0] ?? T0,
        resolvedAt: state === 'resolved' ? lastAt : null,
      }),
      1,
    ),
    ...times.map((at, index) =>
      put(
        'message',
        message(`m${n}-${index}`, threadId, {
          episodeId,
          at,
          position: index + 1,
          text: text(index),
        }),
        1,
      ),
    ),
  ];
}

describe('writing the cache anew', () => {
  test('keeps what is young enough or open, with all that belongs to it, and nothing else', async () => {
    const days = (...each: number[]) => each.map((day) => T0 + day * DAY_MS);
    await apply(
      ...conversation(1, 'resolved', days(-100, -99), (n) => `gone old${n}`),
      ...conversation(2, 'waiting-on-us', days(-200, -150), (n) => `open old${n}`),
      ...conversation(3, 'resolved', days(-95, -1), (n) => `across part${n}`),
      ...conversation(4, 'resolved', days(-2), () => 'young'),
    );
    expect(await store.cache.hasOverdue(T0 - 300 * DAY_MS)).toBe(false);
    expect(await store.cache.hasOverdue(T0 - 90 * DAY_MS)).toBe(true);
    await store.cache.renew(T0 - 90 * DAY_MS);
    expect(await store.cache.hasOverdue(T0 - 90 * DAY_MS)).toBe(false);
    expect(await store.queries.conversation('t1')).toBeNull();
    expect(await store.queries.customer('c1')).toBeNull();
    expect(await found('gone')).toEqual([]);
    expect((await store.queries.search('order 1', 9)).customers).toEqual([]);
    expect(await texts('t2')).toEqual(['open old0', 'open old1']);
    expect(await texts('t3')).toEqual(['across part1']);
    expect(await texts('t4')).toEqual(['young']);
    expect((await store.queries.customer('c3'))?.events).toHaveLength(1);
    expect(await store.cache.messageCount()).toBe(4);
    expect(await found('old')).toHaveLength(2);
    expect(await store.cache.checkIndex()).toBe(true);
  });

  test('nothing of what was removed is in the file any more, on whatever page', async () => {
    const bytes = new Uint8Array(Buffer.from('bytesplanted'.repeat(1000)));
    const attachment = {
      id: 'f1',
      name: 'nameplanted.png',
      mediaType: 'image/png',
      sizeBytes: bytes.length,
      sha256: 'a'.repeat(64),
      width: null,
      height: null,
    };
    // Young and old ones share pages, and came in an order that splits many of them.
    for (let round = 0; round < 40; round += 1) {
      const records = Array.from({ length: 25 }, (_each, k) => {
        const n = (round * 25 + k * 37) % 1000;
        const old = n % 2 === 0;
        const at = old ? T0 - 100 * DAY_MS + n : T0 + n;
        const word = old ? `Oldplanted${n}` : `youngword${n}`;
        return conversation(n, 'resolved', [at], () => `${word} ${'filler '.repeat(n % 30)}`);
      });
      await apply(...records.flat());
    }
    await apply(
      put(
        'message',
        message('with', 't2', { episodeId: 'e2', at: T0 - 99 * DAY_MS, attachments: [attachment] }),
        1,
      ),
      put('customer', customer('c2', { name: 'Peopleplanted' }), 2),
    );
    await store.cache.keepAttachment('f1', bytes);
    // Some leave before, as what leaves the agent's scope.
    await apply(...[4, 6, 8].map((n) => remove('thread', `t${n}`, 9)));
    await store.close();
    const { folder, key } = opened;
    const planted = ['planted', 'bytesplanted', 'nameplanted', 'peopleplanted', 'oldplanted'];
    for (const word of planted) expect(countInCache(folder, key, word)).toBeGreaterThan(0);

    const again = await openTestStore({ folder, key });
    await again.store.cache.renew(T0 - 90 * DAY_MS);
    expect(await again.store.cache.messageCount()).toBe(500);
    expect(await again.store.cache.traces()).toBe('none');
    await again.store.close();
    for (const word of planted) expect([word, countInCache(folder, key, word)]).toEqual([word, 0]);
    expect(countInCache(folder, key, 'youngword')).toBeGreaterThanOrEqual(500);
    expect(readdirSync(folder).filter((name) => /cache\.db.(new|old)/.test(name))).toEqual([]);
  });

  test('reading and writing go on meanwhile, and nothing that was written is lost', async () => {
    const old = Array.from({ length: 3000 }, (_each, n) => T0 - 100 * DAY_MS + n);
    await apply(...conversation(1, 'resolved', old, (n) => `old${n}`), ...oneThread(2));
    let written = 0;
    let ended = false;
    const renewal = store.cache.renew(T0 - 90 * DAY_MS).finally(() => {
      ended = true;
    });
    while (!ended) {
      const at = T0 + written;
      const records = [
        put('message', message(`w${written}`, 't2', { at, text: `meanwhile${written}` }), 5),
        put('episode', episode('e2', 't2', 'c2', { outcome: `now ${written}` }), 10 + written),
        ...(written % 5 === 4 ? [remove('message', `w${written - 1}`, 9)] : []),
      ];
      await store.cache.apply({ records, malformed: [], state: { cursor: written } });
      expect((await store.queries.conversation('t2'))?.episodes[0]?.outcome).toBe(`now ${written}`);
      written += 1;
    }
    await renewal;
    expect(written).toBeGreaterThan(1);
    expect(await store.queries.conversation('t1')).toBeNull();
    const removed = Math.floor(written / 5);
    expect(await store.cache.messageCount()).toBe(written - removed);
    expect(await found(`meanwhile${written - 1}`)).toEqual([`w${written - 1}`]);
    expect((await store.cache.syncState()).cursor).toBe(written - 1);
    // What was removed meanwhile does not come back.
    if (removed > 0) await apply(put('message', message('w3', 't2', { at: T0 + 3 }), 8));
    expect(await store.cache.messageCount()).toBe(written - removed);
    expect(await store.cache.checkIndex()).toBe(true);
  });

  test('a reset does not wait for it, and nothing comes back by it', async () => {
    const times = Array.from({ length: 3000 }, (_each, n) => T0 + n);
    await apply(...conversation(1, 'resolved', times, (n) => `planted${n}`));
    const renewal = store.cache.renew(null);
    const [renewed] = await Promise.allSettled([renewal, store.cache.reset()]);
    expect(renewed).toMatchObject({ reason: { problem: 'superseded' } });
    expect(await store.cache.messageCount()).toBe(0);
    expect(store.cache.indexStatus().state).toBe('good');
    await apply(...conversation(2, 'resolved', [T0], () => 'fresh'));
    expect(await found('fresh')).toHaveLength(1);
    await store.close();
    expect(countInCache(opened.folder, opened.key, 'planted')).toBe(0);
  });

  test('without room for a second file nothing changes, and it is said', async () => {
    await apply(...conversation(1, 'resolved', [T0 - 100 * DAY_MS], () => 'old'));
    disk.freeBytes = 1024;
    await expect(store.cache.renew(T0)).rejects.toMatchObject({ problem: 'disk-full' });
    expect(await found('old')).toHaveLength(1);
    expect(store.cache.indexStatus().state).toBe('good');
    disk.freeBytes = null;
    await store.cache.renew(T0);
    expect(await found('old')).toEqual([]);
  });

  test('what was downloaded comes along, also while it is written', async () => {
    const attachment = (id: string) => ({
      id,
      name: `${id}.png`,
      mediaType: 'image/png',
      sizeBytes: 3,
      sha256: 'a'.repeat(64),
      width: null,
      height: null,
    });
    const attachments = [attachment('f1'), attachment('f2')];
    const many = Array.from({ length: 2000 }, (_each, n) => T0 + n);
    await apply(
      ...conversation(1, 'waiting-on-us', many, (n) => `text ${n}`),
      put('message', message('with', 't1', { episodeId: 'e1', at: T0 + 9000, attachments }), 1),
    );
    await store.cache.keepAttachment('f1', new Uint8Array([1, 2, 3]));
    const renewal = store.cache.renew(T0);
    await store.cache.keepAttachment('f2', new Uint8Array([4, 5, 6]));
    await renewal;
    expect([...((await store.cache.attachmentBytes('f1')) ?? [])]).toEqual([1, 2, 3]);
    expect([...((await store.cache.attachmentBytes('f2')) ?? [])]).toEqual([4, 5, 6]);
  });
});

describe('what is too old does not come back', () => {
  const limit = T0 - 90 * DAY_MS;
  const late = (id: string, episodeId: string, rev: number, text = 'late') =>
    put('message', message(id, 't1', { episodeId, at: limit - 1, text }), rev);
  const limited = (...records: ChangeRecord[]) =>
    store.cache.apply({ records, malformed: [], state: { keepSince: limit } });

  test('by a late change: not when its episode is over, in whatever order they come', async () => {
    await limited();
    const over = conversation(1, 'resolved', [], () => '');
    await apply(late('m1', 'e1', 5), ...over, late('m2', 'e1', 5));
    expect(await texts('t1')).toEqual([]);
    await apply(late('m3', 'e1', 6));
    expect(await texts('t1')).toEqual([]);
    expect(await found('late')).toEqual([]);
    expect(await store.cache.messageCount()).toBe(0);
  });

  test('but it comes with an episode that is open, and one that is here is kept up to date', async () => {
    await limited();
    await apply(...conversation(1, 'waiting-on-us', [], () => ''), late('m1', 'e1', 5));
    expect(await texts('t1')).toEqual(['late']);
    await apply(
      put('episode', episode('e1', 't1', 'c1', { state: 'resolved' }), 6),
      late('m1', 'e1', 7, 'corrected'),
      late('m2', 'e1', 7),
    );
    expect(await texts('t1')).toEqual(['corrected']);
    await store.cache.renew(limit);
    expect(await texts('t1')).toEqual([]);
  });

  test('nor does what the desk has removed, when the limit gets wider', async () => {
    await apply(...conversation(1, 'resolved', [limit - 5, limit - 4], (n) => `text ${n}`));
    await apply(remove('message', 'm1-1', 9));
    await store.cache.renew(limit);
    expect(await store.queries.conversation('t1')).toBeNull();
    await apply(...conversation(1, 'resolved', [limit - 5, limit - 4], (n) => `text ${n}`));
    expect(await texts('t1')).toEqual(['text 0']);
  });
});
