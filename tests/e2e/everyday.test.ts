import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = { id: 'grace', name: 'Grace Okafor', attributes: { Plan: 'Home 100' } };

test('an episode goes through its states', async ({ desk, signedIn }) => {
  await desk.arrives(grace, 'Where is my parcel? And can I get a credit?', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');

  await conversation.getByRole('button', { name: 'Later' }).click();
  await app.window.getByRole('menuitem', { name: /Until they write/ }).click();
  await console.showState('Snoozed');
  await expect(console.rows('Grace Okafor')).toBeVisible();

  await desk.writes(grace, 'Hello?');
  await console.showState('Waiting on us');
  await expect(console.rows('Grace Okafor')).toContainText('Hello?');

  await console.answer('Grace Okafor', 'It arrives today, and the credit is booked.');
  await console.showState('Customer');
  await expect(console.rows('Grace Okafor')).toBeVisible();

  await conversation.getByRole('button', { name: 'Resolve', exact: true }).click();
  const dialog = app.window.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'Outcome' })
    .fill('Parcel arrived, credit of 6.50 booked');
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
  await console.showState('Done');
  await expect(console.rows('Grace Okafor')).toBeVisible();

  await desk.writes(grace, 'One more question about the credit.');
  await console.showState('Waiting on us');
  await expect(console.rows('Grace Okafor')).toContainText('One more question');
  await expect(conversation.getByText(/Episode 1 · resolved/)).toBeVisible();
  await expect(
    console.customerPanel.getByText('Parcel arrived, credit of 6.50 booked').first(),
  ).toBeVisible();
});

test('snippets, notes and offers go into the answer', async ({ desk, signedIn }) => {
  await desk.arrives(grace, 'How do I return this? It is too slow anyway.', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');

  const field = console.reply('Grace Okafor');
  await field.pressSequentially('/lab');
  await expect(app.window.getByRole('listbox', { name: 'Snippets' })).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue('Dear Grace, a return label is on its way.');

  const offer = console.customerPanel.getByText('Grace has Home 100 and asked for speed.');
  await expect(offer).toBeVisible();
  await console.customerPanel.getByRole('button', { name: /^Insert “Home 250”/ }).click();
  await expect(field).toHaveValue(/return label is on its way\.\s+I can move you to Home 250/);
  await field.press('ControlOrMeta+Enter');
  await expect(field).toHaveValue('');
  await expect(console.customerPanel.getByRole('button', { name: 'Accepted' })).toBeVisible();

  await conversation.getByRole('radio', { name: 'Note' }).click();
  const note = app.window.getByRole('textbox', { name: 'Note on Grace Okafor' });
  await note.fill('She was kind about it.');
  await note.press('ControlOrMeta+Enter');
  await expect(conversation.getByText('She was kind about it.')).toBeVisible();
  await expect(conversation.getByText('team only')).toBeVisible();
});

test('an own snippet goes out; what nobody has to look at again is a view, until that is said', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(grace, 'When does the part come?', 'rosa');
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Grace Okafor');

  await app.window.keyboard.press('ControlOrMeta+k');
  await app.window.keyboard.type('manage snippets');
  await app.window.keyboard.press('Enter');
  const dialog = app.window.getByRole('dialog', { name: 'Snippets' });
  await dialog.getByRole('button', { name: 'New snippet' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('part');
  await dialog
    .getByRole('textbox', { name: 'Text' })
    .fill('Dear {{customer.firstName}}, it comes on Friday.');
  await expect(dialog.getByText('Dear Grace, it comes on Friday.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('yours')).toBeVisible();
  await app.window.keyboard.press('Escape');

  const field = console.reply('Grace Okafor');
  await field.pressSequentially('/part');
  await field.press('Enter');
  await expect(field).toHaveValue('Dear Grace, it comes on Friday.');
  await field.press('ControlOrMeta+Enter');
  await expect(field).toHaveValue('');

  await app.window.keyboard.press('Alt+6');
  await expect(console.rows('Grace Okafor')).toBeVisible();
  await field.fill('The courier has it now.');
  await field.press('Alt+Enter');
  const plan = app.window.getByRole('dialog', { name: 'Send, and say who moves next' });
  await plan.getByRole('radio', { name: 'Somebody else' }).check({ force: true });
  await app.window.keyboard.press('ControlOrMeta+Enter');
  await expect(conversation.getByText('Somebody else moves next')).toBeVisible();
  await expect(console.rows('Grace Okafor')).toHaveCount(0);
});

test('search opens the thread at the message', async ({ desk, signedIn }) => {
  await desk.arrives(grace, 'My order is A-4417-XK and the façade of the box is torn.', 'rosa');
  for (let n = 1; n <= 80; n += 1) await desk.writes(grace, `Reminder number ${n}.`);
  const { app, console } = await signedIn('rosa');
  await expect(console.status).toContainText('History complete');
  await app.window.keyboard.press('ControlOrMeta+Shift+f');
  const field = console.search.getByRole('combobox');
  await field.fill('facade');
  const hit = console.search.getByRole('option', { name: /façade/ });
  await expect(hit.locator('mark')).toHaveText('façade');
  await field.press('Enter');
  const conversation = console.conversation('Grace Okafor');
  await expect(conversation.getByText('A-4417-XK')).toBeInViewport();
});

test('signing in says in words what is wrong', async ({ desk, start }) => {
  const { Console } = await import('./support/console');
  const app = await start({ args: ['--practice-speed=0'] });
  const console = new Console(app.window);
  await console.signOut();
  const problem = app.window.getByRole('alert');
  await console.signIn('http://127.0.0.1:9', 'rosa');
  await expect(problem).toContainText(/answers at|reach/i);
  await console.signIn(desk.url, 'rosa', 'wrong');
  await expect(problem).toContainText(/password/i);
  await console.signIn('http://example.com', 'rosa');
  await expect(problem).toContainText(/https/i);
  await console.signIn(desk.url, 'rosa');
  await expect(console.inbox).toBeVisible();
});
