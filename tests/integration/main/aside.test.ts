import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { episodeSchema } from '../../../src-shared/domain';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

/* Putting aside, handing on, merging and effort through the real main process and a real desk. */

const WAIT = { timeout: 20_000 };
const UNDO_SECONDS = 5;

let desk: TestDesk;
let folder: string;
let app: Console;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-aside-'));
  app = await startConsole(folder, UNDO_SECONDS);
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const shown = async (threadId: string) =>
  (await app.call('conversation.open', { threadId })).episodes.at(-1);

/** A thread that this console has. */
async function knownThread(options: Parameters<TestDesk['newThread']>[0] = {}) {
  const thread = await desk.newThread(options);
  await vi.waitUntil(() => shown(thread.threadId).catch(() => null), WAIT);
  return thread;
}

async function onDesk(episodeId: string) {
  const row = await desk.running.desk.reader
    .selectFrom('episodes')
    .select('doc')
    .where('id', '=', episodeId)
    .executeTakeFirstOrThrow();
  return episodeSchema.parse(JSON.parse(row.doc));
}

it('a change that is taken back was never on the desk, and one that is not arrives', async () => {
  const { threadId, episodeId } = await knownThread();
  const before = await onDesk(episodeId);
  const snooze = { until: Date.now() + 3_600_000, wakeOnReply: true, reason: 'part ordered' };
  const body = { kind: 'snooze', episodeId, snooze } as const;
  const { commandId, holdUntil } = await app.call('command.submit', { body, undoable: true });
  expect(holdUntil).toBeGreaterThan(Date.now());
  expect(await shown(threadId)).toMatchObject({ state: 'snoozed' });
  await app.call('outbox.cancel', { commandId });
  expect(await shown(threadId)).toMatchObject({
    state: 'waiting-on-us',
    targetAt: before.targetAt,
    waitingSince: before.waitingSince,
  });
  expect(await onDesk(episodeId)).toEqual(before);
  // Whoever wants no time to take answers back has none for changes either.
  await app.close();
  app = await startConsole(folder, 0);
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
  const again = await app.call('command.submit', { body, undoable: true });
  expect(again.holdUntil).toBeNull();
  await vi.waitUntil(async () => (await onDesk(episodeId)).state === 'snoozed', WAIT);
  expect((await onDesk(episodeId)).snooze).toMatchObject({ byId: 'rosa', reason: 'part ordered' });
});

it('work is kept over a restart, told with the resolution, and waiting comes from messages', async () => {
  const { threadId, episodeId } = await knownThread();
  await app.call('effort.add', { episodeId, ms: 61_000 });
  await app.call('effort.add', { episodeId, ms: 1500 });
  await app.close();
  app = await startConsole(folder, UNDO_SECONDS);
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
  await vi.waitUntil(() => shown(threadId).catch(() => null), WAIT);
  const effort = await app.call('effort.get', { threadId, episodeId });
  expect(effort).toMatchObject({ ownMs: 62_500, othersMs: 0, usMs: 0 });
  expect(effort.customerMs).toBeGreaterThan(0);
  // Nobody has answered: the customer has waited since the first message.
  expect(effort.elapsedMs).toBeGreaterThanOrEqual(effort.customerMs);
  await app.call('command.submit', { body: { kind: 'resolve', episodeId, outcome: null } });
  await vi.waitUntil(async () => (await onDesk(episodeId)).state === 'resolved', WAIT);
  expect((await onDesk(episodeId)).effort).toEqual([{ agentId: 'rosa', workMs: 62_500 }]);
});

it('merged records are one here too, and the old id leads to it', async () => {
  const keep = await knownThread();
  const gone = await knownThread();
  const panel = (customerId: string) => app.call('customer.panel', { customerId });
  await app.call('command.submit', {
    body: { kind: 'merge-customers', keepId: keep.customerId, mergeId: gone.customerId },
  });
  await vi.waitUntil(
    async () => (await panel(gone.customerId).catch(() => null))?.customer.id === keep.customerId,
    WAIT,
  );
  const { episodes } = await panel(gone.customerId);
  expect(episodes.map(({ episode }) => episode.threadId).toSorted()).toEqual(
    [keep.threadId, gone.threadId].toSorted(),
  );
  const { customer } = await app.call('conversation.open', { threadId: gone.threadId });
  expect(customer.id).toBe(keep.customerId);
});

it('a record that no rule points to is found by name, address and number, and merged', async () => {
  const keep = await knownThread();
  const attributes = { 'E-mail': 'zoe.quill@example.com', Mobile: '+49 (30) 555-0199' };
  const gone = await knownThread({ customer: { name: 'Zoë Quill-Marsh', attributes } });
  const { customerId } = keep;
  const others = async (typed: string) => await app.call('customer.others', { customerId, typed });
  for (const typed of [
    'zoe quill',
    'Quill-M',
    'zoe.quill@example.com',
    '030 5550199',
    // Nothing of this is an operator here.
    '"Zoe" -quill',
    'customer:zoe',
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one question at a time, as somebody types
    const found = await others(typed);
    const expected = typed.startsWith('customer:') ? [] : [gone.customerId];
    expect([typed, found.map(({ customer }) => customer.id)]).toEqual([typed, expected]);
  }
  const [record] = await others('zoe');
  expect(record).toMatchObject({ reasons: [], threads: 1, events: 0 });
  expect(record?.detail).toContain('zoe.quill@example.com');
  // Their own record is no other one, and an empty text finds nobody.
  expect((await others('Haruki')).map(({ customer }) => customer.id)).not.toContain(customerId);
  expect(await others('  ')).toEqual([]);
  await app.call('command.submit', {
    body: { kind: 'merge-customers', keepId: customerId, mergeId: gone.customerId },
  });
  await vi.waitUntil(
    async () =>
      (await app.call('conversation.open', { threadId: gone.threadId })).customer.id === customerId,
    WAIT,
  );
});
