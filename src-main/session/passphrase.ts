import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { decrypt, encrypt, KEY_BYTES } from './cipher';
import { SCRYPT_COST } from './scrypt-cost';

const SALT_BYTES = 16;
const CONTEXT = 'heddle passphrase key 1';

/** What a file may ask for: a changed file must not make Heddle take all memory, or next to none. */
const BYTES_PER_BLOCK = 128;
const MEMORY_MAX_BYTES = 512 * 1024 * 1024;
const N_MIN = 2 ** 14;

/** A key that is wrapped by a passphrase, as it lies on the disk. */
export const wrappedKeySchema = z.object({
  by: z.literal('passphrase'),
  kdf: z
    .object({
      name: z.literal('scrypt'),
      n: z.number().int().min(N_MIN),
      r: z.number().int().min(1).max(32),
      p: z.number().int().min(1).max(16),
      /** Base64. */
      salt: z.string().min(16).max(256),
    })
    .refine(({ n }) => Number.isInteger(Math.log2(n)), 'n is a power of two')
    .refine(({ n, r }) => BYTES_PER_BLOCK * n * r <= MEMORY_MAX_BYTES, 'too much memory'),
  /** Base64: the key, encrypted with what the passphrase gives. */
  content: z.string(),
});

export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/**
 * Wraps a key with a passphrase: scrypt makes a key of the passphrase, and AES-256-GCM encrypts the
 * key with that one.
 */
export async function wrapKey(key: Uint8Array, passphrase: string): Promise<WrappedKey> {
  const kdf = {
    name: 'scrypt' as const,
    ...SCRYPT_COST,
    salt: randomBytes(SALT_BYTES).toString('base64'),
  };
  const sealed = encrypt(await derive(passphrase, kdf), key, CONTEXT);
  return { by: 'passphrase', kdf, content: Buffer.from(sealed).toString('base64') };
}

/** @returns the key, or null when the passphrase is another one or the file was changed */
export async function unwrapKey(
  wrapped: WrappedKey,
  passphrase: string,
): Promise<Uint8Array | null> {
  const sealed = Buffer.from(wrapped.content, 'base64');
  const key = decrypt(await derive(passphrase, wrapped.kdf), sealed, CONTEXT);
  return key?.length === KEY_BYTES ? new Uint8Array(key) : null;
}

function derive(passphrase: string, kdf: WrappedKey['kdf']): Promise<Buffer> {
  const { n: N, r, p } = kdf;
  // RFC 8265 §4.2: the same characters are the same passphrase however a keyboard composes them.
  const secret = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  const maxmem = 2 * BYTES_PER_BLOCK * N * r;
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(kdf.salt, 'base64'), KEY_BYTES, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
