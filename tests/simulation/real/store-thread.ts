import type { WorkerSetup } from '../../../src-main/store/role';
import { RoleServer } from '../../../src-main/store/role-server';
import { errorOf } from '../../../src-main/store/rpc';
import type { StoreThread, WorkerListener } from '../../../src-main/store/worker-client';

/** A role of the real store in the thread that asks, so that a history owns its time. */
export class StoreThreadHere implements StoreThread {
  readonly #server: RoleServer;
  readonly #listener: WorkerListener;
  #pending = 0;
  #id = 0;

  constructor(
    readonly setup: WorkerSetup,
    listener: WorkerListener,
    now: () => number,
  ) {
    this.#server = new RoleServer(setup, now);
    this.#listener = listener;
  }

  get pending(): number {
    return this.#pending;
  }

  async call(
    name: string,
    args: readonly unknown[],
    generation: number | null = null,
  ): Promise<unknown> {
    this.#id += 1;
    this.#pending += 1;
    try {
      // Neither side may change what the other one has.
      const request = structuredClone({ id: this.#id, name, args, generation });
      const response = structuredClone(await this.#server.answer(request));
      if (!response.ok) throw errorOf(response);
      if (response.reopen) this.#listener.moved?.(this.setup.role);
      return response.value;
    } finally {
      this.#pending -= 1;
    }
  }

  async end(): Promise<void> {
    await this.call('close', []).catch(() => undefined);
  }

  /** Looks something up at once. */
  look(name: string, ...args: readonly unknown[]): unknown {
    return this.#server.perform({ name, args, generation: null });
  }
}
