import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';
import type { HeddleBridge, SyncStatus } from '@shared/ipc';
import { AS_RELEASED } from './electron-app';

const START_TIMEOUT_MS = 120_000;

/** Playwright takes no variables without a value. */
function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

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
      env: { ...definedEnvironment(), ...AS_RELEASED },
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

  /** Closes all conversations but one, so that two moments can be compared. */
  async closeOthers(): Promise<void> {
    for (let open = await this.panes.count(); open > 1; open -= 1) {
      await this.page.keyboard.press('ControlOrMeta+W');
      await this.panes.nth(open - 1).waitFor({ state: 'detached' });
    }
  }

  /** Whether the first fill is under way. */
  async isFilling(): Promise<boolean> {
    const phase = (await this.status())?.fill.phase;
    return phase === 'workset' || phase === 'backfill';
  }

  /** How much the outbox holds. */
  async unsent(): Promise<number> {
    const outbox = (await this.status())?.outbox;
    return outbox ? outbox.waiting + outbox.conflicts + outbox.failed : 0;
  }

  private async status(): Promise<SyncStatus | null> {
    return this.page.evaluate(async () => {
      const bridge = Reflect.get(window, 'heddle') as HeddleBridge;
      const status = await bridge.call('sync.status', undefined);
      return status.ok ? status.value : null;
    });
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
