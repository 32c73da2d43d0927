import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerOptions } from '../threads/worker-options';

/** @param outFolder of the build */
export const storeWorkerFile = (outFolder: string): string =>
  join(outFolder, 'main', 'store-worker.js');

/**
 * A thread of the store that starts before anybody knows what it is for. Until it can do anything it
 * computes for a tenth of a second, and so long the app waits for the system anyway.
 */
export class ThreadAhead {
  #worker: Worker | null;

  /** @param workerFile the built store worker */
  constructor(workerFile: string) {
    const worker = new Worker(workerFile, workerOptions);
    this.#worker = worker;
    // An app that ends before it opens a store does not wait for it.
    worker.unref();
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
  }

  /** The thread, which waits for its `SharedSetup`; null: it was taken already, or has ended. */
  take(): Worker | null {
    const worker = this.#worker;
    this.#worker = null;
    worker?.ref();
    return worker;
  }
}
