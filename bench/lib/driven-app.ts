import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';

const START_TIMEOUT_MS = 120_000;

/** The built app, driven as a person would, by roles and names. */
export class DrivenApp {
  private constructor(
    readonly electron: ElectronApplication,
    readonly page: Page,
  ) {}

  /** Starts it; the inbox is there when this resolves. */
  static async start(args: readonly string[]): Promise<DrivenApp> {
    const executablePath = process.env['HEDDLE_ELECTRON'];
    if (executablePath === undefined) throw new Error('Start benchmarks with `npm run bench`.');
    const account = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const electron = await _electron.launch({
      executablePath,
      args: [...args, ...account],
      timeout: START_TIMEOUT_MS,
    });
    const page = await electron.firstWindow();
    page.setDefaultTimeout(START_TIMEOUT_MS);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    return new DrivenApp(electron, page);
  }

  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Inbox' }).getByRole('option');
  }

  get panes(): Locator {
    return this.page.getByRole('region', { name: /^Conversation with / });
  }

  async showThreads(of: 'Mine' | 'Everyone’s'): Promise<void> {
    await this.page.getByRole('button', { name: 'Whose threads' }).click();
    await this.page.getByRole('menuitemradio', { name: of }).click();
    await this.rows.first().waitFor();
  }

  /** The process that the page runs in. */
  async rendererPid(): Promise<number> {
    return this.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.webContents.getOSProcessId() ?? 0;
    });
  }

  async close(): Promise<void> {
    await this.electron.close();
  }
}
