import { expect, test } from './fixtures/app';
import { Console } from './support/console';

test('keys can be changed, conflicts are told, and the palette remembers', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0', '--account=rosa'] });
  const page = app.window;
  const console = new Console(page);
  await expect(console.rows().first()).toBeVisible();
  await console.main.getByRole('button', { name: 'Settings' }).click();

  await page.getByRole('button', { name: 'Add keys for “Go to the inbox”' }).click();
  await page.keyboard.press('Control+,');
  const question = page.getByRole('alert').filter({ hasText: 'already does “Open settings”' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Leave it as it was' }).click();

  await page.getByRole('button', { name: 'Add keys for “Go to the inbox”' }).click();
  await page.keyboard.press('F8');
  await expect(page.getByText('“Go to the inbox” now has F8.')).toBeAttached();
  await page.keyboard.press('F8');
  await expect(console.inbox).toBeVisible();
  // The menu of the system says the same.
  const accelerator = () =>
    app.electron.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('inbox')?.accelerator,
    );
  await expect.poll(accelerator).toBe('CmdOrCtrl+I');

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Every action' });
  await field.fill('compact');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  const first = page.getByRole('dialog').getByRole('option').first();
  await expect(first).toHaveText(/compact/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
