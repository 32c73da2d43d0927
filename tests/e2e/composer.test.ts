import AxeBuilder from '@axe-core/playwright';
import { Console } from './support/console';
import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = {
  id: 'grace',
  name: 'Grace Okafor',
  channel: 'whatsapp',
  attributes: { 'Time zone': 'Asia/Tokyo' },
};

/** Long enough to be missed when it is gone. */
const FIRST =
  'The first try, which was not bad at all: it leaves the warehouse tonight and is with you by noon.';

test('a reply quotes, waits for its time over a restart, and earlier versions come back', async ({
  desk,
  signedIn,
  start,
}) => {
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');
  const field = console.reply('Grace Okafor');
  await expect(conversation.getByText(/^WhatsApp takes replies for 23 h/)).toBeVisible();

  // What was cleared comes back from the earlier versions.
  await field.fill(FIRST);
  await expect(conversation.getByText('Draft saved').filter({ visible: true })).toHaveCount(1);
  await field.fill('');
  await field.fill('Tomorrow at the latest :tad');
  await app.window.getByRole('option', { name: /tada/ }).click();
  await expect(field).toHaveValue('Tomorrow at the latest 🎉');
  await conversation.getByRole('button', { name: 'Earlier versions' }).click();
  await expect(app.window.getByText(FIRST)).toBeVisible();
  const axe = await new AxeBuilder({ page: app.window })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // A second page for axe's own use cannot be opened in an app that denies new windows.
    .setLegacyMode(true)
    .analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await app.window.getByRole('button', { name: 'Restore' }).click();
  await expect(field).toHaveValue(FIRST);

  // Quoted by the keyboard, to be sent tomorrow; it waits there after a restart.
  await field.press('Alt+Shift+q');
  await expect(conversation.getByText('Replying to Grace Okafor:')).toBeVisible();
  await field.press('ControlOrMeta+Shift+Enter');
  const dialog = app.window.getByRole('dialog', { name: 'Send later' });
  await expect(dialog.getByText('When it is morning there')).toBeVisible();
  await dialog.getByRole('button', { name: /^In one hour/ }).click();
  await expect(field).toHaveValue('');
  await expect(conversation.getByText(/^Leaves /)).toBeVisible();
  await expect(console.rows('Grace Okafor')).toBeVisible();
  const { userData } = app;
  await app.close();
  expect(await desk.agentTexts(grace)).toEqual([]);

  const again = await start({ userData, args: ['--practice-speed=0'] });
  const shown = await new Console(again.window).open('Grace Okafor');
  await shown.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(() => desk.agentTexts(grace)).toEqual([FIRST]);
  await expect(
    shown.getByRole('button', { name: 'Show what is quoted of Grace Okafor' }),
  ).toBeVisible();
});
