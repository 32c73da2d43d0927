import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts and authenticates a few bytes (AES-256-GCM, a random IV in front, the tag at the end).
 *
 * @param key 32 bytes, used for few messages only
 * @param context what the bytes are; they open with the same words only
 */
export function encrypt(key: Uint8Array, plain: Uint8Array, context = ''): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @returns the plain bytes, or null when key or context are others or the bytes were changed */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context = ''): Uint8Array | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const content = sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    return null;
  }
}

/** Encrypts a small secret of a profile. The databases use the key itself; this is derived from it. */
export function sealWithKey(key: Uint8Array, plain: Uint8Array): Uint8Array {
  return encrypt(sessionKey(key), plain);
}

/** @returns the plain bytes, or null when they were not sealed with this key or were changed */
export function openWithKey(key: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  return decrypt(sessionKey(key), sealed);
}

function sessionKey(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), 'heddle session', KEY_BYTES));
}
