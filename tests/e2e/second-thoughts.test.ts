import AxeBuilder from '@axe-core/playwright';
import { Console } from './support/console';
import { TeamDesk, type Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = { id: 'grace', name: 'Grace Okafor' };
const haruki: Visitor = { id: 'haruki', name: 'Haruki Tanaka' };

/** As long as it goes: nothing leaves by itself while a test looks. */
const LONG = { undoSendSeconds: 30 };
/** The engine comes back by itself; its pauses grow with the time a desk was away. */
const RECONNECT_MS = 45_000;

test('a reply is taken back with the keyboard, as it was, and its thread with it', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  await desk.arrives(haruki, 'And mine?', 'rosa');
  const { app, console } = await signedIn('rosa', LONG);
  const conversation = await console.open('Grace Okafor');
  const field = console.reply('Grace Okafor');
  await field.fill('It arrives today.\n\nYours, Rosa');
  await field.press('ControlOrMeta+Enter');
  await expect(field).toHaveValue('');
  await expect(conversation.getByText(/^· Sending in \d+ s$/)).toBeVisible();
  await expect(console.rows('Grace Okafor')).toHaveCount(0);
  await field.press('ControlOrMeta+z');
  await expect(field).toHaveValue('It arrives today.\n\nYours, Rosa');
  await expect(field).toBeFocused();
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(30);
  await expect(console.rows('Grace Okafor')).toContainText('Draft');

  // Sent and resolved in one, then on to the next thread: the palette brings both back.
  await conversation.getByRole('button', { name: 'More ways to send' }).click();
  await app.window.getByRole('menuitem', { name: 'Send and resolve' }).click();
  await expect(conversation.getByText('resolved', { exact: true })).toBeVisible();
  await console.open('Haruki Tanaka');
  await app.window.keyboard.press('ControlOrMeta+k');
  await app.window.keyboard.type('undo send');
  await app.window.keyboard.press('Enter');
  await expect(console.reply('Grace Okafor')).toHaveValue('It arrives today.\n\nYours, Rosa');
  await expect(console.reply('Grace Okafor')).toBeFocused();
  await expect(console.rows('Grace Okafor')).toBeVisible();
  expect(await desk.agentTexts(grace)).toEqual([]);
});

test('a reply leaves by itself after the time that is set, at once, or when the app quits', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa', { undoSendSeconds: 1 });
  const conversation = await console.open('Grace Okafor');
  await console.answer('Grace Okafor', 'By itself.');
  await expect.poll(() => desk.agentTexts(grace)).toEqual(['By itself.']);

  await console.main.getByRole('button', { name: 'Settings' }).click();
  await app.window.getByRole('radio', { name: '30 s' }).click();
  await app.window.getByRole('button', { name: 'Back to the inbox' }).click();
  await console.answer('Grace Okafor', 'At once.');
  await conversation.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(() => desk.agentTexts(grace)).toEqual(['By itself.', 'At once.']);

  await console.answer('Grace Okafor', 'And goodbye.');
  await expect(conversation.getByRole('button', { name: 'Undo' })).toBeVisible();
  await app.close();
  expect(await desk.agentTexts(grace)).toEqual(['By itself.', 'At once.', 'And goodbye.']);
});

test('a reply that was kept back when the process was killed goes out once', async ({
  desk,
  signedIn,
  start,
}) => {
  test.slow();
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa', { undoSendSeconds: 5 });
  const conversation = await console.open('Grace Okafor');
  await console.answer('Grace Okafor', 'It arrives today.');
  await expect(conversation.getByText('It arrives today.')).toBeVisible();
  app.electron.process().kill('SIGKILL');
  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.conversation('Grace Okafor').getByText('It arrives today.')).toHaveCount(1);
  await expect(again.status).toContainText('All sent', { timeout: RECONNECT_MS });
  expect(await desk.agentTexts(grace)).toEqual(['It arrives today.']);
});

test('what waits without a desk is edited, taken back and dropped where it stands', async ({
  desk,
  deskFolder,
  signedIn,
}) => {
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');
  await expect(console.status).toContainText('History complete');
  const { port } = desk;
  await desk.stop();
  await expect(console.status).toContainText('Desk not reachable');
  await console.answer('Grace Okafor', 'It arrives on Monday.');
  await console.answer('Grace Okafor', 'No.');
  await console.answer('Grace Okafor', 'Or rather on Wednesday.');
  await expect(conversation.getByText('Waiting to be sent')).toHaveCount(3);
  const row = (text: string) => conversation.getByRole('article').filter({ hasText: text });

  await row('No.').click({ button: 'right' });
  await app.window.getByRole('menuitem', { name: 'Drop' }).click();
  await expect(row('No.')).toHaveCount(0);
  await expect(conversation.getByRole('button', { name: 'Bring back' })).toBeVisible();

  await row('Or rather').getByRole('button', { name: 'Take back' }).click();
  await expect(console.reply('Grace Okafor')).toHaveValue('Or rather on Wednesday.');

  await row('Monday').getByRole('button', { name: 'Edit' }).click();
  const editor = conversation.getByRole('textbox', { name: 'Edit the reply to Grace Okafor' });
  await expect(editor).toBeFocused();
  await editor.fill('It arrives on Tuesday.');
  const { violations } = await new AxeBuilder({ page: app.window })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // A second page for axe's own use cannot be opened in an app that denies new windows.
    .setLegacyMode(true)
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await editor.press('ControlOrMeta+Enter');
  await expect(editor).toHaveCount(0);

  const back = await TeamDesk.start(deskFolder, port);
  try {
    await expect
      .poll(() => back.agentTexts(grace), { timeout: RECONNECT_MS })
      .toEqual(['It arrives on Tuesday.']);
  } finally {
    await back.stop();
  }
});

test('an editor is found as it was left when the app ended, and nothing was sent meanwhile', async ({
  desk,
  signedIn,
  start,
}) => {
  test.slow();
  await desk.arrives(grace, 'Where is my parcel?', 'rosa');
  const { app, console } = await signedIn('rosa', LONG);
  const conversation = await console.open('Grace Okafor');
  await console.answer('Grace Okafor', 'It arrives on Monday.');
  await conversation.getByText('It arrives on Monday.').click({ button: 'right' });
  await app.window.getByRole('menuitem', { name: 'Edit' }).click();
  const name = 'Edit the reply to Grace Okafor';
  await conversation.getByRole('textbox', { name }).fill('It arrives on Tues');
  // Leaving the field saves it; the app ends in the middle of the word.
  await console.reply('Grace Okafor').focus();
  await app.close();

  const again = new Console((await start({ userData: app.userData })).window);
  const open = again.conversation('Grace Okafor');
  const editor = open.getByRole('textbox', { name });
  await expect(editor).toHaveValue('It arrives on Tues');
  await expect(again.status).toContainText('Connected', { timeout: RECONNECT_MS });
  expect(await desk.agentTexts(grace)).toEqual([]);
  await editor.press('End');
  await editor.pressSequentially('day.');
  await open.getByRole('button', { name: 'Done' }).click();
  await open.getByRole('button', { name: 'Send now' }).click();
  await expect.poll(() => desk.agentTexts(grace)).toEqual(['It arrives on Tuesday.']);
});

test('a held back reply is sent as it is only over what its author was shown', async ({
  desk,
  deskFolder,
  signedIn,
}) => {
  await desk.arrives(grace, 'Please send a new router.', 'rosa');
  const { console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');
  await expect(console.status).toContainText('History complete');
  const { port } = desk;
  await desk.stop();
  await expect(console.status).toContainText('Desk not reachable');
  await console.answer('Grace Okafor', 'A new router leaves today.');
  const back = await TeamDesk.start(deskFolder, port);
  try {
    await back.writes(grace, 'Stop <b>now</b>!');
    await back.writes(grace, 'It works again.');
    const card = conversation.getByRole('region', { name: 'Answer held back' });
    await expect(card).toContainText('Stop <b>now</b>!', { timeout: RECONNECT_MS });
    await expect(card).toContainText('Grace Okafor wrote 2 messages you have not seen.');
    await expect(card).toContainText('A new router leaves today.');
    await card.getByRole('button', { name: 'Send as it is' }).click();
    await expect
      .poll(() => back.agentTexts(grace), { timeout: RECONNECT_MS })
      .toEqual(['A new router leaves today.']);
    await expect(card).toHaveCount(0);
  } finally {
    await back.stop();
  }
});
