import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerWrites } from '../../../src-desk/services/conversation';
import { appendMessage, lastEpisode, loadThread } from '../../../src-desk/services/threads';
import { startDesk, type RunningDesk } from '../../../src-desk/start-desk';
import type { Store } from '../../../src-main/store/api';
import { startFaultProxy, type FaultProxy } from '../../fixtures/sync/fault-proxy';
import { openConsole, type RealConsole } from '../../fixtures/sync/real-console';
import { addThread, moveAway, setTeams } from '../../fixtures/sync/seed-desk';
import { countInCache } from '../../helpers/raw-pages';
import { openTestStore, type TestStore } from '../../helpers/store';

/* What leaves an agent's scope on a real desk leaves the cache, the index and the file. */

let running: RunningDesk;
let folder: string;
let opened: TestStore;
let store: Store;
let proxy: FaultProxy;
let console: RealConsole;
const bugs: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-desk-'));
  running = await startDesk({ dataDir: folder, port: 0, onError: (error) => bugs.push(error) });
  opened = await openTestStore();
  ({ store } = opened);
  proxy = await startFaultProxy(() => running.url);
  bugs.length = 0;
});

afterEach(async () => {
  await console.stop();
  await proxy.close();
  await opened.dispose();
  await running.close();
  await rm(folder, { recursive: true, force: true });
  if (bugs.length > 0) throw new AggregateError(bugs, 'The desk failed.');
});

const FILE = 'file-planted';

/** A thread in which something was planted everywhere: texts, names, a file, what cannot be read. */
async function plant(threadId: string): Promise<void> {
  const { desk } = running;
  await addThread(desk, threadId, 3);
  const attachment = {
    id: `${FILE}-${threadId}`,
    name: 'planted.png',
    mediaType: 'image/png',
    sizeBytes: 7,
    sha256: 'a'.repeat(64),
    width: null,
    height: null,
  };
  await desk.write((tx) =>
    customerWrites(
      desk,
      tx,
      threadId,
      {
        messageId: `${threadId}-with`,
        episodeId: `e-${threadId}-with`,
        text: 'planted text',
        attachments: [attachment],
      },
      async () => null,
    ),
  );
}

async function begin(): Promise<void> {
  // One message of each thread arrives as something that cannot be read.
  const how = (body: string) =>
    body.replaceAll(/"text":"The text of (gone|left)-m2"/g, '"text":{"a":1}');
  const carries = ['/v1/workset', '/v1/history', '/v1/changes'];
  proxy.decide = (path) => (carries.includes(path) ? { do: 'rewrite', how } : { do: 'pass' });
  console = await openConsole({ url: proxy.url, store });
  await console.untilIdle();
}

const isGone = async (threadId: string) => (await store.queries.conversation(threadId)) === null;

async function expectNothingOf(threadId: string): Promise<void> {
  expect(await isGone(threadId)).toBe(true);
  expect(await store.queries.customer(`c-${threadId}`)).toBeNull();
  const page = await store.queries.messages(threadId, { at: 'end' }, 50);
  expect(page.messages).toEqual([]);
  const id = `${FILE}-${threadId}`;
  expect(await store.queries.attachment(id)).toBeNull();
  expect(await store.cache.attachmentBytes(id)).toBeNull();
  for (const words of [`${threadId}-m1`, `"customer of ${threadId}"`]) {
    const found = await store.queries.search(words, 9);
    expect([words, found.messages, found.customers]).toEqual([words, [], []]);
  }
  const { newest } = await store.cache.setAside();
  expect(newest.filter((item) => item.id.startsWith(threadId))).toEqual([]);
}

/** How often the words of a thread are in the decrypted file; the store is closed for it. */
async function countInFile(words: readonly string[]): Promise<number[]> {
  await console.stop();
  await store.close();
  return words.map((word) => countInCache(opened.folder, opened.key, word));
}

test('a thread that goes to another team', async () => {
  await plant('gone');
  await plant('stays');
  await begin();
  await store.cache.keepAttachment(`${FILE}-gone`, Buffer.from('planted'));
  expect((await store.queries.search('gone-m1', 9)).messages.length).toBeGreaterThan(0);
  expect((await store.cache.setAside()).newest).toMatchObject([{ id: 'gone-m2' }]);
  await moveAway(running.desk, 'gone');
  await console.until('gone', () => isGone('gone'));
  await expectNothingOf('gone');
  expect((await store.queries.search('stays-m1', 9)).messages.length).toBeGreaterThan(0);
  expect(await store.cache.checkIndex()).toBe(true);
  // Traces between the rows go when the cache is written anew, at the latest after a week.
  expect(await store.cache.traces()).toBe('some');
  await store.cache.rebuildIndex();
  expect(await countInFile(['The text of gone', 'Customer of gone'])).toEqual([0, 0]);
});

test('a team that the agent leaves', async () => {
  await plant('stays');
  await moveAway(running.desk, 'stays', 'other');
  await plant('left');
  await setTeams(running.desk, 'rosa', ['care', 'other']);
  await begin();
  await store.cache.keepAttachment(`${FILE}-left`, Buffer.from('planted'));
  expect((await store.cache.setAside()).newest).toMatchObject([{ id: 'left-m2' }]);
  await setTeams(running.desk, 'rosa', ['other']);
  await console.until('left', async () => (await isGone('left')) && !(await isGone('stays')));
  await console.untilIdle();
  await expectNothingOf('left');
  expect((await store.cache.setAside()).count).toBe(0);
  expect(await countInFile(['The text of left', 'Customer of left'])).toEqual([0, 0]);
});

async function setRole(role: 'agent' | 'lead'): Promise<void> {
  const { desk } = running;
  const row = await desk.reader
    .selectFrom('agents')
    .select('doc')
    .where('id', '=', 'rosa')
    .executeTakeFirstOrThrow();
  await desk.write(async (tx) => {
    const doc = JSON.stringify({ ...JSON.parse(row.doc), role });
    await tx.db.updateTable('agents').set({ doc }).where('id', '=', 'rosa').execute();
    await tx.touch('agent', ['rosa']);
  });
}

async function whisper(threadId: string, text: string): Promise<void> {
  const { desk } = running;
  await desk.write(async (tx) => {
    const state = await loadThread(tx, threadId);
    const episode = await lastEpisode(tx, threadId);
    if (!state || !episode) throw new Error(`There is no thread ${threadId}.`);
    await appendMessage(desk, tx, state, episode, {
      id: `${threadId}-whisper`,
      kind: 'whisper',
      side: 'agent',
      agentId: 'somebody',
      toAgentId: 'somebody-else',
      text,
      attachments: [],
      delivery: null,
    });
  });
}

test('a lead who becomes an agent no longer has what was whispered to others', async () => {
  await plant('stays');
  await whisper('stays', 'whisperplanted');
  await setRole('lead');
  await begin();
  expect((await store.queries.search('whisperplanted', 9)).messages).toHaveLength(1);
  await setRole('agent');
  const isSilent = async () =>
    (await store.queries.search('whisperplanted', 9)).messages.length === 0 &&
    !(await isGone('stays'));
  await console.until('not heard', isSilent);
  await console.untilIdle();
  expect(await countInFile(['whisperplanted'])).toEqual([0]);
});

test('a desk that is another one now', async () => {
  await plant('gone');
  await begin();
  const { port } = new URL(running.url);
  await running.close();
  await rm(folder, { recursive: true, force: true });
  running = await startDesk({
    dataDir: folder,
    port: Number(port),
    onError: (error) => bugs.push(error),
  });
  await plant('stays');
  await console.until('signed out', () => console.signedOut > 0);
  await console.stop();
  // Whoever signs in at the new desk goes on with the folder of the old one.
  console = await openConsole({ url: proxy.url, store });
  await console.until('another', async () => !(await isGone('stays')));
  await console.untilIdle();
  await expectNothingOf('gone');
  expect(await countInFile(['The text of gone', 'Customer of gone'])).toEqual([0, 0]);
});
