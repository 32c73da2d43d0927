import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type RunningDesk, startDesk } from '../../src-desk/start-desk';
import { addThread, moveAway, write } from '../fixtures/sync/seed-desk';

/* `npm run engine`, as it was built, in a process of its own: what support types into a terminal. */

const program = resolve(import.meta.dirname, '../../out/engine/cli.js');
const run = promisify(execFile);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly messages: string;
}

let folder: string;
let desk: RunningDesk;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-engine-'));
  desk = await startDesk({ dataDir: ':memory:', port: 0 });
  await addThread(desk.desk, 'anna', 3);
  await addThread(desk.desk, 'bert', 2);
});
test.afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

async function engine(command: string, ...more: readonly string[]): Promise<Ran> {
  const args = [program, command, ...more, '--profile', join(folder, 'profile')];
  // The SQLite that the environment may name is Electron's, and this runs under Node.
  const { HEDDLE_SQLITE_BINDING: _binding, ...env } = process.env;
  try {
    const { stdout, stderr } = await run(process.execPath, args, {
      cwd: folder,
      env: { ...env, HEDDLE_PASSWORD: 'practice' },
    });
    return { code: 0, out: stdout, messages: stderr };
  } catch (error) {
    // What a program that ended with another code is told with.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, messages: stderr };
  }
}

const last = ({ out }: Ran): unknown => JSON.parse(out.trim().split('\n').at(-1) ?? '');

test('the engine’s command fills, tells, finds and compares', async () => {
  const toDesk = ['--desk', desk.url, '--user', 'rosa'];
  const filled = await engine('fill', ...toDesk);
  expect(filled.messages).toMatch(/messages/);
  expect(filled.out).toMatch(/Everything is here: \d+ rows, 5 of them messages\./);
  expect(filled.code).toBe(0);

  expect(last(await engine('status', '--json'))).toMatchObject({
    type: 'result',
    counts: { message: 5, thread: 2 },
    index: 'good',
  });
  const found = await engine('search', 'text', 'anna-m2');
  expect(found.out).toContain('Customer of anna: The text of anna-m2');
  expect(found.out).toMatch(/1 message, 0 customers; the search took [\d.]+ ms/);

  const same = await engine('verify', ...toDesk, '--json');
  expect([same.code, last(same)]).toMatchObject([0, { ok: true, differences: 0 }]);
  // What changes on the desk after the last sync is newer, and no difference.
  await write(desk.desk, 'anna', 'news');
  await moveAway(desk.desk, 'bert');
  const later = await engine('verify', ...toDesk, '--json');
  expect([later.code, last(later)]).toMatchObject([0, { ok: true, differences: 0 }]);

  // Exit codes are for scripts: a command that does not exist, a desk that is not there.
  expect((await engine('fly')).code).toBe(2);
  const nobody = ['--desk', 'http://127.0.0.1:9', '--user', 'rosa', '--json'];
  const refused = await engine('verify', ...nobody);
  expect([refused.code, last(refused)]).toMatchObject([1, { type: 'error' }]);
});
