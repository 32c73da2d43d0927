import type { Locator } from '@playwright/test';
import { pictureWith } from './support/picture';
import { expect, test } from './support/team-test';

const grace = { id: 'cu-grace', name: 'Grace Okafor', attributes: {} };
const amal = { id: 'cu-amal', name: 'Amal Haddad', language: 'ar', attributes: {} };

/** The message that one has stepped to. */
const current = (conversation: Locator) => conversation.locator('[data-current]');

/** A long conversation; every hundredth message is about a parcel. */
const LONG = Array.from({ length: 1500 }, (_, index) =>
  index % 100 === 50
    ? `Where is the façade parcel number ${index}?`
    : `Line ${index} of a long story.`,
);

test('finds over all of a conversation, and gives the focus back as it was', async ({
  desk,
  signedIn,
}) => {
  await desk.hasWritten(grace, LONG);
  const { app, console } = await signedIn('rosa');
  await expect(console.status).toContainText('History complete');
  const conversation = await console.open('Grace Okafor');
  const reply = console.reply('Grace Okafor');
  await reply.fill('Dear Grace, it is on its way.');
  await reply.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 10));

  await app.window.keyboard.press('ControlOrMeta+f');
  const field = console.find.getByRole('textbox', { name: 'Find in this conversation' });
  await expect(field).toBeFocused();
  await field.fill('facade parcel');
  const place = console.find.getByRole('status');
  await expect(place).toHaveText('15 of 15');
  await expect(current(conversation)).toContainText('number 1450');
  await expect(current(conversation)).toBeInViewport();
  await expect(current(conversation).locator('mark')).toHaveText(['façade', 'parcel']);

  await field.press('Enter');
  await expect(place).toHaveText('1 of 15');
  await expect(current(conversation)).toContainText('number 50?');
  await expect(current(conversation)).toBeInViewport();
  await app.window.keyboard.press('F3');
  await expect(current(conversation)).toContainText('number 150?');
  await expect(current(conversation)).toBeInViewport();
  await console.find.getByRole('button', { name: 'Previous match' }).click();
  await expect(place).toHaveText('1 of 15');

  await desk.writes(grace, 'One more façade parcel.');
  await expect(place).toHaveText('1 of 16');
  await expect(current(conversation)).toContainText('number 50?');
  await expect(current(conversation)).toBeInViewport();

  await field.press('Escape');
  await expect(console.find).toHaveCount(0);
  await expect(reply).toBeFocused();
  await expect(reply).toHaveValue('Dear Grace, it is on its way.');
  const selection = await reply.evaluate((text: HTMLTextAreaElement) => [
    text.selectionStart,
    text.selectionEnd,
  ]);
  expect(selection).toEqual([5, 10]);
  await expect(conversation.locator('mark')).toHaveCount(0);
});

test('marks what was found in any script, and numbers however they are written', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(amal, 'متى تصل الشُّحنة رقم 4417؟ اتصل على ‎+49 (30) 123-4567', 'rosa');
  await desk.writes(amal, '配送状況はどうですか');
  const { app, console } = await signedIn('rosa');
  // No conversation has the focus: everything is searched.
  await app.window.keyboard.press('ControlOrMeta+f');
  await expect(console.search.getByRole('combobox')).toBeFocused();
  await app.window.keyboard.press('Escape');
  const conversation = await console.open('Amal Haddad');
  await expect(console.reply('Amal Haddad')).toBeFocused();
  await app.window.keyboard.press('ControlOrMeta+f');
  const field = console.find.getByRole('textbox');
  const marks = conversation.locator('mark');
  for (const [typed, marked] of [
    ['الشحنة', 'الشُّحنة'],
    ['送状', '送状'],
    ['0301234567', '30) 123-4567'],
    ['417', '4417'],
  ] as const) {
    await field.fill(typed);
    await expect(console.find.getByRole('status')).toHaveText('1 of 1');
    await expect(marks).toHaveText([marked]);
  }
  await field.fill('nowhere');
  await expect(console.find.getByRole('status')).toHaveText('No matches');
  await expect(console.find.getByRole('button', { name: 'Next match' })).toBeDisabled();

  await console.inbox.getByRole('option').first().focus();
  await app.window.keyboard.press('ControlOrMeta+f');
  await expect(console.search.getByRole('combobox')).toBeFocused();
});

test('a result opens at its message, beside too, with its words to go on with', async ({
  desk,
  signedIn,
}) => {
  await desk.hasWritten(grace, LONG);
  await desk.arrives(amal, 'Something else.', 'rosa');
  await desk.sends(amal, 'Here it is.', {
    name: 'zollbescheid-77.png',
    mediaType: 'image/png',
    bytes: pictureWith(''),
  });
  const { app, console } = await signedIn('rosa');
  await expect(console.status).toContainText('History complete');
  const other = await console.open('Amal Haddad');
  await other.getByRole('radio', { name: 'Note' }).click();
  const note = app.window.getByRole('textbox', { name: 'Note on Amal Haddad' });
  await note.fill('Asked customs about the kreuzzoll.');
  await note.press('ControlOrMeta+Enter');
  await expect(other.getByText('team only')).toBeVisible();

  await app.window.keyboard.press('ControlOrMeta+Shift+f');
  const search = console.search.getByRole('combobox');
  await search.fill('from:customer facade "number 750"');
  const hit = console.search.getByRole('option', { name: /façade parcel number 750/ });
  await expect(hit.first()).toBeVisible();
  await search.press('ControlOrMeta+Enter');
  const conversation = console.conversation('Grace Okafor');
  await expect(current(conversation)).toContainText('number 750?');
  await expect(current(conversation)).toBeInViewport();
  const find = conversation.getByRole('search');
  await expect(find.getByRole('textbox')).toHaveValue('facade "number 750"');
  await expect(find.getByRole('status')).toHaveText('1 of 1');
  await find.getByRole('textbox').fill('facade');
  await expect(find.getByRole('status')).toHaveText('8 of 15');
  await find.getByRole('textbox').press('Enter');
  await expect(current(conversation)).toContainText('number 850?');
  await expect(current(conversation)).toBeInViewport();

  for (const [words, marked] of [
    ['kreuzzoll', 'kreuzzoll'],
    ['zollbescheid', 'zollbescheid'],
  ] as const) {
    await app.window.keyboard.press('ControlOrMeta+Shift+f');
    await search.fill(words);
    await expect(console.search.getByRole('option').first()).toBeVisible();
    await search.press('Enter');
    await expect(other.getByRole('search').getByRole('textbox')).toHaveValue(words);
    await expect(current(other).locator('mark')).toHaveText([marked]);
    await expect(current(other).locator('mark')).toBeInViewport();
  }
});

test('a case like this one opens beside at its beginning, and lends its answer', async ({
  desk,
  signedIn,
}) => {
  // What everybody says, so that what these two say is rare.
  for (let n = 0; n < 12; n += 1) {
    const other = { id: `cu-${n}`, name: `Visitor ${n}` };
    await desk.arrives(other, `Hello, where is my parcel number ${n} please?`, null);
  }
  await desk.arrives(amal, 'My Zephyr router blinks purple after the firmware update', 'rosa');
  const { app, console } = await signedIn('rosa');
  await console.open('Amal Haddad');
  await console.answer('Amal Haddad', 'Hold the reset button of the Zephyr for ten seconds.');
  await app.window.keyboard.press('ControlOrMeta+Shift+e');
  const resolving = app.window.getByRole('dialog');
  await resolving.getByRole('textbox', { name: 'Outcome' }).fill('Reset helped');
  await resolving.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(resolving).toHaveCount(0);

  await desk.arrives(grace, 'The Zephyr router blinks purple since the firmware update', 'rosa');
  await console.open('Grace Okafor');
  const cases = console.customerPanel.getByRole('region', { name: 'Cases like this' });
  await expect(cases.getByText('Reset helped')).toBeVisible();
  await expect(cases.getByText('Rosa Keller to Amal Haddad')).toBeVisible();
  await cases.getByRole('button', { name: /^Use the answer to Amal Haddad/ }).click();
  await expect(console.reply('Grace Okafor')).toHaveValue(
    'Hold the reset button of the Zephyr for ten seconds.',
  );
  await cases.getByRole('button', { name: /^My Zephyr router blinks purple/ }).click();
  const other = console.conversation('Amal Haddad');
  await expect(other.getByText('My Zephyr router blinks purple')).toBeInViewport();
  await expect(console.conversation('Grace Okafor')).toBeVisible();
});
