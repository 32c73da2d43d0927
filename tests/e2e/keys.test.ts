import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { StartedApp, StartOptions } from './fixtures/app';
import { Console } from './support/console';
import type { TeamDesk, Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = { id: 'grace', name: 'Grace Okafor' };
const PHRASE = 'seven quiet looms by the river';

/** Each test starts the app two or three times. */
test.describe.configure({ timeout: 300_000 });

/** scrypt takes its time on a busy computer, and so does encrypting everything again. */
const SLOW_MS = 120_000;

type Start = (options?: StartOptions) => Promise<StartedApp>;

/** Leaves practice and signs in to the test's desk; what is asked then is the test's to answer. */
async function arrive(app: StartedApp, desk: TeamDesk): Promise<Console> {
  const console = new Console(app.window);
  await console.inbox.waitFor();
  await console.signOut();
  await console.signIn(desk.url, 'rosa');
  return console;
}

async function protect(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PHRASE);
  await page.getByLabel('The same once more').fill(PHRASE);
  await page.getByRole('button', { name: 'Protect and continue' }).click();
}

async function unlock(page: Page, passphrase = PHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

/** Writes something that is on this computer only. */
async function draft(console: Console, text: string): Promise<void> {
  const conversation = await console.open('Grace Okafor');
  await console.reply('Grace Okafor').fill(text);
  await expect(conversation.getByText('Draft saved').filter({ visible: true })).toHaveCount(1);
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** What the key files of the profiles say about who guards them. */
async function protections(userData: string): Promise<string[]> {
  const root = join(userData, 'profiles');
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const file = await readFile(join(root, entry.name, 'key.json'), 'utf8').catch(() => null);
    if (file === null) continue;
    const { current } = JSON.parse(file);
    found.push(current.by === 'key-store' ? `${current.by} ${current.backend}` : current.by);
  }
  return found;
}

async function localFiles(userData: string): Promise<string[]> {
  const root = join(userData, 'profiles');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && !each.name.endsWith('.new'));
  return files.map((each) => each.name);
}

/** Answers the next native questions as the test says, and keeps what they asked. */
async function answerDialogs(app: StartedApp, response: number): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'heddleAsked', asked);
    Reflect.set(dialog, 'showMessageBox', async (...args: { detail?: string }[]) => {
      asked.push(args.at(-1)?.detail ?? '');
      return { response: chosen, checkboxChecked: false };
    });
  }, response);
  return () =>
    app.electron.evaluate(() => {
      const asked: unknown = Reflect.get(globalThis, 'heddleAsked');
      return Array.isArray(asked) ? asked.map(String) : [];
    });
}

const settings = async (console: Console) => {
  await console.main.getByRole('button', { name: 'Settings' }).click();
  await expect(
    console.page.getByRole('heading', { name: 'Protection of local data' }),
  ).toBeVisible();
};

test('with a key ring it has the key, and a change of key keeps everything', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The light stays red.', 'rosa');
  const app = await start({ args: ['--practice-speed=0'] });
  const console = await arrive(app, desk);
  await expect(console.rows('Grace Okafor')).toBeVisible();
  expect(new Set(await protections(app.userData))).toEqual(new Set(['key-store gnome_libsecret']));
  await draft(console, 'Good morning');
  await settings(console);
  await expect(app.window.getByText('GNOME Keyring')).toBeVisible();
  await app.window.getByRole('button', { name: 'Change the key' }).click();
  await app.window.getByRole('dialog').getByRole('button', { name: 'Change the key' }).click();
  await expect(app.window.getByRole('dialog')).toBeHidden({ timeout: SLOW_MS });
  // Back where it was asked for.
  await expect(app.window.getByText('GNOME Keyring')).toBeVisible({ timeout: SLOW_MS });
  await console.main.getByRole('button', { name: /^Inbox/ }).click();
  await expect(console.reply('Grace Okafor')).toHaveValue('Good morning');
  await app.close();
  await desk.stop();
  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.rows('Grace Okafor')).toBeVisible();
  await expect(again.reply('Grace Okafor')).toHaveValue('Good morning');
});

test('a key ring that is locked is said, and what it guards is there when it is open again', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The light stays red.', 'rosa');
  const app = await start({ args: ['--practice-speed=0'] });
  const console = await arrive(app, desk);
  await expect(console.rows('Grace Okafor')).toBeVisible();
  await app.close();
  const without = await start({ userData: app.userData, keyring: 'none' });
  const { window } = without;
  await expect(window.getByRole('heading', { name: 'The key is not available' })).toBeVisible();
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(window.getByRole('button', { name: 'Try again' })).toBeEnabled();
  expect(await violations(window)).toEqual([]);
  await without.close();
  const back = new Console((await start({ userData: app.userData })).window);
  await expect(back.rows('Grace Okafor')).toBeVisible();
});

test.describe('without a key ring', () => {
  /** A console with a passphrase and a draft, ended. */
  async function protectedBefore(desk: TeamDesk, start: Start): Promise<StartedApp> {
    await desk.arrives(grace, 'The light stays red.', 'rosa');
    const app = await start({ args: ['--practice-speed=0'], keyring: 'none' });
    const console = await arrive(app, desk);
    const title = app.window.getByRole('heading', { name: 'How should Heddle protect your work?' });
    await expect(title).toBeVisible();
    expect(await violations(app.window)).toEqual([]);
    await protect(app.window);
    await expect(console.rows('Grace Okafor')).toBeVisible({ timeout: SLOW_MS });
    await draft(console, 'Good morning');
    await app.close();
    return app;
  }

  test('a passphrase is asked at each start, and only that opens', async ({ desk, start }) => {
    const { userData } = await protectedBefore(desk, start);
    expect(await protections(userData)).toContain('passphrase');
    const app = await start({ userData, keyring: 'none' });
    const { window } = app;
    await expect(window.getByRole('heading', { name: 'Unlock your work' })).toBeVisible();
    await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused();
    expect(await violations(window)).toEqual([]);
    await unlock(window, 'this is another one');
    await expect(window.getByText(/^This is not the passphrase\./).first()).toBeVisible({
      timeout: SLOW_MS,
    });
    await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await unlock(window);
    const console = new Console(window);
    await expect(console.reply('Grace Okafor')).toHaveValue('Good morning', { timeout: SLOW_MS });
  });

  test('a forgotten one is asked about twice; then the data are put aside, and it begins anew', async ({
    desk,
    start,
  }) => {
    const { userData } = await protectedBefore(desk, start);
    const before = await localFiles(userData);
    const { window } = await start({ userData, keyring: 'none' });
    await window.getByRole('button', { name: 'I forgot the passphrase' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await window.getByRole('button', { name: 'Put aside and sign in' }).click();
    await expect(window.getByLabel('Desk address')).toBeVisible();
    expect((await localFiles(userData)).sort()).toEqual(before.sort());
    const console = new Console(window);
    await console.signIn(desk.url, 'rosa');
    await protect(window);
    await expect(console.rows('Grace Okafor')).toBeVisible({ timeout: SLOW_MS });
    await expect(console.reply('Grace Okafor')).toHaveCount(0);
  });

  test('moves into the key ring when there is one', async ({ desk, start }) => {
    const { userData } = await protectedBefore(desk, start);
    const app = await start({ userData });
    await unlock(app.window);
    const console = new Console(app.window);
    await expect(console.rows('Grace Okafor')).toBeVisible({ timeout: SLOW_MS });
    await settings(console);
    await app.window.getByRole('button', { name: 'Use the key store' }).click();
    await app.window.getByRole('dialog').getByRole('button', { name: 'Use the key store' }).click();
    await expect(app.window.getByText('GNOME Keyring')).toBeVisible({ timeout: SLOW_MS });
    expect(await protections(userData)).not.toContain('passphrase');
    await app.close();
    const again = new Console((await start({ userData })).window);
    await expect(again.reply('Grace Okafor')).toHaveValue('Good morning');
  });

  test('nothing is kept when that is chosen, and quitting asks before it loses anything', async ({
    desk,
    start,
  }) => {
    await desk.arrives(grace, 'The light stays red.', 'rosa');
    const app = await start({ args: ['--practice-speed=0'], keyring: 'none' });
    const { window, userData } = app;
    const console = await arrive(app, desk);
    const practice = await localFiles(userData);
    await window.getByRole('radio', { name: /Keep nothing/ }).check();
    await window.getByRole('button', { name: 'Continue without a local copy' }).click();
    await expect(console.rows('Grace Okafor')).toBeVisible();
    await expect(console.status).toContainText('Nothing is kept');
    await draft(console, 'half a sentence');
    expect(await protections(userData)).toEqual(['file']);

    // 0: stay.
    const asked = await answerDialogs(app, 0);
    await app.electron.evaluate(({ app: main }) => main.quit());
    await expect.poll(asked).toHaveLength(1);
    expect((await asked())[0]).toContain('Drafts: 1');
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(asked).toHaveLength(2);
    await expect(console.reply('Grace Okafor')).toHaveValue('half a sentence');
    await answerDialogs(app, 1);
    await app.close();
    expect((await localFiles(userData)).sort()).toEqual(practice.sort());

    const next = await start({ userData, keyring: 'none' });
    const again = new Console(next.window);
    await expect(next.window.getByLabel('Desk address')).toBeVisible();
    await again.signIn(desk.url, 'rosa');
    await expect(again.rows('Grace Okafor')).toBeVisible();
    await expect(again.status).toContainText('Nothing is kept');
  });
});

test('signing out of a real desk names what is lost, and deletes key and files', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The light stays red.', 'rosa');
  const app = await start({ args: ['--practice-speed=0'] });
  const console = await arrive(app, desk);
  await expect(console.rows('Grace Okafor')).toBeVisible();
  const before = await protections(app.userData);
  await draft(console, 'Good morning');
  await desk.stop();
  await expect(console.status).not.toContainText('Connected');
  await console.main.getByRole('button', { name: /^Account of/ }).click();
  await app.window.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = app.window.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveText(['1 draft']);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await violations(app.window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sign out and delete' }).click();
  await expect(app.window.getByLabel('Desk address')).toBeVisible();
  expect(await protections(app.userData)).toHaveLength(before.length - 1);
});

test('a desk that wants the data removed gets that at once, and it is said', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The light stays red.', 'rosa');
  const app = await start({ args: ['--practice-speed=0'] });
  const console = await arrive(app, desk);
  await expect(console.rows('Grace Okafor')).toBeVisible();
  const before = await protections(app.userData);
  await draft(console, 'Good morning');
  await desk.wipe('rosa');
  const notice = app.window.getByRole('dialog', { name: 'Local data were removed' });
  await expect(notice).toContainText('Team desk had everything removed');
  await expect(notice).toContainText('One draft is gone, too.');
  expect(await violations(app.window)).toEqual([]);
  expect(await protections(app.userData)).toHaveLength(before.length - 1);
  await expect.poll(() => desk.wiped()).toBe(1);
  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toBeHidden();
  await console.signIn(desk.url, 'rosa');
  await expect(console.rows('Grace Okafor')).toBeVisible();
});
