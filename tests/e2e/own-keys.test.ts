import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { Console } from './support/console';

/** Whether the keyboard is on something that can be seen. */
const focusIsSomewhere = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return false;
    const { width, height } = focused.getBoundingClientRect();
    return width > 0 && height > 0;
  });

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
  const first = page.getByRole('option').first();
  await expect(first).toHaveText(/compact/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the keyboard is never nowhere, also at 200% zoom', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0', '--account=rosa'] });
  const page = app.window;
  const console = new Console(page);
  await console.showThreads('Everyone’s');
  await console.openTwo();
  await page.keyboard.press('Escape');
  // Through the parts of the screen, around and back.
  const places: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('F6');
    expect(await focusIsSomewhere(page)).toBe(true);
    places.push(
      await page.evaluate(
        () =>
          document.activeElement
            ?.closest('nav, section, aside, [data-pane]')
            ?.getAttribute('aria-label') ?? '',
      ),
    );
  }
  expect(new Set(places).size).toBeGreaterThanOrEqual(4);
  await page.keyboard.press('Shift+F6');
  expect(await focusIsSomewhere(page)).toBe(true);
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    expect(await focusIsSomewhere(page)).toBe(true);
  }
  // A pane that closes, and a dialog.
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+w');
  await expect(console.conversation(/./)).toHaveCount(1);
  await expect.poll(() => focusIsSomewhere(page)).toBe(true);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect.poll(() => focusIsSomewhere(page)).toBe(true);

  await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('region', { name: 'Settings' });
  await expect(settings.getByRole('heading', { level: 1 })).toBeVisible();
  expect(
    await settings.evaluate((element) => element.scrollWidth - element.clientWidth),
  ).toBeLessThanOrEqual(0);
  expect(await overflow()).toBeLessThanOrEqual(0);
});
