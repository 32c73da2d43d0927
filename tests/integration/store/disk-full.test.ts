import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyRecords } from '../../../src-main/store/cache/apply';
import { cacheMigrations } from '../../../src-main/store/cache/migrations';
import { createVocabulary } from '../../../src-main/store/search/vocabulary';
import { createTombstones } from '../../../src-main/store/cache/tombstones';
import { toStoreError } from '../../../src-main/store/errors';
import { migrate } from '../../../src-main/store/migrate';
import { openToWrite, type WriteDb } from '../../../src-main/store/sql';
import { createDrafts } from '../../../src-main/store/work/drafts';
import { workMigrations } from '../../../src-main/store/work/migrations';
import { storedDraftSchema } from '../../../src-main/store/work/schemas';
import { sealedTable } from '../../../src-main/store/work/table';
import { draft, message, oneThread, put, remove } from '../../fixtures/store/records';

let folder: string;
let db: WriteDb;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-full-'));
  db = openToWrite({
    file: join(folder, 'any.db'),
    key: new Uint8Array(randomBytes(32)),
    nativeBinding: undefined,
    synchronous: 'FULL',
    cacheKiB: 1000,
    checkpointPages: 1000,
  });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** SQLite then says the same as when the disk is full. */
function limitPages(pages: number): void {
  db.script(`PRAGMA max_page_count = ${pages}`);
}

function problemOf(body: () => unknown): string | null {
  try {
    body();
    return null;
  } catch (error) {
    return toStoreError(error).problem;
  }
}

test('a full disk undoes the whole batch, says so, and the cache goes on when there is room', () => {
  migrate(db, cacheMigrations, 0);
  const remembered = { tombstones: createTombstones(db), vocabulary: createVocabulary(db) };
  const apply = (n: number) =>
    applyRecords(
      db,
      remembered,
      {
        records: [
          ...oneThread(n),
          remove('tag', `g${n}`, 1),
          ...Array.from({ length: 50 }, (_each, k) =>
            put('message', message(`m${n}-${k}`, `t${n}`, { text: `${k} `.repeat(100) }), 1),
          ),
        ],
        malformed: [],
        state: { cursor: n },
      },
      0,
    );
  apply(1);
  limitPages(60);
  let last = 1;
  let problem: string | null = null;
  while (problem === null) {
    problem = problemOf(() => apply(last + 1));
    if (problem === null) last += 1;
  }
  expect(problem).toBe('disk-full');
  const count = () => db.one<{ count: number }>('SELECT count(*) AS count FROM message')?.count;
  expect(count()).toBe(last * 50);
  limitPages(1_000_000);
  expect(apply(last + 1).cachedMessages).toBe((last + 1) * 50);
  expect(count()).toBe((last + 1) * 50);
});

test('a draft that cannot be written leaves the one before it', () => {
  migrate(db, workMigrations, 0);
  const drafts = createDrafts(sealedTable(db, 'draft', storedDraftSchema), {
    keep: () => undefined,
  });
  drafts.save(draft('t1', 'short'), 1);
  limitPages(1);
  const problem = problemOf(() => drafts.save(draft('t1', 'long '.repeat(20_000)), 2));
  expect(problem).toBe('disk-full');
  expect(drafts.read('t1', 'reply')?.text).toBe('short');
  limitPages(1_000_000);
  drafts.save(draft('t1', 'long '.repeat(20_000)), 3);
  expect(drafts.read('t1', 'reply')?.updatedAt).toBe(3);
});
