import type { Locator, Page, TestInfo } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { expect, test, type StartedApp } from './fixtures/app';
import { violations } from './support/axe';
import { Console } from './support/console';

/** What each language calls itself in the settings. */
const NAMES = {
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
  ja: '日本語',
  ar: 'العربية',
} as const;
type Language = keyof typeof NAMES;

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1000, height: 700 },
] as const;

const folder = resolve(import.meta.dirname, '../../src-renderer/i18n/translations');

/** Looks a text of a language up. */
function textsOf(language: Language): (id: string) => string {
  const file = readFileSync(resolve(folder, `${language}.json`), 'utf8');
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(file));
  return (id) => texts[id] ?? `no text ${id}`;
}

async function resize({ electron, window: page }: StartedApp, size: (typeof SIZES)[number]) {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
}

/** Parts of the screen, and buttons, that hold more than they can show side by side. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts =
      'html, body, nav, header, section, aside, form, [role=region], [role=search], button';
    return [...document.querySelectorAll<HTMLElement>(parts)]
      .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
      .filter((part) => !['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      .map((part) => `${part.tagName} ${part.getAttribute('aria-label') ?? part.textContent}`);
  });
}

async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.screenshot({ path: info.outputPath(`${name}.png`) });
  expect(await overflowing(page), name).toEqual([]);
}

async function centre(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return box.x + box.width / 2;
}

/** Chooses a language in the settings, which are open. */
async function choose(page: Page, language: Language | 'en'): Promise<void> {
  const name = language === 'en' ? 'English' : NAMES[language];
  await page.locator(`[role=radio]`).and(page.getByRole('radio', { name })).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

async function menuLabels({ electron }: StartedApp): Promise<string[]> {
  return electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
      (menu.submenu?.items ?? []).map((item) => item.label),
    ),
  );
}

test('every language can be chosen while Heddle runs, and fits', async ({ start }, info) => {
  test.setTimeout(300_000);
  const app = await start({ args: ['--practice-speed=0', '--account=marta'] });
  const page = app.window;
  const console = new Console(page);
  await console.showThreads('Everyone’s');
  await console.openTwo();
  await console.main.getByRole('button', { name: 'Settings' }).click();
  for (const language of ['de', 'es', 'fr', 'ja', 'ar'] as const) {
    const t = textsOf(language);
    await choose(page, language);
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('settings.title'));
    await expect.poll(() => menuLabels(app)).toContain(t('rail.inbox'));
    const main = page.getByRole('navigation', { name: t('rail.label'), exact: true });
    for (const size of SIZES) {
      await resize(app, size);
      const at = `${language}-${size.width}`;
      await look(page, info, `${at}-settings`);
      await main.getByRole('button', { name: t('rail.floor'), exact: true }).click();
      await expect(page.getByRole('region', { name: t('floor.label'), exact: true })).toBeVisible();
      await look(page, info, `${at}-floor`);
      await main.getByRole('button').first().click();
      const inbox = page.getByRole('region', { name: t('inbox.title'), exact: true });
      await expect(inbox.getByRole('option').first()).toBeVisible();
      await look(page, info, `${at}-inbox`);
      await page.keyboard.press('ControlOrMeta+Shift+f');
      const search = page.getByRole('search', { name: t('search.label'), exact: true });
      await search.getByRole('combobox').fill('the');
      await expect(search.getByRole('option').first()).toBeVisible();
      await look(page, info, `${at}-search`);
      await page.keyboard.press('Escape');
      await main.getByRole('button', { name: t('rail.settings'), exact: true }).click();
    }
  }
  await choose(page, 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('Arabic is mirrored, for the keyboard too, and passes axe', async ({ start }) => {
  const app = await start({
    args: ['--practice-speed=0', '--account=marta'],
    settings: { locale: 'ar' },
  });
  const page = app.window;
  const t = textsOf('ar');
  const middle = (await page.evaluate(() => window.innerWidth)) / 2;
  const main = page.getByRole('navigation', { name: t('rail.label'), exact: true });
  const inbox = page.getByRole('region', { name: t('inbox.title'), exact: true });
  await expect(inbox).toBeVisible();
  expect(await centre(main)).toBeGreaterThan(middle);
  expect(await centre(inbox)).toBeGreaterThan(middle);

  await inbox.getByRole('button', { name: t('inbox.filter') }).click();
  await page.getByRole('menuitemradio', { name: t('inbox.filter-everyone'), exact: true }).click();
  await inbox.getByRole('option').first().click();
  const send = page
    .getByRole('button', { name: new RegExp(`^${t('composer.send')}`, 'u') })
    .first();
  const attach = page.getByRole('button', { name: t('composer.attach'), exact: true });
  const write = page.getByRole('textbox', { name: t('composer.replyTo').split('{')[0] ?? '' });
  await expect(write).toBeVisible();
  expect(await centre(send)).toBeLessThan(await centre(attach));
  expect(await centre(write)).toBeLessThan(await centre(inbox));

  // The arrow to the left goes to the next tab, which is on the left.
  const tabs = inbox.getByRole('tab');
  await tabs.nth(0).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tabs.nth(1)).toBeFocused();
  expect(await centre(tabs.nth(1))).toBeLessThan(await centre(tabs.nth(0)));
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(0)).toBeFocused();

  expect(await violations(page)).toEqual([]);
});

/** Left and right edge, in whole pixels. */
async function sides(element: Locator): Promise<[left: number, right: number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return [Math.round(box.x), Math.round(box.x + box.width)];
}

test('Arabic stands the other way round, but keys, numbers and addresses do not', async ({
  start,
}, info) => {
  const app = await start({
    args: ['--practice-speed=0', '--account=marta'],
    settings: { locale: 'ar' },
  });
  const page = app.window;
  const t = textsOf('ar');
  const main = page.getByRole('navigation', { name: t('rail.label'), exact: true });
  const inbox = page.getByRole('region', { name: t('inbox.title'), exact: true });
  const panel = page.getByRole('complementary', { name: t('customer.label'), exact: true });
  await inbox.getByRole('button', { name: t('inbox.filter') }).click();
  await page.getByRole('menuitemradio', { name: t('inbox.filter-everyone'), exact: true }).click();
  await inbox.getByRole('option').first().click();
  const pane = page.locator('[data-pane]');
  await expect(pane.getByRole('textbox').first()).toBeVisible();
  await look(page, info, 'ar-mirrored');

  // From right to left: rail, inbox, conversation, customer.
  const width = await page.evaluate(() => window.innerWidth);
  const [rail, list, conversation, customer] = await Promise.all(
    [main, inbox, pane, panel].map(sides),
  );
  expect(rail?.[1]).toBe(width);
  expect(Math.abs((list?.[1] ?? 0) - (rail?.[0] ?? 0))).toBeLessThanOrEqual(1);
  expect(conversation?.[1]).toBeLessThanOrEqual(list?.[0] ?? 0);
  expect(customer?.[1]).toBeLessThanOrEqual(conversation?.[0] ?? 0);
  expect(customer?.[0]).toBe(0);

  // What points along the line points the other way.
  const pointing = page.locator('svg.mirrored');
  await expect(pointing.first()).toBeVisible();
  const scales = await pointing.evaluateAll((icons) =>
    icons.map((icon) => getComputedStyle(icon).scale),
  );
  expect(new Set(scales)).toEqual(new Set(['-1 1']));

  // The first row of an inbox of English customers: names and texts begin at the right all the same.
  const preview = inbox.getByRole('option').first().locator('[dir=auto]').first();
  expect(await preview.evaluate((text) => getComputedStyle(text).textAlign)).toBe('right');
  expect(await preview.evaluate((text) => getComputedStyle(text).direction)).toBe('ltr');

  const keys = page.locator('kbd');
  const directions = await keys.evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).direction),
  );
  expect(new Set(directions)).toEqual(new Set(['ltr']));
  const [ctrl, enter] = await keys
    .filter({ hasText: '↵' })
    .first()
    .evaluate((each) => {
      const text = each.firstChild;
      if (text === null) return [];
      return [0, (text.textContent ?? '').length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
  expect(ctrl).toBeLessThan(enter ?? 0);

  const known = panel.locator('dd').filter({ hasText: /@|^[+\d]/ });
  await panel
    .getByRole('button', { name: t('customer.moreAttributes').split('{')[0] ?? '' })
    .first()
    .click();
  await expect(known.first()).toBeVisible();
  const written = await known.evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).direction),
  );
  expect(new Set(written)).toEqual(new Set(['ltr']));
});
