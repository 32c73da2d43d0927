import type { Language, Settings } from '@shared/ipc';
import { settingsSchema } from '@shared/ipc/app-views';
import { DEFAULT_SETTINGS } from '@shared/rules/default-settings';
import { formatLocaleOf, languageOf } from './language';
import { type WindowState, windowStateSchema } from '../shell/window-state';

/** What a settings file needs of electron-store; injected for tests. */
export interface SettingsFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/**
 * What the person at the screen chose, and where the window was. Every value is parsed when it is
 * read: the file is on a disk that others can write to, and older or newer Heddles wrote it.
 */
export class SettingsStore {
  private current: Settings;

  /**
   * @param overrides win over the file for this run and are not written to it
   * @param systemLocale the computer's, for those who chose its language
   */
  constructor(
    private readonly file: SettingsFile,
    overrides: Partial<Settings> = {},
    readonly systemLocale: string = 'en-GB',
  ) {
    this.current = { ...this.readStored(), ...overrides };
  }

  get(): Settings {
    return this.current;
  }

  /** The language of menus, dialogs and files. */
  language(): Language {
    return languageOf(this.current.locale, this.systemLocale);
  }

  /** The locale in which main writes numbers and dates. */
  formatLocale(): string {
    return formatLocaleOf(this.language(), this.systemLocale);
  }

  /** @returns the settings after the change, which is on disk */
  set(change: Partial<Settings>): Settings {
    this.file.set('settings', { ...this.readStored(), ...change });
    this.current = { ...this.current, ...change };
    return this.current;
  }

  windowState(): WindowState | null {
    return windowStateSchema
      .nullable()
      .catch(null)
      .parse(this.file.get('window') ?? null);
  }

  setWindowState(state: WindowState): void {
    this.file.set('window', state);
  }

  /** One value that cannot be read falls back by itself, not the whole file with it. */
  private readStored(): Settings {
    const raw = this.file.get('settings');
    const fields: Record<string, unknown> =
      typeof raw === 'object' && raw !== null ? { ...raw } : {};
    const readable = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
      const read = schema.safeParse(fields[name]);
      return read.success ? [[name, read.data]] : [];
    });
    return { ...DEFAULT_SETTINGS, ...settingsSchema.partial().parse(Object.fromEntries(readable)) };
  }
}
