import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;
afterEach(() => opened.dispose());

const PLANTED = 'zanzibarplanted';

test('no file holds a word of what was stored, neither while open nor afterwards', async () => {
  opened = await openTestStore();
  const { store, folder, key } = opened;
  const texts = Array.from({ length: 300 }, (_each, n) =>
    put('message', message(`m${n}`, 't1', { text: `${PLANTED} ${n}`, position: n + 1 }), 1),
  );
  await store.cache.apply({ records: [...oneThread(1), ...texts], malformed: [], state: null });
  await store.work.saveDraft(draft('t1', PLANTED), 1);
  expect((await store.queries.search(PLANTED, 9)).messages).toHaveLength(9);

  const keyHex = Buffer.from(key).toString('hex');
  const check = () => {
    const names = readdirSync(folder);
    expect(names).toEqual(expect.arrayContaining(['cache.db', 'work.db', 'key.check']));
    for (const name of names) {
      const content = readFileSync(join(folder, name));
      for (const secret of [PLANTED, 'zanzibar', 'CREATE TABLE', keyHex]) {
        expect([name, content.includes(secret)]).toEqual([name, false]);
      }
      expect(content.includes(Buffer.from(key))).toBe(false);
    }
  };
  check();
  expect(readdirSync(folder)).toContain('cache.db-wal');
  await opened.reopen();
  check();
});

test('without the key there is nothing to read', async () => {
  opened = await openTestStore();
  await opened.store.close();
  for (const name of ['cache.db', 'work.db']) {
    const db = new Database(join(opened.folder, name));
    expect(() => db.prepare('SELECT * FROM sqlite_schema').all()).toThrow('not a database');
    db.close();
  }
});
