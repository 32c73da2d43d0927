import { app, type BrowserWindow, clipboard, dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Finding } from '../store/findings';
import { recoveryWords } from './recovery-words';
import type { Texts } from './texts';

/**
 * Asks before quitting loses what only this run has.
 *
 * @returns whether to quit; leaving the dialog means no
 */
export async function confirmQuit(
  window: BrowserWindow | null,
  texts: Texts,
  unsent: { readonly replies: number; readonly drafts: number },
): Promise<boolean> {
  const counts = [
    texts('dialog.quitLoses.unsent').replace('{0}', String(unsent.replies)),
    texts('dialog.quitLoses.drafts').replace('{0}', String(unsent.drafts)),
  ];
  const options = {
    type: 'warning' as const,
    title: texts('app.name'),
    message: texts('dialog.quitLoses.title'),
    detail: `${counts.join('\n')}\n\n${texts('dialog.quitLoses.detail')}`,
    buttons: [texts('dialog.quitLoses.stay'), texts('dialog.quitLoses.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  return response === 1;
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
 * Tells what was found in the local data and what was rescued.
 *
 * @returns when the person at the screen has closed the dialog
 */
export async function tellRecovered(texts: Texts, findings: readonly Finding[]): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    title: texts('dialog.recovered.title'),
    message: texts('dialog.recovered.message'),
    detail: findings.map((finding) => recoveryWords(texts, finding)).join('\n\n'),
  });
}

/**
 * Says that an answer from a notification was not sent, and copies its text for who wants that: there
 * is no field that it would stand in.
 */
export async function tellUnsent(texts: Texts, customerName: string, text: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: texts('app.name'),
    message: texts('dialog.unsent.title').replace('{0}', () => customerName),
    detail: `${texts('dialog.unsent.detail')}\n\n${text}`,
    buttons: [texts('dialog.unsent.copy'), texts('dialog.unsent.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await clipboard.writeText(text);
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
  const filePath = await chooseFile(window, name);
  if (filePath === null) return false;
  await writeFile(filePath, bytes);
  return true;
}

/**
 * Asks where to keep a file.
 *
 * @param kinds of file to choose among; the first is proposed, and a name without an ending gets its
 * @returns null when the agent cancels
 */
export async function chooseFile(
  window: BrowserWindow | null,
  name: string,
  kinds: readonly { readonly name: string; readonly extension: string }[] = [],
): Promise<string | null> {
  const options = {
    defaultPath: join(app.getPath('downloads'), safeFileName(name)),
    filters: kinds.map((kind) => ({ name: kind.name, extensions: [kind.extension] })),
  };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (canceled || filePath === '') return null;
  const [first] = kinds;
  return first && extname(filePath) === '' ? `${filePath}.${first.extension}` : filePath;
}

/** A name without folders, controls, or what Windows cannot have in a name. */
export function safeFileName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  const clean = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001F<>:"|?*]/g, '_');
  const trimmed = clean.replace(/^[. ]+|[. ]+$/g, '');
  return trimmed === '' ? 'attachment' : trimmed;
}
