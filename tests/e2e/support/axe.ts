import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Settings } from '../../../src-shared/ipc';
import { expect } from '../fixtures/app';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it is now: the rule and the element, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    // The sizes of what is clicked are not looked at unless somebody wants that.
    .options({ rules: { 'target-size': { enabled: true } } })
    .withTags(TAGS)
    // A second page for axe's own use cannot be opened in an app that denies new windows.
    .setLegacyMode(true)
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const THEMES = { light: 'light', dark: 'dark', contrast: 'contrast-light' } as const;

/** Looks at one screen in every theme, without touching what is open on it. */
export async function passes(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await chooseTheme(page, theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', THEMES[theme]);
    expect(await violations(page), `${screen}, ${theme}`).toEqual([]);
  }
}

function chooseTheme(page: Page, theme: Settings['theme']): Promise<unknown> {
  return page.evaluate((chosen) => {
    const { heddle } = globalThis as unknown as {
      heddle: { call(name: string, request: unknown): Promise<unknown> };
    };
    return heddle.call('settings.set', { theme: chosen });
  }, theme);
}
