import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autostartEntry, startsHidden, startWithSystem } from '../../../src-main/shell/autostart';
import { parseCommandLine } from '../../../src-main/shell/command-line';
import { app, forget } from './fake-electron';

vi.mock('electron', () => import('./fake-electron'));

let config: string;

beforeEach(async () => {
  forget();
  config = await mkdtemp(join(tmpdir(), 'heddle-autostart-'));
  vi.stubEnv('XDG_CONFIG_HOME', config);
  vi.stubEnv('APPIMAGE', undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(config, { recursive: true, force: true });
});

const file = () => join(config, 'autostart', 'heddle.desktop');
const execOf = (entry: string) => /^Exec=(.*)$/m.exec(entry)?.[1];

describe('the file by which Linux starts Heddle', () => {
  it('names the program and has it start hidden', () => {
    const entry = autostartEntry('/opt/Heddle/heddle');
    expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\n/);
    expect(execOf(entry)).toBe('"/opt/Heddle/heddle" --hidden');
    expect(parseCommandLine(['--hidden']).hidden).toBe(true);
  });

  it('quotes what would mean something else', () => {
    const path = '/home/a "b"/$HOME/`x`/50%\\heddle';
    expect(execOf(autostartEntry(path))).toBe(
      '"/home/a \\"b\\"/\\$HOME/\\`x\\`/50%%\\\\heddle" --hidden',
    );
  });

  it('is written, names the AppImage itself, and is taken away', async () => {
    startWithSystem(true, 'linux');
    expect(execOf(await readFile(file(), 'utf8'))).toBe(`"${process.execPath}" --hidden`);
    vi.stubEnv('APPIMAGE', '/home/rosa/Heddle.AppImage');
    startWithSystem(true, 'linux');
    expect(execOf(await readFile(file(), 'utf8'))).toBe('"/home/rosa/Heddle.AppImage" --hidden');
    startWithSystem(false, 'linux');
    startWithSystem(false, 'linux');
    expect(await readdir(join(config, 'autostart'))).toEqual([]);
    expect(app.login).toEqual([]);
  });
});

describe('starting with the system', () => {
  it.each(['darwin', 'win32'] as const)('is told to %s', async (platform) => {
    startWithSystem(true, platform);
    startWithSystem(false, platform);
    expect(app.login).toEqual([
      { openAtLogin: true, args: ['--hidden'] },
      { openAtLogin: false, args: ['--hidden'] },
    ]);
    expect(await readdir(config)).toEqual([]);
  });

  it('is nothing for a build that is not installed', async () => {
    app.isPackaged = false;
    startWithSystem(true, 'win32');
    startWithSystem(true, 'linux');
    expect(app.login).toEqual([]);
    expect(await readdir(config)).toEqual([]);
  });

  it('is known by the command line, and on macOS by what the system says', () => {
    expect(startsHidden(true, 'win32')).toBe(true);
    expect(startsHidden(false, 'darwin')).toBe(false);
    app.wasOpenedAtLogin = true;
    // Opened again with everything that was open, and not because Heddle asked for it.
    expect(startsHidden(false, 'darwin')).toBe(false);
    startWithSystem(true, 'darwin');
    expect(startsHidden(false, 'darwin')).toBe(true);
    expect(startsHidden(false, 'win32')).toBe(false);
    app.wasOpenedAtLogin = false;
    expect(startsHidden(false, 'darwin')).toBe(false);
  });
});
