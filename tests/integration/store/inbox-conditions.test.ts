import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  channelSchema,
  customerValueSchema,
  episodeStateSchema,
  type Customer,
  type Episode,
  type Thread,
} from '@shared/domain';
import type { InboxConditions } from '@shared/ipc';
import { hasConditions, inboxRank, meetsConditions, replyWindowClosesAt } from '@shared/rules';
import type { InboxWhere, Store } from '../../../src-main/store/api';
import { T0, customer, episode, message, put, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = T0 + 10 * DAY_MS;

interface Made {
  readonly episode: Episode;
  readonly thread: Thread;
  readonly customer: Customer;
}

const time = fc.oneof(
  fc.integer({ min: NOW - 8 * DAY_MS, max: NOW }),
  // Around the moments at which windows close and begin to close.
  fc.constantFrom(NOW - DAY_MS, NOW - 20 * HOUR_MS, NOW - 7 * DAY_MS, NOW - 140 * HOUR_MS, NOW),
);

const rows: fc.Arbitrary<Made[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...episodeStateSchema.options),
      assigneeId: fc.constantFrom('a1', 'a2', null),
      teamId: fc.constantFrom('team-1', 'team-2'),
      channel: fc.constantFrom(...channelSchema.options),
      language: fc.constantFrom('en', 'de', null),
      value: fc.constantFrom(...customerValueSchema.options),
      tagIds: fc.subarray(['tag-1', 'tag-2', 'tag-3']),
      at: time,
      customerAt: fc.option(time),
      targetAt: fc.option(time),
      until: fc.option(time),
      side: fc.constantFrom('customer', 'agent'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map((each, index) => ({
      customer: customer(`c${index}`, { language: each.language, value: each.value }),
      thread: thread(`t${index}`, `c${index}`, { channel: each.channel, teamId: each.teamId }),
      episode: episode(`e${index}`, `t${index}`, `c${index}`, {
        state: each.state,
        assigneeId: each.assigneeId,
        teamId: each.teamId,
        tagIds: each.tagIds,
        waitingSince: each.state === 'waiting-on-us' ? each.at : null,
        targetAt: each.state === 'waiting-on-us' ? each.targetAt : null,
        snooze:
          each.state === 'snoozed' ? { until: each.until, wakeOnReply: true, reason: '' } : null,
        lastCustomerMessageAt: each.customerAt,
        lastMessage: {
          id: 'm',
          side: each.side as 'customer',
          at: each.at,
          preview: '',
          hasAttachment: false,
        },
      }),
    })),
  );

const conditions: fc.Arbitrary<InboxConditions> = fc.record(
  {
    assigneeIds: fc.subarray(['a1', 'a2']),
    teamIds: fc.subarray(['team-1', 'team-2']),
    channels: fc.subarray([...channelSchema.options]),
    tagIds: fc.subarray(['tag-1', 'tag-2']),
    languages: fc.subarray(['en', 'de']),
    values: fc.subarray([...customerValueSchema.options]),
    unread: fc.boolean(),
    draft: fc.boolean(),
    late: fc.boolean(),
    closing: fc.boolean(),
    noPlan: fc.boolean(),
  },
  { requiredKeys: [] },
);

async function fill(made: readonly Made[]): Promise<void> {
  await store.cache.reset();
  await store.cache.apply({
    malformed: [],
    state: null,
    records: made.flatMap((each, index) => [
      put('episode', each.episode, index + 1),
      put('thread', each.thread, index + 1),
      put('customer', each.customer, index + 1),
    ]),
  });
}

test('conditions in the store say the same as the rule says of a row', async () => {
  const cases = fc.record({
    made: rows,
    conditions,
    drafts: fc.subarray(['t0', 't1', 't2']),
    seen: fc.dictionary(fc.constantFrom('t0', 't1', 't3'), time),
    filter: fc.constantFrom('mine', 'unassigned', 'everyone'),
    without: fc.subarray(['e0', 'e5']),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ made, conditions: asked, drafts, seen, filter, without }) => {
      await fill(made);
      const where: InboxWhere = {
        conditions: asked,
        now: NOW,
        among: asked.draft === true ? drafts : null,
        seen: new Map(Object.entries(seen)),
      };
      const query = { filter, agentId: 'a1', without, where } as const;
      const expected = made
        .filter((each) => !without.includes(each.episode.id))
        .filter(({ episode: { assigneeId } }) =>
          filter === 'everyone' ? true : assigneeId === (filter === 'mine' ? 'a1' : null),
        )
        .filter((each) =>
          meetsConditions(each, asked, {
            now: NOW,
            hasDraft: (threadId) => drafts.includes(threadId),
            seenAt: (threadId) => seen[threadId] ?? 0,
            cameBack: () => false,
          }),
        );
      const counts = await store.queries.inboxCounts(query);
      for (const state of episodeStateSchema.options) {
        const ids = expected
          .map((each) => each.episode)
          .filter((each) => each.state === state)
          .toSorted((a, b) => inboxRank(a) - inboxRank(b) || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id);
        const page = await store.queries.inboxPage({ ...query, state, offset: 1, limit: 3 });
        expect(page.total).toBe(ids.length);
        expect(page.rows.map((row) => row.episode.id)).toEqual(ids.slice(1, 4));
        if (state !== 'resolved' || !hasConditions(asked)) expect(counts[state]).toBe(ids.length);
      }
      const waiting = expected.filter((each) => each.episode.state === 'waiting-on-us');
      const due = waiting.filter(({ episode: { targetAt } }) => (targetAt ?? Infinity) <= NOW);
      expect(await store.queries.dueBy(query, [NOW])).toEqual([due.length]);
      if (asked.closing !== true) return;
      const closing = await store.queries.closingPage({ ...query, offset: 0, limit: 20 });
      const open = expected.filter((each) => each.episode.state !== 'resolved');
      const closesAt = (each: Pick<Made, 'thread' | 'episode'>) =>
        replyWindowClosesAt(each.thread.channel, each.episode.lastCustomerMessageAt) ?? 0;
      expect(closing.total).toBe(open.length);
      expect(closing.rows.map(closesAt)).toEqual(open.map(closesAt).toSorted((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

test('lists follow when customer or thread change', async () => {
  const [each] = fc.sample(rows, { numRuns: 1, seed: 1 })[0] ?? [];
  if (!each) throw new Error('a row');
  const one: Made = {
    customer: { ...each.customer, language: 'en', value: 'normal' },
    thread: { ...each.thread, channel: 'app' },
    episode: { ...each.episode, state: 'waiting-on-customer', assigneeId: 'a1' },
  };
  await fill([one]);
  const count = async (asked: InboxConditions) => {
    const where = { conditions: asked, now: NOW, among: null, seen: new Map<string, number>() };
    const query = { filter: 'everyone', agentId: 'a1', without: [], where } as const;
    return (await store.queries.inboxCounts(query))['waiting-on-customer'];
  };
  expect(await count({ languages: ['de'] })).toBe(0);
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      put('customer', { ...one.customer, language: 'de', value: 'high' }, 50),
      put('thread', { ...one.thread, channel: 'sms' }, 50),
    ],
  });
  expect(await count({ languages: ['de'], values: ['high'], channels: ['sms'] })).toBe(1);
  expect(await count({ languages: ['en'] })).toBe(0);
  expect(await store.queries.openLanguages()).toEqual(['de']);
});

test('a customer’s rhythm is read from all of their threads', async () => {
  await store.cache.reset();
  const written = (
    id: string,
    threadId: string,
    position: number,
    side: 'customer' | 'agent',
    at: number,
  ) => put('message', message(id, threadId, { position, side, at: T0 + at }), 1);
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      put('customer', customer('c1'), 1),
      put('thread', thread('t1', 'c1'), 1),
      put('thread', thread('t2', 'c1', { channel: 'sms' }), 1),
      written('m1', 't1', 1, 'customer', 0),
      written('m2', 't1', 2, 'agent', 10),
      written('m3', 't1', 3, 'agent', 20),
      written('m4', 't1', 4, 'customer', 70),
      written('m5', 't2', 1, 'agent', 100),
      written('m6', 't2', 2, 'customer', 400),
      put(
        'message',
        message('n1', 't2', { position: 3, side: 'agent', kind: 'note', at: T0 + 410 }),
        1,
      ),
      written('m7', 't2', 4, 'customer', 500),
    ],
  });
  const gaps = (await store.queries.rhythms(['c1', 'c2'])).get('c1');
  expect(gaps?.toSorted((a, b) => a - b)).toEqual([50, 300]);
});
