import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/app';

/** The console as a person finds their way in it: by roles and names only. */
export class Console {
  constructor(readonly page: Page) {}

  get inbox(): Locator {
    return this.page.getByRole('region', { name: 'Inbox' });
  }

  /** The rows of the inbox; with a name, those of that customer. */
  rows(customer?: string | RegExp): Locator {
    const rows = this.inbox.getByRole('option');
    return customer === undefined ? rows : rows.filter({ hasText: customer });
  }

  conversation(customer: string | RegExp): Locator {
    const name =
      typeof customer === 'string' ? `Conversation with ${customer}` : /^Conversation with /;
    return this.page.getByRole('region', { name });
  }

  /** The field for an answer to a customer. */
  reply(customer: string): Locator {
    return this.page.getByRole('textbox', { name: `Reply to ${customer}`, exact: true });
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  get customerPanel(): Locator {
    return this.page.getByRole('complementary', { name: 'Customer' });
  }

  get search(): Locator {
    return this.page.getByRole('search', { name: 'Search' });
  }

  /** The bar that finds inside of a conversation. */
  get find(): Locator {
    return this.page.getByRole('search', { name: /^Find in the conversation with / });
  }

  get main(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  async showState(state: 'Waiting on us' | 'Customer' | 'Snoozed' | 'Done'): Promise<void> {
    await this.inbox.getByRole('tab', { name: state }).click();
  }

  async showThreads(of: 'Mine' | 'Unassigned' | 'Everyone’s'): Promise<void> {
    await this.inbox.getByRole('button', { name: 'Whose threads' }).click();
    await this.page.getByRole('menuitemradio', { name: of }).click();
  }

  async open(customer: string): Promise<Locator> {
    await this.rows(customer).first().click();
    const conversation = this.conversation(customer);
    await expect(conversation).toBeVisible();
    return conversation;
  }

  /** Opens two threads side by side, whichever come first; the list may move at any moment. */
  async openTwo(): Promise<void> {
    await this.rows().first().click();
    const panes = this.conversation(/./);
    await expect(panes).toHaveCount(1);
    const label = await panes.getAttribute('aria-label');
    const opened = label?.replace('Conversation with ', '') ?? '';
    const others = this.rows().filter({ hasNotText: opened });
    await others.first().press('ControlOrMeta+Enter');
    await expect(panes).toHaveCount(2);
  }

  /** Writes an answer and sends it with the keyboard. */
  async answer(customer: string, text: string): Promise<void> {
    const field = this.reply(customer);
    await field.fill(text);
    await field.press('ControlOrMeta+Enter');
    await expect(field).toHaveValue('');
    // A refusal would bring the words back into the field.
    const said = this.conversation(customer).getByRole('log').getByText(text, { exact: true });
    await expect(said).toBeVisible();
  }

  /** Leaves the desk at hand. */
  async signOut(): Promise<void> {
    await this.main.getByRole('button', { name: /^Account of/ }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sign out/ })
      .click();
    await expect(this.page.getByLabel('Desk address')).toBeVisible();
  }

  /** Fills in the form of somebody who is signed out. */
  async signIn(url: string, user: string, password = 'practice'): Promise<void> {
    await this.page.getByLabel('Desk address').fill(url);
    await this.page.getByLabel('User name').fill(user);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
}
