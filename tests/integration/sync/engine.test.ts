import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOf } from '@shared/domain';
import { startDesk, type RunningDesk } from '../../../src-desk/start-desk';
import { startFaultProxy, type Fault, type FaultProxy } from '../../fixtures/sync/fault-proxy';
import {
  differencesFromDesk,
  openConsole,
  type RealConsole,
} from '../../fixtures/sync/real-console';
import { oneThread, put } from '../../fixtures/store/records';
import {
  addThread,
  moveAway,
  openEpisodeId,
  resolveThread,
  setTeams,
  write,
} from '../../fixtures/sync/seed-desk';
import { openTestStore, type TestStore } from '../../helpers/store';

let running: RunningDesk;
let folder: string;
let test: TestStore;
let proxy: FaultProxy;
let consoles: RealConsole[];
const bugs: unknown[] = [];

const start = (port = 0): Promise<RunningDesk> =>
  startDesk({ dataDir: folder, port, onError: (error) => bugs.push(error) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-desk-'));
  running = await start();
  test = await openTestStore();
  proxy = await startFaultProxy(() => running.url);
  consoles = [];
  bugs.length = 0;
});

afterEach(async () => {
  for (const each of consoles) await each.stop();
  await proxy.close();
  await test.dispose();
  await running.close();
  await rm(folder, { recursive: true, force: true });
  if (bugs.length > 0) throw new AggregateError(bugs, 'The desk failed.');
});

async function open(
  options: Partial<Parameters<typeof openConsole>[0]> = {},
): Promise<RealConsole> {
  const opened = await openConsole({ url: proxy.url, store: test.store, ...options });
  consoles.push(opened);
  return opened;
}

const once = (path: string, fault: Fault, times = 1): ((asked: string) => Fault) => {
  let left = times;
  return (asked) => {
    if (asked !== path || left <= 0) return { do: 'pass' };
    left -= 1;
    return fault;
  };
};

const replyTo = (
  episodeId: string,
  threadId: string,
  lastSeenMessageId: string,
  id: string,
): CommandOf<'reply'> => ({
  kind: 'reply',
  threadId,
  episodeId,
  messageId: `m-${id}`,
  text: `Answer ${id}`,
  attachmentIds: [],
  lastSeenMessageId,
  acceptStale: false,
});

describe('with a real desk and a real store', () => {
  it('what only the cache holds is seen as a difference, whatever its kind', async () => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    const rev = (await test.store.cache.syncState()).cursor ?? 0;
    const article = { id: 'ghost', title: 'Of nobody', body: '', updatedAt: 0 };
    const records = [...oneThread(9, rev), put('article', article, rev)];
    await test.store.cache.apply({ records, malformed: [], state: {} });
    const found = await differencesFromDesk(console);
    for (const { kind, id } of records) expect(found).toContain(`too-much: ${kind} ${id}`);
  });

  it('fills, follows, and ends up with what the desk has', async () => {
    for (let n = 0; n < 12; n += 1) await addThread(running.desk, `t${n}`, 3);
    for (let n = 0; n < 6; n += 1) await resolveThread(running.desk, `t${n}`);
    const console = await open();
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);

    await write(running.desk, 't3', 'came-back');
    await addThread(running.desk, 'new', 2);
    await console.until('live', async () => (await test.store.cache.messageCount()) === 39);
    expect(await differencesFromDesk(console)).toEqual([]);
    expect(console.changedKinds.has('message')).toBe(true);
    expect(console.reported).toEqual([]);
  });

  it('sends a reply once although its response is lost twice, and confirms it', async () => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    proxy.decide = once('/v1/commands', { do: 'lose-response' }, 2);
    const episodeId = await openEpisodeId(running.desk, 't1');
    await console.submit('r1', replyTo(episodeId, 't1', 't1-m1', 'r1'), 't1');
    await console.until('confirmed', async () => (await test.store.work.outbox()).length === 0);
    expect(proxy.asked.filter((path) => path === '/v1/commands')).toHaveLength(3);
    const { messages } = await test.store.queries.messages('t1', { at: 'end' }, 50);
    expect(messages.map(({ id }) => id)).toEqual(['t1-m1', 'm-r1']);
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('shows a conflict with what came in, and a refusal with its reason', async () => {
    await addThread(running.desk, 't1', 1);
    await addThread(running.desk, 't2', 1);
    const console = await open();
    await console.untilIdle();
    const episodes = [
      await openEpisodeId(running.desk, 't1'),
      await openEpisodeId(running.desk, 't2'),
    ] as const;
    await console.stop();
    await write(running.desk, 't1', 'unseen');
    await console.submit('r1', replyTo(episodes[0], 't1', 't1-m1', 'r1'), 't1');
    await console.submit(
      'x2',
      { kind: 'tag', episodeId: episodes[1], tagId: 'no-such-tag', on: true },
      't2',
    );
    console.engine.start();
    await console.until('answers', () => {
      const { failed, conflicts } = console.engine.status().outbox;
      return failed === 1 && conflicts === 1;
    });
    const rows = await test.store.work.outbox();
    const byId = new Map(rows.map((row) => [row.command.id, row]));
    expect(byId.get('r1')?.newMessages.map(({ id }) => id)).toEqual(['unseen']);
    expect(byId.get('x2')?.reason).toEqual(expect.any(String));

    await test.store.work.requeue('r1');
    console.engine.outboxAdded();
    await console.until('sent anyway', () => console.engine.status().outbox.conflicts === 0);
    await console.until('confirmed', () => console.engine.status().outbox.waiting === 0);
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('uploads an attachment before the reply that carries it', async () => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    const bytes = new TextEncoder().encode('a plain text file');
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await test.store.work.addAttachment(
      {
        id: 'file-1',
        name: 'Rechnung März.txt',
        mediaType: 'text/plain',
        sizeBytes: bytes.length,
        sha256,
        width: null,
        height: null,
      },
      bytes,
    );
    const episodeId = await openEpisodeId(running.desk, 't1');
    const body = { ...replyTo(episodeId, 't1', 't1-m1', 'r1'), attachmentIds: ['file-1'] };
    proxy.decide = once('/v1/attachments', { do: 'lose-response' });
    await console.submit('r1', body, 't1');
    await console.until('confirmed', async () => (await test.store.work.outbox()).length === 0);
    const attachment = await test.store.queries.attachment('file-1');
    expect(attachment?.name).toBe('Rechnung März.txt');
    const never = new AbortController().signal;
    if (attachment) expect(await console.connector.download(attachment, never)).toEqual(bytes);
  });

  it('takes what leaves the scope out of the cache, and brings back what returns', async () => {
    await addThread(running.desk, 't1', 2);
    await addThread(running.desk, 't2', 2);
    const console = await open();
    await console.untilIdle();
    await moveAway(running.desk, 't1');
    await console.until('gone', async () => (await test.store.queries.conversation('t1')) === null);
    expect(await differencesFromDesk(console)).toEqual([]);
    await moveAway(running.desk, 't1', 'care');
    await console.until('back', async () => (await test.store.cache.messageCount()) === 4);
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('fills again when the agent’s teams change, and leaves the outbox alone', async () => {
    await addThread(running.desk, 't1', 2);
    await addThread(running.desk, 't2', 2);
    await moveAway(running.desk, 't2');
    const console = await open();
    await console.untilIdle();
    expect(await test.store.cache.messageCount()).toBe(2);
    proxy.decide = (path) => ({ do: path === '/v1/commands' ? 'lose-request' : 'pass' });
    const episodeId = await openEpisodeId(running.desk, 't1');
    await console.submit('r1', replyTo(episodeId, 't1', 't1-m2', 'r1'), 't1');
    await setTeams(running.desk, 'rosa', ['care', 'other']);
    await console.until('both teams', async () => (await test.store.cache.messageCount()) === 4);
    expect(await test.store.work.outbox()).toHaveLength(1);
    proxy.decide = () => ({ do: 'pass' });
    console.engine.syncNow();
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('says unreachable while the desk is down, stays readable, and catches up after', async () => {
    await addThread(running.desk, 't1', 2);
    const console = await open({ url: running.url });
    await console.untilIdle();
    const port = Number(new URL(running.url).port);
    await running.close();
    await console.until(
      'unreachable',
      () => console.engine.status().connection.state === 'unreachable',
    );
    const { messages } = await test.store.queries.messages('t1', { at: 'end' }, 10);
    expect(messages).toHaveLength(2);
    await console.submit('r1', replyTo(messages[0]!.episodeId, 't1', 't1-m2', 'r1'), 't1');
    expect(console.engine.status().connection.retryAt).not.toBeNull();

    running = await start(port);
    await addThread(running.desk, 'later', 1);
    console.engine.syncNow();
    await console.until('caught up', async () => (await test.store.cache.messageCount()) === 4);
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('sets malformed documents aside, counts them, and takes the rest', async () => {
    await addThread(running.desk, 't1', 3);
    proxy.decide = (path) =>
      path === '/v1/workset' || path === '/v1/history'
        ? {
            do: 'rewrite',
            how: (body) => body.replaceAll('"text":"The text of t1-m2"', '"text":{"evil":1}'),
          }
        : { do: 'pass' };
    const console = await open();
    await console.untilIdle();
    expect(await test.store.cache.messageCount()).toBe(2);
    const { setAside } = console.engine.status();
    expect(setAside).toMatchObject({ count: 1, newest: [{ kind: 'message', id: 't1-m2' }] });
    expect(JSON.stringify(setAside)).not.toContain('evil');
  });

  it.each([
    [
      'a login page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<form action=/login>' },
      'login-page',
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://portal.example/' }, body: '' },
      'login-page',
    ],
    [
      'a 502 with HTML',
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
      'server-error',
    ],
    ['a 429', { status: 429, headers: { 'retry-after': '2' }, body: '' }, 'rate-limited'],
    [
      'another program',
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
      'not-a-desk',
    ],
    [
      'nonsense',
      { status: 404, headers: { 'content-type': 'text/plain' }, body: 'no' },
      'not-a-desk',
    ],
  ] as const)('%s in between is named, and recovered from', async (_name, answer, state) => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    await console.stop();
    proxy.decide = () => ({ do: 'answer', ...answer });
    console.engine.start();
    await console.until(state, () => console.engine.status().connection.state === state);
    expect(await test.store.cache.messageCount()).toBe(1);
    proxy.decide = () => ({ do: 'pass' });
    await write(running.desk, 't1', 'later');
    console.engine.syncNow();
    await console.until('recovered', async () => (await test.store.cache.messageCount()) === 2);
    expect(console.engine.status().connection.state).toBe('connected');
  });

  it('is told when the desk does not know the session any more', async () => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    const never = new AbortController().signal;
    const other = await open({ start: false, session: console.session });
    await other.connector.signOut();
    console.engine.syncNow();
    await console.until('signed out', () => console.signedOut > 0);
    expect(console.engine.status().connection.state).toBe('signed-out');
    expect(await test.store.cache.messageCount()).toBe(1);
    await expect(console.connector.changes(0, 10, never)).rejects.toMatchObject({
      problem: 'signed-out',
    });
  });

  it('sends again what a desk has lost that was restored from a backup', async () => {
    await addThread(running.desk, 't1', 1);
    await addThread(running.desk, 't2', 1);
    const console = await open();
    await console.untilIdle();
    const backup = `${folder}-backup`;
    await running.close();
    await cp(folder, backup, { recursive: true });
    running = await start();
    const episodeId = await openEpisodeId(running.desk, 't1');
    for (let n = 0; n < 30; n += 1) await write(running.desk, 't2', `lost-${n}`);
    console.engine.syncNow();
    await console.until('all of it', async () => (await test.store.cache.messageCount()) === 32);
    await console.untilIdle();
    // Applied, but the console never gets to see it.
    const { cursor } = await test.store.cache.syncState();
    const nothingNew = (body: string): string =>
      JSON.stringify({ ...JSON.parse(body), changes: [], more: false, cursor });
    proxy.decide = (path) =>
      path === '/v1/changes' ? { do: 'rewrite', how: nothingNew } : { do: 'pass' };
    await console.submit('r1', replyTo(episodeId, 't1', 't1-m1', 'r1'), 't1');
    await console.until(
      'applied',
      async () => (await test.store.work.outbox())[0]?.state === 'confirming',
    );

    await running.close();
    await rm(folder, { recursive: true });
    await rename(backup, folder);
    running = await start();
    proxy.decide = () => ({ do: 'pass' });
    console.engine.syncNow();
    await console.until('sent again', async () => (await test.store.work.outbox()).length === 0);
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);
    const { messages } = await test.store.queries.messages('t1', { at: 'end' }, 10);
    expect(messages.map(({ id }) => id)).toEqual(['t1-m1', 'm-r1']);
    expect(await test.store.cache.messageCount()).toBe(3);
  });

  it('sends again what only the lost desk had, although the cache itself lacks nothing of its backup', async () => {
    await addThread(running.desk, 't1', 1);
    const console = await open();
    await console.untilIdle();
    const backup = `${folder}-backup`;
    await console.stop();
    const { cursor } = await test.store.cache.syncState();
    await running.close();
    await cp(folder, backup, { recursive: true });
    const nothingNew = (body: string): string =>
      JSON.stringify({ ...JSON.parse(body), changes: [], more: false, cursor });
    proxy.decide = (path) =>
      path === '/v1/changes' ? { do: 'rewrite', how: nothingNew } : { do: 'pass' };
    running = await start();
    const episodeId = await openEpisodeId(running.desk, 't1');
    console.engine.start();
    await console.submit('r1', replyTo(episodeId, 't1', 't1-m1', 'r1'), 't1');
    await console.until(
      'applied',
      async () => (await test.store.work.outbox())[0]?.state === 'confirming',
    );

    await running.close();
    await rm(folder, { recursive: true });
    await rename(backup, folder);
    running = await start();
    await addThread(running.desk, 't2', 1);
    proxy.decide = () => ({ do: 'pass' });
    console.engine.syncNow();
    await console.until('sent again', async () => (await test.store.work.outbox()).length === 0);
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);
    const { messages } = await test.store.queries.messages('t1', { at: 'end' }, 10);
    expect(messages.map(({ id }) => id)).toEqual(['t1-m1', 'm-r1']);
  });

  it('shows a customer who comes back in a thread that the history has not reached', async () => {
    await addThread(running.desk, 't1', 2);
    await resolveThread(running.desk, 't1');
    await addThread(running.desk, 't2', 2);
    proxy.decide = (path) => ({ do: path === '/v1/history' ? 'lose-request' : 'pass' });
    const console = await open();
    await console.until('workset', () => console.engine.status().fill.phase === 'backfill');
    await write(running.desk, 't1', 'back');
    await console.until('a row', async () => {
      const [row] = await test.store.queries.episodeRows(['e-back']);
      return row?.customer.id === 'c-t1';
    });
    proxy.decide = () => ({ do: 'pass' });
    console.engine.syncNow();
    await console.untilIdle();
    expect(await differencesFromDesk(console)).toEqual([]);
  });

  it('stopped and started again at any moment of the fill, the cache equals the desk', async () => {
    for (let n = 0; n < 40; n += 1) await addThread(running.desk, `t${n}`, 8);
    for (let n = 0; n < 30; n += 1) await resolveThread(running.desk, `t${n}`);
    const small = await startFaultProxy(() => running.url);
    // Small pages, so that there are many moments.
    small.rewriteUrl = (url) => url.replace('limit=1000', 'limit=9');
    let requests = 0;
    let cutAt = 0;
    small.decide = () => {
      requests += 1;
      return requests === cutAt ? { do: 'cut-after', bytes: requests * 173 } : { do: 'pass' };
    };
    const first = await openConsole({ url: small.url, store: test.store, start: false });
    const { session } = first;
    for (let round = 1; round <= 12; round += 1) {
      cutAt = requests + (round % 4);
      const console = await openConsole({ url: small.url, store: test.store, session });
      const enough = requests + 1 + (round % 5);
      await console.until('some requests', () => requests >= enough || isComplete(console));
      if (round % 3 === 0) await test.reopen();
      await console.stop();
      await write(running.desk, `t${round}`, `round-${round}`);
    }
    const last = await openConsole({ url: small.url, store: test.store, session });
    consoles.push(last);
    await last.untilIdle();
    expect(await differencesFromDesk(last)).toEqual([]);
    await small.close();
  });
});

function isComplete(console: RealConsole): boolean {
  return console.engine.status().fill.phase === 'complete';
}
