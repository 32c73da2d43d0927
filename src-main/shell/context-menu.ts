import { type BrowserWindow, Menu } from 'electron';
import { contextTemplate } from './context-template';
import type { Texts } from './texts';

/** Gives a window the native context menu. */
export function addContextMenu(window: BrowserWindow, texts: () => Texts): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, target) => {
    const template = contextTemplate(target, texts(), {
      replace: (word) => webContents.replaceMisspelling(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
