import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ALL_DRAFTS, hashOf, makeTemplate, workLeft, type Scene, type Template } from './scene';
import { startStoreHost, type StoreHost } from './store-host';

/* Faults that concern a whole process: another one has the files, the rights are gone, writes fail. */

let template: Template;
let scene: Scene;
let hosts: StoreHost[] = [];

beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());
beforeEach(() => {
  scene = template.copy();
});
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.kill()));
  hosts = [];
  // Also after a failure, or nobody can remove it.
  chmodSync(scene.folder, 0o700);
  scene.remove();
});

async function start(options: { uid?: number; blocks?: number } = {}): Promise<StoreHost> {
  const host = await startStoreHost({ folder: scene.folder, key: scene.key, ...options });
  hosts.push(host);
  return host;
}

const databases = () => ['work.db', 'cache.db'].map((name) => hashOf(scene.path(name)));

test('a second process is told that the data are in use; nothing of it looks like damage', async () => {
  const first = await start();
  expect(await first.value('open')).toEqual([]);
  await first.value('save', 't0', 'by the first');
  const before = databases();
  await expect(scene.open()).rejects.toMatchObject({ problem: 'locked' });
  const second = await start();
  expect(await second.problem('open')).toBe('locked');
  expect(databases()).toEqual(before);
  expect(scene.files().some((name) => name.includes('damaged'))).toBe(false);
  // The first one has noticed nothing.
  await first.value('save', 't0', 'and again');
  await first.value('apply', 'afterwards');
  // It is killed: nobody else has to clean up after it.
  await first.kill();
  expect(await second.value('open')).toEqual([]);
  expect(await second.value('draft', 't0')).toBe('and again');
  expect(await second.value('search', 'afterwards')).toBe(1);
  await second.value('close');
});

test('a process that ends without closing its store has lost nothing, and does not say so', async () => {
  const first = await start();
  await first.value('open');
  await first.value('save', 't0', 'the last words');
  await first.value('apply', 'afterwards');
  await first.leave();
  const second = await start();
  expect(await second.value('open')).toEqual([]);
  expect(await second.value('draft', 't0')).toBe('the last words');
  expect(await second.value('search', 'afterwards')).toBe(1);
  await second.value('close');
});

test('of two processes that start at the same moment at most one gets the data', async () => {
  const pair = await Promise.all([start(), start()]);
  const answers = await Promise.all(pair.map((host) => host.ask('open')));
  const open = answers.filter((answer) => 'value' in answer);
  expect(open.length).toBeLessThanOrEqual(1);
  for (const answer of answers) {
    if ('problem' in answer) expect(answer.problem).toBe('locked');
    else expect(answer.value).toEqual([]);
  }
});

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Shuts an ordinary user out of what is theirs: nobody's when root runs the tests, whom no right stops. */
function shut(what: 'a folder' | 'files'): void {
  const give = (path: string): void => {
    if (isRoot) chownSync(path, NOBODY, NOBODY);
  };
  give(dirname(scene.folder));
  give(scene.folder);
  for (const name of readdirSync(scene.folder)) {
    give(scene.path(name));
    if (what === 'files') chmodSync(scene.path(name), 0o400);
  }
  if (what === 'a folder') chmodSync(scene.folder, 0o500);
}

test.skipIf(process.platform === 'win32').each(['a folder', 'files'] as const)(
  '%s that may not be written: said, and nothing is touched',
  async (what) => {
    shut(what);
    const before = databases();
    const names = scene.files();
    const host = await start(isRoot ? { uid: NOBODY } : {});
    expect(await host.problem('open')).toBe('unwritable');
    expect(databases()).toEqual(before);
    expect(scene.files()).toEqual(names);
    // The rights are given back.
    chmodSync(scene.folder, 0o700);
    for (const name of scene.files()) chmodSync(scene.path(name), 0o600);
    expect(await host.value('open')).toEqual([]);
    await host.value('save', 't0', 'afterwards');
    await host.value('close');
  },
);

test('writes fail with an input/output error: nothing is called saved, reading goes on, it heals', async () => {
  // The logs may not grow beyond this; only writes to them fail.
  const host = await start({ blocks: 1200 });
  expect(await host.value('open')).toEqual([]);
  let saved = '';
  let problem = '';
  for (let n = 0; problem === '' && n < 500; n += 1) {
    const text = `${n} ${'x'.repeat(50_000)}`;
    const answer = await host.ask('save', 't0', text);
    if ('problem' in answer) ({ problem } = answer);
    else saved = text;
  }
  expect(problem).toBe('disk');
  expect(await host.value('states')).toContain('unwritable');
  expect(await host.value('draft', 't0')).toBe(saved);
  expect(await host.value('search', 'number77')).toBe(1);
  execFileSync('prlimit', ['--pid', String(host.pid), '--fsize=unlimited']);
  await vi.waitUntil(async () => (await host.value('state')) === 'ok', { timeout: 60_000 });
  await host.value('save', 't0', 'healed');
  await host.value('apply', 'healed');
  await host.kill();
  const opened = await scene.open();
  expect(opened.store.recovered).toEqual([]);
  const left = await workLeft(opened.store);
  expect(left.drafts.get('t0')).toBe('healed');
  expect(left.drafts.size).toBe(ALL_DRAFTS);
  expect((await opened.store.queries.search('healed', 9)).messages).toHaveLength(1);
  await opened.store.close();
});
