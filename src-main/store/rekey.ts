import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RekeyOperations, RekeyTarget } from './rekey-worker';
import { WorkerClient, remote } from './worker-client';

/** The steps of a change of key, in their order; `finish` comes once, the others for each database. */
export type RekeyStep = 'copy' | 'encrypt' | 'verify' | 'replace' | 'finish';

export interface RekeyOptions {
  /** See OpenStoreOptions. */
  readonly workerFile: string;
  readonly nativeBinding: string | undefined;
  /** How far it is, 0 to 1, several times a second. */
  readonly onProgress?: (fraction: number) => void;
  /** Called before each step; `file` is null for `finish`. */
  readonly onStep?: (step: RekeyStep, file: string | null) => void;
}

const names: Readonly<Record<keyof RekeyOperations, true>> = {
  begin: true,
  copy: true,
  encrypt: true,
  verify: true,
  replace: true,
  finish: true,
  abandon: true,
};

const POLL_MS = 200;
/** How much of the work on one database is done after each step, as measured. */
const DONE_AFTER = { copy: 0.3, encrypt: 0.55, verify: 0.98, replace: 1 } as const;

/** Tells how far the work on all files is, by their sizes. */
class Progress {
  readonly #total: number;
  #before = 0;

  constructor(
    targets: readonly RekeyTarget[],
    private readonly tell: (fraction: number) => void,
  ) {
    this.#total = targets.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  reached(target: RekeyTarget, step: keyof typeof DONE_AFTER): void {
    this.#tell(target.bytes * DONE_AFTER[step]);
    if (step === 'replace') this.#before += target.bytes;
  }

  /** Looks at the growing copy, because the thread that makes it cannot say how far it is. */
  async during<T>(target: RekeyTarget, copy: string, work: Promise<T>): Promise<T> {
    const ended = new AbortController();
    const end = (): void => ended.abort();
    work.then(end, end);
    while (!ended.signal.aborted) {
      const size = await stat(copy).then(
        (found) => found.size,
        () => 0,
      );
      this.#tell(Math.min(size, target.bytes) * DONE_AFTER.copy);
      await sleep(POLL_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
    return work;
  }

  #tell(bytes: number): void {
    if (this.#total > 0) this.tell((this.#before + bytes) / this.#total);
  }
}

/**
 * Encrypts both databases of a folder with another key. Each is copied, the copy gets the new key,
 * is read through, reaches the disk, and takes the place of the old file by one rename. So at every
 * moment each database is whole under one of the two keys, and whoever has both can read both.
 *
 * While it is under way `key.check` fits neither key, so that a store that is opened by mistake
 * refuses both, instead of taking a file under the other key for a damaged one. Whoever calls this
 * keeps both keys until it has resolved. After a crash or an error it is called again: with the same
 * keys to go on, with the keys exchanged to go back. What is done already stays as it is, and a folder
 * without one of the databases, or without both, is no error.
 *
 * A damaged database is dealt with as when a store is opened: set aside, the work's rows rescued; the
 * next opening tells.
 *
 * Files that were set aside as damaged keep the key that they had.
 *
 * @param folder the profile's folder; its store must be closed
 * @param from the key that the databases have: 32 bytes
 * @param to the key that they are to have: 32 bytes
 * @throws StoreError `wrong-key` when a database fits neither key (nothing was changed), `disk-full`
 *   when there is no room for a copy (nothing was changed), else the disk's problem: the files are as
 *   described above
 */
export async function rekeyStore(
  folder: string,
  from: Uint8Array,
  to: Uint8Array,
  options: RekeyOptions,
): Promise<void> {
  const { workerFile, nativeBinding, onStep, onProgress } = options;
  const worker = WorkerClient.start(
    workerFile,
    {
      role: 'rekey',
      folder,
      key: from,
      newKey: to,
      nativeBinding,
      keyIsKnown: false,
      setAside: false,
      newestSearch: new Int32Array(1),
    },
    { died: () => undefined, slow: () => undefined },
  );
  const steps = remote<RekeyOperations>(names, (name, args) => worker.call(name, args));
  try {
    await worker.call('open', []);
    const targets = await steps.begin();
    const progress = new Progress(targets, (fraction) => onProgress?.(fraction));
    for (const target of targets) {
      const { name } = target;
      onStep?.('copy', name);
      await progress.during(target, join(folder, target.copy), steps.copy(name));
      for (const step of ['encrypt', 'verify', 'replace'] as const) {
        onStep?.(step, name);
        await steps[step](name);
        progress.reached(target, step);
      }
    }
    onStep?.('finish', null);
    await steps.finish();
    onProgress?.(1);
  } catch (error) {
    // What cannot be tidied up now is tidied up by the next try.
    await steps.abandon().catch(() => undefined);
    throw error;
  } finally {
    await worker.close();
  }
}
