import type { Page } from '@playwright/test';
import { expect, test, type StartedApp } from './fixtures/app';
import { passes, violations } from './support/axe';
import { Console } from './support/console';
import { expectFocus, focusOf } from './support/focus';

const LEAD = { args: ['--practice-speed=0', '--account=marta'] } as const;

/** Opens a dialog with keys, looks at it, and closes it again. */
async function overlay(page: Page, keys: string, screen: string): Promise<void> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  await passes(page, screen);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Runs an action that has no keys of its own. */
async function run(page: Page, action: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(action);
  await palette.getByRole('option', { name: action }).first().click();
}

async function ownWindow({ electron, window: first }: StartedApp): Promise<Page> {
  await expect.poll(() => electron.windows().length).toBe(2);
  const page = electron.windows().find((each) => each !== first);
  if (!page) throw new Error('There is no second window.');
  return page;
}

const DIALOGS = {
  'Control+Shift+s': 'snooze',
  'Control+Shift+p': 'plan',
  'Control+Shift+h': 'hand over',
  'Control+Shift+t': 'tags',
  'Control+Shift+e': 'resolve',
} as const;

test('inbox, conversations and their dialogs pass axe in every theme', async ({ start }) => {
  test.setTimeout(180_000);
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await expect(console.inbox.getByText('Nobody waits on you')).toBeVisible();
  await passes(page, 'nothing to do');
  await console.showThreads('Everyone’s');
  await console.openTwo();
  await passes(page, 'two conversations');
  const pane = page.locator('[data-pane][data-focused]');
  const field = pane.getByRole('textbox', { name: /^Reply to / });
  for (const [keys, name] of Object.entries(DIALOGS)) await overlay(page, keys, name);
  await field.fill('I am looking into it.');
  await overlay(page, 'Control+Shift+Enter', 'send later');
  await field.fill('/');
  await expect(pane.getByRole('listbox')).toBeVisible();
  await passes(page, 'snippets');
  await field.fill('');
  await pane.getByRole('radio', { name: 'Note' }).click();
  await passes(page, 'a note');
  await pane.getByRole('radio', { name: 'Reply' }).click();
  for (const action of [
    'Merge duplicate records of the customer',
    'Layouts: save, switch, rename',
  ]) {
    await run(page, action);
    await expect(page.getByRole('dialog')).toBeVisible();
    await passes(page, action);
    await page.keyboard.press('Escape');
  }
  await console.status.getByRole('button').click();
  await passes(page, 'connection and sync');
  await page.keyboard.press('Escape');
  for (let more = 0; (await page.locator('[data-pane]').count()) < 6; more += 1) {
    await console.rows().nth(more).press('ControlOrMeta+Enter');
  }
  await passes(page, 'six conversations');
});

test('search, palette, floor, settings, menus, own windows and signing in pass axe in every theme', async ({
  start,
}) => {
  test.setTimeout(180_000);
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await expect(console.inbox).toBeVisible();
  await overlay(page, 'Control+k', 'palette');
  await overlay(page, 'Control+/', 'cheat sheet');
  await console.main.getByRole('button', { name: /^Account of/ }).click();
  await passes(page, 'account menu');
  await page.keyboard.press('Escape');
  await console.main.getByRole('button', { name: 'Floor' }).click();
  await expect(page.getByRole('region', { name: 'Floor' })).toBeVisible();
  await passes(page, 'floor');
  await console.main.getByRole('button', { name: 'Settings' }).click();
  await passes(page, 'settings');
  await console.main.getByRole('button', { name: /^Inbox/ }).click();
  await console.showThreads('Everyone’s');
  await console.rows().first().click();
  await page.keyboard.press('ControlOrMeta+f');
  await console.find.getByRole('textbox').fill('the');
  await expect(page.locator('mark').first()).toBeVisible();
  await passes(page, 'find in a conversation');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await passes(page, 'search before a word is typed');
  await console.search.getByRole('combobox').fill('the');
  await expect(console.search.getByRole('option').first()).toBeVisible();
  await passes(page, 'search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('[data-pane] textarea').focus();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  const own = await ownWindow(app);
  await expect(own.getByRole('status', { name: 'Connection' })).toContainText('Connected');
  await passes(own, 'a window of its own');
  await own.close();
  await console.signOut();
  await passes(page, 'signing in');
});

test('with the system’s own colours focus, choice and badges are still seen', async ({ start }) => {
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await console.showThreads('Everyone’s');
  await page.emulateMedia({ forcedColors: 'active' });
  await console.rows().first().click();
  const pane = page.locator('[data-pane]');
  await expect(pane.getByRole('textbox', { name: /^Reply to / })).toBeFocused();
  expect((await focusOf(page)).visible).toBe(true);
  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline('[data-pane][data-focused]')).toBe('solid');
  expect(await outline('[role=option][aria-selected=true] > *')).toBe('solid');
  expect(await outline('[role=option] [data-tone]')).toBe('solid');
  expect(await outline('nav [aria-current=page]')).toBe('solid');
  await page.keyboard.press('Alt+0');
  await page.keyboard.press('ArrowDown');
  expect((await focusOf(page)).visible).toBe(true);
  expect(await violations(page)).toEqual([]);
});

/** What can be used but is cut off, and in no part that scrolls. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const scrolls = (element: Element | null): boolean => {
      if (element === null) return false;
      const { overflowX, overflowY } = getComputedStyle(element);
      return /auto|scroll/.test(`${overflowX} ${overflowY}`) || scrolls(element.parentElement);
    };
    const seen = (element: Element) =>
      new Promise<boolean>((tell) => {
        const observer = new IntersectionObserver(([entry]) => {
          observer.disconnect();
          tell((entry?.intersectionRatio ?? 0) > 0.95);
        });
        observer.observe(element);
      });
    const top = [...document.querySelectorAll('dialog')].at(-1) ?? document;
    const found: string[] = [];
    const parts = 'button, input, textarea, select, [role=tab], a';
    for (const element of top.querySelectorAll(parts)) {
      const isShown =
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.getBoundingClientRect().width > 1 &&
        element.closest('[inert], .visually-hidden') === null;
      if (!isShown || scrolls(element) || (await seen(element))) continue;
      found.push(element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
    }
    return found;
  });
}

/** The two ways to read larger: the whole page, or texts alone. */
const ENLARGED = {
  'the page': { zoom: 2, settings: {} },
  texts: { zoom: 1, settings: { textSize: 200 } },
} as const;

for (const [what, { zoom, settings }] of Object.entries(ENLARGED)) {
  test(`with ${what} at 200 % everything can be reached and read in a window of 1280 × 800`, async ({
    start,
  }) => {
    await readsEnlarged(await start({ ...LEAD, settings }), zoom);
  });
}

async function readsEnlarged(app: StartedApp, zoom: number): Promise<void> {
  const page = app.window;
  const console = new Console(page);
  await app.electron.evaluate(({ BrowserWindow }, factor) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(factor);
  }, zoom);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1280 / zoom);
  const fits = async (screen: string) => {
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, screen).toBeLessThanOrEqual(0);
    expect(await outOfReach(page), screen).toEqual([]);
  };
  await console.showThreads('Everyone’s');
  await fits('inbox');
  await console.rows().first().click();
  const pane = page.locator('[data-pane]');
  const field = pane.getByRole('textbox', { name: /^Reply to / });
  await expect(field).toBeFocused();
  await field.fill('I am looking into it.');
  await fits('conversation');
  await expect(pane.getByRole('button', { name: /^Send/ }).first()).toBeInViewport({ ratio: 1 });
  // The conversation keeps room to be read.
  expect((await pane.getByRole('log').boundingBox())?.height).toBeGreaterThan(60);
  for (const keys of Object.keys(DIALOGS)) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await fits(keys);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('ControlOrMeta+.');
  await expect(console.customerPanel).toBeVisible();
  await fits('customer');
  await page.keyboard.press('ControlOrMeta+.');
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await console.search.getByRole('combobox').fill('the');
  await expect(console.search.getByRole('option').first()).toBeVisible();
  await fits('search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // Back to the inbox, by keyboard and by pointer.
  await page.keyboard.press('Alt+0');
  await expect(console.inbox.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+1');
  await expect(field).toBeFocused();
  await console.main.getByRole('button', { name: /^Inbox/ }).click();
  await expect(console.inbox).toBeVisible();
  for (const screen of ['Floor', 'Settings']) {
    await console.main.getByRole('button', { name: screen }).click();
    await fits(screen);
  }
}

test('nothing moves for whoever wants less motion', async ({ start }) => {
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const note = (event: Event) => {
      if (event.target instanceof Element) seen.push(`${event.type} ${event.target.className}`);
    };
    for (const type of ['animationstart', 'transitionrun']) {
      document.addEventListener(type, note, true);
    }
  });
  await console.showThreads('Everyone’s');
  await console.openTwo();
  for (const keys of ['Control+k', 'Control+Shift+s', 'Control+/']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog'), keys).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await console.main.getByRole('button', { name: 'Floor' }).hover();
  await console.main.getByRole('button', { name: 'Floor' }).click();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen') as unknown)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('the keyboard goes through the whole screen, and one always sees where it is', async ({
  start,
}) => {
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await console.showThreads('Everyone’s');
  await console.openTwo();
  const parts = new Set<string>();
  const unseen: string[] = [];
  await console.main.getByRole('button').first().focus();
  for (let stop = 0; stop < 90; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    // From the last thing of the page Tab leaves it, and comes back to the first.
    if (focus.what === 'body') continue;
    parts.add(focus.region.replace(/ with .*/u, ''));
    if (!focus.visible) unseen.push(`${focus.region}: ${focus.what}`);
  }
  expect(unseen).toEqual([]);
  expect([...parts]).toEqual(
    expect.arrayContaining(['Main', 'Inbox', 'Conversation', 'About', 'footer', 'header']),
  );
  const inbox = console.inbox.getByRole('listbox');
  await page.keyboard.press('Alt+0');
  await expect(inbox).toBeFocused();
  for (const key of ['ArrowDown', 'ArrowDown', 'Home']) {
    await page.keyboard.press(key);
    expect((await focusOf(page)).visible, key).toBe(true);
  }
});

test('the keyboard is never lost: after dialogs, menus, panes, rows and episodes', async ({
  start,
}) => {
  const app = await start(LEAD);
  const page = app.window;
  const console = new Console(page);
  await console.showThreads('Everyone’s');
  await console.openTwo();
  const { keyboard } = page;
  const pane = page.locator('[data-pane][data-focused]');
  const field = pane.getByRole('textbox', { name: /^Reply to / });
  await field.focus();
  for (const keys of [...Object.keys(DIALOGS), 'Control+k', 'Control+/']) {
    await keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await keyboard.press('Escape');
    await expect(field, keys).toBeFocused();
  }
  for (const name of [/^More actions/, 'Emoji']) {
    const button = pane.getByRole('button', { name }).first();
    await button.focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('menu').or(page.getByRole('dialog')).first()).toBeVisible();
    await keyboard.press('Escape');
    await expectFocus(page, String(name));
  }
  await field.focus();
  await keyboard.press('ControlOrMeta+w');
  await expect(page.locator('[data-pane]')).toHaveCount(1);
  expect((await expectFocus(page, 'a pane closed')).region).toMatch(/^Conversation with /);
  // The episode is over, and its row leaves the list.
  await field.focus();
  const rows = await console.inbox.getByRole('tab', { name: 'Waiting on us' }).textContent();
  await keyboard.press('Control+Shift+e');
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(console.inbox.getByRole('tab', { name: 'Waiting on us' })).not.toHaveText(
    rows ?? '',
  );
  await expectFocus(page, 'resolved');
  await keyboard.press('Alt+0');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(field).toBeFocused();
  await run(page, 'Snooze until tomorrow morning');
  await expectFocus(page, 'snoozed');
  // The last pane goes; the inbox is what is left.
  await keyboard.press('ControlOrMeta+w');
  await expect(page.locator('[data-pane]')).toHaveCount(0);
  await expectFocus(page, 'the last pane closed');
});
