import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheMigrations } from '../../../src-main/store/cache/migrations';
import { migrate } from '../../../src-main/store/migrate';
import {
  EPISODE_START_SQL,
  LAST_ANSWER_SQL,
  MESSAGES_AFTER_SQL,
  MESSAGES_BEFORE_SQL,
  UNREAD_SQL,
  WITH_FILES_SQL,
} from '../../../src-main/store/queries/conversation';
import { LONGEST_WAITING_SQL } from '../../../src-main/store/queries/floor';
import { OF_EPISODE_SQL } from '../../../src-main/store/search/conditions';
import {
  WAITING_SINCE_SQL,
  dueBySql,
  narrowedCountsSql,
  narrowedPageSql,
  pageSql,
} from '../../../src-main/store/queries/inbox';
import { conditionsSql } from '../../../src-main/store/queries/inbox-conditions';
import { RHYTHM_SQL } from '../../../src-main/store/queries/rhythm';
import { MATCHES_SQL } from '../../../src-main/store/search/walk';
import { openToWrite, type SqlValue, type WriteDb } from '../../../src-main/store/sql';

let db: WriteDb;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-plans-'));
  db = openToWrite({
    file: join(folder, 'cache.db'),
    key: new Uint8Array(randomBytes(32)),
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 1000,
    checkpointPages: 1000,
  });
  migrate(db, cacheMigrations, 0);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function planOf(sql: string, ...values: SqlValue[]): string {
  const steps = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
  return steps.map((step) => step.detail).join('\n');
}

/** No list is sorted or scanned: it is read from its index, up to the limit. */
function expectIndexed(plan: string, index: string): void {
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/SCAN (episode|thread|customer|message)(?! USING COVERING INDEX)/);
}

/** Sorting the page itself, of at most `limit` rows, is fine; sorting what it is cut from is not. */
function pageOf(plan: string): string {
  const [inner = ''] = plan.split('\nSCAN page');
  return inner;
}

test('a page of the inbox, for everyone', () => {
  const plan = planOf(pageSql(undefined, false), 'resolved', 50, 1000);
  expectIndexed(plan, 'COVERING INDEX episode_listed (state=?)');
  expect(pageOf(plan)).not.toContain('TEMP B-TREE');
});

test.each([
  ['of an agent', 'a1'],
  ['of nobody', null],
])('a page of the inbox, %s', (_who, owner) => {
  const plan = planOf(pageSql(owner, false), owner, 'resolved', 50, 1000);
  expectIndexed(plan, 'COVERING INDEX episode_listed_of (assignee_id=? AND state=?)');
  expect(pageOf(plan)).not.toContain('TEMP B-TREE');
});

test('a page of the inbox without some episodes', () => {
  const plan = planOf(pageSql(undefined, true), 'resolved', '["e1"]', 50, 0);
  expectIndexed(plan, 'COVERING INDEX episode_listed (state=?)');
  expect(pageOf(plan)).not.toContain('TEMP B-TREE FOR ORDER BY');
});

const narrowed = (late: boolean) => {
  const conditions = conditionsSql({
    conditions: {
      tagIds: ['tag'],
      channels: ['sms'],
      languages: ['de'],
      values: ['high'],
      unread: true,
      closing: true,
      noPlan: true,
      late,
    },
    now: 1,
    among: ['t1'],
    seen: new Map([['t1', 1]]),
  });
  if (!conditions) throw new Error('conditions');
  return conditions;
};

test.each([
  ['what meets conditions', false, 'state=?'],
  // What is late is the beginning of its state: nothing after it is read.
  ['what is late and meets conditions', true, 'state=? AND rank<?'],
])('%s is read from the index alone, and one state of it is not sorted', (_what, late, search) => {
  const conditions = narrowed(late);
  const index = `COVERING INDEX episode_facets (${search})`;
  const values = [...conditions.cteValues, 'a1', '[]', ...conditions.values];
  const page = planOf(narrowedPageSql('a1', conditions, 'rank'), ...values, 'resolved', 50, 0);
  expectIndexed(page, index);
  expect(pageOf(page)).not.toContain('TEMP B-TREE FOR ORDER BY');
  const counts = planOf(
    narrowedCountsSql('a1', conditions),
    ...conditions.cteValues,
    '[]',
    'a1',
    '[]',
    ...conditions.values,
  );
  expectIndexed(counts, index);
});

test('how many are due by a time', () => {
  expectIndexed(
    planOf(dueBySql('a1'), 'a1', 1, '[]'),
    'COVERING INDEX episode_listed_of (assignee_id=? AND state=? AND rank<?)',
  );
});

test('what began to wait during an absence, and a customer’s rhythm', () => {
  expectIndexed(planOf(WAITING_SINCE_SQL, 1, 2, 'a1', 9), 'INDEX episode_waiting');
  expectIndexed(planOf(RHYTHM_SQL, 't1'), 'INDEX message_of_thread (thread_id=?)');
});

test('who waits longest', () => {
  const plan = planOf(LONGEST_WAITING_SQL, '[]');
  expectIndexed(plan, 'COVERING INDEX episode_waiting');
  expect(pageOf(plan)).not.toContain('TEMP B-TREE FOR ORDER BY');
});

test.each([
  ['before', MESSAGES_BEFORE_SQL],
  ['after', MESSAGES_AFTER_SQL],
])('messages %s a position', (_where, sql) => {
  const plan = planOf(sql, 't1', 5, 50);
  expectIndexed(plan, 'INDEX message_of_thread (thread_id=?');
  expect(plan).not.toContain('TEMP B-TREE');
});

test('what is unread in a thread', () => {
  const counted = planOf(UNREAD_SQL, 't1', 5);
  expectIndexed(counted, 'INDEX message_of_thread (thread_id=? AND position>?)');
  const answered = planOf(LAST_ANSWER_SQL, 't1');
  expectIndexed(answered, 'INDEX message_of_thread (thread_id=?)');
  const begun = planOf(EPISODE_START_SQL, 't1');
  expectIndexed(begun, 'INDEX message_of_episode (<expr>=?)');
  expect(`${counted} ${answered} ${begun}`).not.toContain('TEMP B-TREE');
});

test('messages with files', () => {
  const plan = planOf(WITH_FILES_SQL, 't1', 9);
  expectIndexed(plan, 'INDEX message_of_thread (thread_id=?');
  expect(plan).toContain('INDEX attachment_of_message (message_row=?)');
  expect(plan).not.toContain('TEMP B-TREE');
});

test('the newest matches of a search', () => {
  const plan = planOf(MATCHES_SQL, '"a"', 0, 9, 50);
  expect(plan).toContain('VIRTUAL TABLE INDEX');
  expect(plan).not.toContain('TEMP B-TREE');
});

test.each([
  ['SELECT rev FROM customer WHERE id = ?'],
  ['SELECT row_id, rev, doc FROM message WHERE id = ?'],
  ['SELECT id FROM thread WHERE customer_id = ? ORDER BY last_at DESC'],
  ['SELECT doc FROM customer_event WHERE customer_id = ? ORDER BY at DESC'],
  ['SELECT doc FROM offer_outcome WHERE customer_id = ? ORDER BY at DESC'],
  ['SELECT doc FROM episode WHERE customer_id = ? ORDER BY opened_at DESC'],
  ['SELECT doc FROM episode WHERE thread_id = ? ORDER BY number'],
  ['DELETE FROM attachment WHERE message_row = ?'],
])('%s uses an index and sorts nothing', (sql) => {
  const plan = planOf(sql, 'x');
  expect(plan).toMatch(/USING (COVERING )?INDEX/);
  expect(plan).not.toContain('TEMP B-TREE');
});

test('the messages of an episode', () => {
  expectIndexed(planOf(OF_EPISODE_SQL, 'e1'), 'COVERING INDEX message_of_episode');
});
