import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { bundleForNode } from '../../helpers/bundle';
import { openTestStore, storeWorkerFile } from '../../helpers/store';

const KILLS = 6;

/**
 * Runs the writing process and kills it after some answers.
 *
 * @returns the items whose answers all came
 */
async function writeAndKill(args: readonly string[], answers: number): Promise<number[]> {
  const script = await bundleForNode('tests/fixtures/store/writer-process.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const done: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, n] = line.split(' ');
    if (word !== 'done') continue;
    done.push(Number(n));
    if (done.length === answers) child.kill('SIGKILL');
  }
  await ended;
  return done;
}

test('whatever was answered is there after the process was killed, and nothing by halves', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-crash-'));
  const key = new Uint8Array(randomBytes(32));
  const workerFile = await storeWorkerFile();
  const answered: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // The item after the last answer may be there in part, so the next run begins behind it.
    const first = (answered.at(-1) ?? -2) + 2;
    const args = [folder, Buffer.from(key).toString('hex'), workerFile, String(first)];
    answered.push(...(await writeAndKill(args, 3 + kill * 7)));
    const last = answered.at(-1) ?? -1;
    expect(last).toBeGreaterThanOrEqual(first);

    const { store } = await openTestStore({ folder, key });
    expect(store.recovered).toEqual([]);
    const commands = new Set((await store.work.outbox()).map((row) => row.command.id));
    const drafts = new Set((await store.work.draftModes()).keys());
    for (const n of answered) {
      expect(commands.has(`k${n}`)).toBe(true);
      expect(drafts.has(`d${n}`)).toBe(true);
    }
    const attachment = await store.work.attachment(`f${last}`);
    expect(Buffer.from(attachment?.bytes ?? []).toString()).toBe(`bytes ${last}`);
    expect((await store.cache.syncState()).cursor).toBeGreaterThanOrEqual(last);
    // One item later may have been under way: both of its messages are there, or neither.
    for (const n of [last, last + 1]) {
      const hits = (await store.queries.search(`"pair${n}"`, 9)).messages.length;
      expect([0, 2]).toContain(hits);
      if (n === last) expect(hits).toBe(2);
    }
    expect(await store.cache.checkIndex()).toBe(true);
    await store.close();
  }
  await rm(folder, { recursive: true });
});
