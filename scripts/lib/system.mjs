import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { exists } from './cache.mjs';
import { SetupError, sayStep } from './report.mjs';
import { capture, mustRun } from './run.mjs';

/** Debian's packages for a bare machine, by what they are needed for. */
const PACKAGES = {
  electron:
    'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libatk-bridge2.0-0 libdrm2 libnotify4 libsecret-1-0',
  // Without fonts of their own, Japanese, Arabic and emoji would be empty boxes in the screenshots.
  display: 'xvfb xauth fonts-dejavu-core fonts-ipafont-gothic fonts-noto-color-emoji',
  keyring: 'gnome-keyring dbus-x11 dbus',
};

export const isRoot = process.getuid?.() === 0;
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** @param {string} program */
export async function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = await Promise.all(folders.map((folder) => exists(join(folder, program))));
  return found.includes(true);
}

/** Electron opens libsecret and libnotify only when it needs them, so that ldd does not list them. */
async function lazyLibraryIsMissing() {
  const folders = (await readdir('/usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const found = await Promise.all(
    [...folders.map((name) => `/usr/lib/${name}`), '/usr/lib64', '/usr/lib'].map((folder) =>
      exists(join(folder, 'libsecret-1.so.0')),
    ),
  );
  return !found.includes(true);
}

/** @param {string} executable */
async function librariesAreMissing(executable) {
  const { code, output } = await capture('ldd', [executable]);
  return code !== 0 || output.includes('not found') || (await lazyLibraryIsMissing());
}

/**
 * Makes sure that the libraries and programs that Electron needs on Linux are there. As root on
 * Debian they are installed; otherwise the error names the one command that does it.
 * @param {{executable: string, needsDisplay: boolean, needsKeyring: boolean}} wanted
 */
export async function ensureSystem({ executable, needsDisplay, needsKeyring }) {
  if (process.platform !== 'linux') return;
  const names = [];
  if (await librariesAreMissing(executable)) names.push(PACKAGES.electron);
  if (needsDisplay && !(await isOnPath('Xvfb'))) names.push(PACKAGES.display);
  if (needsKeyring) {
    const programs = ['gnome-keyring-daemon', 'dbus-run-session'];
    const there = await Promise.all(programs.map(isOnPath));
    if (there.includes(false)) names.push(PACKAGES.keyring);
  }
  if (names.length === 0) return;

  const list = names.join(' ').split(' ');
  const command = `apt-get install -y --no-install-recommends ${list.join(' ')}`;
  const remedy = `Install them, on Debian and Ubuntu with: sudo ${command}`;
  if (!isRoot || !(await isOnPath('apt-get'))) {
    throw new SetupError('System libraries that Electron needs are missing.', remedy);
  }
  sayStep('system libraries', 'Installing system libraries');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('The list of Debian packages could not be read', remedy, 'apt-get', ['update'], {
    env,
  });
  await mustRun(
    'System libraries could not be installed',
    remedy,
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...list],
    { env },
  );
}
