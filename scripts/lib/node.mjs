import { chmod, copyFile, link, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { exists, publishFolder, withLock } from './cache.mjs';
import { cacheDir, cloneId, inModules } from './paths.mjs';
import { SetupError, say, sayStep } from './report.mjs';
import { mustRun, npmCommand } from './run.mjs';

const executable = process.platform === 'win32' ? 'node.exe' : 'node';
const target = inModules(`node/bin/${executable}`);

/** The registry's package with the Node binary for this machine. */
function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** The tools of this repository need Node 22.12 or newer. */
function ownNodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/**
 * @param {string} version
 * @returns {Promise<string>} the binary in the cache
 */
async function fetchNode(version) {
  const folder = join(cacheDir(), `${platformPackage()}-${version}`);
  await publishFolder(folder, async (temporary) => {
    const npm = npmCommand([
      'install',
      `--prefix=${temporary}`,
      '--no-save',
      '--no-package-lock',
      '--loglevel=error',
      `${platformPackage()}@${version}`,
    ]);
    await mustRun(
      `Node ${version} could not be fetched from the npm registry`,
      'Check that the registry can be reached, or put Node 24 (nodejs.org) on your PATH.',
      npm.command,
      npm.args,
      { shell: npm.shell, cwd: temporary },
    );
  });
  return join(folder, 'node_modules', platformPackage(), 'bin', executable);
}

/**
 * Puts Node 24 where the `node` package keeps it: node_modules/node/bin. Its own install script is
 * not used, because packages run no code at install time here, and because the cache serves all
 * clones.
 * @returns {Promise<string>} the Node binary for everything that follows
 */
export async function ensureNode() {
  if (await exists(target)) return target;
  return withLock(`node-${cloneId}`, async () => {
    if (await exists(target)) return target;
    const { version } = JSON.parse(await readFile(inModules('node/package.json'), 'utf8'));
    if (typeof version !== 'string') throw new SetupError('The package "node" has no version.');
    sayStep('node', `Fetching Node ${version}`);
    try {
      await install(await fetchNode(version));
      return target;
    } catch (error) {
      if (!ownNodeIsNewEnough()) throw error;
      say(`Node ${version} is not on the registry for this machine: using ${process.version}.`);
      return process.execPath;
    }
  });
}

/** @param {string} source */
async function install(source) {
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  await rm(temporary, { force: true });
  // A hard link costs nothing; it fails when the cache is on another disk.
  await link(source, temporary).catch(() => copyFile(source, temporary));
  if (process.platform !== 'win32') await chmod(temporary, 0o755);
  await rename(temporary, target);
  if (process.platform !== 'win32') {
    // So that every npm script gets this Node, also one started without the bootstrap.
    const shortcut = inModules('.bin/node');
    await rm(shortcut, { force: true });
    await symlink(join('..', 'node', 'bin', executable), shortcut);
  }
}

/**
 * The environment in which that Node comes first.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(node) {
  const key = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  const folders = (process.env[key] ?? '').split(delimiter);
  const first = dirname(node);
  // Root by plain `su` has no way to useradd and to what dpkg calls.
  const last = process.platform === 'win32' ? [] : ['/usr/sbin', '/sbin'];
  const path = [
    ...(folders[0] === first ? [] : [first]),
    ...folders,
    ...last.filter((folder) => !folders.includes(folder)),
  ].join(delimiter);
  return { ...process.env, [key]: path };
}
