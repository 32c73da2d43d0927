import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskClock } from '../../../src-desk/clock';
import { importFile } from '../../../src-desk/import/import-file';
import { DeskClient, fullReplica } from '../../fixtures/desk/client';
import { replyTo } from '../../fixtures/desk/desk';
import { type RunningDesk, startDesk, type StartOptions } from '../../../src-desk/start-desk';

let running: RunningDesk;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-practice-'));
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const clock: DeskClock = { now: () => 1_750_000_000_000, after: () => () => undefined };
const practise = (dataDir: string, more: Partial<StartOptions> = {}) =>
  startDesk({ dataDir, port: 0, practice: { seed: 5, speed: 0 }, ...more });

it('the same seed makes the same desk, and every document of it can be read', async () => {
  const snapshots: Record<string, string>[] = [];
  for (const dataDir of ['one', 'two'].map((name) => join(folder, name))) {
    running = await practise(dataDir, { clock });
    const marta = await new DeskClient(running.url).signIn('marta');
    const { replica } = await fullReplica(marta);
    snapshots.push(replica.snapshot());
    // What the messages name is there.
    const attachments = replica.of('message').flatMap((message) => message.attachments);
    expect(attachments.length).toBeGreaterThan(0);
    for (const { id, sizeBytes } of attachments.slice(0, 3)) {
      const answer = await marta.request(`/v1/attachments/${id}`);
      expect((await answer.arrayBuffer()).byteLength).toBe(sizeBytes);
    }
    await running.close();
  }
  expect(Object.keys(snapshots[0]!).length).toBeGreaterThan(1000);
  expect(snapshots[1]).toEqual(snapshots[0]);
  // Started again, it goes on with what it has.
  running = await practise(join(folder, 'one'), { clock });
  const { replica } = await fullReplica(await new DeskClient(running.url).signIn('marta'));
  expect(replica.snapshot()).toEqual(snapshots[0]);
});

it('customers who were imported are left alone unless practice is asked for', async () => {
  const file = join(folder, 'f.ndjson');
  const messages = [{ from: 'customer', text: 'Hi' }];
  await writeFile(file, JSON.stringify({ id: 'one', channel: 'chat', messages }));
  const data = join(folder, 'data');
  running = await startDesk({ dataDir: data, port: 0 });
  const nothing = () => undefined;
  await importFile(running.desk, { file, open: 1, onBadLine: nothing, onProgress: nothing });
  await running.close();
  const writers = (desk: RunningDesk) => [...desk.desk.observers].length;
  running = await practise(data, { practice: { when: 'own-folder', speed: 1 } });
  expect(writers(running)).toBe(0);
  for (const user of ['rosa', 'ken', 'marta']) {
    const { replica } = await fullReplica(await new DeskClient(running.url).signIn(user));
    expect(replica.of('thread')).toHaveLength(1);
  }
  await running.close();
  running = await practise(data, { practice: { speed: 1 } });
  expect(writers(running)).toBe(1);
});

it('somebody new writes to whoever is there, and answers a reply', async () => {
  running = await startDesk({
    dataDir: ':memory:',
    port: 0,
    practice: { seed: 7, speed: 200 },
    onError: (error) => {
      throw error;
    },
  });
  const rosa = await new DeskClient(running.url).signIn('rosa');
  const { cursor } = await rosa.workset();
  const stream = await rosa.listen({ after: cursor });
  const { threadId } = await (async () => {
    const typing = await stream.next(
      (event) => event.type === 'typing' && event.side === 'customer',
    );
    if (typing.event.type !== 'typing') throw new Error('not typing');
    return typing.event;
  })();
  const arrived = async (count: number) => {
    for (;;) {
      const { replica } = await fullReplica(rosa);
      const messages = replica
        .of('message')
        .filter((each) => each.threadId === threadId && each.side === 'customer')
        .sort((a, b) => a.position - b.position);
      const last = messages.at(-1);
      if (last && messages.length >= count) return { last, count: messages.length, replica };
      const { cursor: seen } = await rosa.workset();
      await stream.next((event) => event.type === 'changes' && event.upTo > seen);
    }
  };
  const first = await arrived(1);
  const episode = first.replica.of('episode').find((each) => each.threadId === threadId);
  expect(episode?.intents.length).toBeGreaterThan(0);
  const reply = replyTo({ threadId, episodeId: first.last.episodeId }, first.last.id, {
    text: 'I have looked into all of it: it will be solved by tomorrow, and you get your money back.',
    acceptStale: true,
  });
  expect((await rosa.do(reply)).status).toBe('applied');
  const second = await arrived(first.count + 1);
  expect(second.last.text).not.toBe('');
  stream.close();
});
