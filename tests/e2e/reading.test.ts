import { pictureWith } from './support/picture';
import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const anna: Visitor = { id: 'anna', name: 'Anna Weber' };
const ben: Visitor = { id: 'ben', name: 'Ben Ode' };

test('what is new is where a thread opens; keys lead to episodes, dates and messages beyond the screen', async ({
  desk,
  signedIn,
}) => {
  await desk.hasWritten(
    anna,
    Array.from({ length: 80 }, (_each, index) => `Before ${index + 1}.`),
  );
  await desk.arrives(ben, 'Hello from Ben', 'rosa');
  const { app, console } = await signedIn('rosa');
  const { keyboard } = app.window;
  const conversation = await console.open('Anna Weber');
  const message = (text: string) => conversation.getByText(text, { exact: true });
  await expect(message('Before 80.')).toBeInViewport();
  await console.answer('Anna Weber', 'All of it is done.');
  await expect.poll(() => desk.agentTexts(anna)).toEqual(['All of it is done.']);
  await console.open('Ben Ode');
  await expect(conversation).toHaveCount(0);

  await desk.resolveElsewhere(anna);
  for (let index = 1; index <= 40; index += 1) await desk.writes(anna, `Since ${index}.`);
  await expect(console.rows('Anna Weber').getByText('Since 40.')).toBeVisible();
  await console.open('Anna Weber');
  const line = conversation.getByRole('separator', { name: /new message/ });
  await expect(line).toHaveAccessibleName('40 new messages');
  await expect(line).toBeInViewport();
  await expect(message('Since 1.')).toBeInViewport();
  await expect(message('Since 40.')).not.toBeInViewport();

  await keyboard.press('Alt+End');
  await expect(message('Since 40.')).toBeInViewport();
  await expect(conversation.getByRole('button', { name: /Episode 2/ })).toBeVisible();
  // The line stays while the conversation is read.
  await expect(line).toHaveCount(1);
  await keyboard.press('Alt+PageUp');
  await expect(message('Since 1.')).toBeInViewport();
  await keyboard.press('Alt+PageUp');
  await expect(message('Before 1.')).toBeInViewport();
  // What leads elsewhere stands beside what is read, and never upon it.
  const log = await conversation.getByRole('log').boundingBox();
  for (const name of [/Episode 1/, 'To the latest message']) {
    const way = conversation.getByRole('button', { name });
    await expect(way).toBeVisible();
    const box = await way.boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(log?.y ?? 0);
  }
  await keyboard.press('Alt+Shift+U');
  await expect(message('Since 1.')).toBeInViewport();
  await expect(console.reply('Anna Weber')).toBeFocused();

  await keyboard.press('Alt+Shift+D');
  await expect(app.window.getByLabel('To a date')).toBeFocused();
  // Everything was written today; its first message is the thread's.
  await keyboard.press('Enter');
  await expect(message('Before 1.')).toBeInViewport();

  await keyboard.press('Alt+End');
  await expect(message('Since 40.')).toBeInViewport();
  await keyboard.press('Alt+Shift+M');
  await keyboard.press('ArrowUp');
  await keyboard.press('q');
  await expect(conversation.getByText('Replying to Anna Weber:')).toBeVisible();
  await expect(console.reply('Anna Weber')).toBeFocused();
});

test('who else has a conversation open is said in its head and at its row, until they leave it', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(anna, 'Is anybody there?', 'rosa');
  await desk.arrives(ben, 'Hello from Ben', 'rosa');
  const rosa = await signedIn('rosa');
  const ken = await signedIn('ken');
  const hers = await rosa.console.open('Anna Weber');
  await ken.console.showThreads('Everyone’s');
  const his = await ken.console.open('Anna Weber');
  await expect(hers.getByText('Ken Ito has this open too')).toBeVisible();
  await expect(his.getByText('Rosa Keller has this open too')).toBeVisible();
  const row = rosa.console.rows('Anna Weber');
  await expect(row.getByText('Ken Ito has this open too')).toBeAttached();

  await ken.console.open('Ben Ode');
  await expect(hers.getByText('Ken Ito has this open too')).toHaveCount(0);
  await expect(row.getByText('Ken Ito has this open too')).toHaveCount(0);
  await ken.console.open('Anna Weber');
  await expect(hers.getByText('Ken Ito has this open too')).toBeVisible();
  await ken.app.close();
  await expect(hers.getByText('Ken Ito has this open too')).toHaveCount(0);
});

test('who else is answering is said above the reply', async ({ desk, signedIn }) => {
  await desk.arrives(anna, 'Is anybody there?', 'rosa');
  const rosa = await signedIn('rosa');
  const ken = await signedIn('ken');
  const conversation = await rosa.console.open('Anna Weber');
  await ken.console.showThreads('Everyone’s');
  await ken.console.open('Anna Weber');
  await ken.console.reply('Anna Weber').pressSequentially('Yes, I am');
  await expect(conversation.getByText('Ken Ito is answering here right now.')).toBeVisible();
  await ken.console.reply('Anna Weber').press('ControlOrMeta+Enter');
  await expect(conversation.getByText('Yes, I am')).toBeVisible();
  await expect(conversation.getByText(/^Ken Ito (is|was)/)).toHaveCount(0);
});

/** Width and height: both ways round, wider than a conversation, and hardly anything. */
const SHAPES = [
  [1200, 900],
  [600, 1600],
  [2400, 500],
  [60, 40],
] as const;

test('through a thread full of pictures nothing moves but what is scrolled', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(anna, 'Here they are.', 'rosa');
  for (let index = 0; index < 60; index += 1) {
    const [width, height] = SHAPES[index % SHAPES.length]!;
    const bytes = pictureWith(`${index}`, width, height);
    await desk.sends(anna, '', { name: `${index}.png`, mediaType: 'image/png', bytes });
  }
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Anna Weber');
  await expect(conversation.getByRole('button', { name: 'View 59.png' })).toBeInViewport();
  const log = conversation.getByRole('log');
  await log.hover();
  await log.evaluate((element) => {
    new PerformanceObserver((list) => {
      element.dataset['shifts'] = String(list.getEntries().length);
    }).observe({ type: 'layout-shift' });
  });
  const first = conversation.getByText('Here they are.', { exact: true });
  await expect(async () => {
    for (let index = 0; index < 10; index += 1) await app.window.mouse.wheel(0, -400);
    await expect(first).toBeInViewport({ timeout: 100 });
  }).toPass();
  await expect(conversation.getByRole('img', { name: /0\.png/ }).first()).toBeInViewport();
  await expect(log).not.toHaveAttribute('data-shifts');
});
