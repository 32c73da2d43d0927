import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../session/files';
import { EngineError } from './usage';

const KEY_BYTES = 32;
const KEY_FILE = 'engine.key';
const HEX = /^[0-9a-f]{64}$/i;
/** Rights of everybody but the owner. */
const OTHERS = 0o077;

/** The key of a headless profile, and where it came from. */
export interface HeadlessKey {
  readonly bytes: Uint8Array;
  readonly from: 'environment' | 'file' | 'new-file';
  /** The file; null when the key came from the environment. */
  readonly file: string | null;
}

function bytesOf(hex: string): Uint8Array | null {
  const trimmed = hex.trim();
  return HEX.test(trimmed) ? new Uint8Array(Buffer.from(trimmed, 'hex')) : null;
}

/**
 * The key of a profile that no key store protects: from `HEDDLE_KEY`, or from a file in the folder
 * that only its owner may read.
 *
 * @param given what `HEDDLE_KEY` says
 * @param mayMake whether a missing file is made; false when there are databases already
 * @throws EngineError when there is no key, it is not one, or others may read the file
 */
export async function openKey(
  folder: string,
  given: string | undefined,
  mayMake: boolean,
): Promise<HeadlessKey> {
  if (given !== undefined && given !== '') {
    const bytes = bytesOf(given);
    if (bytes) return { bytes, from: 'environment', file: null };
    throw new EngineError('bad-key', 'HEDDLE_KEY is not a key: it has 64 hexadecimal digits.');
  }
  const file = join(folder, KEY_FILE);
  const content = await readIfThere(file);
  if (content) {
    await refuseIfOthersMayRead(file);
    const bytes = bytesOf(content.toString('latin1'));
    if (bytes) return { bytes, from: 'file', file };
    throw new EngineError(
      'bad-key',
      `${file} does not hold a key. Put the right one back; nothing was changed.`,
    );
  }
  if (!mayMake) {
    throw new EngineError(
      'no-key',
      `The key of this profile is missing: ${file} is not there, and HEDDLE_KEY is not set.`,
    );
  }
  const bytes = new Uint8Array(randomBytes(KEY_BYTES));
  await writeWhole(file, `${Buffer.from(bytes).toString('hex')}\n`);
  return { bytes, from: 'new-file', file };
}

async function refuseIfOthersMayRead(file: string): Promise<void> {
  // Windows has no such bits; there the folder's own rights count.
  if (process.platform === 'win32') return;
  const { mode } = await lstat(file);
  if ((mode & OTHERS) === 0) return;
  throw new EngineError(
    'key-readable',
    `Others may read the key in ${file}. Make it yours alone (chmod 600), then try again.`,
  );
}
