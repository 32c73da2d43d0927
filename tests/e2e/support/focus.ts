import type { Page } from '@playwright/test';
import { expect } from '../fixtures/app';

/** What has the keyboard, and how one sees that it has. */
export interface Focus {
  /** Role or element and name, to tell people which one it is. */
  readonly what: string;
  /** The part of the screen that it is in. */
  readonly region: string;
  readonly visible: boolean;
}

/** Reads where the keyboard is; `what` is "body" when it is nowhere. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const outlined = (element: Element | null, pseudo?: string): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(
        element,
        pseudo,
      );
      const outline =
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 1 &&
        !/^rgba.*, 0\)$/.test(outlineColor);
      // A ring: a shadow that is only wide.
      return outline || / 0px 0px 0px [12]px/.test(boxShadow);
    };
    const active = focused.getAttribute('aria-activedescendant');
    const around = [focused, focused.parentElement, focused.parentElement?.parentElement ?? null];
    const row = active === null ? null : document.getElementById(active);
    const part = focused.closest('nav, header, footer, aside, [role=region], section, dialog');
    const name = focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40) ?? '';
    return {
      what:
        focused === document.body
          ? 'body'
          : `${focused.getAttribute('role') ?? focused.tagName.toLowerCase()} ${name}`,
      region: part?.getAttribute('aria-label') ?? part?.tagName.toLowerCase() ?? '',
      visible:
        outlined(row) || outlined(focused, '::after') || around.some((each) => outlined(each)),
    };
  });
}

/** The keyboard is somewhere in the page, and whoever looks sees where. */
export async function expectFocus(page: Page, after: string): Promise<Focus> {
  await expect.poll(async () => (await focusOf(page)).what, { message: after }).not.toBe('body');
  return focusOf(page);
}
