import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheMigrations } from '../../../src-main/store/cache/migrations';
import { migrate, schemaVersion, type Migration } from '../../../src-main/store/migrate';
import { openToRead, openToWrite, type WriteDb } from '../../../src-main/store/sql';
import { workMigrations } from '../../../src-main/store/work/migrations';
import { createDraftVersions } from '../../../src-main/store/work/draft-versions';
import { createDrafts } from '../../../src-main/store/work/drafts';
import { storedDraftSchema, storedVersionSchema } from '../../../src-main/store/work/schemas';
import { sealedTable } from '../../../src-main/store/work/table';
import type { InboxConditions } from '@shared/ipc';
import type { Store } from '../../../src-main/store/index';
import { T0, episode, message, oneThread, put, remove } from '../../fixtures/store/records';
import { openTestStore } from '../../helpers/store';

let folder: string;
const key = new Uint8Array(randomBytes(32));
const NOW = 1_700_000_000_000;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const connection = (name: string) => ({
  file: join(folder, name),
  key,
  nativeBinding: undefined,
  synchronous: 'NORMAL' as const,
  cacheKiB: 1000,
  checkpointPages: 1000,
});

function withDb<T>(body: (db: WriteDb) => T, name = 'cache.db'): T {
  const db = openToWrite(connection(name));
  try {
    return body(db);
  } finally {
    db.close();
  }
}

test('versions grow in steps of ten', () => {
  for (const migrations of [cacheMigrations, workMigrations]) {
    const versions = migrations.map((each) => each.version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
  }
});

test('a cache of version 10 with rows in it gets its search index', async () => {
  withDb((db) => {
    migrate(db, cacheMigrations.slice(0, 1), NOW);
    expect(schemaVersion(db)).toBe(10);
    const doc = message('m1', 't1', { text: 'older than the index' });
    db.run(
      `INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc)
       VALUES (?, 'm1', 't1', 1, 1, 'message', 'customer', ?)`,
      doc.at * 4096,
      JSON.stringify(doc),
    );
    db.script(`
      INSERT INTO customer VALUES (1, 'c1', 1, 'Zoe', NULL, 'normal',
        '{"id":"c1","name":"Zoe","language":null,"value":"normal","attributes":{}}');
      INSERT INTO thread VALUES ('t1', 'c1', 'app', 1, 1, '{"id":"t1","customerId":"c1"}');
      INSERT INTO reference VALUES (1, 'snippet', 's1', 1,
        '{"id":"s1","name":"older","folder":"","text":"text","language":"en"}');
    `);
  });
  const opened = await openTestStore({ folder, key });
  const result = await opened.store.queries.search('older', 9);
  expect(result.messages.map((hit) => hit.message.id)).toEqual(['m1']);
  expect(result.snippets.map((each) => each.id)).toEqual(['s1']);
  expect((await opened.store.queries.search('zoe', 9)).customers).toHaveLength(1);
  expect(await opened.store.cache.checkIndex()).toBe(true);
  await opened.store.close();
});

/** Resolves when the index is good; the time of a whole test is the limit. */
async function untilGood(store: Store): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = store.cache.watchIndex(look);
    function look(): void {
      if (store.cache.indexStatus().state !== 'good') return;
      end();
      resolve();
    }
    look();
  });
}

test('an index made by older text rules is made again, while it is used as far as it goes', async () => {
  const opened = await openTestStore({ folder, key });
  const words = (id: string, text: string) =>
    put('message', message(id, 't1', { text, at: T0 + Number(id.slice(1)) }), 1);
  await opened.store.cache.apply({
    records: [...oneThread(1), words('m1', 'older rules'), words('m2', 'to be removed')],
    malformed: [],
    state: null,
  });
  await opened.store.close();
  withDb((db) => db.run("UPDATE state SET value = '0' WHERE name = 'index-text-version'"));
  const store = await opened.reopen();
  expect(store.cache.indexStatus().state).not.toBe('good');
  const found = async (text: string) =>
    (await store.queries.search(text, 9)).messages.map((hit) => hit.message.id);
  await store.cache.apply({
    records: [words('m3', 'newer message'), remove('message', 'm2', 5)],
    malformed: [],
    state: null,
  });
  expect(await found('older')).toEqual(['m1']);
  expect(await found('newer')).toEqual(['m3']);
  expect(await found('removed')).toEqual([]);
  await untilGood(store);
  expect(await found('older')).toEqual(['m1']);
  expect(await found('newer')).toEqual(['m3']);
  expect(await store.cache.checkIndex()).toBe(true);
  await store.close();
  withDb((db) => {
    const row = db.one<{ value: string }>(
      "SELECT value FROM state WHERE name = 'index-text-version'",
    );
    expect(row?.value).not.toBe('0');
  });
});

test('a cache of version 20 learns how much was downloaded, and keeps what was set aside', async () => {
  withDb((db) => {
    migrate(db, cacheMigrations.slice(0, 2), NOW);
    expect(schemaVersion(db)).toBe(20);
    db.run("INSERT INTO attachment VALUES ('f1', 1, '{}')");
    db.run("INSERT INTO attachment_bytes VALUES ('f1', ?)", new Uint8Array(12_345));
    db.run("INSERT INTO set_aside VALUES ('message', 'm1', 4, 'doc.at: invalid type', 5)");
    migrate(db, cacheMigrations, NOW);
    expect(db.all('SELECT * FROM attachment_use')).toEqual([
      { id: 'f1', size: 12_345, used_at: 0 },
    ]);
  });
  const opened = await openTestStore({ folder, key });
  expect((await opened.store.cache.attachmentBytes('f1'))?.byteLength).toBe(12_345);
  expect(await opened.store.cache.setAside()).toMatchObject({ count: 1, newest: [{ id: 'm1' }] });
  const thread = remove('thread', 't1', 9);
  await opened.store.cache.apply({ records: [thread], malformed: [], state: null });
  expect((await opened.store.cache.setAside()).count).toBe(1);
  await opened.store.close();
});

test('a cache of version 40 with rows in it lists what is pinned from then on', async () => {
  withDb((db) => {
    const before = cacheMigrations.filter(({ version }) => version <= 40);
    migrate(db, before, NOW);
    const doc = message('m1', 't1', { text: 'from before' });
    db.run(
      `INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc)
       VALUES (4096, 'm1', 't1', 1, 1, 'message', 'customer', ?)`,
      JSON.stringify(doc),
    );
    migrate(db, cacheMigrations, NOW);
  });
  const opened = await openTestStore({ folder, key });
  expect(await opened.store.queries.pinnedMessages('t1')).toEqual([]);
  const doc = message('m1', 't1', { text: 'from before', pinned: true });
  const pinned = { op: 'put', kind: 'message', id: 'm1', rev: 9, doc } as const;
  await opened.store.cache.apply({ records: [pinned], malformed: [], state: null });
  expect((await opened.store.queries.pinnedMessages('t1')).map(({ id }) => id)).toEqual(['m1']);
  const back = { ...pinned, rev: 10, doc: { ...doc, pinned: false } };
  await opened.store.cache.apply({ records: [back], malformed: [], state: null });
  expect(await opened.store.queries.pinnedMessages('t1')).toEqual([]);
  await opened.store.close();
});

test('a migration that fails leaves the version before, with its rows', () => {
  const failing: Migration = {
    version: 10_000,
    name: 'fails',
    up: (db) => {
      db.script('CREATE TABLE half (a INTEGER) STRICT; DELETE FROM draft;');
      throw new Error('power cut');
    },
  };
  withDb((db) => {
    migrate(db, workMigrations, NOW);
    db.run("INSERT INTO draft VALUES ('a', 'b', 'c')");
    expect(() => migrate(db, [...workMigrations, failing], NOW)).toThrow('power cut');
    expect(schemaVersion(db)).toBe(workMigrations.at(-1)?.version);
    expect(db.all('SELECT id FROM draft')).toEqual([{ id: 'a' }]);
    expect(db.all("SELECT 1 FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
    const steps = db.all('SELECT version, name, at FROM migration');
    expect(steps).toEqual(workMigrations.map(({ version, name }) => ({ version, name, at: NOW })));
  }, 'work.db');
});

test('a newer version is refused', () => {
  withDb((db) => {
    migrate(db, cacheMigrations, NOW);
    expect(() => migrate(db, cacheMigrations.slice(0, 1), NOW)).toThrow('newer Heddle');
    expect(schemaVersion(db)).toBe(cacheMigrations.at(-1)?.version);
  });
});

test('every connection is set up as it must be, and readers cannot write', () => {
  withDb((db) => {
    migrate(db, cacheMigrations, NOW);
    const pragma = (name: string) => Object.values(db.one<object>(`PRAGMA ${name}`) ?? {})[0];
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('mmap_size')).toBe(0);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('cipher')).toBe('aegis');
  });
  const reader = openToRead(connection('cache.db'));
  expect(() => reader.one('DELETE FROM message RETURNING 1')).toThrow('readonly');
  reader.close();
});

test('a cache of before version 90 finds the messages of labelled episodes that it has', async () => {
  const opened = await openTestStore({ folder, key });
  const tag = { id: 'tag1', name: 'late' };
  await opened.store.cache.apply({
    records: [
      put('tag', tag, 1),
      ...oneThread(1),
      put('episode', episode('e1', 't1', 'c1', { tagIds: [tag.id] }), 2),
      put('message', message('m1', 't1', { text: 'the parcel', episodeId: 'e1' }), 2),
      put('message', message('m2', 't1', { text: 'the parcel', episodeId: 'e0' }), 2),
    ],
    malformed: [],
    state: null,
  });
  await opened.store.close();
  withDb((db) => {
    db.script('DROP INDEX message_of_episode');
    db.script('DELETE FROM migration WHERE version >= 90');
    db.script('PRAGMA user_version = 80');
  });
  const store = await opened.reopen();
  const found = await store.queries.search('parcel tag:late', 9);
  expect(found.messages.map((hit) => hit.message.id)).toEqual(['m1']);
  await store.close();
});

test('work of version 10 gets a place for earlier versions of drafts, and keeps what is there', () => {
  withDb((db) => {
    migrate(db, workMigrations.slice(0, 1), NOW);
    expect(schemaVersion(db)).toBe(10);
    const table = sealedTable(db, 'draft', storedDraftSchema);
    table.write('reply t1', {
      threadId: 't1',
      mode: 'reply',
      text: 'Half written',
      attachments: [],
      updatedAt: 7,
    });
    migrate(db, workMigrations, NOW);
    const versions = createDraftVersions(sealedTable(db, 'draft_version', storedVersionSchema));
    const drafts = createDrafts(table, versions);
    expect(drafts.read('t1', 'reply')).toMatchObject({ text: 'Half written' });
    expect(versions.of('t1', 'reply')).toEqual([]);
    drafts.save({ threadId: 't1', mode: 'reply', text: '', attachments: [] }, NOW);
    expect(versions.of('t1', 'reply')).toMatchObject([
      { text: 'Half written', why: 'cleared', at: 7 },
    ]);
  }, 'work.db');
});

test('a cache from before the inbox could be narrowed knows what its rows are like', async () => {
  withDb((db) => {
    migrate(
      db,
      cacheMigrations.filter(({ version }) => version < 60),
      NOW,
    );
    const row = (id: string, state: string, until: number | null) => {
      const doc = episode(id, `t-${id}`, 'c1', {
        state: state as 'snoozed',
        teamId: 'team-9',
        snooze: state === 'snoozed' ? { until, wakeOnReply: true, reason: '' } : null,
        lastMessage: { id: 'm', side: 'customer', at: T0, preview: '', hasAttachment: false },
      });
      db.run('INSERT INTO thread VALUES (?, ?, ?, 1, 1, ?)', `t-${id}`, 'c1', 'sms', '{}');
      db.run(
        `INSERT INTO episode (id, thread_id, customer_id, number, state, rank, opened_at, listed,
           rev, doc) VALUES (?, ?, 'c1', 1, ?, 1, 1, 1, 1, ?)`,
        id,
        `t-${id}`,
        state,
        JSON.stringify(doc),
      );
    };
    db.run(`INSERT INTO customer VALUES (1, 'c1', 1, 'Zoe', 'de', 'high', '{}')`);
    row('e1', 'snoozed', T0);
    row('e2', 'snoozed', null);
    row('e3', 'waiting-on-customer', null);
  });
  const opened = await openTestStore({ folder, key });
  const counts = async (conditions: InboxConditions) => {
    const where = { conditions, now: T0 + 1, among: null, seen: new Map<string, number>() };
    const query = { filter: 'everyone', agentId: 'a1', without: [], where } as const;
    return opened.store.queries.inboxCounts(query);
  };
  expect(await counts({ noPlan: true })).toMatchObject({ snoozed: 1, 'waiting-on-customer': 1 });
  const all = { teamIds: ['team-9'], channels: ['sms' as const], languages: ['de'] };
  expect(await counts({ ...all, values: ['high'], unread: true })).toMatchObject({ snoozed: 2 });
  await opened.store.close();
});

test('a cache of before version 100 takes what is said again of an offer that was made', async () => {
  const outcome = {
    id: 'o1',
    offerId: 'x',
    customerId: 'c1',
    episodeId: 'e1',
    agentId: null,
    outcome: 'proposed',
    at: T0,
  } as const;
  withDb((db) => {
    const before = cacheMigrations.filter(({ version }) => version < 100);
    migrate(db, before, NOW);
    // As it was then: whatever an upsert did, this failed when the label was there.
    db.script(`
      DROP TRIGGER offer_label_update;
      CREATE TRIGGER offer_label_update AFTER UPDATE OF doc ON offer_outcome BEGIN
        INSERT OR IGNORE INTO episode_label
          SELECT 'offer:made', json_extract(new.doc, '$.episodeId');
      END;`);
    db.run("INSERT INTO offer_outcome VALUES ('o1', 'c1', ?, 1, ?)", T0, JSON.stringify(outcome));
    expect(db.all('SELECT label FROM episode_label')).toEqual([{ label: 'offer:made' }]);
  });
  const opened = await openTestStore({ folder, key });
  const accepted = put('offerOutcome', { ...outcome, outcome: 'accepted' }, 2);
  await opened.store.cache.apply({ records: [accepted], malformed: [], state: null });
  await opened.store.close();
  withDb((db) => {
    expect(db.all('SELECT label FROM episode_label')).toEqual([{ label: 'offer:made' }]);
  });
});

test('a cache of before version 110 forgets the offers that were taken back', () => {
  const outcome = { offerId: 'x', customerId: 'c1', agentId: null, at: T0 };
  withDb((db) => {
    const before = cacheMigrations.filter(({ version }) => version < 110);
    migrate(db, before, NOW);
    const add = (id: string, episodeId: string, kind: string) => {
      const doc = { ...outcome, id, episodeId, outcome: kind };
      db.run('INSERT INTO offer_outcome VALUES (?, ?, ?, 1, ?)', id, 'c1', T0, JSON.stringify(doc));
    };
    add('o1', 'e1', 'proposed');
    add('o2', 'e2', 'dismissed');
    // As it was then: nothing took the label away when the outcome became another one.
    db.run("INSERT INTO episode_label VALUES ('offer:made', 'e2')");
    migrate(db, cacheMigrations, NOW);
    expect(db.all('SELECT label, episode_id AS episode FROM episode_label')).toEqual([
      { label: 'offer:made', episode: 'e1' },
    ]);
    db.run(
      "UPDATE offer_outcome SET doc = json_set(doc, '$.outcome', 'dismissed') WHERE id = 'o1'",
    );
    expect(db.all('SELECT label FROM episode_label')).toEqual([]);
  });
});
