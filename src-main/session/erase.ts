import { readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './files';
import { destroyKeyFile } from './key-file';

/** In a folder that is to be deleted: the next start finishes what was begun. */
const MARK = 'erase';
export const SESSION_FILE = 'session.bin';

/** Windows holds files for a moment after they were closed, for instance to scan them. */
const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;

/**
 * Makes a folder of a profile unreadable for good: its key goes first, then its session. What is
 * left is waste, which `erase` or the next start deletes. The store may still be open.
 */
export async function destroyKey(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  // On a full disk there is no room for a mark; the key can be destroyed all the same.
  const marked = await writeFile(join(folder, MARK), '').then(
    () => true,
    () => false,
  );
  if (marked) await syncFolder(folder);
  await destroyKeyFile(folder);
  await rm(join(folder, SESSION_FILE), { force: true });
  if (!marked) await writeFile(join(folder, MARK), '').catch(() => undefined);
}

/** Deletes a folder whose key was destroyed. Its store must be closed. */
export async function erase(folder: string): Promise<void> {
  // Node loads what deletes folders at its first use, which would delay each start for nothing.
  if (existsSync(folder)) await rm(folder, REMOVE);
}

/**
 * Finishes what an earlier run could not: deletes the folders that were to be erased.
 *
 * @param root folder of all profiles
 */
export async function finishErasing(root: string): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const folder = join(root, entry.name);
    if (!entry.isDirectory() || !existsSync(join(folder, MARK))) continue;
    await destroyKey(folder);
    await erase(folder);
  }
}
