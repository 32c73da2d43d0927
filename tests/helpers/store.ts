import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src-main/store/index.ts';
import type { OpenStoreOptions, Store } from '../../src-main/store/api.ts';
import { bundleForNode } from './bundle.ts';

export interface TestStore {
  readonly store: Store;
  readonly folder: string;
  readonly key: Uint8Array;
  /** Closes the store and opens it again, as a restart of the app does. */
  reopen(options?: Partial<OpenStoreOptions>): Promise<Store>;
  /** Closes the store that is open now and deletes the folder. */
  dispose(): Promise<void>;
}

/** Where the store's worker is for tests; built at the first call. */
export const storeWorkerFile = () => bundleForNode('src-main/store/worker.ts');

/** A real, encrypted store in a folder of its own. */
export async function openTestStore(options: Partial<OpenStoreOptions> = {}): Promise<TestStore> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'heddle-store-')));
  const key = options.key ?? new Uint8Array(randomBytes(32));
  const workerFile = await storeWorkerFile();
  const open = (changed: Partial<OpenStoreOptions> = {}) =>
    openStore({ nativeBinding: undefined, workerFile, ...options, folder, key, ...changed });
  let current = await open();
  return {
    get store() {
      return current;
    },
    folder,
    key,
    async reopen(changed) {
      await current.close();
      current = await open(changed);
      return current;
    },
    async dispose() {
      await current.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
