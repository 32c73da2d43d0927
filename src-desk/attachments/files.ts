import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Lower-case hex SHA-256 of some bytes. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where the bytes with a hash are kept: equal content is kept once. */
export function contentPath(folder: string, sha256: string): string {
  return join(folder, 'attachments', sha256.slice(0, 2), sha256);
}

/**
 * Keeps bytes under their hash. A file appears under its name only when it is whole and on disk.
 *
 * @throws Error when the disk is full or not writable
 */
export async function keepContent(
  folder: string,
  sha256: string,
  bytes: Uint8Array,
): Promise<void> {
  const path = contentPath(folder, sha256);
  const known = await stat(path).catch(() => null);
  if (known?.size === bytes.length) return;
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${randomUUID()}`;
  const file = await open(partial, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
