/** The names that people know key stores by. */
const STORE_NAMES: Readonly<Record<string, string>> = {
  dpapi: 'Windows Data Protection',
  keychain: 'macOS Keychain',
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
};

/** The name of the key store that Electron calls `backend`. */
export function storeName(backend: string): string {
  return STORE_NAMES[backend] ?? backend;
}
