import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { orderWipes } from '../../../src-desk/services/wipes';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, type ConsoleOptions, startConsole } from './console';

// What costs a guesser time costs these tests time, too: as little as a key file may ask for.
vi.mock('../../../src-main/session/scrypt-cost', () => ({
  SCRYPT_COST: { n: 2 ** 14, r: 8, p: 1 },
}));

const PHRASE = 'seven quiet looms by the river';
const plainStart = { account: null, practiceAsked: false };

let desk: TestDesk;
let folder: string;
let app: Console;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-keys-'));
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const begin = async (options: ConsoleOptions = { noKeyInFile: true }) => {
  app = await startConsole(folder, 0, options);
};
const signIn = (user = 'rosa') =>
  app.call('session.signIn', { url: desk.url, user, password: 'practice' });
const idle = () =>
  vi.waitUntil(async () => (await app.call('sync.status', undefined)).fill.phase === 'complete', {
    timeout: 20_000,
  });

const profileFolders = async (): Promise<string[]> => {
  const entries = await readdir(join(folder, 'profiles'), { withFileTypes: true });
  return entries.filter((each) => each.isDirectory()).map((each) => each.name);
};
const filesBelow = async (): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && !each.name.endsWith('.new'));
  return files.map((each) => join(each.parentPath, each.name));
};

/** Signed in, filled, with a draft and a reply that waits for the network. */
async function atWork() {
  const thread = await desk.newThread({ text: 'Where is my parcel?' });
  await signIn();
  if (app.sessions.view().question) {
    await app.call('session.protect', { with: 'passphrase', passphrase: PHRASE });
  }
  await idle();
  app.setOnline(false);
  await app.call('draft.save', {
    threadId: thread.threadId,
    mode: 'note',
    text: 'Ask Ken about the parcel',
    attachments: [],
  });
  await app.call('command.submit', {
    body: replyTo(thread, thread.message.id, { text: 'It arrives tomorrow.' }),
  });
  return thread;
}

/** What is only on this computer is still there, and the cache, too. */
async function expectAllThere(threadId: string): Promise<void> {
  const draft = await app.call('draft.get', { threadId, mode: 'note' });
  expect(draft?.text).toBe('Ask Ken about the parcel');
  expect(await app.call('outbox.list', undefined)).toHaveLength(1);
  const found = await app.call('search.query', { text: 'parcel', limit: 10 });
  expect(found.messages.map((hit) => hit.threadId)).toContain(threadId);
}

it('a passphrase guards everything over a restart, and a change of key leaves nothing behind', async () => {
  await begin();
  const { threadId } = await atWork();
  expect(await app.call('session.security', undefined)).toMatchObject({
    encryption: 'passphrase',
    keyStore: false,
  });
  const [id = ''] = await profileFolders();
  const keyFile = join(folder, 'profiles', id, 'key.json');
  const before = await readFile(keyFile, 'utf8');
  const refused = await app.refusal('session.changeKey', { to: 'new-key', passphrase: 'not it' });
  expect(refused).toBe('wrong-passphrase');
  const changed = await app.call('session.changeKey', { to: 'new-key', passphrase: PHRASE });
  expect(changed).toMatchObject({ status: 'signed-in', problem: null });
  await expectAllThere(threadId);
  expect(await readFile(keyFile, 'utf8')).not.toBe(before);
  await app.close();

  await begin();
  app.setOnline(false);
  expect((await app.sessions.start(plainStart)).status).toBe('locked');
  expect(await app.refusal('inbox.counts', { filter: 'everyone' })).toBe('not-signed-in');
  expect((await app.call('session.unlock', { passphrase: PHRASE })).status).toBe('signed-in');
  await expectAllThere(threadId);
});

it.each(['copy work.db', 'replace work.db', 'copy cache.db', 'replace cache.db', 'finish null'])(
  'a change of key that dies at "%s" is finished at the next start',
  async (death) => {
    let dead = false;
    const onRekeyStep: ConsoleOptions['onRekeyStep'] = (step, file) => {
      if (`${step} ${file}` === death) dead = true;
      // From here on nothing more happens in this process, going back included.
      if (dead) throw new Error('killed');
    };
    await begin({ onRekeyStep });
    const { threadId } = await atWork();
    await app.call('session.changeKey', { to: 'new-key', passphrase: null });
    expect(dead).toBe(true);
    await app.close();

    await begin({});
    app.setOnline(false);
    expect(await app.sessions.start(plainStart)).toMatchObject({ status: 'signed-in' });
    await expectAllThere(threadId);
    const [id = ''] = await profileFolders();
    const keyFile = await readFile(join(folder, 'profiles', id, 'key.json'), 'utf8');
    expect(JSON.parse(keyFile)).toMatchObject({ next: null });
    expect(await readdir(join(folder, 'profiles', id))).not.toContain('work.db.rekeyed');
  },
);

it('without a local copy nothing is left, and nothing that is there meanwhile can be read', async () => {
  await begin();
  const thread = await desk.newThread({ text: 'Zanzibar parcel' });
  await signIn();
  await app.call('session.protect', { with: 'memory' });
  await idle();
  const found = await app.call('search.query', { text: 'zanzibar', limit: 10 });
  expect(found.messages.length).toBeGreaterThan(0);
  const databases = (await filesBelow()).filter((file) => file.endsWith('.db'));
  expect(databases).toHaveLength(2);
  for (const file of databases) {
    // As a thief would: the original is in use.
    const copy = join(tmpdir(), `${basename(folder)}-${basename(file)}`);
    await copyFile(file, copy);
    const db = new Database(copy, { readonly: true });
    expect(() => db.prepare('SELECT * FROM sqlite_schema').all()).toThrow('not a database');
    db.close();
    await rm(copy);
  }
  expect((await filesBelow()).some((file) => /key\.json|session\.bin/.test(file))).toBe(false);
  await app.call('draft.save', {
    threadId: thread.threadId,
    mode: 'reply',
    text: 'half a sentence',
    attachments: [],
  });
  expect(await app.sessions.lossOnQuit()).toEqual({ replies: 0, drafts: 1 });
  await app.close();
  expect(await filesBelow()).toEqual([join(folder, 'profiles', 'profiles.json')]);
});

it('and from there to a passphrase takes drafts and replies along', async () => {
  await begin();
  await signIn();
  await app.call('session.protect', { with: 'memory' });
  const { threadId } = await atWork();
  await app.call('session.changeKey', { to: 'passphrase', current: null, passphrase: PHRASE });
  await expectAllThere(threadId);
  await app.close();
  await begin();
  app.setOnline(false);
  await app.sessions.start(plainStart);
  await app.call('session.unlock', { passphrase: PHRASE });
  await expectAllThere(threadId);
});

it('a key that lay in a file goes, and what was made goes on', async () => {
  await begin({});
  const { threadId } = await atWork();
  await app.close();
  const [id = ''] = await profileFolders();
  await begin();
  app.setOnline(false);
  expect((await app.sessions.start(plainStart)).question).toMatchObject({ reason: 'key-in-file' });
  expect((await app.call('session.protect', { with: 'memory' })).status).toBe('signed-in');
  expect(existsSync(join(folder, 'profiles', id))).toBe(false);
  // The rest is with the desk.
  const draft = await app.call('draft.get', { threadId, mode: 'note' });
  expect(draft?.text).toBe('Ask Ken about the parcel');
  expect(await app.call('outbox.list', undefined)).toHaveLength(1);
  app.setOnline(true);
  await idle();
});

it('signing out says what would be lost, and leaves nothing', async () => {
  await begin({});
  await atWork();
  const counts = { replies: 1, changes: 0, drafts: 1, setAside: 0 };
  expect(await app.call('session.unsent', undefined)).toEqual(counts);
  expect((await app.call('session.signOut', { deleteData: false })).status).toBe('signed-out');
  expect(await filesBelow()).toEqual([join(folder, 'profiles', 'profiles.json')]);
});

it('a desk that wants the data removed reaches a console that listens, and is told', async () => {
  await begin({});
  await atWork();
  app.setOnline(true);
  await signIn();
  const { profiles } = JSON.parse(
    await readFile(join(folder, 'profiles', 'profiles.json'), 'utf8'),
  );
  expect(Object.keys(profiles)).toHaveLength(1);
  await idle();
  await orderWipes(desk.running.desk, { agentId: 'rosa', deviceId: null, orderedBy: 'marta' });
  await vi.waitUntil(() => app.sessions.view().removal !== null, { timeout: 20_000 });
  const view = await app.call('session.get', undefined);
  expect(view).toMatchObject({ status: 'signed-out', removal: { deskName: 'Practice desk' } });
  expect(await filesBelow()).toEqual([join(folder, 'profiles', 'profiles.json')]);
  const confirmed = () =>
    desk.running.desk.reader
      .selectFrom('wipes')
      .selectAll()
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
  await vi.waitUntil(confirmed, { timeout: 20_000 });
  expect(await confirmed()).toMatchObject({ drafts: 1 });
  expect((await app.call('session.acknowledge', undefined)).removal).toBeNull();
  expect((await signIn()).status).toBe('signed-in');
});

it('a desk that wants the data removed while the console is off has it at the next start, or sign-in', async () => {
  await begin({});
  await atWork();
  await app.close();
  await orderWipes(desk.running.desk, { agentId: 'rosa', deviceId: null, orderedBy: null });
  await begin({});
  app.setOnline(false);
  expect((await app.sessions.start(plainStart)).status).toBe('signed-in');
  app.setOnline(true);
  app.sessions.current()?.engine.syncNow();
  await vi.waitUntil(() => app.sessions.view().removal !== null, { timeout: 30_000 });
  expect(app.sessions.view().removal).toMatchObject({ replies: 1, drafts: 1 });
  expect(await filesBelow()).toEqual([join(folder, 'profiles', 'profiles.json')]);
});
