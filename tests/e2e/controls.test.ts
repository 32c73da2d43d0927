import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const nora: Visitor = { id: 'nora', name: 'Nora Lind' };

test('a control says its name and its key to the pointer that rests on it, and to the keyboard', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(nora, 'My router is broken', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Nora Lind');
  const tooltip = app.window.getByRole('tooltip');
  const close = conversation.getByRole('button', { name: /^Close the conversation with/ });
  await expect(tooltip).toHaveCount(0);
  await close.hover();
  await expect(tooltip).toContainText('Close the conversation with Nora Lind');
  await expect(tooltip).toContainText('W');
  await expect(close).toHaveAccessibleDescription(/W$/);
  // It stays while it is read with the pointer on it, and inside of the window.
  await tooltip.hover();
  await expect(tooltip).toBeVisible();
  await expect(tooltip).toBeInViewport({ ratio: 1 });
  await app.window.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);

  await app.window.mouse.move(0, 0);
  await close.focus();
  await app.window.keyboard.press('Shift+Tab');
  const before = conversation.locator(':focus');
  await expect(tooltip).toContainText((await before.getAttribute('aria-label')) ?? 'no name');
  await app.window.keyboard.press('Tab');
  await expect(tooltip).toContainText('Close the conversation with Nora Lind');
  await close.press('Enter');
  await expect(conversation).toHaveCount(0);
  await expect(tooltip).toHaveCount(0);
});

test('a menu opens by pointer and by key, and gives the keyboard back to its control', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(nora, 'My router is broken', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Nora Lind');
  const more = conversation.getByRole('button', { name: 'More actions for Nora Lind' });
  const menu = app.window.getByRole('menu');
  await more.focus();
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  for (const key of ['Enter', 'Space', 'ArrowDown']) {
    await app.window.keyboard.press(key);
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await app.window.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(more).toBeFocused();
  }
  await more.click();
  await expect(menu).toBeVisible();
  await more.click({ force: true });
  await expect(menu).toHaveCount(0);
  await more.click();
  await expect(menu).toBeVisible();
  await conversation.getByRole('heading', { name: 'Nora Lind' }).click();
  await expect(menu).toHaveCount(0);
});
