import { join } from 'node:path';
import type { SyncStatus } from '@shared/ipc';
import type { Log } from '../diagnostics/log';
import type { Finding } from '../store';
import type { Store } from '../store/api';
import { SESSION_FILE } from './erase';
import { readIfThere, writeWhole } from './files';
import { KEY_FILE } from './key-file';

export interface StoreHealthOptions {
  /** The profile's. */
  readonly folder: string;
  readonly log: Log;
  /** Tells the person at the screen; resolves when they have read it. */
  tell(findings: readonly Finding[]): Promise<void>;
  /** Whether the disk takes what is written has changed. */
  changed(storage: SyncStatus['storage']): void;
  /** The work was written again out of what could be read: what is shown of it may have changed. */
  workRepaired(): void;
}

/** Passes on what the store finds and does about its own files, and keeps what belongs to them. */
export class StoreHealth {
  readonly #options: StoreHealthOptions;
  readonly #files = new Map<string, Uint8Array>();
  #store: Store | null = null;
  #untold = 0;
  #restoring: Promise<void> = Promise.resolve();

  constructor(options: StoreHealthOptions) {
    this.#options = options;
  }

  /**
   * Watches an open store. What lies in the folder beside the databases is kept in memory, so that
   * the work can still be opened when the folder was taken away and is written again.
   */
  async watch(store: Store): Promise<void> {
    this.#store = store;
    this.found(store.recovered);
    for (const name of [KEY_FILE, SESSION_FILE]) {
      const bytes = await readIfThere(join(this.#options.folder, name));
      if (bytes) this.#files.set(name, bytes);
    }
  }

  changed(storage: SyncStatus['storage']): void {
    this.#options.log.warn('store.storage', { state: storage.state });
    this.#options.changed(storage);
  }

  found(findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    const { log } = this.#options;
    for (const finding of findings) log.warn('store.found', { ...finding });
    const codes = new Set(findings.map(({ code }) => code));
    if (codes.has('folder-restored')) {
      this.#restoring = this.#restoreFiles().catch((error: unknown) => {
        log.error('store.not-restored', { error });
      });
    }
    if (this.#store && codes.has('work-damaged')) this.#options.workRepaired();
    void this.#tell(findings);
  }

  /** Resolves when everything is written; nothing is kept in memory any more. */
  async close(): Promise<void> {
    await this.#restoring;
    this.#files.clear();
  }

  async #tell(findings: readonly Finding[]): Promise<void> {
    this.#untold += 1;
    try {
      await this.#options.tell(findings);
      this.#untold -= 1;
    } catch (error) {
      // Told at the next start.
      this.#options.log.error('store.not-told', { error });
    }
    // What was found meanwhile is told by a call of its own, which forgets it.
    if (this.#untold === 0) this.#store?.told();
  }

  async #restoreFiles(): Promise<void> {
    for (const [name, bytes] of this.#files) {
      const path = join(this.#options.folder, name);
      if (!(await readIfThere(path))) await writeWhole(path, bytes);
    }
  }
}
