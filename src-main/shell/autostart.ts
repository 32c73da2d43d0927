import { app } from 'electron';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Started by the system: the window stays away where there is a tray to come from. */
export const HIDDEN_SWITCH = '--hidden';

/** The file by which desktops of Linux start an app. */
export function autostartEntry(executable: string): string {
  // Characters that the specification reserves inside of quotes.
  const quoted = `"${executable.replaceAll(/["`$\\]/g, (sign) => `\\${sign}`)}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Heddle',
    `Exec=${quoted.replaceAll('%', '%%')} ${HIDDEN_SWITCH}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * Whether the system started Heddle with it, so that no window opens until somebody wants one. macOS
 * passes no arguments on, but says by itself what it opened when somebody logged in.
 *
 * @param asked whether the command line says so
 */
export function startsHidden(asked: boolean, platform: NodeJS.Platform): boolean {
  if (asked || platform !== 'darwin') return asked;
  const { openAtLogin, wasOpenedAtLogin } = app.getLoginItemSettings();
  return openAtLogin && wasOpenedAtLogin;
}

/** Has the system start Heddle with it, or not any more. Only an installed Heddle does that. */
export function startWithSystem(on: boolean, platform: NodeJS.Platform): void {
  if (!app.isPackaged) return;
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN_SWITCH] });
    return;
  }
  const config = process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config');
  const file = join(config, 'autostart', 'heddle.desktop');
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  // An AppImage is mounted somewhere else at each start; its own file is the one that stays.
  writeFileSync(file, autostartEntry(process.env['APPIMAGE'] ?? process.execPath));
}
