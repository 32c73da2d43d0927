import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';

/** Only the owner may read and write. */
const OWNER_ONLY = 0o600;

/**
 * Writes a file so that after a crash either the old or the new content is there, whole: written
 * beside, flushed to the disk, then renamed over.
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
