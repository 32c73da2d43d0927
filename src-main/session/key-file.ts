import { open, rm } from 'node:fs/promises';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { KEY_BYTES } from './cipher';
import { jsonOf, readIfThere, syncFolder, writeWhole } from './files';
import { unwrapKey, wrapKey, wrappedKeySchema } from './passphrase';
import type { SecretBox } from './secret-box';

export const KEY_FILE = 'key.json';

const sealedKeySchema = z.discriminatedUnion('by', [
  /** `backend`: which key store sealed it. */
  z.object({ by: z.literal('key-store'), backend: z.string(), content: z.string() }),
  wrappedKeySchema,
  /** The key itself: made-up customers only. */
  z.object({ by: z.literal('file'), content: z.string() }),
]);

/** A key as it lies on the disk. */
export type SealedKey = z.infer<typeof sealedKeySchema>;

const keyFileSchema = z.object({
  version: z.literal(2),
  /** Unix ms; null: before this was noted. */
  madeAt: z.number().int().min(0).nullable(),
  current: sealedKeySchema,
  /**
   * The key that takes its place: the databases are being encrypted again, and each of them has
   * either the one or the other.
   */
  next: sealedKeySchema.nullable(),
});

export type KeyFile = z.infer<typeof keyFileSchema>;

/** As Heddle 0.1.0 wrote it. */
const firstVersionSchema = z
  .object({
    version: z.literal(1),
    protection: z.enum(['key-store', 'file']),
    backend: z.string(),
    content: z.string(),
  })
  .transform(({ protection, backend, content }): KeyFile => {
    const current: SealedKey =
      protection === 'file' ? { by: 'file', content } : { by: 'key-store', backend, content };
    return { version: 2, madeAt: null, current, next: null };
  });

/** What a new key is sealed with. */
export type Protection =
  | { readonly by: 'key-store'; readonly box: SecretBox }
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'file' };

/** What opens keys: the system's key store, if there is one, and what the person typed, if anything. */
export interface Opener {
  readonly box: SecretBox | null;
  readonly passphrase: string | null;
}

/** @returns the file of a profile's key; `missing`, or `unreadable` when nothing can be made of it */
export async function readKeyFile(folder: string): Promise<KeyFile | 'missing' | 'unreadable'> {
  const bytes = await readIfThere(join(folder, KEY_FILE));
  if (!bytes) return 'missing';
  const parsed = jsonOf(z.union([keyFileSchema, firstVersionSchema])).safeParse(
    bytes.toString('utf8'),
  );
  return parsed.success ? parsed.data : 'unreadable';
}

/** Replaces the file as a whole: after a crash the old or the new one is there. */
export async function writeKeyFile(folder: string, file: KeyFile): Promise<void> {
  await writeWhole(join(folder, KEY_FILE), `${JSON.stringify(file)}\n`);
}

/**
 * Seals a key, and proves that it opens again before anybody relies on it.
 *
 * @throws Error when the key store gives back something else
 */
export async function sealKey(key: Uint8Array, protection: Protection): Promise<SealedKey> {
  switch (protection.by) {
    case 'key-store': {
      const sealed = await protection.box.seal(key);
      const { plain } = await protection.box.open(sealed);
      if (plain.length !== key.length || !timingSafeEqual(plain, key)) {
        throw new Error('the key store does not give back what it was given');
      }
      const content = Buffer.from(sealed).toString('base64');
      return { by: 'key-store', backend: protection.box.backend, content };
    }
    case 'passphrase':
      return wrapKey(key, protection.passphrase);
    case 'file':
      return { by: 'file', content: Buffer.from(key).toString('base64') };
  }
}

/** Why a key did not open. */
export type Unopened = 'passphrase-needed' | 'wrong-passphrase' | 'lost';

export interface OpenedKey {
  readonly bytes: Uint8Array;
  /** The key store wants to seal it anew. */
  readonly resealNeeded: boolean;
}

/** @returns the key, or why it is not to be had */
export async function openKey(sealed: SealedKey, opener: Opener): Promise<OpenedKey | Unopened> {
  switch (sealed.by) {
    case 'key-store': {
      const content = Buffer.from(sealed.content, 'base64');
      const opened = await opener.box?.open(content).catch(() => null);
      if (opened?.plain.length !== KEY_BYTES) return 'lost';
      return { bytes: new Uint8Array(opened.plain), resealNeeded: opened.resealNeeded };
    }
    case 'passphrase': {
      if (opener.passphrase === null) return 'passphrase-needed';
      const bytes = await unwrapKey(sealed, opener.passphrase);
      return bytes ? { bytes, resealNeeded: false } : 'wrong-passphrase';
    }
    case 'file': {
      const bytes = new Uint8Array(Buffer.from(sealed.content, 'base64'));
      return bytes.length === KEY_BYTES ? { bytes, resealNeeded: false } : 'lost';
    }
  }
}

/**
 * Destroys a key: its bytes on the disk are written over before its name goes, so that what it
 * protects cannot be read from then on, also if nothing else gets deleted.
 */
export async function destroyKeyFile(folder: string): Promise<void> {
  for (const name of [KEY_FILE, `${KEY_FILE}.new`]) {
    const path = join(folder, name);
    const bytes = await readIfThere(path);
    if (!bytes) continue;
    const file = await open(path, 'r+');
    try {
      await file.write(randomBytes(bytes.length), 0, bytes.length, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rm(path);
  }
  await syncFolder(folder);
}
