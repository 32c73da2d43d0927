import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsFile } from './settings';

/** The file of electron-store, whose first values are read without it. */
export const SETTINGS_NAME = 'settings';

function valuesIn(folder: string): ReadonlyMap<string, unknown> {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, `${SETTINGS_NAME}.json`), 'utf8'));
    return new Map(typeof read === 'object' && read !== null ? Object.entries(read) : []);
  } catch {
    // Missing, or no JSON any more: electron-store starts it anew.
    return new Map();
  }
}

/**
 * `settings.json` from the first moment on. electron-store takes longer to load than all else that a
 * window needs: so the file is only read at first, and what loads and opens electron-store is called
 * with the first change, or when there is time. What is changed until then is written as soon as it
 * is open.
 */
export class StartingFile implements SettingsFile {
  private readonly values: Map<string, unknown>;
  private readonly changed = new Set<string>();
  private file: SettingsFile | null = null;
  private opening: Promise<void> | null = null;

  /** @param load opens the same file for good */
  constructor(
    folder: string,
    private readonly load: () => Promise<SettingsFile>,
  ) {
    this.values = new Map(valuesIn(folder));
  }

  get(key: string): unknown {
    return this.file ? this.file.get(key) : this.values.get(key);
  }

  set(key: string, value: unknown): void {
    if (this.file) {
      this.file.set(key, value);
      return;
    }
    this.values.set(key, value);
    this.changed.add(key);
    void this.open();
  }

  /** Opens the file for good; resolves when what was changed is on disk. */
  open(): Promise<void> {
    this.opening ??= this.load().then((file) => {
      for (const key of this.changed) file.set(key, this.values.get(key));
      this.file = file;
    });
    return this.opening;
  }
}
