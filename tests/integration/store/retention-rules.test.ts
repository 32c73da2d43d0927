import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PutRecord } from '@shared/domain';
import { applyRecords } from '../../../src-main/store/cache/apply';
import { CacheCopy } from '../../../src-main/store/cache/copy';
import { IndexCheck } from '../../../src-main/store/cache/index-check';
import { prepareSchema } from '../../../src-main/store/cache/open';
import { hasOverdue } from '../../../src-main/store/cache/overdue';
import { readMessageCount } from '../../../src-main/store/cache/state';
import { createTombstones } from '../../../src-main/store/cache/tombstones';
import { createVocabulary } from '../../../src-main/store/search/vocabulary';
import { openToBuild, type WriteDb } from '../../../src-main/store/sql';
import { T0, customer, episode, event, message, put, thread } from '../../fixtures/store/records';
import { keptBy } from '../../fixtures/store/retention-model';

const DAY_MS = 86_400_000;
const key = new Uint8Array(randomBytes(32));

let folder: string;
let names = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-retention-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function newCache(): WriteDb {
  names += 1;
  const file = join(folder, `${names}.db`);
  const db = openToBuild({ file, key, nativeBinding: undefined, cacheKiB: 2000 });
  prepareSchema(db, 0);
  return db;
}

function apply(db: WriteDb, records: readonly PutRecord[]): void {
  const remembered = { tombstones: createTombstones(db), vocabulary: createVocabulary(db) };
  applyRecords(db, remembered, { records, malformed: [], state: null }, 0);
}

const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind} ${id}`;
const TABLES = {
  thread: 'thread',
  episode: 'episode',
  message: 'message',
  customer: 'customer',
  event: 'customer_event',
};

function keysIn(db: WriteDb): string[] {
  const keys = Object.entries(TABLES).flatMap(([kind, table]) =>
    db.all<{ id: string }>(`SELECT id FROM ${table}`).map(({ id }) => keyOf({ kind, id })),
  );
  return keys.sort();
}

/** How many rows the lists have, as counted along and as counted now. */
function countsIn(db: WriteDb): readonly unknown[] {
  const along = db.one<{ n: number }>('SELECT coalesce(sum(count), 0) AS n FROM inbox_count');
  const now = db.one<{ n: number }>('SELECT count(*) AS n FROM episode WHERE listed = 1');
  return [along?.n, now?.n];
}

function isIndexGood(db: WriteDb): boolean {
  const check = new IndexCheck(db);
  for (;;) {
    const { verdict } = check.step();
    if (verdict !== null) return verdict === 'good';
  }
}

const time = fc.integer({ min: -10, max: 10 }).map((days) => T0 + days * DAY_MS);
const step = fc.record({
  n: fc.integer({ min: 1, max: 5 }),
  what: fc.constantFrom('thread', 'episode', 'message', 'customer', 'event'),
  id: fc.integer({ min: 1, max: 3 }),
  at: time,
  ended: fc.boolean(),
  lastAt: fc.option(time, { nil: null }),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function toRecord({ n, what, id, at, ended, lastAt }: Step): PutRecord {
  const [threadId, customerId, episodeId] = [`t${n}`, `c${n % 3}`, `e${n}-${id}`];
  switch (what) {
    case 'thread':
      return put('thread', thread(threadId, customerId, { lastMessageAt: at }), 1);
    case 'customer':
      return put('customer', customer(customerId), 1);
    case 'event':
      return put('event', event(`o${n}-${id}`, customerId, { at }), 1);
    case 'episode': {
      const lastMessage =
        lastAt === null
          ? null
          : { id: 'x', side: 'agent' as const, at: lastAt, preview: '', hasAttachment: false };
      const state = ended ? 'resolved' : 'snoozed';
      const change = { number: id, state, openedAt: at, resolvedAt: ended ? at : null } as const;
      return put(
        'episode',
        episode(episodeId, threadId, customerId, { ...change, lastMessage }),
        1,
      );
    }
    case 'message':
      return put(
        'message',
        message(`m${n}-${id}`, threadId, { episodeId, at, text: `word${n}x${id}` }),
        1,
      );
  }
}

test('what the rules say is what remains, and all of it comes back when it may', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), time, (steps, keepSince) => {
      const all = [...new Map(steps.map(toRecord).map((each) => [keyOf(each), each])).values()];
      const kept = keptBy(all, keepSince);
      const [from, to] = [newCache(), newCache()];
      try {
        apply(from, all);
        expect(hasOverdue(from, keepSince)).toBe(kept.length < all.length);
        const copy = new CacheCopy(from, to, keepSince);
        while (copy.step() < 1);
        expect(keysIn(to)).toEqual(kept.map(keyOf).sort());
        expect(hasOverdue(to, keepSince)).toBe(false);
        expect(readMessageCount(to)).toBe(kept.filter(({ kind }) => kind === 'message').length);
        expect(isIndexGood(to)).toBe(true);
        const [along, now] = countsIn(to);
        expect(along).toBe(now);
        apply(to, all);
        expect(keysIn(to)).toEqual(all.map(keyOf).sort());
        expect(countsIn(to)).toEqual(countsIn(from));
      } finally {
        from.close();
        to.close();
      }
    }),
    { numRuns: 60 },
  );
});
