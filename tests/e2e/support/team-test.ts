import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartedApp, type StartOptions, test as base } from '../fixtures/app';
import { Console } from './console';
import { TeamDesk } from './team-desk';

export interface TeamFixtures {
  /** The folder of a desk that can be stopped and started again. */
  readonly deskFolder: string;
  /** A furnished desk without customers. */
  readonly desk: TeamDesk;
  /** Starts Heddle and signs in to the test's desk. */
  readonly signedIn: (
    user: string,
    settings?: StartOptions['settings'],
  ) => Promise<{ app: StartedApp; console: Console }>;
}

export const test = base.extend<TeamFixtures>({
  // Playwright finds out what a fixture needs by reading this pattern.
  // oxlint-disable-next-line no-empty-pattern
  deskFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'heddle-desk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  desk: async ({ deskFolder }, use) => {
    const desk = await TeamDesk.start(deskFolder);
    await desk.furnish();
    await use(desk);
    await desk.stop();
  },
  signedIn: async ({ desk, start }, use) => {
    await use(async (user, settings = {}) => {
      const app = await start({ args: ['--practice-speed=0'], settings });
      const console = new Console(app.window);
      await console.signOut();
      await console.signIn(desk.url, user);
      await console.inbox.waitFor();
      return { app, console };
    });
  },
});

export { expect } from '../fixtures/app';
