import { expect, test } from './fixtures/app';
import { Console } from './support/console';

test('a newcomer is written to, answers, and gets a reply', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=10'] });
  const console = new Console(app.window);
  await expect(console.status).toContainText('Connected');
  await expect(console.rows().nth(3)).toBeVisible();

  // Somebody new: the count grows while one watches.
  const waiting = console.inbox.getByRole('tab', { name: 'Waiting on us' });
  const before = Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]);
  await expect
    .poll(async () => Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]), {
      timeout: 30_000,
    })
    .toBeGreaterThan(before);

  await console.rows().first().click();
  const conversation = console.conversation(/./);
  const name = (await conversation.getAttribute('aria-label'))?.replace('Conversation with ', '');
  if (name === undefined) throw new Error('The conversation has no name.');
  const theirs = conversation.getByRole('article', { name: /wrote$/ });
  await expect(theirs.last()).toBeVisible();
  const last = await theirs.last().getAttribute('data-message-id');
  // It opens at what is new; an answer that has not seen the end of it would be held back.
  await conversation.getByRole('log').press('End');
  await expect(theirs.last()).toBeInViewport();
  await console.answer(
    name,
    'Thank you for writing. I have looked into all of it and will tell you by tomorrow morning.',
  );
  await expect(conversation.getByText('I have looked into all of it')).toBeVisible();
  // The customer reads it and reacts by themselves.
  await expect
    .poll(() => theirs.last().getAttribute('data-message-id'), { timeout: 45_000 })
    .not.toBe(last);
  await expect(console.status).toContainText('All sent');
});

test('the context panel and offers belong to the focused conversation', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0'] });
  const console = new Console(app.window);
  await console.openTwo();
  const names = await console
    .conversation(/./)
    .evaluateAll((panes) =>
      panes.map((pane) => pane.getAttribute('aria-label')?.replace('Conversation with ', '') ?? ''),
    );
  for (const [index, name] of names.entries()) {
    await app.window.keyboard.press(`ControlOrMeta+${index + 1}`);
    await expect(console.customerPanel.getByText(name).first()).toBeVisible();
  }
});

test('the floor is for leads: who carries what, and assigning in one move', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0', '--account=marta'] });
  const console = new Console(app.window);
  await console.main.getByRole('button', { name: 'Floor' }).click();
  const floor = app.window.getByRole('region', { name: 'Floor' });
  await expect(floor.getByText('Rosa Keller').first()).toBeVisible();
  await expect(floor.getByText('Ken Ito').first()).toBeVisible();
  const assign = floor.getByRole('button', { name: /^Assign the thread of/ }).first();
  await assign.click();
  await app.window.getByRole('menuitem', { name: /Ken Ito/ }).click();
  await expect(floor.getByText(/with Ken Ito|Given to Ken Ito/).first()).toBeVisible();
});

test('agents do not see the floor', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0'] });
  const console = new Console(app.window);
  await expect(console.rows().first()).toBeVisible();
  await expect(console.main.getByRole('button', { name: 'Floor' })).toHaveCount(0);
});

test('quits by itself, also when nobody is signed in', async ({ start }) => {
  const app = await start({ args: ['--practice-speed=0'] });
  const console = new Console(app.window);
  await console.signOut();
  // Fails when the process is still there after a while.
  await app.close();
  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.page.getByLabel('Desk address')).toBeVisible();
});
