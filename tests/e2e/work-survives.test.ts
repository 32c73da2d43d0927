import { TeamDesk, type Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';
import { Console } from './support/console';

const grace: Visitor = { id: 'grace', name: 'Grace Okafor', attributes: { Plan: 'Home 100' } };
const haruki: Visitor = { id: 'haruki', name: '田中 春樹', language: 'ja' };

/** The engine comes back by itself; its pauses grow with the time a desk was away. */
const RECONNECT_MS = 45_000;

test('a draft is there after the process was killed', async ({ desk, signedIn, start }) => {
  await desk.arrives(grace, 'The replacement router arrived but the light stays red.', 'rosa');
  const { app, console } = await signedIn('rosa');
  await console.open('Grace Okafor');
  const words = 'Good morning, the light stays red because the old';
  await console.reply('Grace Okafor').pressSequentially(words);
  await expect(
    console.conversation('Grace Okafor').getByText('Draft saved').filter({ visible: true }),
  ).toHaveCount(1);
  app.electron.process().kill('SIGKILL');

  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.reply('Grace Okafor')).toHaveValue(words);
});

test('without a desk everything is readable, searchable and answerable; it goes out once', async ({
  desk,
  deskFolder,
  signedIn,
}) => {
  await desk.arrives(grace, 'The replacement router arrived but the light stays red.', 'rosa');
  await desk.arrives(haruki, '速達で送った荷物がまだ届きません。', 'rosa');
  const { app, console } = await signedIn('rosa');
  await expect(console.rows()).toHaveCount(2);
  await expect(console.status).toContainText('History complete');
  const { port } = desk;
  await desk.stop();
  await expect(console.status).toContainText('Desk not reachable');

  const conversation = await console.open('Grace Okafor');
  await expect(conversation.getByText('the light stays red')).toBeVisible();
  await app.window.keyboard.press('ControlOrMeta+Shift+f');
  await console.search.getByRole('combobox').fill('荷物');
  await expect(console.search.getByRole('option', { name: /荷物/ })).toBeVisible();
  await app.window.keyboard.press('Escape');

  await console.answer('Grace Okafor', 'A new one leaves our warehouse today.');
  await expect(conversation.getByText('A new one leaves our warehouse today.')).toBeVisible();
  await expect(console.status).toContainText('1 waiting');

  const back = await TeamDesk.start(deskFolder, port);
  try {
    await expect(console.status).toContainText('Connected', { timeout: RECONNECT_MS });
    await expect(console.status).toContainText('All sent');
    expect(await back.agentTexts(grace)).toEqual(['A new one leaves our warehouse today.']);
    await expect(conversation.getByText('A new one leaves our warehouse today.')).toHaveCount(1);
  } finally {
    await back.stop();
  }
});

test('a restart without the desk shows the same screen', async ({ desk, signedIn, start }) => {
  await desk.arrives(grace, 'The replacement router arrived but the light stays red.', 'rosa');
  const { app, console } = await signedIn('rosa');
  await console.open('Grace Okafor');
  await expect(console.status).toContainText('History complete');
  await app.close();
  await desk.stop();
  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.rows('Grace Okafor')).toBeVisible();
  await expect(again.conversation('Grace Okafor').getByText('the light stays red')).toBeVisible();
});

test('a reply to a customer who wrote meanwhile is held back, with what came in', async ({
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
    await back.writes(grace, 'Stop, it works again!');
    await expect(console.status).toContainText('Connected', { timeout: RECONNECT_MS });
    const card = conversation.getByRole('region', { name: 'Answer held back' });
    await expect(card).toContainText('Stop, it works again!');
    await expect(console.status).toContainText('1 needs you');
    expect(await back.agentTexts(grace)).toEqual([]);
    await card.getByRole('button', { name: 'Edit' }).click();
    const editor = card.getByRole('textbox', { name: 'Edit the reply to Grace Okafor' });
    await expect(editor).toHaveValue('A new router leaves today.');
    await editor.fill('Good to hear. Then I cancel the new one.');
    await editor.press('ControlOrMeta+Enter');
    await expect
      .poll(() => back.agentTexts(grace))
      .toEqual(['Good to hear. Then I cancel the new one.']);
  } finally {
    await back.stop();
  }
});
