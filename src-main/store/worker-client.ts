import { StoreError } from './errors';
import type { WorkerSetup } from './role';
import { ownLine, type RoleLine } from './role-line';
import { errorOf, type Operations, type Remote, type Request, type Response } from './rpc';

/** What the owner of a worker wants to hear of. */
export interface WorkerListener {
  /** The thread ended without being asked to. */
  died(role: WorkerSetup['role']): void;
  /** What was asked is done, but the database has to be opened again. */
  moved?(role: WorkerSetup['role']): void;
  /** A query took long; for the log. */
  slow(operation: string, tookMs: number): void;
}

/** A store thread as those see it who ask it and end it. */
export type StoreThread = Pick<WorkerClient, 'pending' | 'call' | 'end'>;

/** An operation that takes longer is logged by name. */
const SLOW_MS = 40;

interface Waiting {
  readonly name: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StoreError) => void;
}

/** One role of the store, seen from the thread that asks. */
export class WorkerClient {
  readonly #line: RoleLine;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listener: WorkerListener;
  readonly #role: WorkerSetup['role'];
  readonly #ended: Promise<void>;
  #nextId = 1;
  #isLetGo = false;
  #state: 'running' | 'closing' | 'ended' = 'running';

  /** @param line to a role that runs already */
  constructor(line: RoleLine, role: WorkerSetup['role'], listener: WorkerListener) {
    this.#line = line;
    this.#listener = listener;
    this.#role = role;
    line.onResponse((response) => this.#receive(response));
    this.#ended = new Promise((resolve) => {
      line.onEnd(() => {
        this.#end();
        void line.gone(this.#isLetGo).then(resolve);
      });
    });
  }

  /** Starts a thread for a role. @param workerFile the built store worker */
  static start(workerFile: string, setup: WorkerSetup, listener: WorkerListener): WorkerClient {
    return new WorkerClient(ownLine(workerFile, setup), setup.role, listener);
  }

  /** How many requests are not answered yet. */
  get pending(): number {
    return this.#waiting.size;
  }

  /**
   * Asks for an operation.
   *
   * @param generation set on requests that a newer one makes pointless
   * @throws StoreError
   */
  call(name: string, args: readonly unknown[], generation: number | null = null): Promise<unknown> {
    if (this.#state !== 'running') {
      return Promise.reject(new StoreError(this.#state === 'closing' ? 'closed' : 'worker-died'));
    }
    return this.#post(name, args, generation);
  }

  /** Ends the thread after what was asked before is done. */
  async close(): Promise<void> {
    if (this.#state === 'running') {
      this.#state = 'closing';
      await this.#post('close', [], null);
    }
    await this.#ended;
  }

  /** As `close`, but whatever the thread does it has ended after a while. */
  async end(withinMs: number): Promise<void> {
    const timer = setTimeout(() => void this.terminate(), withinMs);
    // A damaged database may not close as it should; the thread ends all the same.
    await this.close().catch(() => undefined);
    clearTimeout(timer);
    await this.#ended;
  }

  /** Ends the thread at once. */
  async terminate(): Promise<void> {
    this.#state = 'closing';
    await this.#line.terminate();
  }

  #post(name: string, args: readonly unknown[], generation: number | null): Promise<unknown> {
    const request: Request = { id: this.#nextId, name, args, generation };
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { name, resolve, reject });
      this.#line.post(request);
    });
  }

  #receive(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    if (!waiting) return;
    this.#waiting.delete(response.id);
    if (waiting.name === 'close') this.#isLetGo = true;
    if (!response.ok) {
      waiting.reject(errorOf(response));
      return;
    }
    if (response.tookMs > SLOW_MS) {
      this.#listener.slow(`${this.#role}.${waiting.name}`, response.tookMs);
    }
    if (response.reopen) this.#listener.moved?.(this.#role);
    waiting.resolve(response.value);
  }

  #end(): void {
    const unexpected = this.#state === 'running';
    this.#state = 'ended';
    for (const waiting of this.#waiting.values()) {
      // Nobody knows whether it was done; `closed` says that it was not.
      waiting.reject(new StoreError('worker-died'));
    }
    this.#waiting.clear();
    if (unexpected) this.#listener.died(this.#role);
  }
}

/**
 * An object with the worker's operations as methods.
 *
 * @param names exactly the names of O, which exist on the other side only
 * @param route asks the worker, or one of several
 */
export function remote<O extends Operations>(
  names: Readonly<Record<keyof O, true>>,
  route: (name: string, args: readonly unknown[]) => Promise<unknown>,
): Remote<O> {
  const methods = Object.keys(names).map(
    (name) => [name, (...args: unknown[]) => route(name, args)] as const,
  );
  // Each name is one of O's, and its answers come from O's operation of that name.
  return Object.fromEntries(methods) as unknown as Remote<O>;
}
