import { safeStorage } from 'electron';

/** The operating system's key store, as far as Heddle needs it. */
export interface SecretBox {
  /** Which store it is, for support: `dpapi`, `keychain`, `gnome_libsecret` … */
  readonly backend: string;
  seal(plain: Uint8Array): Promise<Uint8Array>;
  /** @throws Error when the store does not know the secret (any more) or is locked */
  open(sealed: Uint8Array): Promise<{ readonly plain: Uint8Array; readonly resealNeeded: boolean }>;
}

/**
 * The system's key store, or null when there is none that protects anything: Chromium's
 * `basic_text` encrypts with a password that is in its source. The only use of `safeStorage` in
 * Heddle. Call after the app is ready.
 */
export async function systemSecretBox(platform: NodeJS.Platform): Promise<SecretBox | null> {
  const backend = backendOf(platform);
  if (backend === 'basic_text' || backend === 'unknown') return null;
  // The asynchronous calls do not block the app while a key chain asks its user; Electron 33, which
  // development falls back to, does not have them.
  if (hasAsyncCalls(safeStorage)) {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
    return {
      backend,
      seal: async (plain) => safeStorage.encryptStringAsync(toText(plain)),
      open: async (sealed) => {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed));
        return { plain: fromText(opened.result), resealNeeded: opened.shouldReEncrypt };
      },
    };
  }
  if (!safeStorage.isEncryptionAvailable()) return null;
  return {
    backend,
    seal: async (plain) => safeStorage.encryptString(toText(plain)),
    open: async (sealed) => ({
      plain: fromText(safeStorage.decryptString(Buffer.from(sealed))),
      resealNeeded: false,
    }),
  };
}

/** The types are those of the shipped version and know of no other. */
function hasAsyncCalls(store: object): boolean {
  return 'encryptStringAsync' in store;
}

function backendOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return safeStorage.getSelectedStorageBackend();
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromText(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
