import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { episodeStateSchema, type Episode, type EpisodeState } from '@shared/domain';
import { inboxRank } from '@shared/rules';
import type { InboxQuery, Store } from '../../../src-main/store/api';
import { T0, customer, episode, put, thread } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterAll(() => opened.dispose());

const STATES = episodeStateSchema.options;
const time = fc.integer({ min: T0, max: T0 + 5 });

/** Episodes of a few threads; ties are frequent on purpose. */
const episodes: fc.Arbitrary<Episode[]> = fc
  .array(
    fc.record({
      threadNumber: fc.integer({ min: 0, max: 11 }),
      state: fc.constantFrom(...STATES),
      assigneeId: fc.constantFrom('a1', 'a2', null),
      at: time,
      targetAt: fc.option(time),
      until: fc.option(time),
      hasLast: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) => {
    const numbers = new Map<number, number>();
    return list.map((each, index) => {
      const number = (numbers.get(each.threadNumber) ?? 0) + 1;
      numbers.set(each.threadNumber, number);
      const waits = each.state === 'waiting-on-us';
      return episode(`e${index}`, `t${each.threadNumber}`, `c${each.threadNumber}`, {
        number,
        state: each.state,
        assigneeId: each.assigneeId,
        openedAt: each.at,
        waitingSince: waits ? each.at : null,
        targetAt: waits ? each.targetAt : null,
        snooze:
          each.state === 'snoozed' ? { until: each.until, wakeOnReply: true, reason: '' } : null,
        resolvedAt: each.state === 'resolved' ? each.at : null,
        lastMessage: each.hasLast
          ? { id: 'm', side: 'customer', at: each.at, preview: '', hasAttachment: false }
          : null,
      });
    });
  });

const compare = (a: Episode, b: Episode) =>
  inboxRank(a) - inboxRank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function currentOf(all: readonly Episode[]): Episode[] {
  return all.filter(
    (each) => !all.some((other) => other.threadId === each.threadId && other.number > each.number),
  );
}

function matches(query: Pick<InboxQuery, 'filter' | 'agentId' | 'without'>, each: Episode) {
  if (query.without.includes(each.id)) return false;
  if (query.filter === 'mine') return each.assigneeId === query.agentId;
  return query.filter === 'everyone' || each.assigneeId === null;
}

async function fill(all: readonly Episode[], order: readonly Episode[]): Promise<void> {
  await store.cache.reset();
  const threads = [...new Set(all.map((each) => each.threadId))];
  await store.cache.apply({
    malformed: [],
    state: null,
    records: [
      ...threads.map((id, index) => put('customer', customer(id.replace('t', 'c')), index + 1)),
      ...threads.map((id, index) => put('thread', thread(id, id.replace('t', 'c')), index + 1)),
    ],
  });
  for (const each of order) {
    const rev = all.indexOf(each) + 1;
    await store.cache.apply({ records: [put('episode', each, rev)], malformed: [], state: null });
  }
}

test('pages, counts and floor are those of a naive model', async () => {
  const cases = episodes.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      without: fc.subarray(all.map((each) => each.id)),
      filter: fc.constantFrom('mine', 'unassigned', 'everyone'),
      limit: fc.integer({ min: 1, max: 5 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ({ all, order, without, filter, limit }) => {
      await fill(all, order);
      const query = { filter, agentId: 'a1', without } as const;
      const listed = currentOf(all).filter((each) => matches(query, each));
      const inState = (state: EpisodeState) =>
        listed.filter((each) => each.state === state).toSorted(compare);

      const counts = await store.queries.inboxCounts(query);
      for (const state of STATES) {
        const expected = inState(state);
        expect(counts[state]).toBe(expected.length);
        const rows = [];
        for (let offset = 0; offset <= expected.length; offset += limit) {
          const page = await store.queries.inboxPage({ ...query, state, offset, limit });
          expect(page.total).toBe(expected.length);
          rows.push(...page.rows);
        }
        expect(rows.map((row) => row.episode)).toEqual(expected);
        for (const row of rows) {
          const earlier = all.find(
            (each) => each.threadId === row.thread.id && each.number === row.episode.number - 1,
          );
          expect(row.previousResolvedAt).toBe(earlier?.resolvedAt ?? null);
          expect(row.customer.id).toBe(row.thread.customerId);
        }
      }

      const now = T0 + 3;
      const floor = await store.queries.floor(['a1', 'a2', 'a3'], now, without);
      const visible = currentOf(all).filter((each) => !without.includes(each.id));
      const waiting = visible.filter((each) => each.state === 'waiting-on-us');
      const isLate = (each: Episode) => each.targetAt !== null && each.targetAt < now;
      expect(floor.waitingCount).toBe(waiting.length);
      expect(floor.lateCount).toBe(waiting.filter(isLate).length);
      expect(floor.longestWaiting.map((row) => row.episode.waitingSince)).toEqual(
        waiting.map((each) => each.waitingSince).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
      );
      const nobodys = visible.filter(
        (each) => each.assigneeId === null && each.state !== 'resolved',
      );
      expect(floor.unassignedCount).toBe(nobodys.length);
      expect(new Set(floor.unassigned.map((row) => row.episode.id))).toEqual(
        new Set(nobodys.map((each) => each.id)),
      );
      for (const line of floor.perAgent) {
        const own = visible.filter((each) => each.assigneeId === line.agentId);
        const ownWaiting = own.filter((each) => each.state === 'waiting-on-us');
        for (const state of STATES) {
          expect(line.counts[state]).toBe(own.filter((each) => each.state === state).length);
        }
        expect(line.late).toBe(ownWaiting.filter(isLate).length);
        expect(line.longestWaitSince).toBe(
          ownWaiting.length === 0
            ? null
            : Math.min(...ownWaiting.map((each) => each.waitingSince ?? Infinity)),
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('only current episodes have rows; older ones are still there by id', async () => {
  const all = [
    episode('e0', 't0', 'c0', { number: 1, state: 'resolved', resolvedAt: T0 }),
    episode('e1', 't0', 'c0', { number: 2 }),
  ];
  await fill(all, all.toReversed());
  const rows = await store.queries.episodeRows(['e0', 'e1', 'unknown']);
  expect(rows.map((row) => [row.episode.id, row.previousResolvedAt])).toEqual([['e1', T0]]);
  expect(await store.queries.episode('e0')).toEqual(all[0]);
  expect((await store.queries.customer('c0'))?.episodes.map((each) => each.channel)).toEqual([
    'app',
    'app',
  ]);
});
