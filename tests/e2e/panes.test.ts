import type { ElectronApplication, Page } from '@playwright/test';
import type { StartedApp } from './fixtures/app';
import { expect, test } from './support/team-test';
import { Console } from './support/console';
import type { Visitor } from './support/team-desk';

const visitors: readonly Visitor[] = [
  { id: 'anna', name: 'Anna Weber' },
  { id: 'ben', name: 'Ben Ode' },
  { id: 'grace', name: 'Grace Okafor' },
  { id: 'haruki', name: '田中 春樹', language: 'ja' },
];

/** How many windows are open, and the page of the one that is not the first. */
async function secondWindow(electron: ElectronApplication, first: Page): Promise<Page> {
  await expect.poll(() => electron.windows().length).toBe(2);
  const page = electron.windows().find((each) => each !== first);
  if (!page) throw new Error('There is no second window.');
  return page;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gives the first window another size. Returns the one that it had. */
async function resized({ electron, window }: StartedApp, size: Size): Promise<Size> {
  const before = await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    const [first] = BrowserWindow.getAllWindows();
    const [wide = 0, high = 0] = first?.getContentSize() ?? [];
    first?.setContentSize(width, height);
    return { width: wide, height: high };
  }, size);
  await expect.poll(() => window.evaluate(() => innerHeight)).toBe(size.height);
  return before;
}

test('four conversations in a grid: resized, moved, shown alone, and there again after a kill', async ({
  desk,
  signedIn,
  start,
}) => {
  for (const visitor of visitors) await desk.arrives(visitor, `Hello from ${visitor.id}`, 'rosa');
  const { app, console } = await signedIn('rosa');
  await expect(console.rows()).toHaveCount(4);
  const { keyboard } = app.window;
  await console.rows('Anna Weber').click();
  for (const name of ['Ben Ode', 'Grace Okafor', '田中 春樹']) {
    await console.rows(name).press('ControlOrMeta+Enter');
    await expect(console.conversation(name)).toBeVisible();
  }
  const order = () =>
    console
      .conversation(/./)
      .evaluateAll((panes) => panes.map((pane) => pane.getAttribute('aria-label')));
  const boxOf = async (name: string) => (await console.conversation(name).boundingBox())!;
  await keyboard.press('ControlOrMeta+1');
  await expect(console.reply('Anna Weber')).toBeFocused();
  const top = (await boxOf('Anna Weber')).y;
  expect((await boxOf('Ben Ode')).y).toBe(top);
  expect((await boxOf('Grace Okafor')).y).toBeGreaterThan(top);

  // However low a pane is, most of it is the conversation.
  const usual = await resized(app, { width: 1280, height: 800 });
  for (const { name } of visitors) {
    const log = await console.conversation(name).getByRole('log').boundingBox();
    expect(log!.height / (await boxOf(name)).height, name).toBeGreaterThan(0.5);
  }
  await resized(app, usual);

  const { width } = await boxOf('Anna Weber');
  await app.window.getByRole('separator', { name: 'Resize the panes' }).first().focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await boxOf('Anna Weber')).width).toBeGreaterThan(width + 20);

  await console.reply('Ben Ode').fill('Good morning Ben, I am looking into it.');
  await keyboard.press('Alt+Shift+ArrowDown');
  expect(await order()).toEqual(
    ['Anna Weber', '田中 春樹', 'Grace Okafor', 'Ben Ode'].map(
      (name) => `Conversation with ${name}`,
    ),
  );
  // It moved without being built anew: the caret is where it was.
  await expect(console.reply('Ben Ode')).toBeFocused();

  await keyboard.press('ControlOrMeta+Shift+m');
  await expect(console.conversation('Anna Weber')).toBeHidden();
  await keyboard.press('ControlOrMeta+1');
  await expect(console.reply('Anna Weber')).toBeFocused();
  await expect(console.conversation('Ben Ode')).toBeHidden();
  await keyboard.press('ControlOrMeta+Shift+m');
  await expect(console.conversation('Ben Ode')).toBeVisible();
  await expect(
    console.conversation('Ben Ode').getByText('Draft saved').filter({ visible: true }),
  ).toHaveCount(1);

  const before = await order();
  app.electron.process().kill('SIGKILL');
  const again = new Console((await start({ userData: app.userData })).window);
  await expect(again.conversation(/./)).toHaveCount(4);
  const labels = await again
    .conversation(/./)
    .evaluateAll((panes) => panes.map((pane) => pane.getAttribute('aria-label')));
  expect(labels).toEqual(before);
  await expect(again.reply('Ben Ode')).toHaveValue('Good morning Ben, I am looking into it.');
});

test('a conversation in a window of its own: live, restored after a kill, and back with its draft', async ({
  desk,
  signedIn,
  start,
}) => {
  const [anna, ben] = visitors as [Visitor, Visitor];
  await desk.arrives(anna, 'Where is my parcel?', 'rosa');
  await desk.arrives(ben, 'My bill is wrong.', 'rosa');
  const { app, console } = await signedIn('rosa');
  await console.open('Ben Ode');
  await console.rows('Anna Weber').press('ControlOrMeta+Enter');
  await console.reply('Anna Weber').pressSequentially('Dear Anna, half a sen');
  await app.window.keyboard.press('ControlOrMeta+Shift+o');

  const own = new Console(await secondWindow(app.electron, app.window));
  await expect(own.reply('Anna Weber')).toHaveValue('Dear Anna, half a sen');
  await expect(own.reply('Anna Weber')).toBeFocused();
  await expect(own.status).toContainText('Connected');
  await expect(console.conversation('Anna Weber')).toHaveCount(0);
  // What the desk tells reaches both windows.
  await desk.writes(anna, 'It was due yesterday.');
  await expect(
    own.conversation('Anna Weber').getByText('It was due yesterday.', { exact: true }),
  ).toBeVisible();
  await own.reply('Anna Weber').pressSequentially('tence');

  // A conversation is in one place: the inbox leads to its window.
  await console.rows('Anna Weber').click();
  await expect(console.conversation('Anna Weber')).toHaveCount(0);
  // The same protection as the first window's.
  const preferences = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
      const { sandbox, contextIsolation, nodeIntegration } = (
        typeof read === 'function' ? read.call(contents) : {}
      ) as Record<string, unknown>;
      return [sandbox, contextIsolation, nodeIntegration, contents.session.isPersistent()];
    }),
  );
  expect(preferences).toEqual([
    [true, true, false, false],
    [true, true, false, false],
  ]);

  await expect(
    own.conversation('Anna Weber').getByText('Draft saved').filter({ visible: true }),
  ).toHaveCount(1);
  app.electron.process().kill('SIGKILL');
  const next = await start({ userData: app.userData });
  const main = new Console(next.window);
  const restored = new Console(await secondWindow(next.electron, next.window));
  await expect(restored.reply('Anna Weber')).toHaveValue('Dear Anna, half a sentence');
  await expect(main.conversation('Anna Weber')).toHaveCount(0);
  // The window goes at the key, perhaps before it is let go.
  const gone = restored.page.waitForEvent('close');
  await Promise.allSettled([restored.page.keyboard.press('ControlOrMeta+Shift+o')]);
  await gone;
  await expect(main.reply('Anna Weber')).toHaveValue('Dear Anna, half a sentence');
  await expect.poll(() => next.electron.windows().length).toBe(1);

  // A reply that greets the other customer asks before it goes.
  await main.reply('Ben Ode').fill('Hi Anna, your parcel is on its way.');
  await main.reply('Ben Ode').press('ControlOrMeta+Enter');
  const question = main.conversation('Ben Ode').getByRole('alert');
  await expect(question).toContainText('This greets Anna Weber, but goes to Ben Ode.');
  await next.window.keyboard.press('Escape');
  await expect(main.reply('Ben Ode')).toBeFocused();
  expect(await desk.agentTexts(ben)).toEqual([]);
  // Leaving the desk takes every window along.
  await main.reply('Ben Ode').fill('');
  await main.conversation('Anna Weber').click();
  await next.window.keyboard.press('ControlOrMeta+Shift+o');
  await secondWindow(next.electron, next.window);
  await main.signOut();
  await expect.poll(() => next.electron.windows().length).toBe(1);
});
