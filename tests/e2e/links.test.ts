import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { StartedApp } from './fixtures/app';
import { Console } from './support/console';
import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = { id: 'grace', name: 'Grace Okafor' };
const amina: Visitor = { id: 'amina', name: 'Amina Haddad' };

/** What the system does when somebody follows a link while Heddle runs. */
async function follow(app: StartedApp, link: string): Promise<void> {
  const [executable = '', ...rest] = await app.electron.evaluate(() => process.argv);
  await promisify(execFile)(executable, [...rest, link], { timeout: 30_000 });
}

test('a link opens what it names, also when it is what starts Heddle', async ({
  desk,
  signedIn,
  start,
}) => {
  await desk.arrives(grace, 'The light stays red.', 'rosa');
  await desk.arrives(amina, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa');
  await expect(console.rows(grace.name)).toBeVisible();

  const opened = await console.open(grace.name);
  await opened.getByRole('button', { name: /^More actions/ }).click();
  await app.window.getByRole('menuitem', { name: 'Copy link to this conversation' }).click();
  const link = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toBe('heddle://thread/thread-grace');

  await follow(app, 'heddle://customer/amina');
  await expect(console.conversation(amina.name)).toBeVisible();
  await follow(app, 'heddle://search?q=red+light');
  await expect(console.search.getByRole('combobox')).toHaveValue('red light');
  await expect(console.search.getByRole('option').first()).toBeVisible();
  await follow(app, link);
  await expect(console.conversation(grace.name)).toBeVisible();
  // What leads nowhere changes nothing, and says nothing.
  await follow(app, 'heddle://thread/<b>');
  await expect(console.conversation(grace.name)).toBeVisible();

  await app.close();
  const again = await start({
    userData: app.userData,
    args: ['--practice-speed=0', 'heddle://customer/amina'],
  });
  await expect(new Console(again.window).conversation(amina.name)).toBeVisible();
});
