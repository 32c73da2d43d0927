import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, withLock } from './cache.mjs';
import { cloneId, inModules, root } from './paths.mjs';
import { say } from './report.mjs';
import { mustRun } from './run.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-desk', 'bench'];
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'vite.shared.config.ts',
];
const stampFile = join(root, 'out', '.stamp');

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
  const hash = createHash('sha256').update(process.env.HEDDLE_RELEASE ?? '');
  return hash.update(lines.join('\n')).digest('hex');
}

async function isUpToDate() {
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  return built !== '' && built === (await fingerprint());
}

/**
 * Builds the app and the Node programs into out/, unless what is there was made from the same
 * sources. `HEDDLE_RELEASE=1` leaves the test hooks out.
 * @param {{force?: boolean}} [options]
 */
export async function ensureBuild({ force = false } = {}) {
  if (!force && (await isUpToDate())) return;
  await withLock(`build-${cloneId}`, async () => {
    if (!force && (await isUpToDate())) return;
    say('Building Heddle…');
    const before = await fingerprint();
    await rm(join(root, 'out'), { recursive: true, force: true });
    const remedy = 'Mend the source (npm run typecheck often says it better), then try again.';
    const build = (/** @type {string} */ tool, /** @type {string[]} */ args) =>
      mustRun('The build failed', remedy, process.execPath, [inModules(tool), ...args]);
    // One after the other: both empty folders of out/.
    await build('electron-vite/bin/electron-vite.js', ['build', '--logLevel=error']);
    if (await exists(join(root, 'src-desk', 'cli.ts'))) {
      await build('vite/bin/vite.js', ['build', '-c', 'vite.node.config.ts', '--logLevel=error']);
    }
    await mkdir(join(root, 'out'), { recursive: true });
    await writeFile(stampFile, before);
  });
}
