import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message, PutRecord } from '@shared/domain';
import type { Store } from '../../../src-main/store/api';
import { customer, episode, message, put, T0, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());

const HOUR = 3_600_000;

interface Story {
  readonly state: 'resolved' | 'waiting-on-us';
  /** Of the customer (`<`) and the agent (`>`), oldest first. */
  readonly said: readonly string[];
}

/** A conversation of one episode; `n` gives it its ids and its place in time. */
function conversation(n: number, { state, said }: Story): PutRecord[] {
  const at = T0 + n * HOUR;
  return [
    put('customer', customer(`c${n}`, { name: `Customer ${n}` }), 1),
    put('thread', thread(`t${n}`, `c${n}`), 1),
    put(
      'episode',
      episode(`e${n}`, `t${n}`, `c${n}`, {
        state,
        openedAt: at,
        resolvedAt: state === 'resolved' ? at + HOUR : null,
        outcome: state === 'resolved' ? `Outcome ${n}` : null,
      }),
      1,
    ),
    ...said.map((text, index) => {
      const mine: Partial<Message> = text.startsWith('>')
        ? { side: 'agent', agentId: 'a1' }
        : { side: 'customer' };
      const place = { episodeId: `e${n}`, position: index + 1, at: at + index * 60_000 };
      return put(
        'message',
        message(`m${n}-${index}`, `t${n}`, { ...mine, ...place, text: text.slice(1) }),
        1,
      );
    }),
  ];
}

const fill = (records: readonly PutRecord[]) =>
  store.cache.apply({ records, malformed: [], state: null });

beforeEach(async () => {
  await store.cache.reset();
  // What everybody says, so that common words are common.
  const ordinary = Array.from({ length: 60 }, (_, n) =>
    conversation(100 + n, {
      state: 'resolved',
      said: [`<Hello, where is my parcel number ${n} please`, '>It is on its way to you.'],
    }),
  ).flat();
  await fill([
    ...ordinary,
    ...conversation(1, {
      state: 'resolved',
      said: [
        '<Hello, my Zephyr router blinks purple after the firmware update',
        '>One moment please.',
        '>Hold the reset button of the Zephyr for ten seconds, then update again.',
        '>Bye.',
      ],
    }),
    ...conversation(2, {
      state: 'waiting-on-us',
      said: ['<My Zephyr router blinks purple since the firmware update'],
    }),
    ...conversation(3, {
      state: 'resolved',
      said: ['<Where is my parcel', '>Here.', '<Also the Zephyr router blinks purple'],
    }),
    ...conversation(4, {
      state: 'waiting-on-us',
      said: ['<Hello, the Zephyr router blinks purple after a firmware update, please help'],
    }),
  ]);
});

test('the likest resolved episode comes first, with its longest answer and its outcome', async () => {
  const [first] = await store.queries.related('e4', 3);
  expect(first).toMatchObject({
    episodeId: 'e1',
    threadId: 't1',
    customer: { id: 'c1', name: 'Customer 1' },
    openedWith: { messageId: 'm1-0' },
    outcome: 'Outcome 1',
    answer: {
      text: 'Hold the reset button of the Zephyr for ten seconds, then update again.',
      agentId: 'a1',
    },
  });
});

test('what is open is no case to learn from, and an episode is not like itself', async () => {
  const ids = (await store.queries.related('e4', 20)).map(({ episodeId }) => episodeId);
  expect(ids).not.toContain('e2');
  expect(ids).not.toContain('e4');
  expect(new Set(ids).size).toBe(ids.length);
  expect(await store.queries.related('e4', 1)).toHaveLength(1);
});

test('what began a case counts more than what was said in its middle', async () => {
  const found = await store.queries.related('e4', 20);
  const score = (id: string) => found.find(({ episodeId }) => episodeId === id)?.score ?? 0;
  expect(score('e1')).toBeGreaterThan(score('e3'));
});

test('an episode that is unknown, or says nothing, is like none', async () => {
  expect(await store.queries.related('nowhere', 3)).toEqual([]);
  await fill(conversation(9, { state: 'waiting-on-us', said: ['<…'] }));
  expect(await store.queries.related('e9', 3)).toEqual([]);
});

test('a case that is opened again is no longer one to learn from', async () => {
  const again = episode('e1', 't1', 'c1', { state: 'waiting-on-us', openedAt: T0 + HOUR });
  await fill([put('episode', again, 2)]);
  const ids = (await store.queries.related('e4', 20)).map(({ episodeId }) => episodeId);
  expect(ids).not.toContain('e1');
});
