import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeskClient, fullReplica } from '../../fixtures/desk/client';
import { replyTo, testDesk } from '../../fixtures/desk/desk';
import { DEFAULT_POLICIES, Desk } from '../../../src-desk/desk';
import { systemClock, type DeskClock } from '../../../src-desk/clock';
import { importFile } from '../../../src-desk/import/import-file';
import { startDesk } from '../../../src-desk/start-desk';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-desk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a restart keeps everything: documents, files, sessions, answers, and the sequence', async () => {
  const first = await testDesk({ dataDir: folder });
  const rosa = await first.client('rosa');
  const thread = await first.newThread({ events: 2 });
  const attachment = await rosa.uploaded(Buffer.from('a file'), 'text/plain');
  const command = {
    id: randomUUID(),
    madeAt: 1,
    body: replyTo(thread, thread.message.id, { attachmentIds: [attachment.id] }),
  };
  const [answer] = await rosa.commands([command]);
  const before = await fullReplica(rosa);
  await first.close();

  const again = await startDesk({ dataDir: folder, port: 0 });
  const same = new DeskClient(again.url);
  same.token = rosa.token;
  const after = await fullReplica(same);
  expect(after.replica.snapshot()).toEqual(before.replica.snapshot());
  expect(after.cursor).toBeGreaterThanOrEqual(before.cursor);
  expect((await same.workset()).scope).toBe(rosa.scope);
  expect((await same.commands([command]))[0]).toEqual(answer);
  const file = await same.request(`/v1/attachments/${attachment.id}`);
  expect(await file.text()).toBe('a file');
  const cursor = await before.replica.follow(same, before.cursor);
  expect(cursor).toBe(after.cursor);
  await again.close();
});

it('a desk that was restored from a backup says so to whoever has more, however much happened since', async () => {
  const first = await testDesk({ dataDir: folder });
  const rosa = await first.client('rosa');
  await first.newThread({ events: 0 });
  const { cursor: kept } = await rosa.workset();
  await first.close();
  const backup = await mkdtemp(join(tmpdir(), 'heddle-desk-'));
  await cp(folder, backup, { recursive: true });

  const second = await testDesk({ dataDir: folder });
  const { threadId } = await second.newThread({ events: 0 });
  const same = new DeskClient(second.url);
  same.token = rosa.token;
  const { cursor: lost } = await same.workset();
  await second.close();
  await rm(folder, { recursive: true });
  await cp(backup, folder, { recursive: true });
  await rm(backup, { recursive: true });

  const restored = await testDesk({ dataDir: folder });
  // More than was lost: by its numbers alone the desk would be ahead of the console again.
  for (let n = 0; n < 5; n += 1) await restored.newThread({ events: 2 });
  const again = new DeskClient(restored.url);
  again.token = rosa.token;
  const page = await again.changes(lost);
  expect(page.cursor).toBeLessThan(lost);
  expect(page.records).toEqual([]);
  const ids = (await again.changes(kept)).records.map(({ id }) => id);
  expect(ids).not.toContain(threadId);
  expect((await again.changes(kept)).cursor).toBeGreaterThan(lost);
  await restored.close();
});

it('what another process imports into the folder is announced to whoever listens', async () => {
  const timers: (() => void)[] = [];
  const clock: DeskClock = {
    now: () => Date.now(),
    after(_delayMs, action) {
      timers.push(action);
      return () => undefined;
    },
  };
  const running = await startDesk({ dataDir: folder, port: 0, clock });
  const rosa = await new DeskClient(running.url).signIn('rosa');
  const { cursor } = await rosa.workset();
  const stream = await rosa.listen({ after: cursor });
  const file = join(folder, 'one.ndjson');
  const dialogue = { id: 'one', channel: 'chat', messages: [{ from: 'customer', text: 'Hi' }] };
  await writeFile(file, JSON.stringify(dialogue));
  const other = await Desk.open({
    dataDir: folder,
    clock: systemClock,
    policies: DEFAULT_POLICIES,
    presenceGraceMs: 0,
    onError: () => undefined,
  });
  const nothing = () => undefined;
  await importFile(other, { file, open: 1, onBadLine: nothing, onProgress: nothing });
  await other.close();
  for (const tick of timers.splice(0)) tick();
  await stream.next((event) => event.type === 'changes' && event.upTo > cursor + 3);
  const page = await rosa.changes(cursor);
  expect(page.records.some(({ kind }) => kind === 'message')).toBe(true);
  stream.close();
  await running.close();
});

it('a folder of a newer version is left alone, in words', async () => {
  const desk = await startDesk({ dataDir: folder, port: 0 });
  await desk.desk.database.writer
    // The migrator's own table is no part of the desk's.
    .insertInto('kysely_migration' as 'settings')
    .values({ name: '9990-future', timestamp: new Date().toISOString() } as never)
    .execute();
  await desk.close();
  await expect(startDesk({ dataDir: folder, port: 0 })).rejects.toThrow(/newer version of Heddle/);
});

it('what is no database is not touched, in words', async () => {
  await writeFile(
    join(folder, 'desk.db'),
    'this is somebody’s diary, and not short at all'.repeat(99),
  );
  await expect(startDesk({ dataDir: folder, port: 0 })).rejects.toThrow(
    /Choose another data folder/,
  );
});

it('snoozes that are over are woken, also those that ended while the desk was off', async () => {
  let now = 1_700_000_000_000;
  const clock: DeskClock = { now: () => now, after: () => () => undefined };
  const first = await testDesk({ dataDir: folder, clock });
  const rosa = await first.client('rosa');
  const { episodeId } = await first.newThread();
  const until = now + 60_000;
  const snooze = { until, wakeOnReply: true, reason: 'later' };
  await rosa.do({ kind: 'snooze', episodeId, snooze });
  await first.close();
  now = until + 1;
  const again = await startDesk({ dataDir: folder, port: 0, clock });
  const client = new DeskClient(again.url);
  client.token = rosa.token;
  const { replica } = await fullReplica(client);
  expect(replica.of('episode')).toMatchObject([
    { state: 'waiting-on-us', snooze: null, waitingSince: now },
  ]);
  await again.close();
});
