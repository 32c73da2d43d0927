import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Refusal } from '../ipc/refusal';

/** A file that is there whole at the end, or not at all. */
export interface ExportFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Gives it its name; what had the name before is replaced. */
  finish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

function refusalFor(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal(
        'export-disk-full',
        'There is no room for the file. Choose another place.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal('export-not-allowed', 'You may not write there. Choose another place.');
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EBUSY':
    case 'EIO':
      return new Refusal(
        'export-no-place',
        'The file cannot be written there. Choose another place.',
      );
    default:
      return error;
  }
}

async function refusing<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw refusalFor(error);
  }
}

/**
 * Begins a file under a name of its own beside the one that it will have.
 *
 * @throws Refusal when the place does not take it; so do the methods
 */
export async function createExportFile(file: string): Promise<ExportFile> {
  const part = `${file}.heddle-part`;
  let handle: FileHandle | null = await refusing(() => open(part, 'w', 0o600));
  const close = async (): Promise<void> => {
    await handle?.close();
    handle = null;
  };
  return {
    write: (content) =>
      refusing(async () => {
        await handle?.appendFile(content);
      }),
    finish: () =>
      refusing(async () => {
        await handle?.sync();
        await close();
        await rename(part, file);
      }),
    discard: async () => {
      await close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}
