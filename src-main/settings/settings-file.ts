import ElectronStore from 'electron-store';
import type { SettingsFile } from './settings';
import { SETTINGS_NAME } from './starting-file';

/** Opens `settings.json` in a folder. A file that is not JSON any more is started anew. */
export function openSettingsFile(folder: string): SettingsFile {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name: SETTINGS_NAME,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
  return { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
}
