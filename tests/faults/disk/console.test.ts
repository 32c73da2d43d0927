import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openToWrite } from '../../../src-main/store/sql';
import { type Console, startConsole } from '../../integration/main/console';
import { replyTo, type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { PAGE } from './scene';
import { startStoreHost, type StoreHost } from './store-host';

/* The whole of main on a real desk: what the agent notices of a fault in the local data. */

let desk: TestDesk;
let folder: string;
let app: Console;
let thread: Awaited<ReturnType<TestDesk['newThread']>>;

const LIMIT = { timeout: 60_000, interval: 20 };

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-console-'));
  app = await startConsole(folder);
  thread = await desk.newThread({ text: 'Where is my parcel?' });
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
  await complete();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const status = () => app.call('sync.status', undefined);
const complete = () => vi.waitUntil(async () => (await status()).fill.phase === 'complete', LIMIT);

function profile(): string {
  const root = join(folder, 'profiles');
  const name = readdirSync(root, { withFileTypes: true }).find((entry) =>
    entry.isDirectory(),
  )?.name;
  if (!name) throw new Error('no profile');
  return join(root, name);
}

const storageStates = () => [
  ...new Set(
    app.heard.flatMap((each) => (each.name === 'sync-status' ? [each.payload.storage.state] : [])),
  ),
];

const texts = async (threadId: string): Promise<string[]> =>
  (
    await app.call('conversation.messages', { threadId, anchor: { at: 'end' }, limit: 50 })
  ).messages.map((message) => message.text);

const save = (text: string) =>
  app.call('draft.save', { threadId: thread.threadId, mode: 'reply', text, attachments: [] });

/** Overwrites a tree of the cache under the running console. */
function damageCache(tree: string): void {
  const file = join(profile(), 'cache.db');
  // A copy, because whoever has the file open must not notice that somebody looks at it.
  const copy = `${file}.look`;
  copyFileSync(file, copy);
  const { content } = JSON.parse(readFileSync(join(profile(), 'key.json'), 'utf8')).current as {
    content: string;
  };
  const db = openToWrite({
    file: copy,
    key: new Uint8Array(Buffer.from(content, 'base64')),
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 1000,
    checkpointPages: 1000,
  });
  const root = db.one<{ rootpage: number }>(
    'SELECT rootpage FROM sqlite_schema WHERE name = ?',
    tree,
  );
  db.close();
  for (const side of ['', '-wal', '-shm']) rmSync(copy + side, { force: true });
  const bytes = readFileSync(file);
  bytes.fill(0xa5, ((root?.rootpage ?? 1) - 1) * PAGE, (root?.rootpage ?? 1) * PAGE);
  writeFileSync(file, bytes);
}

test('the cache is damaged: the agent goes on writing and sending, and everything is there again', async () => {
  await app.close();
  damageCache('message_of_thread');
  app = await startConsole(folder);
  await app.sessions.start({ account: null, practiceAsked: false });
  app.setOnline(false);
  await save('typed before it was noticed');
  // The conversation is what notices it.
  await app.refusal('conversation.messages', {
    threadId: thread.threadId,
    anchor: { at: 'end' },
    limit: 50,
  });
  await vi.waitUntil(() => storageStates().includes('repairing'), LIMIT);
  await save('typed while it is repaired');
  await app.call('command.submit', {
    body: replyTo(thread, thread.message.id, { text: 'It arrives tomorrow.' }),
  });
  app.setOnline(true);
  await complete();
  await vi.waitUntil(
    async () =>
      (await texts(thread.threadId)).includes('Where is my parcel?') &&
      (await app.call('outbox.list', undefined)).length === 0,
    LIMIT,
  );
  expect(await texts(thread.threadId)).toEqual(['Where is my parcel?', 'It arrives tomorrow.']);
  await vi.waitUntil(async () => (await status()).storage.state === 'ok', LIMIT);
  expect(readdirSync(profile()).some((name) => name.startsWith('cache.db.damaged-'))).toBe(true);
  const { thread: shown } = await app.call('conversation.open', { threadId: thread.threadId });
  expect(shown.id).toBe(thread.threadId);
  const found = await app.call('search.query', { text: 'parcel', limit: 10 });
  expect(found.messages.length).toBeGreaterThan(0);
});

test('the cache is deleted while the engine is idle: the engine notices, and fills it again', async () => {
  for (const side of ['', '-wal', '-shm'])
    rmSync(join(profile(), `cache.db${side}`), { force: true });
  await desk.customerWrites(thread.threadId, 'Hello?');
  await vi.waitUntil(async () => {
    const shown = await texts(thread.threadId).catch((): string[] => []);
    return shown.includes('Hello?') && shown.includes('Where is my parcel?');
  }, LIMIT);
  await complete();
  await vi.waitUntil(async () => (await status()).storage.state === 'ok', LIMIT);
});

test('work.db and its folder are taken away: nothing that was typed is lost, also over the next start', async () => {
  app.setOnline(false);
  await save('typed before');
  await app.call('command.submit', {
    body: {
      kind: 'note',
      threadId: thread.threadId,
      episodeId: thread.episodeId,
      messageId: 'n1',
      text: 'Ask Ken',
    },
  });
  const place = profile();
  renameSync(place, `${folder}/away`);
  rmSync(`${folder}/away`, { recursive: true });
  await save('typed after');
  await vi.waitUntil(() => app.logged.some((line) => line.includes('folder-restored')), LIMIT);
  await vi.waitUntil(() => readdirSync(place).includes('key.json'), LIMIT);
  await app.close();
  app = await startConsole(folder);
  const view = await app.sessions.start({ account: null, practiceAsked: false });
  expect(view.status).toBe('signed-in');
  const draft = await app.call('draft.get', { threadId: thread.threadId, mode: 'reply' });
  expect(draft?.text).toBe('typed after');
  await complete();
  await vi.waitUntil(async () => (await app.call('outbox.list', undefined)).length === 0, LIMIT);
  expect(await texts(thread.threadId)).toContain('Ask Ken');
});

test('another program has the data at the start: it is said, and it is opened as soon as they are free', async () => {
  const { content } = JSON.parse(readFileSync(join(profile(), 'key.json'), 'utf8')).current as {
    content: string;
  };
  await save('typed before');
  await app.close();
  const other: StoreHost = await startStoreHost({
    folder: profile(),
    key: new Uint8Array(Buffer.from(content, 'base64')),
  });
  await other.value('open');
  app = await startConsole(folder);
  const view = await app.sessions.start({ account: null, practiceAsked: false });
  expect(view).toMatchObject({ status: 'signed-out', problem: { code: 'locked' } });
  await other.kill();
  await vi.waitUntil(() => {
    const now = app.sessions.view();
    return now.status === 'signed-in' && now.problem === null;
  }, LIMIT);
  const draft = await app.call('draft.get', { threadId: thread.threadId, mode: 'reply' });
  expect(draft?.text).toBe('typed before');
});

test('logs nothing of what people write, whatever is damaged', async () => {
  await save('Sesquipedalian draft');
  await app.close();
  const work = readFileSync(join(profile(), 'work.db'));
  work.fill(0xa5, 0, PAGE);
  writeFileSync(join(profile(), 'work.db'), work);
  app = await startConsole(folder);
  await app.sessions.start({ account: null, practiceAsked: false });
  expect(app.logged.some((line) => line.includes('work-damaged'))).toBe(true);
  expect(app.logged.join('\n')).not.toMatch(/sesquipedalian|parcel/i);
  const draft = await app.call('draft.get', { threadId: thread.threadId, mode: 'reply' });
  expect(draft?.text).toBe('Sesquipedalian draft');
});
