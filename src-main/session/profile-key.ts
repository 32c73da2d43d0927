import { randomBytes } from 'node:crypto';
import type { SyncStatus } from '@shared/ipc';
import { KEY_BYTES } from './cipher';
import {
  type KeyFile,
  openKey,
  type Opener,
  type Protection,
  readKeyFile,
  sealKey,
  type SealedKey,
  type Unopened,
  writeKeyFile,
} from './key-file';

/** The key of a profile in this run, and what guards it on the disk. */
export interface ProfileKey {
  readonly bytes: Uint8Array;
  readonly encryption: SyncStatus['encryption'];
  /** Which key store: `dpapi`, `keychain`, `gnome_libsecret` …; null when it is none. */
  readonly backend: string | null;
  /** Unix ms; null when it was not noted. */
  readonly madeAt: number | null;
}

/** What became of opening a key. */
export type KeyState =
  | {
      readonly state: 'open';
      readonly key: ProfileKey;
      /** The key is being changed: databases may still have this one. */
      readonly old: Uint8Array | null;
    }
  | { readonly state: 'missing' | Unopened };

const ENCRYPTIONS = {
  'key-store': 'key-store',
  passphrase: 'passphrase',
  file: 'no-key-store',
} as const satisfies Record<SealedKey['by'], SyncStatus['encryption']>;

function asProfileKey(bytes: Uint8Array, sealed: SealedKey, madeAt: number | null): ProfileKey {
  const backend = sealed.by === 'key-store' ? sealed.backend : null;
  return { bytes, encryption: ENCRYPTIONS[sealed.by], backend, madeAt };
}

/** 32 bytes from the system's generator. */
export function randomKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/**
 * Opens the key of a profile. One that does not open is never replaced, because the work that it
 * protects would be lost with it.
 */
export async function openProfileKey(folder: string, opener: Opener): Promise<KeyState> {
  const file = await readKeyFile(folder);
  if (file === 'missing') return { state: 'missing' };
  if (file === 'unreadable') return { state: 'lost' };
  const current = await openKey(file.current, opener);
  if (file.next === null) {
    if (typeof current === 'string') return { state: current };
    if (current.resealNeeded && opener.box) await reseal(folder, file, current.bytes, opener.box);
    return {
      state: 'open',
      key: asProfileKey(current.bytes, file.current, file.madeAt),
      old: null,
    };
  }
  const next = await openKey(file.next, opener);
  if (typeof next === 'string') return { state: next };
  if (typeof current === 'string') return { state: current };
  return {
    state: 'open',
    key: asProfileKey(next.bytes, file.next, file.madeAt),
    old: current.bytes,
  };
}

async function reseal(
  folder: string,
  file: KeyFile,
  key: Uint8Array,
  box: NonNullable<Opener['box']>,
): Promise<void> {
  await writeKeyFile(folder, { ...file, current: await sealKey(key, { by: 'key-store', box }) });
}

/** Makes the first key of a profile. */
export async function makeProfileKey(
  folder: string,
  protection: Protection,
  now: number,
): Promise<ProfileKey> {
  return keepProfileKey(folder, randomKey(), protection, now);
}

/** Writes a key that databases already have; also under another protection than before. */
export async function keepProfileKey(
  folder: string,
  bytes: Uint8Array,
  protection: Protection,
  madeAt: number | null,
): Promise<ProfileKey> {
  const current = await sealKey(bytes, protection);
  await writeKeyFile(folder, { version: 2, madeAt, current, next: null });
  return asProfileKey(bytes, current, madeAt);
}

/**
 * Encrypts everything of a profile from one key to another. Each part has one of the two when it
 * begins, in whatever mixture, and the second when it is done; it may be called again and again.
 */
export type ReEncrypt = (folder: string, from: Uint8Array, to: Uint8Array) => Promise<void>;

/**
 * Gives a profile whose store is closed a new random key. Both keys are on the disk before anything
 * is encrypted again and until everything is, so that it can be ended at any point and be finished
 * at the next start (`finishRotation`).
 *
 * @throws what `reEncrypt` throws; the profile then has its old key again, or, when even that was
 *   not possible, goes on at the next start
 */
export async function rotateKey(
  folder: string,
  old: Uint8Array,
  protection: Protection,
  now: number,
  reEncrypt: ReEncrypt,
): Promise<ProfileKey> {
  const file = await readKeyFile(folder);
  // A third key would take the place of one that databases may have.
  if (file === 'missing' || file === 'unreadable' || file.next !== null) {
    throw new Error('this key cannot be changed');
  }
  const bytes = randomKey();
  const next = await sealKey(bytes, protection);
  await writeKeyFile(folder, { ...file, next });
  await finishRotation(folder, { old, bytes, now }, reEncrypt);
  return asProfileKey(bytes, next, now);
}

/** Ends a change of key that was begun. Throws like `rotateKey`. */
export async function finishRotation(
  folder: string,
  keys: { readonly old: Uint8Array; readonly bytes: Uint8Array; readonly now: number },
  reEncrypt: ReEncrypt,
): Promise<void> {
  try {
    await reEncrypt(folder, keys.old, keys.bytes);
  } catch (error) {
    await takeBack(folder, keys, reEncrypt).catch(() => undefined);
    throw error;
  }
  const file = await readKeyFile(folder);
  if (file === 'missing' || file === 'unreadable' || file.next === null) return;
  await writeKeyFile(folder, { version: 2, madeAt: keys.now, current: file.next, next: null });
}

async function takeBack(
  folder: string,
  { old, bytes }: { readonly old: Uint8Array; readonly bytes: Uint8Array },
  reEncrypt: ReEncrypt,
): Promise<void> {
  await reEncrypt(folder, bytes, old);
  const file = await readKeyFile(folder);
  if (file === 'missing' || file === 'unreadable') return;
  await writeKeyFile(folder, { ...file, next: null });
}
