import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Finding, Store } from '../../../src-main/store/index';
import { draft, oneThread } from '../../fixtures/store/records';
import type { TestStore } from '../../helpers/store';
import {
  ALL_DRAFTS,
  ATTACHMENTS,
  COMMANDS,
  MESSAGES,
  PAGE,
  draftText,
  fillCache,
  hashOf,
  makeTemplate,
  workLeft,
  type Scene,
  type Template,
} from './scene';

/* What happens to the files while the store is open, and the agent goes on working. */

let template: Template;
let scene: Scene;
let opened: TestStore;
let found: Finding[];
let states: string[];

beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  scene = template.copy();
  found = [];
  states = [];
  opened = await open();
});
afterEach(async () => {
  await opened.store.close();
  scene.remove();
});

const open = () =>
  scene.open({
    onFindings: (findings) => found.push(...findings),
    onStorage: ({ state }) => states.push(state),
  });

async function reopened(): Promise<Store> {
  opened.store.told();
  await opened.store.close();
  opened = await open();
  return opened.store;
}

/** Overwrites the pages of a file in place, so that whoever has it open reads the new ones. */
function overwritePages(name: string, from: number, to: number): void {
  const bytes = readFileSync(scene.path(name));
  bytes.fill(0xa5, (from - 1) * PAGE, to * PAGE);
  writeFileSync(scene.path(name), bytes);
}

test('work.db is damaged in use: what is asked meanwhile waits, and everything readable is there', async () => {
  // More than the thread keeps in memory, so that it has to read the file again.
  const bytes = new Uint8Array(randomBytes(4_000_000));
  const attachment = {
    id: 'big',
    name: 'big',
    mediaType: 'image/png',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: null,
    height: null,
  };
  await opened.store.work.addAttachment(attachment, bytes);
  await opened.store.work.saveDraft(
    { ...draft('big', 'with a file'), attachments: [attachment] },
    1,
  );
  const store = await reopened();
  const pages = scene.pagesOf('work.db');
  overwritePages('work.db', pages - 500, pages - 490);
  const reading = store.work.attachment('big');
  const saving = store.work.saveDraft(draft('t0', 'typed while it is repaired'), 999);
  expect(await reading).toBeNull();
  await saving;
  expect(states).toEqual(['repairing', 'ok']);
  expect(found).toEqual([
    {
      code: 'work-damaged',
      rescued: { commands: COMMANDS, drafts: ALL_DRAFTS + 1, attachments: ATTACHMENTS },
      lost: { commands: 0, drafts: 0, attachments: 1 },
    },
  ]);
  const left = await workLeft(store);
  expect(left.drafts.get('t0')).toBe('typed while it is repaired');
  expect(left.drafts.get('t1')).toBe(draftText(1));
  expect(left.commands).toHaveLength(COMMANDS);
  // The cache has not noticed anything.
  expect((await store.queries.messages('t1', { at: 'end' }, 200)).messages).toHaveLength(
    MESSAGES + 1,
  );
  const later = await reopened();
  expect((await later.work.draft('t0', 'reply'))?.text).toBe('typed while it is repaired');
});

test('the folder is taken away in use: what is saved is on the disk, with everything before it', async () => {
  rmSync(scene.folder, { recursive: true });
  await opened.store.work.saveDraft(draft('t0', 'typed into nowhere?'), 999);
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
  // The cache lay in the same folder, and is begun anew.
  expect((await opened.store.cache.syncState()).cursor).toBeNull();
  await fillCache(opened.store);
  expect(found.map(({ code }) => code)).toContain('folder-restored');
  expect(found.map(({ code }) => code)).not.toContain('work-damaged');
  const store = await reopened();
  const left = await workLeft(store);
  expect(left.drafts.get('t0')).toBe('typed into nowhere?');
  expect(left.drafts.size).toBe(ALL_DRAFTS);
  expect(left.commands).toHaveLength(COMMANDS);
  expect(left.attachments).toHaveLength(ATTACHMENTS);
  expect((await store.queries.search('number77', 5)).messages).toHaveLength(1);
});

test('the folder is renamed in use: the work is where it will be looked for', async () => {
  renameSync(scene.folder, `${scene.folder}-away`);
  await opened.store.work.saveDraft(draft('t0', 'still here'), 999);
  const store = await reopened();
  expect((await store.work.draft('t0', 'reply'))?.text).toBe('still here');
  expect((await workLeft(store)).drafts.size).toBe(ALL_DRAFTS);
  rmSync(`${scene.folder}-away`, { recursive: true });
});

test('another work.db takes its place in use: the one that was worked with counts, the other is kept', async () => {
  const backup = template.copy();
  copyFileSync(backup.path('work.db'), `${scene.path('work.db')}.backup`);
  backup.remove();
  const hash = hashOf(`${scene.path('work.db')}.backup`);
  renameSync(`${scene.path('work.db')}.backup`, scene.path('work.db'));
  await opened.store.work.saveDraft(draft('t0', 'newer than the backup'), 999);
  const store = await reopened();
  expect((await store.work.draft('t0', 'reply'))?.text).toBe('newer than the backup');
  const aside = scene
    .files()
    .filter((name) => /^work\.db\.damaged-[^-]+-[^-]+-[^-]+-[^-]+-[^-]+$/.test(name));
  expect(aside.map((name) => hashOf(scene.path(name)))).toEqual([hash]);
});

test('cache.db is deleted in use: a new one is begun before anything is written into nowhere', async () => {
  for (const side of ['', '-wal', '-shm']) rmSync(scene.path(`cache.db${side}`), { force: true });
  const renewals: number[] = [];
  opened.store.onCacheRenewed(() => renewals.push(1));
  const apply = (cursor: number) =>
    opened.store.cache.apply({ records: oneThread(2, cursor), malformed: [], state: { cursor } });
  await apply(20);
  await expect(apply(21)).rejects.toMatchObject({ problem: 'damaged' });
  expect(renewals).toHaveLength(1);
  expect((await opened.store.cache.syncState()).cursor).toBeNull();
  await fillCache(opened.store);
  expect(existsSync(scene.path('cache.db'))).toBe(true);
  expect(found).toEqual([{ code: 'cache-missing' }]);
  expect((await workLeft(opened.store)).drafts.size).toBe(ALL_DRAFTS);
});

test('another program writes to cache.db: that is said as it is, reading goes on, and it passes', async () => {
  const other = scene.direct('cache.db');
  other.script('BEGIN IMMEDIATE');
  const apply = () =>
    opened.store.cache.apply({ records: oneThread(2), malformed: [], state: { cursor: 30 } });
  const waiting = apply();
  expect((await opened.store.queries.search('number77', 5)).messages).toHaveLength(1);
  await expect(waiting).rejects.toMatchObject({ problem: 'locked' });
  expect(opened.store.storage().state).toBe('ok');
  other.script('ROLLBACK');
  other.close();
  await apply();
  expect(found).toEqual([]);
});
