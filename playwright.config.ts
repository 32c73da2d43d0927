import { defineConfig } from '@playwright/test';

// Tests run desks of their own in Playwright's process, whose sources no bundler has gone over. The
// SQLite addon that the environment names is Electron's and not for this Node.
Object.assign(globalThis, { __HEDDLE_TEST_HOOKS__: false });

/**
 * Tests that drive the real Electron app. `npm run test:e2e` prepares what they need: the build, a
 * display, an unprivileged user, a key ring.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  // Playwright follows path aliases when it runs; the compiler's alias to typings is not for it.
  tsconfig: 'tests/e2e/playwright.tsconfig.json',
  outputDir: process.env['HEDDLE_TEST_OUTPUT'] ?? '.build/test/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One at a time: a window that is not in front may get no frames.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
});
