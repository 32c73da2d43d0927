import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { workerOptions } from '../threads/worker-options';
import type { SharedRole, SharedSetup, WorkerSetup } from './role';
import type { Request, Response } from './rpc';

/** The way to one role, whether it has its thread for itself or shares one. */
export interface RoleLine {
  post(request: Request): void;
  onResponse(listener: (response: Response) => void): void;
  /** Nothing comes any more: the role was closed, or its thread has ended. */
  onEnd(listener: () => void): void;
  /** Resolves when nothing of the role is left; `letGo`: it had been asked to close. */
  gone(letGo: boolean): Promise<void>;
  /** Ends the thread, and with it whatever else shares it. */
  terminate(): Promise<unknown>;
}

function exitOf(worker: Worker): Promise<void> {
  // An error ends the thread, and what is to be done about it is done at its end.
  worker.on('error', () => undefined);
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
  });
}

/** Starts a thread for one role. @param workerFile the built store worker */
export function ownLine(workerFile: string, setup: WorkerSetup): RoleLine {
  const worker = new Worker(workerFile, { ...workerOptions, workerData: setup });
  const exit = exitOf(worker);
  return {
    post: (request) => worker.postMessage(request),
    onResponse: (listener) => worker.on('message', listener),
    onEnd: (listener) => void exit.then(listener),
    gone: () => exit,
    terminate: () => worker.terminate(),
  };
}

/**
 * One thread for several roles. A thread costs a tenth of a second of computing time before it does
 * anything: at the start of the app the screen needs that time.
 */
export class SharedThread {
  readonly #workerFile: string;
  readonly #roles: SharedRole[] = [];
  #worker: { readonly thread: Worker; readonly exit: Promise<void> } | null = null;

  /** @param workerFile the built store worker */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  get isStarted(): boolean {
    return this.#worker !== null;
  }

  /** Adds a role. The thread starts with all those that are added in one go. */
  line(setup: WorkerSetup): RoleLine {
    if (this.#roles.length === 0) queueMicrotask(() => this.#start());
    const { port1, port2 } = new MessageChannel();
    this.#roles.push({ setup, port: port2 });
    return {
      post: (request) => port1.postMessage(request),
      onResponse: (listener) => port1.on('message', listener),
      onEnd: (listener) => port1.once('close', listener),
      gone: async (letGo) => {
        // A thread that died may hold its files for a moment longer than its ports.
        if (!letGo) await this.#worker?.exit;
      },
      terminate: async () => this.#worker?.thread.terminate(),
    };
  }

  #start(): void {
    const shared: SharedSetup = { shared: this.#roles };
    const ports: MessagePort[] = this.#roles.map(({ port }) => port);
    const thread = new Worker(this.#workerFile, {
      ...workerOptions,
      workerData: shared,
      transferList: ports,
    });
    this.#worker = { thread, exit: exitOf(thread) };
  }
}
