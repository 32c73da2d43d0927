import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const mallory: Visitor = { id: 'mallory', name: 'Mallory <b>Bold</b> \u202Egnp.exe' };

test('what a customer writes is shown as text, whatever it is', async ({ desk, signedIn }) => {
  await desk.arrives(
    mallory,
    '<img src=x onerror="document.title=\'owned\'"> <script>1</script>',
    'rosa',
  );
  await desk.writes(mallory, 'invoice\u202Egnp.exe and \u0000\u0007 and a lone \uD800 surrogate');
  await desk.writes(mallory, 'javascript:alert(1) http://plain.example https://bank.example/login');
  await desk.writes(mallory, `start ${'wörter '.repeat(150_000)}end`);
  const { app, console } = await signedIn('rosa');
  const dialogs: string[] = [];
  app.window.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await console.rows('Mallory').click();
  const conversation = console.conversation(/./);
  await expect(conversation.getByText('<img src=x onerror=')).toBeAttached();
  await expect(conversation.getByText('lone \uFFFD surrogate')).toBeAttached();
  await expect(conversation.getByRole('link')).toHaveCount(1);
  await expect(conversation.getByRole('button', { name: /^Show all/ })).toBeVisible();
  expect(await conversation.locator('img, script, b').count()).toBe(0);
  expect(await app.window.title()).not.toContain('owned');
  expect(dialogs).toEqual([]);
  // No text of the page may hold a bidirectional override that turns its surroundings around.
  expect(await app.window.locator('body').innerText()).not.toMatch(/\u202E/u);
  const field = app.window.getByRole('textbox', { name: /^Reply to/ });
  await field.pressSequentially('still quick');
  await expect(field).toHaveValue('still quick');
});
