import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { createHash } from 'node:crypto';
import { exists } from './cache.mjs';
import { cloneId, root } from './paths.mjs';
import { SetupError, say } from './report.mjs';
import { capture, mustRun } from './run.mjs';
import { isRoot } from './system.mjs';

const USER = 'heddle-test';

/**
 * @typedef {object} Stage
 * @property {string} root the repository, or a copy of it that the tests' user can read
 * @property {string} results folder that this user can write
 * @property {string} node the Node binary, where that user can run it
 * @property {NodeJS.ProcessEnv} env
 * @property {(command: string[]) => string[]} asUser turns a command into one run by that user
 */

/**
 * Where and as whom the Electron tests run. Chromium's sandbox does not work for root, and the tests
 * must not run without it: when root starts them, they run as an unprivileged user, on a copy,
 * because neither the clone nor the cache need be readable for that user.
 * @param {import('./bootstrap.mjs').Prepared} prepared
 * @param {{packagedApp?: string}} [options]
 * @returns {Promise<Stage>}
 */
export async function prepareStage({ runtime, env }, { packagedApp } = {}) {
  if (!isRoot) {
    const results = join(root, '.build', 'test');
    await mkdir(results, { recursive: true });
    return {
      root,
      results,
      node: process.execPath,
      env: { ...env, HEDDLE_ELECTRON: runtime.executable, ...packaged(packagedApp) },
      asUser: (command) => command,
    };
  }
  say(`Electron tests run as the unprivileged user "${USER}", with Chromium's sandbox on.`);
  const { uid, gid } = await ensureUser();
  // What is made below must be readable for that user, whatever this shell's umask is.
  process.umask(0o022);
  const base = `/var/tmp/heddle-test-${cloneId}`;
  const stage = {
    clone: join(base, 'clone'),
    home: join(base, 'home'),
    results: join(base, 'results'),
    temporary: join(base, 'tmp'),
  };
  await mkdir(base, { recursive: true });
  await chmod(base, 0o755);
  await copyModules(join(base, 'node_modules'), base);
  await copySources(stage.clone, join(base, 'node_modules'));
  const dist = await copyRuntime(runtime.dist, join(base, 'runtime'));
  const binding = await copyBinding(env.HEDDLE_SQLITE_BINDING, join(base, 'sqlite'));
  for (const folder of [stage.home, stage.results, stage.temporary]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await chown(folder, uid, gid);
  }
  const copiedNode = join(base, 'node_modules', 'node', 'bin', basename(process.execPath));
  const node = (await exists(copiedNode)) ? copiedNode : process.execPath;
  const inStage = packagedApp && join(stage.clone, relative(root, packagedApp));
  return {
    root: stage.clone,
    results: stage.results,
    node,
    env: {
      PATH: [dirname(node), env.PATH].join(delimiter),
      LANG: env.LANG ?? 'C.UTF-8',
      ...(env.DISPLAY ? { DISPLAY: env.DISPLAY } : {}),
      ...Object.fromEntries(
        Object.entries(env).filter(([name]) => /^(HEDDLE_|PW|DEBUG$|CI$)/.test(name)),
      ),
      HOME: stage.home,
      TMPDIR: stage.temporary,
      HEDDLE_ELECTRON: join(dist, 'electron'),
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      ...(binding ? { HEDDLE_SQLITE_BINDING: binding } : {}),
      ...packaged(inStage),
    },
    asUser: (command) => [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--',
      ...command,
    ],
  };
}

/** @param {string | undefined} app */
const packaged = (app) => (app ? { HEDDLE_PACKAGED_APP: app } : {});

async function ensureUser() {
  const find = () => capture('id', ['-u', USER]);
  if ((await find()).code !== 0) {
    await mustRun(
      `The user ${USER} could not be created`,
      `Create it with: useradd --system --no-create-home ${USER}`,
      'useradd',
      ['--system', '--no-create-home', '--user-group', USER],
    );
  }
  const uid = Number((await find()).output);
  const gid = Number((await capture('id', ['-g', USER])).output);
  if (!(uid > 0) || !(gid > 0)) throw new SetupError(`The user ${USER} is not usable.`);
  return { uid, gid };
}

/**
 * Copies a folder so that everyone can read it, whatever the umask was.
 * @param {string} from
 * @param {string} to
 */
async function copyReadable(from, to) {
  const remedy = 'Check that there is room in /var/tmp.';
  await mustRun('The copy for the tests failed', remedy, 'cp', ['-a', '--reflink=auto', from, to]);
  await mustRun('The copy for the tests failed', remedy, 'chmod', ['-R', 'a+rX,go-w', to]);
}

/**
 * The packages are many files: copied only when the lock file has changed.
 * @param {string} target
 * @param {string} base
 */
async function copyModules(target, base) {
  const lock = await readFile(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(base, 'node_modules.stamp');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  await rm(target, { recursive: true, force: true });
  await copyReadable(join(root, 'node_modules'), target);
  await writeFile(stamp, wanted);
}

/**
 * @param {string} target
 * @param {string} modules
 */
async function copySources(target, modules) {
  const fresh = `${target}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  const skipped = new Set(['.git', 'node_modules', '.build', 'dist']);
  await cp(root, fresh, {
    recursive: true,
    filter: (path) => !skipped.has(relative(root, path)),
  });
  const packagedDir = join(root, 'dist', 'linux-unpacked');
  if (await exists(packagedDir)) {
    await mkdir(join(fresh, 'dist'));
    await cp(packagedDir, join(fresh, 'dist', 'linux-unpacked'), { recursive: true });
  }
  await mustRun('The copy for the tests failed', '', 'chmod', ['-R', 'a+rX,go-w', fresh]);
  await allowSandbox(join(fresh, 'dist', 'linux-unpacked'));
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
  // Beside the copy and not in it, so that it survives; found through a link.
  await mustRun('The copy for the tests failed', '', 'ln', [
    '-s',
    modules,
    `${target}/node_modules`,
  ]);
}

/**
 * @param {string} dist
 * @param {string} base
 */
async function copyRuntime(dist, base) {
  const target = join(base, basename(dist));
  if (!(await exists(join(target, 'electron')))) {
    await rm(base, { recursive: true, force: true });
    await mkdir(base, { recursive: true });
    await copyReadable(dist, target);
    await allowSandbox(target);
  }
  return target;
}

/**
 * Where the kernel gives ordinary users no namespaces (and only there), Chromium's sandbox needs its
 * helper to belong to root and to run with root's rights.
 * @param {string} dist
 */
async function allowSandbox(dist) {
  const helper = join(dist, 'chrome-sandbox');
  if (!(await exists(helper))) return;
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--'];
  const namespaces = await capture('setpriv', [...nobody, 'unshare', '--user', 'true']);
  if (namespaces.code === 0) return;
  await chown(helper, 0, 0);
  await chmod(helper, 0o4755);
}

/**
 * @param {string | undefined} binding
 * @param {string} folder
 */
async function copyBinding(binding, folder) {
  if (!binding) return undefined;
  const target = join(folder, 'better_sqlite3.node');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(binding, target);
  await chmod(folder, 0o755);
  await chmod(target, 0o755);
  return target;
}
