import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { SyncStatus } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import { readIfThere, readJson, writeWhole } from './files';
import type { SecretBox } from './secret-box';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_FILE = 'key.json';

const keyFileSchema = z.object({
  version: z.literal(1),
  protection: z.enum(['key-store', 'file']),
  /** Which key store sealed it, or `none`. */
  backend: z.string(),
  /** Base64: sealed by the key store, or the key itself. */
  content: z.string(),
});

export interface ProfileKey {
  readonly bytes: Uint8Array;
  readonly encryption: SyncStatus['encryption'];
}

export interface KeyOptions {
  /** The system's key store; null when there is none. */
  readonly box: SecretBox | null;
  /** Without a key store: whether the key may lie in a file. Asked at most once per new key. */
  mayUseFile(): Promise<boolean>;
}

/**
 * The key of a profile: made at first use, then read. It lies in the profile's folder, sealed by the
 * system's key store. A key that cannot be read is never replaced, because the work that it protects
 * would be lost with it.
 *
 * @throws Refusal `key-unavailable` when the store does not open it, `no-key-store` when there is no
 *   store and nobody agreed to a file
 */
export async function openProfileKey(folder: string, options: KeyOptions): Promise<ProfileKey> {
  const path = join(folder, KEY_FILE);
  const bytes = await readIfThere(path);
  if (!bytes) return makeKey(path, options);
  const file = await readJson(path, keyFileSchema);
  if (!file) throw unavailable();
  const content = Buffer.from(file.content, 'base64');
  if (file.protection === 'file') {
    if (content.length !== KEY_BYTES) throw unavailable();
    return { bytes: new Uint8Array(content), encryption: 'no-key-store' };
  }
  if (!options.box) throw unavailable();
  const opened = await options.box.open(content).catch(() => null);
  if (!opened || opened.plain.length !== KEY_BYTES) throw unavailable();
  if (opened.resealNeeded) await writeSealed(path, opened.plain, options.box);
  return { bytes: opened.plain, encryption: 'key-store' };
}

async function makeKey(path: string, { box, mayUseFile }: KeyOptions): Promise<ProfileKey> {
  const key = new Uint8Array(randomBytes(KEY_BYTES));
  if (box) {
    await writeSealed(path, key, box);
    return { bytes: key, encryption: 'key-store' };
  }
  if (!(await mayUseFile())) {
    throw new Refusal(
      'no-key-store',
      'This computer has no key store to keep the key of your data. Install or unlock one and try again.',
    );
  }
  const content = Buffer.from(key).toString('base64');
  await writeKeyFile(path, { version: 1, protection: 'file', backend: 'none', content });
  return { bytes: key, encryption: 'no-key-store' };
}

/** Nothing that was there is replaced before the new seal is known to open again. */
async function writeSealed(path: string, key: Uint8Array, box: SecretBox): Promise<void> {
  const sealed = await box.seal(key);
  const back = (await box.open(sealed)).plain;
  if (back.length !== key.length || !timingSafeEqual(back, key)) throw unavailable();
  const content = Buffer.from(sealed).toString('base64');
  await writeKeyFile(path, { version: 1, protection: 'key-store', backend: box.backend, content });
}

async function writeKeyFile(path: string, file: z.infer<typeof keyFileSchema>): Promise<void> {
  await writeWhole(path, `${JSON.stringify(file)}\n`);
}

function unavailable(): Refusal {
  return new Refusal(
    'key-unavailable',
    'The key of your data cannot be read: the key store of this computer is locked or was changed. Unlock it and start Heddle again. Nothing was deleted.',
  );
}

/** Encrypts a small secret of a profile with a key derived from the profile's (AES-256-GCM). */
export function sealWithKey(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sessionKey(key), iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @returns the plain bytes, or null when they were not sealed with this key or were changed */
export function openWithKey(key: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', sessionKey(key), sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const content = sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    return null;
  }
}

/** The databases use the key itself; the session is sealed with another one, derived from it. */
function sessionKey(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), 'heddle session', KEY_BYTES));
}
