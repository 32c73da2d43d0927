import type { App } from 'electron';

/** What installers register Heddle as: the appId of electron-builder.yml. */
export const APP_ID = 'app.heddle.desktop';
/** What Windows starts when a notification is used. It is Heddle's for ever, like the appId. */
export const TOAST_ACTIVATOR_CLSID = '{6F2D1B0C-9A57-4C3E-8E41-B7D05A4E93F8}';

/**
 * Says to Windows who this is. Without it, notifications come from nobody it knows: it shows none of
 * them, or has none answered. Call before anything is shown.
 */
export function identifyApp(
  app: Pick<App, 'isPackaged' | 'setAppUserModelId' | 'setToastActivatorCLSID'>,
  platform: NodeJS.Platform,
): void {
  // A development build has no shortcut in the start menu, and must not speak for the installed one.
  if (platform !== 'win32' || !app.isPackaged) return;
  app.setAppUserModelId(APP_ID);
  app.setToastActivatorCLSID(TOAST_ACTIVATOR_CLSID);
}
