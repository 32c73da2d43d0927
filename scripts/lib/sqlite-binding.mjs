import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exists, publishFolder, withLock } from './cache.mjs';
import { cacheDir, inModules } from './paths.mjs';
import { sayStep } from './report.mjs';
import { mustRun } from './run.mjs';

const header = fileURLToPath(new URL('../runtime/node-api-9.h', import.meta.url));
const NODE_API_VERSION = 9;
const OPTIMISE = '-O2';

/** The names that SQLite is compiled with, from the package's own build description. */
async function sqliteDefines() {
  const text = await readFile(inModules('better-sqlite3/deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map(([, name]) => `-D${name}`);
}

/** @returns {Promise<string>} folder of the cache for this source, this header and these options */
async function bindingDir() {
  const { version } = JSON.parse(await readFile(inModules('better-sqlite3/package.json'), 'utf8'));
  const hash = createHash('sha256')
    .update(JSON.stringify([version, OPTIMISE, process.platform, process.arch]))
    .update(await readFile(header))
    .digest('hex')
    .slice(0, 12);
  return join(cacheDir(), `sqlite-${version}-napi${NODE_API_VERSION}-${hash}`);
}

/**
 * The SQLite addon for a runtime with Node-API 9. The package's own binary needs version 10 and
 * crashes there. Only a C++ compiler is needed: the headers come from the registry.
 * @returns {Promise<string>} path of the addon
 */
export async function ensureSqliteBinding() {
  const folder = await bindingDir();
  const addon = join(folder, 'better_sqlite3.node');
  if (await exists(addon)) return addon;
  return withLock('sqlite-binding', async () => {
    if (await exists(addon)) return addon;
    sayStep('sqlite', 'Building SQLite for this runtime, once, about a minute');
    await publishFolder(folder, compile);
    return addon;
  });
}

/** @param {string} output folder */
async function compile(output) {
  const source = inModules('better-sqlite3');
  const sqlite = join(source, 'deps', 'sqlite3');
  const file = (/** @type {string} */ name) => join(output, name);
  const run = (/** @type {string} */ command, /** @type {string[]} */ args) =>
    mustRun(
      'SQLite could not be built',
      'Install a C++ compiler (Debian: apt-get install g++), then run the same command again.',
      command,
      args,
      { cwd: output },
    );
  const common = [OPTIMISE, '-fPIC', '-DNDEBUG', '-pthread', `-I${sqlite}`];
  const c = async () =>
    run('gcc', [
      ...common,
      '-std=gnu99',
      '-w',
      '-fvisibility=hidden',
      ...(await sqliteDefines()),
      '-c',
      join(sqlite, 'sqlite3.c'),
      '-o',
      file('sqlite3.o'),
    ]);
  const cpp = () =>
    run('g++', [
      ...common,
      '-std=c++20',
      '-fvisibility=hidden',
      '-fvisibility-inlines-hidden',
      `-I${inModules('node-api-headers/include')}`,
      `-I${inModules('node-addon-api')}`,
      `-DNAPI_VERSION=${NODE_API_VERSION}`,
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
      '-DBUILDING_NODE_EXTENSION',
      '-include',
      header,
      '-c',
      join(source, 'src', 'better_sqlite3.cpp'),
      '-o',
      file('better_sqlite3.o'),
    ]);
  if (availableParallelism() > 1) {
    await Promise.all([c(), cpp()]);
  } else {
    await c();
    await cpp();
  }
  await run('g++', [
    '-shared',
    '-pthread',
    '-Wl,-Bsymbolic',
    '-Wl,--exclude-libs,ALL',
    file('better_sqlite3.o'),
    file('sqlite3.o'),
    '-ldl',
    '-lm',
    '-o',
    file('better_sqlite3.node'),
  ]);
  await Promise.all([rm(file('better_sqlite3.o')), rm(file('sqlite3.o'))]);
}
