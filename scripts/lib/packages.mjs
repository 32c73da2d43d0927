import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './cache.mjs';
import { cloneId, root } from './paths.mjs';
import { sayStep } from './report.mjs';
import { mustRun, npmCommand } from './run.mjs';

/**
 * @param {string} path
 * @returns {Promise<Record<string, {version?: string, optional?: boolean}> | null>}
 */
async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** True when node_modules holds exactly what the lock file asks for on this platform. */
export async function packagesAreInstalled() {
  const wanted = await packagesOf(join(root, 'package-lock.json'));
  const found = await packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = found[path];
    return installed ? installed.version === entry.version : entry.optional === true;
  });
}

/** Installs the packages with `npm ci` when they are missing or older than the lock file. */
export async function ensurePackages() {
  if (await packagesAreInstalled()) return;
  await withLock(`packages-${cloneId}`, async () => {
    if (await packagesAreInstalled()) return;
    sayStep('packages', 'Installing packages');
    const npm = npmCommand(['ci', '--no-progress', '--loglevel=error']);
    await mustRun(
      'The packages could not be installed',
      'Check that the npm registry can be reached (npm ping), then run the same command again.',
      npm.command,
      npm.args,
      { shell: npm.shell },
    );
  });
}
