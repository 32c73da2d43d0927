import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Short name of this clone, for files that belong to it but live elsewhere. */
export const cloneId = createHash('sha256').update(root).digest('hex').slice(0, 12);

/** Files made by builds and tests: never committed, safe to delete. */
export const buildDir = join(root, '.build');

/**
 * The folder outside of the repository where runtimes are kept, shared by all clones of a user.
 * `HEDDLE_CACHE` overrides the platform's usual place.
 */
export function cacheDir() {
  const { HEDDLE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (HEDDLE_CACHE) return resolve(HEDDLE_CACHE);
  if (process.platform === 'win32') {
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'heddle-build');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'heddle-build');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'heddle-build');
}

/** @param {string} name of a package below node_modules, or a path into it */
export const inModules = (name) => join(root, 'node_modules', ...name.split('/'));
