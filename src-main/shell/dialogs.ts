import { app, type BrowserWindow, dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Texts } from './texts';

/**
 * Asks whether the key may lie in a file, because this computer has no key store. Leaving the dialog
 * means no.
 */
export async function askForKeyFile(texts: Texts): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: texts('app.name'),
    message: texts('dialog.keyStore.title'),
    detail: `${texts('dialog.keyStore.message')}\n\n${texts('dialog.keyStore.detail')}`,
    buttons: [texts('dialog.keyStore.file'), texts('dialog.quit')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Says that Heddle must start again, then starts it again. Everything saved is on disk. */
export function restartAfterFailure(texts: Texts): void {
  dialog.showMessageBoxSync({
    type: 'error',
    title: texts('dialog.crash.title'),
    message: texts('dialog.crash.message'),
    detail: texts('dialog.crash.detail'),
    buttons: [texts('dialog.crash.restart')],
  });
  app.relaunch();
  app.exit(1);
}

/** Says that Heddle cannot start at all, for instance because its folder cannot be written. */
export function cannotStart(texts: Texts): void {
  dialog.showErrorBox(texts('dialog.start.title'), texts('dialog.start.message'));
}

/**
 * Tells what was rescued from damaged local data, and what was not. Does not wait for an answer.
 *
 * @param sentences from the store, for the person at the screen
 */
export function tellRecovered(texts: Texts, sentences: readonly string[]): void {
  void dialog.showMessageBox({
    type: 'warning',
    title: texts('dialog.recovered.title'),
    message: texts('dialog.recovered.message'),
    detail: sentences.join('\n'),
  });
}

/**
 * Asks where to keep a file and writes it there.
 *
 * @param name as the customer's device called it; only its last part is proposed
 * @returns false when the agent cancels
 */
export async function saveFile(
  window: BrowserWindow | null,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const options = { defaultPath: join(app.getPath('downloads'), safeFileName(name)) };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (canceled || filePath === '') return false;
  await writeFile(filePath, bytes);
  return true;
}

/** A name without folders, controls, or what Windows cannot have in a name. */
export function safeFileName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  const clean = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001F<>:"|?*]/g, '_');
  const trimmed = clean.replace(/^[. ]+|[. ]+$/g, '');
  return trimmed === '' ? 'attachment' : trimmed;
}
