import { randomFillSync } from 'node:crypto';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from './errors';

const FILE = 'reserve';
const CHUNK_BYTES = 1024 * 1024;

/**
 * Space that is put by for the time when the disk is full. SQLite needs space to give space back (a
 * checkpoint, even a DELETE, fails on a full disk), so something has to go that is no database.
 */
export interface Reserve {
  /**
   * Puts the space by, if it is not already.
   *
   * @throws StoreError `disk-full` when it would leave the disk without as much again
   */
  make(): Promise<void>;
  /** Gives the space back. @returns whether there was any */
  release(): Promise<boolean>;
}

/** Bytes that may still be written; null when the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

async function write(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    // Random, because file systems store zeros without using space.
    const chunk = randomFillSync(new Uint8Array(Math.min(CHUNK_BYTES, bytes)));
    for (let written = 0; written < bytes; written += chunk.length) {
      await handle.writeFile(chunk.subarray(0, Math.min(chunk.length, bytes - written)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @param bytes at least what the logs may take up, or a checkpoint finds no room; 0: none */
export function createReserve(folder: string, bytes: number): Reserve {
  const file = join(folder, FILE);
  const beside = `${file}.new`;
  return {
    make: async () => {
      if (bytes === 0) return;
      const there = await stat(file).catch(() => null);
      if (there?.size === bytes) return;
      const free = await freeBytes(folder);
      if (free !== null && free < 2 * bytes) throw new StoreError('disk-full', 'no reserve');
      try {
        await write(beside, bytes);
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    release: async () => {
      const there = await stat(file).catch(() => null);
      if (!there) return false;
      await rm(file, { force: true });
      return true;
    },
  };
}
