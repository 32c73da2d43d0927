import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/app';

/** The tests are worth little if they run without what protects the users. */
test('runs with the sandbox of Chromium, as the release does', async ({ start }) => {
  const { electron } = await start();
  const { switches, renderers, user } = await electron.evaluate(({ app }) => ({
    switches: process.argv,
    renderers: app
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid }) => pid),
    user: process.getuid?.() ?? -1,
  }));
  expect(switches).not.toContain('--no-sandbox');
  expect(user).not.toBe(0);
  expect(renderers.length).toBeGreaterThan(0);
  test.skip(process.platform !== 'linux', 'what the kernel says is read on Linux only');
  for (const pid of renderers) {
    // 2: system calls are filtered.
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  }
});
