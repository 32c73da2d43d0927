import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './cache.mjs';
import { buildDir, cloneId, inModules, root } from './paths.mjs';
import { say } from './report.mjs';
import { mustRun } from './run.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-desk', 'bench'];
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'vite.pdf.config.ts',
  'vite.shared.config.ts',
];

/** The build for development and tests, and the one for packaging, which has no test hooks. */
const outputs = { development: join(root, 'out'), release: join(buildDir, 'release') };

/** @param {string} folder */
async function filesBelow(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A fingerprint of everything that the build reads: names, sizes, times, and the kind of build. */
async function fingerprint() {
  const below = await Promise.all(SOURCES.map(filesBelow));
  const files = [...below.flat(), ...FILES.map((name) => join(root, name))].sort();
  const lines = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file).catch(() => null);
      return `${file} ${found?.size} ${found?.mtimeMs}`;
    }),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** @param {string} output */
async function isUpToDate(output) {
  const built = await readFile(join(output, '.stamp'), 'utf8').catch(() => '');
  return built !== '' && built === (await fingerprint());
}

/**
 * Builds the app and the Node programs, unless what is there was made from the same sources.
 * @param {{force?: boolean, release?: boolean}} [options] release: without test hooks, into a folder
 *   of its own
 */
export async function ensureBuild({ force = false, release = false } = {}) {
  const output = release ? outputs.release : outputs.development;
  if (!force && (await isUpToDate(output))) return;
  await withLock(`build-${cloneId}`, async () => {
    if (!force && (await isUpToDate(output))) return;
    say(release ? 'Building Heddle for release…' : 'Building Heddle…');
    const before = await fingerprint();
    await rm(output, { recursive: true, force: true });
    const env = { ...process.env, HEDDLE_RELEASE: release ? '1' : '', HEDDLE_OUT: output };
    const remedy = 'Mend the source (npm run typecheck often says it better), then try again.';
    const build = (/** @type {string} */ tool, /** @type {string[]} */ args) =>
      mustRun('The build failed', remedy, process.execPath, [inModules(tool), ...args], { env });
    await Promise.all([
      build('electron-vite/bin/electron-vite.js', ['build', '--logLevel=error']),
      build('vite/bin/vite.js', ['build', '-c', 'vite.pdf.config.ts', '--logLevel=error']),
      release
        ? undefined
        : build('vite/bin/vite.js', ['build', '-c', 'vite.node.config.ts', '--logLevel=error']),
    ]);
    await mkdir(output, { recursive: true });
    await writeFile(join(output, '.stamp'), before);
  });
}
