import { describe, expect, it } from 'vitest';
import type { ConnectionState, SyncStatus } from '@shared/ipc';
import { faultDocument } from './document';
import { openScene, type OpenScene, replyIn, THREAD, verifyScene } from './scene';
import { faultTable, type FaultRow } from './table';

function stateIn(status: SyncStatus, where: FaultRow['where']): ConnectionState | null {
  return where === 'connection' ? status.connection.state : status[where].trouble;
}

/** Waits until everything of the row was shown, in its order. */
async function untilShown({ console }: OpenScene, row: FaultRow): Promise<void> {
  for (const state of row.shown) {
    await console.until(state, () => stateIn(console.engine.status(), row.where) === state);
  }
}

/** Reads a thread, searches in it and types into it. */
async function readSearchAndType({ console, test, clock }: OpenScene): Promise<void> {
  const { queries, work } = test.store;
  let threadId = '';
  await console.until('a thread to read', async () => {
    const { rows } = await queries.inboxPage({
      state: 'waiting-on-us',
      filter: 'everyone',
      agentId: 'rosa',
      offset: 0,
      limit: 50,
      without: [],
    });
    for (const { thread } of rows) {
      const { messages } = await queries.messages(thread.id, { at: 'end' }, 1);
      if (messages.length > 0) threadId = thread.id;
    }
    return threadId !== '';
  });
  expect((await queries.conversation(threadId))?.thread.id).toBe(threadId);
  const { messages } = await queries.messages(threadId, { at: 'end' }, 20);
  const [message] = messages;
  const found = await queries.search(message?.text ?? '', 50);
  expect(found.messages.map((hit) => hit.message.id)).toContain(message?.id);
  const draft = { threadId, mode: 'reply' as const, text: 'Half a sentence', attachments: [] };
  await work.saveDraft(draft, clock.now());
  expect((await work.draft(threadId, 'reply'))?.text).toBe('Half a sentence');
}

async function answer(scene: OpenScene, row: FaultRow): Promise<void> {
  await scene.console.submit('command-a', await replyIn(scene, 'a', row.withFile === true), THREAD);
  const ids = (await scene.test.store.work.outbox()).map(({ command }) => command.id);
  // On disk, or already confirmed where the fault lets it through.
  if (row.sentMeanwhile !== true) expect(ids).toEqual(['command-a']);
}

async function untilSent({ console, test }: OpenScene): Promise<void> {
  await console.until('sent', async () => (await test.store.work.outbox()).length === 0);
}

/** How often such a message is in the thread: in the cache and therefore, after `verify`, on the desk. */
async function timesThere({ test }: OpenScene, text: string): Promise<number> {
  const { messages } = await test.store.queries.messages(THREAD, { at: 'end' }, 200);
  return messages.filter((message) => message.text.startsWith(text)).length;
}

/** A few attempts follow each other quickly, and what the agent does makes some more … */
const QUICK_ATTEMPTS = 12;
/** … later ones half a minute apart, by the rule; with jitter that is never as often as this for long. */
const ATTEMPT_EVERY_MS = 5000;

/** Nobody hammers at what does not answer: so many attempts at each path while the fault lasted. */
function expectBackOff({ proxy }: OpenScene, lastedMs: number): void {
  const most = QUICK_ATTEMPTS + lastedMs / ATTEMPT_EVERY_MS;
  for (const path of new Set(proxy.met)) {
    const attempts = proxy.met.filter((each) => each === path).length;
    expect(attempts, `attempts at ${path} in ${lastedMs} ms`).toBeLessThanOrEqual(most);
  }
}

/** The desk was left alone from its last refusal on for as long as it asked. */
function expectRest({ proxy }: OpenScene, calls: number, seconds: number): void {
  const last = proxy.askedAt[calls - 1] ?? 0;
  const next = proxy.askedAt[calls] ?? 0;
  expect(next - last).toBeGreaterThanOrEqual(seconds * 1000);
}

describe('network faults', () => {
  const recovered = new Set<FaultRow>();

  it.concurrent.each(faultTable)('$fault', { timeout: 400_000 }, async (row) => {
    const scene = await openScene(row);
    const { clock, console, desk, proxy } = scene;
    try {
      let beganAt = clock.now();
      if (row.fromTheStart === true) {
        await row.begin(scene);
        console.engine.start();
      } else {
        console.engine.start();
        await console.untilIdle();
        beganAt = clock.now();
        await row.begin(scene);
      }
      // Some faults show only when something is sent.
      const showsBySending = row.where === 'outbox' || row.frozen === true;
      if (showsBySending) await answer(scene, row);
      await untilShown(scene, row);
      if (row.estimated === true) {
        await console.until('an estimate', () => console.engine.status().fill.finishesAt !== null);
      }
      await readSearchAndType(scene);
      if (!showsBySending) await answer(scene, row);
      // The customer goes on writing; nobody here can know yet.
      if (row.frozen !== true) await desk.write(THREAD, 'meanwhile');
      if (row.sentMeanwhile === true) await untilSent(scene);

      // Reading, search and typing were answered before this; they did not wait for the end.
      const calls = proxy.asked.length;
      expectBackOff(scene, clock.now() - beganAt);
      await row.end(scene);
      await untilSent(scene);
      await console.untilIdle();
      if (row.retryAfter !== undefined) expectRest(scene, calls, row.retryAfter);
      expect(console.engine.status()).toMatchObject({
        outbox: { waiting: 0, failed: 0, conflicts: 0, trouble: null },
        fill: { trouble: null },
      });
      expect(await verifyScene(scene)).toMatchObject({ differences: 0, unreadable: 0 });
      expect(await timesThere(scene, 'The answer a.')).toBe(1);
      if (row.frozen !== true) expect(await timesThere(scene, 'The text of meanwhile')).toBe(1);
      expect(console.reported).toEqual([]);
      expect(console.signedOut).toBe(0);
      recovered.add(row);
    } finally {
      await scene.close();
    }
  });

  it('docs/faults.md says so (else: npm run test:unit -- tests/faults/network -u)', async ({
    skip,
  }) => {
    // Single rows can be run by their names; the page is about all of them.
    if (recovered.size < faultTable.length) skip();
    await expect(faultDocument(faultTable)).toMatchFileSnapshot('../../../docs/faults.md');
  });
});
