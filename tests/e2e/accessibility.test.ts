import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { Console } from './support/console';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // A second page for axe's own use cannot be opened in an app that denies new windows.
    .setLegacyMode(true)
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

for (const theme of ['Light', 'Dark', 'High contrast']) {
  test(`every screen passes axe, ${theme}`, async ({ start }) => {
    const app = await start({ args: ['--practice-speed=0', '--account=marta'] });
    const console = new Console(app.window);
    await console.main.getByRole('button', { name: 'Settings' }).click();
    await app.window.getByRole('radio', { name: theme }).click();
    await expect(app.window.getByRole('radio', { name: theme })).toBeChecked();
    expect(await violations(app.window)).toEqual([]);
    // What lies over the screen: the palette, the cheat sheet, a menu.
    for (const keys of ['Control+k', 'Control+/']) {
      await app.window.keyboard.press(keys);
      await expect(app.window.getByRole('dialog')).toBeVisible();
      expect(await violations(app.window)).toEqual([]);
      await app.window.keyboard.press('Escape');
      await expect(app.window.getByRole('dialog')).toHaveCount(0);
    }
    await console.main.getByRole('button', { name: /^Account of/ }).click();
    await expect(app.window.getByRole('menu')).toBeVisible();
    expect(await violations(app.window)).toEqual([]);
    await app.window.keyboard.press('Escape');
    await console.main.getByRole('button', { name: 'Floor' }).click();
    await expect(app.window.getByRole('region', { name: 'Floor' })).toBeVisible();
    expect(await violations(app.window)).toEqual([]);
    await console.main.getByRole('button', { name: /^Inbox/ }).click();
    await console.showThreads('Everyone’s');
    await console.openTwo();
    expect(await violations(app.window)).toEqual([]);
    await app.window.keyboard.press('ControlOrMeta+f');
    await console.find.getByRole('textbox').fill('the');
    await expect(console.find.getByRole('status')).toHaveText(/^\d+ of \d+$/);
    await expect(app.window.locator('mark').first()).toBeVisible();
    expect(await violations(app.window)).toEqual([]);
    await app.window.keyboard.press('Escape');
    await app.window.keyboard.press('ControlOrMeta+Shift+f');
    await console.search.getByRole('combobox').fill('the');
    await expect(console.search.getByRole('option').first()).toBeVisible();
    expect(await violations(app.window)).toEqual([]);
  });
}
