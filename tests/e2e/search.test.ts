import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { StartedApp } from './fixtures/app';
import { Console } from './support/console';
import type { TeamDesk, Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

const grace: Visitor = {
  id: 'grace',
  name: 'Grace Okafor',
  attributes: { Order: 'MX-44871' },
};
const yuki: Visitor = { id: 'yuki', name: '山本 由紀', language: 'ja' };
const amina: Visitor = { id: 'amina', name: 'أمينة حداد', language: 'ar' };

/** A fill takes its time on a busy computer. */
const SLOW_MS = 120_000;

test.describe.configure({ timeout: 300_000 });

async function furnish(desk: TeamDesk): Promise<void> {
  await desk.arrives(grace, 'The façade of my router is broken.', 'rosa');
  await desk.writes(grace, 'Did you find the router?');
  await desk.arrives(yuki, 'ルーターの配送状況を教えてください。', 'rosa');
  await desk.arrives(amina, 'أين طلبي؟ لم يصل جهاز الراوتر حتى الآن.', 'rosa');
}

/** Opens the search from its button and gives its field. */
async function openSearch(console: Console): Promise<Locator> {
  await console.page.getByRole('button', { name: /^Search everything:/ }).click();
  return console.search.getByRole('combobox', { name: 'Search everything' });
}

/** What is wrong with the search, or with its dialog; what lies behind it is covered by it. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include('[role=search]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** Answers the next questions for a place to save as the test says; null cancels. */
async function answerSave(app: StartedApp, file: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', async () => ({
      canceled: filePath === null,
      filePath: filePath ?? '',
    }));
  }, file);
}

test('words, filters and their chips, a misspelt word, other scripts, and searches of before', async ({
  desk,
  signedIn,
  start,
}) => {
  await furnish(desk);
  const { app, console } = await signedIn('rosa');
  await expect(console.status).toContainText('History complete', { timeout: SLOW_MS });
  const { search } = console;
  const option = (name: string | RegExp) => search.getByRole('option', { name });
  let field = await openSearch(console);

  await test.step('words by kind', async () => {
    await field.fill('router');
    await expect(option(/façade of my router/)).toBeVisible();
    const tabs = search.getByRole('tab');
    await expect(tabs.filter({ hasText: 'Conversations' })).toBeVisible();
    await field.press('ControlOrMeta+2');
    await expect(search.getByRole('tab', { selected: true })).toContainText('Messages');
    await expect(search.getByRole('group')).toHaveCount(1);
    await field.press('ControlOrMeta+1');
    expect(await violations(app.window)).toEqual([]);
  });

  await test.step('what is misspelt finds all the same', async () => {
    await field.fill('fasade');
    await expect(search.getByText(/Nobody wrote “fasade”/)).toBeVisible();
    await expect(option(/façade of my router/)).toBeVisible();
  });

  await test.step('an order number brings its conversation', async () => {
    await field.fill('MX-44871');
    await expect(search.getByRole('group', { name: /^Conversations/ })).toContainText(
      'Grace Okafor',
    );
  });

  await test.step('other scripts', async () => {
    await field.fill('配送状況');
    await expect(option(/山本 由紀/).first()).toBeVisible();
    await field.fill('الراوتر');
    await expect(option(/أمينة حداد/).first()).toBeVisible();
  });

  await test.step('filters are completed, and changed by their chips', async () => {
    await field.fill('router channel:a');
    await option('channel:app').click();
    await expect(field).toHaveValue('router channel:app ');
    await expect(search.getByRole('list', { name: 'Filters' })).toContainText('App');
    await search.getByRole('button', { name: 'Change: App' }).click();
    await expect(field).toBeFocused();
    await app.window.keyboard.type('sms');
    await expect(field).toHaveValue('router channel:sms ');
    await expect(search.getByRole('heading', { name: /^Nothing found/ })).toBeVisible();
    await search.getByRole('button', { name: 'Remove: SMS' }).click();
    await expect(field).toHaveValue('router');
    await expect(option(/façade of my router/)).toBeVisible();
  });

  await test.step('a search gets a name, and is found in the palette', async () => {
    await search.getByRole('button', { name: 'Save search' }).click();
    await search.getByRole('textbox', { name: 'Name of the search' }).fill('Broken routers');
    await app.window.keyboard.press('Enter');
    await expect(search.getByRole('button', { name: 'Save search' })).toBeHidden();
    await field.press('Enter');
    await expect(console.conversation('Grace Okafor')).toBeVisible();
    await expect(search).toBeHidden();
    await app.window.keyboard.press('ControlOrMeta+k');
    await app.window.keyboard.type('broken');
    await app.window.getByRole('option', { name: /Broken routers/ }).click();
    await expect(search.getByRole('combobox')).toHaveValue('router');
  });
  await app.close();
  await desk.stop();

  await test.step('both are there after a restart, and go when they are told to', async () => {
    const again = new Console((await start({ userData: app.userData })).window);
    await expect(again.rows('Grace Okafor')).toBeVisible();
    field = await openSearch(again);
    await again.search.getByRole('button', { name: /^Broken routers/ }).click();
    await expect(field).toHaveValue('router');
    await expect(again.search.getByRole('option', { name: /façade of my router/ })).toBeVisible();
    await field.fill('');
    expect(await violations(again.page)).toEqual([]);
    await again.search.getByRole('button', { name: 'Forget “router”' }).click();
    await again.search
      .getByRole('button', { name: 'Remove the saved search “Broken routers”' })
      .click();
    await expect(again.search.getByRole('heading', { name: 'Recent searches' })).toBeHidden();
    await expect(again.search.getByRole('heading', { name: 'Saved searches' })).toBeHidden();
  });
});

test('what was found becomes a table, a conversation becomes a page, where policy allows it', async ({
  desk,
  start,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-exports-'));
  await furnish(desk);
  await desk.writes(grace, '=HYPERLINK("https://example.com") <b>router</b>');
  const policy = join(folder, 'policy.json');
  const args = ['--practice-speed=0', `--policy=${policy}`];
  const app = await start({ args });
  const console = new Console(app.window);
  await console.signOut();
  await console.signIn(desk.url, 'rosa');
  await expect(console.status).toContainText('History complete', { timeout: SLOW_MS });
  const dialog = app.window.getByRole('dialog');

  await test.step('a table of every match', async () => {
    const field = await openSearch(console);
    await field.fill('router');
    await expect(console.search.getByRole('option').first()).toBeVisible();
    await console.search.getByRole('button', { name: 'Export…' }).click();
    await expect(dialog).toContainText('leaves Heddle’s encryption');
    expect(await violations(app.window)).toEqual([]);
    await answerSave(app, null);
    await dialog.getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog.getByRole('button', { name: 'Save as…' })).toBeVisible();
    expect(await readdir(folder)).toEqual([]);
    const file = join(folder, 'found.csv');
    await answerSave(app, file);
    await dialog.getByRole('button', { name: 'Save as…' }).click();
    await expect(dialog).toContainText('3 messages were written to');
    const csv = await readFile(file, 'utf8');
    expect(csv.startsWith('\uFEFF"time","customer"')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""https://example.com"") <b>router</b>"`);
    expect(csv).toContain('"heddle://thread/');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await app.window.keyboard.press('Escape');
  });

  await test.step('a page of a conversation, and the same as PDF', async () => {
    await console.open('Grace Okafor');
    const exporting = async (name: string) => {
      const file = join(folder, name);
      await answerSave(app, file);
      await console
        .conversation('Grace Okafor')
        .getByRole('button', { name: 'More actions for Grace Okafor' })
        .click();
      await app.window.getByRole('menuitem', { name: 'Export or print…' }).click();
      await dialog.getByRole('button', { name: 'Save as…' }).click();
      await expect(dialog).toContainText('3 messages were written to');
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      return readFile(file);
    };
    const html = (await exporting('talk.html')).toString();
    expect(html).toContain('&lt;b&gt;router&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    const pdf = await exporting('talk.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readdir(folder)).toSorted()).toEqual(['found.csv', 'talk.html', 'talk.pdf']);
  });

  await test.step('not where the organisation has turned it off', async () => {
    await writeFile(policy, '{"export": "off"}');
    await app.close();
    const off = await start({ userData: app.userData, args });
    const console2 = new Console(off.window);
    const field = await openSearch(console2);
    await field.fill('router');
    await expect(console2.search.getByRole('button', { name: 'Save search' })).toBeVisible();
    await expect(console2.search.getByRole('button', { name: 'Export…' })).toBeHidden();
    await off.window.keyboard.press('Escape');
    await console2.main.getByRole('button', { name: 'Settings' }).click();
    await expect(off.window.getByText(/Set by your organisation/)).toBeVisible();
  });
  await rm(folder, { recursive: true, force: true });
});
