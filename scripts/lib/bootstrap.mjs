import { describeRuntime, ensureElectron } from './electron.mjs';
import { startVirtualDisplay } from './display.mjs';
import { ensureSqliteBinding } from './sqlite-binding.mjs';
import { ensureSystem, hasDisplay, isRoot } from './system.mjs';

/**
 * @typedef {object} Prepared
 * @property {import('./electron.mjs').Runtime} runtime
 * @property {NodeJS.ProcessEnv} env environment in which this Electron finds what it needs
 */

/**
 * The second half of the set-up, under Node 24: the Electron runtime, the SQLite addon that it
 * needs, system libraries.
 * @param {{needsKeyring?: boolean}} [options]
 * @returns {Promise<Prepared>}
 */
export async function prepareElectron({ needsKeyring = false } = {}) {
  const runtime = await ensureElectron();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist };
  delete env.ELECTRON_RUN_AS_NODE;
  if (Number(runtime.version.split('.')[0]) < 35) {
    // Node 20 inside: Node-API 9.
    env.HEDDLE_SQLITE_BINDING = await ensureSqliteBinding();
  }
  await ensureSystem({ executable: runtime.executable, needsDisplay: !hasDisplay, needsKeyring });
  describeRuntime(runtime);
  return { runtime, env };
}

/** Arguments that Electron needs because of who runs it: root cannot have Chromium's sandbox. */
export const accountArguments = process.platform === 'linux' && isRoot ? ['--no-sandbox'] : [];

/**
 * Gives the environment a display: the one that is there, otherwise a virtual one.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{env: NodeJS.ProcessEnv, virtual: boolean, stop: () => void}>}
 */
export async function withDisplay(env) {
  if (hasDisplay) return { env, virtual: false, stop: () => {} };
  const display = await startVirtualDisplay();
  return { env: { ...env, DISPLAY: display.name }, virtual: true, stop: display.stop };
}
