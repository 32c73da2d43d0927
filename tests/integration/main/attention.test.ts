import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Shown } from '@shared/rules';
import { AttentionWatch, type Waiting } from '../../../src-main/shell/attention-watch';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

/* What asks for attention, through the real main process and a real desk. */

const WAIT = { timeout: 20_000 };

let desk: TestDesk;
let folder: string;
let app: Console;

beforeEach(async () => {
  desk = await testDesk();
  folder = await mkdtemp(join(tmpdir(), 'heddle-attention-'));
  await start();
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
  await desk.close();
});

async function start() {
  app = await startConsole(folder);
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
  await vi.waitUntil(() => app.sessions.current()?.engine.status().fill.phase === 'complete', WAIT);
}

/** The agent's own threads that this console has, by the last message of each. */
async function lastMessages() {
  const request = { state: 'waiting-on-us', filter: 'mine', offset: 0, limit: 20 } as const;
  const { rows } = await app.call('inbox.page', request);
  return new Map(rows.map(({ threadId, episode }) => [threadId, episode.lastMessage?.id]));
}

/** A thread of the agent's own. */
async function ownThread(): Promise<string> {
  const { threadId, episodeId } = await desk.newThread();
  await vi.waitUntil(() => app.call('conversation.open', { threadId }).catch(() => null), WAIT);
  await app.call('command.submit', {
    body: { kind: 'assign', episodeId, assigneeId: 'rosa', teamId: null },
  });
  await vi.waitUntil(async () => (await lastMessages()).has(threadId), WAIT);
  return threadId;
}

it('a muted thread is neither told of nor counted, until it is not muted any more', async () => {
  const [muted, other] = [await ownThread(), await ownThread()];
  const told: Shown[] = [];
  let waiting: Waiting | null = null;
  const watch = new AttentionWatch({
    session: () => app.sessions.current(),
    settings: () => DEFAULT_SETTINGS,
    notify: (shown) => told.push(...shown),
    show: (next) => (waiting = next),
    lookedAt: () => null,
    idleSeconds: () => 0,
    setPresence: async () => undefined,
    report: (error) => {
      throw error;
    },
    now: Date.now,
  });
  /** What waits after the next look. */
  const look = async () => {
    waiting = null;
    watch.onEvent('changed', { topics: ['inbox'] });
    return vi.waitUntil(() => waiting, WAIT);
  };
  /** Both customers write, and what is told of it. */
  const write = async () => {
    told.length = 0;
    const written = await Promise.all([muted, other].map((id) => desk.customerWrites(id)));
    await vi.waitUntil(async () => {
      const last = await lastMessages();
      return written.every(({ threadId, id }) => last.get(threadId) === id);
    }, WAIT);
    await look();
    await vi.waitUntil(() => told.length > 0, WAIT);
    return told.map((each) => (each.as === 'one' ? each.notice.threadId : each.as)).toSorted();
  };

  expect(await look()).toMatchObject({ count: 2, quietly: 0 });
  await app.call('attention.mute', { threadId: muted, on: true });
  expect(await app.call('attention.get', { limit: 3 })).toEqual({
    threadIds: [other],
    waiting: 1,
    quietly: 1,
    muted: [muted],
  });
  expect(await look()).toMatchObject({ count: 1, quietly: 1 });
  expect(await write()).toEqual([other]);

  // Kept at this computer.
  await app.close();
  await start();
  expect(await look()).toMatchObject({ count: 1, quietly: 1 });
  await app.call('attention.mute', { threadId: muted, on: false });
  expect(await look()).toMatchObject({ count: 2, quietly: 0 });
  expect(await write()).toEqual([muted, other].toSorted());
  watch.stop();
});
