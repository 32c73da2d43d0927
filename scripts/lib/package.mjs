import { copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { inModules, root } from './paths.mjs';
import { SetupError, say } from './report.mjs';
import { mustRun } from './run.mjs';

/** What electron-builder calls the folder of the unpacked app, and the app in it, on this machine. */
function unpackedApp() {
  const arch = process.arch === 'arm64' ? '-arm64' : '';
  if (process.platform === 'win32') return join('dist', `win${arch}-unpacked`, 'Heddle.exe');
  if (process.platform === 'darwin') {
    return join('dist', `mac${arch}`, 'Heddle.app', 'Contents', 'MacOS', 'Heddle');
  }
  return join('dist', `linux${arch}-unpacked`, 'heddle');
}

/**
 * The platform that is packaged, in Node's words: this one, unless the arguments name another.
 * @param {string[]} args
 */
function targetPlatform(args) {
  if (args.some((arg) => ['--win', '--windows', '-w'].includes(arg))) return 'win32';
  if (args.some((arg) => ['--mac', '--macos', '-m'].includes(arg))) return 'darwin';
  return args.some((arg) => ['--linux', '-l'].includes(arg)) ? 'linux' : process.platform;
}

/**
 * Packages Heddle with the release build. With a runtime that is not the official one only an
 * unpacked app for development and tests can be made.
 * @param {import('./bootstrap.mjs').Prepared} prepared
 * @param {string[]} [args] for electron-builder; default: the unpacked app
 * @returns {Promise<string>} the executable of the unpacked app
 */
export async function packageApp({ runtime, env }, args = ['--dir']) {
  const standIn = runtime.kind !== 'official';
  if (standIn && !args.includes('--dir')) {
    throw new SetupError(
      `A release cannot be made with Electron ${runtime.version} (${runtime.kind} runtime): only ` +
        'the official runtime is shipped.',
      'Make the release where the official Electron can be downloaded, or use ' +
        '"npm run package -- --dir" for a development build.',
    );
  }
  await ensureBuild({ release: true });
  if (standIn) {
    say(
      `Packaging with Electron ${runtime.version}, for development and tests only: not a release.`,
    );
  } else {
    say('Packaging…');
  }
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const settings = standIn
    ? [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
    : [];
  await mustRun(
    'Packaging failed',
    'The lines above say what electron-builder missed.',
    process.execPath,
    [inModules('electron-builder/cli.js'), '--publish', 'never', ...settings, ...args],
    { env: { ...env, HEDDLE_TARGET_PLATFORM: targetPlatform(args) } },
  );
  const app = join(root, unpackedApp());
  if (standIn) await completeStandIn(join(dirname(app), 'resources'), env.HEDDLE_SQLITE_BINDING);
  return app;
}

/**
 * What the stand-in runtime needs and a release must not have: the addon that was built for it. The
 * app for the end-to-end test is otherwise the release build.
 * @param {string} resources
 * @param {string | undefined} binding
 */
async function completeStandIn(resources, binding) {
  await rm(join(resources, 'default_app.asar'), { force: true });
  if (!binding) return;
  const prebuilds = 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds';
  await copyFile(binding, join(resources, prebuilds, `${process.platform}-${process.arch}.node`));
}
