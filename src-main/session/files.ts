import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Only the owner may read and write. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Writes a file so that after a crash either the old or the new content is there, whole: written
 * beside, flushed to the disk, then renamed over. Once this resolves it is the new one, also after a
 * power cut: the folder is flushed as well, because the new name is in it.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', OWNER_ONLY);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path).catch(async (error: unknown) => {
    await rm(beside, { force: true });
    throw error;
  });
  await syncFolder(dirname(path));
}

/** Makes a folder, and those above it, so that a power cut cannot take it with all that is in it. */
export async function makeFolder(path: string): Promise<void> {
  const topmost = await mkdir(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  // Also when it was there: whoever made it may have been killed before this.
  await syncFolder(dirname(path));
  if (topmost === undefined) return;
  for (let made = path; made !== topmost; ) {
    made = dirname(made);
    await syncFolder(dirname(made));
  }
}

/** What file systems answer that cannot flush a folder by itself; nothing more can be done there. */
const CANNOT_SYNC_FOLDERS = new Set(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM']);

/**
 * Brings names that were made, changed or removed in a folder to the disk. Windows does so by
 * itself, and cannot open a folder.
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!CANNOT_SYNC_FOLDERS.has(code)) throw error;
  }
}

/** @returns the content, or null when there is no such file */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** @returns the parsed content; null when there is no such file or it does not fit the schema */
export async function readJson<T extends z.ZodType>(
  path: string,
  schema: T,
): Promise<z.infer<T> | null> {
  const bytes = await readIfThere(path);
  if (!bytes) return null;
  const parsed = jsonOf(schema).safeParse(bytes.toString('utf8'));
  return parsed.success ? parsed.data : null;
}

/** A schema for text that holds JSON. */
export function jsonOf<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
