import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.argv.find((arg) => arg.startsWith('--user-data=')).slice(12));
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1440, height: 900 });
  window.once('ready-to-show', () => {
    window.show();
    console.log(JSON.stringify({ milestone: 'window-shown' }));
  });
  window.loadURL('data:text/html,<title>Empty</title>');
});
`;

/** Writes the smallest app that shows a window: what every Electron product has to start from. */
export async function writeEmptyApp(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"name":"empty","main":"main.js"}\n');
  await writeFile(join(folder, 'main.js'), MAIN);
  return folder;
}
