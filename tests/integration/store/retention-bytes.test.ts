import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createAttachmentBytes,
  sweepBytes,
  type AttachmentBytes,
} from '../../../src-main/store/cache/attachment-bytes';
import { prepareSchema } from '../../../src-main/store/cache/open';
import { openToBuild, type WriteDb } from '../../../src-main/store/sql';

const HOUR_MS = 3_600_000;
const MAX = 1000;

let folder: string;
let db: WriteDb;
let bytes: AttachmentBytes;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-bytes-'));
  const key = new Uint8Array(randomBytes(32));
  db = openToBuild({ file: join(folder, 'a.db'), key, nativeBinding: undefined, cacheKiB: 100 });
  prepareSchema(db, 0);
  bytes = createAttachmentBytes(db, MAX);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const ids = () => db.all<{ id: string }>('SELECT id FROM attachment_bytes ORDER BY id');
const keep = (id: string, size: number, at: number) => {
  bytes.keep(id, new Uint8Array(size), at);
  while (bytes.evict());
};

test('what was not used for longest goes first, as far as there is too much', () => {
  keep('a', 400, HOUR_MS);
  keep('b', 400, 2 * HOUR_MS);
  keep('c', 200, 3 * HOUR_MS);
  expect(ids()).toHaveLength(3);
  expect(bytes.read('a', 9 * HOUR_MS)).toHaveLength(400);
  keep('d', 300, 10 * HOUR_MS);
  expect(ids().map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  expect(bytes.read('b', 11 * HOUR_MS)).toBeNull();
});

test('a use within the hour is not noted again', () => {
  keep('a', 10, HOUR_MS);
  bytes.read('a', 1.5 * HOUR_MS);
  const usedAt = () => db.one<{ used_at: number }>('SELECT used_at FROM attachment_use')?.used_at;
  expect(usedAt()).toBe(HOUR_MS);
  bytes.read('a', 2.5 * HOUR_MS);
  expect(usedAt()).toBe(2.5 * HOUR_MS);
});

test('what was just downloaded stays, however large it is', () => {
  keep('a', 900, 1);
  keep('b', 5 * MAX, 2);
  expect(ids()).toEqual([{ id: 'b' }]);
  keep('c', 1, 3);
  expect(ids()).toEqual([{ id: 'c' }]);
});

test('the same file is counted once', () => {
  keep('a', 600, 1);
  keep('a', 600, 2);
  keep('b', 300, 3);
  expect(ids()).toHaveLength(2);
});

test('much is freed in parts', () => {
  const MIB = 1024 * 1024;
  for (let n = 0; n < 6; n += 1) bytes.keep(`f${n}`, new Uint8Array(8 * MIB), n);
  expect(bytes.evict()).toBe(true);
  expect(ids()).toHaveLength(4);
  while (bytes.evict());
  expect(ids()).toEqual([{ id: 'f5' }]);
});

test('what belongs to no attachment is swept', () => {
  keep('a', 10, 1);
  db.run("INSERT INTO attachment VALUES ('b', 1, '{}')");
  keep('b', 10, 1);
  sweepBytes(db);
  expect(ids()).toEqual([{ id: 'b' }]);
  expect(db.all('SELECT id FROM attachment_use')).toEqual([{ id: 'b' }]);
});
