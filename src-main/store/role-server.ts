import { join } from 'node:path';
import { assertNever } from '@shared/assert-never';
import { openReader } from './cache/reader';
import { openWriter } from './cache/writer';
import { StoreError, toStoreError } from './errors';
import { CACHE_FILE, WORK_FILE, writeNote } from './files';
import type { Finding } from './findings';
import type { OpenRole, WorkerSetup } from './role';
import { failure, type Operations, type Request, type Response } from './rpc';

async function openRole(setup: WorkerSetup, now: () => number): Promise<OpenRole<Operations>> {
  switch (setup.role) {
    case 'work': {
      // Only this role parses with schemas; the other threads start faster without them.
      const { openWork } = await import('./work/open');
      return openWork(setup, now);
    }
    case 'writer':
      return openWriter(setup, now);
    case 'reader':
      return openReader(setup);
    case 'care': {
      const { openCare } = await import('./cache/care');
      return openCare(setup);
    }
    case 'rekey': {
      const { openRekey } = await import('./rekey-worker');
      return openRekey(setup);
    }
    default:
      return assertNever(setup.role);
  }
}

/** Over the end of the process; a disk that takes no note does not hide the damage itself. */
function noteSuspect({ folder, role }: WorkerSetup): void {
  try {
    writeNote(join(folder, role === 'work' ? WORK_FILE : CACHE_FILE), 'suspect');
  } catch {
    // The damage is reported in any case.
  }
}

/**
 * What is asked of every role; none of it is an operation, and nobody waits for it to be fast.
 * `release` closes the database and leaves the thread, which can open it again.
 */
const CONTROLS = ['open', 'probe', 'shrink', 'release', 'close'] as const;
type Control = (typeof CONTROLS)[number];

function isControl(name: string): name is Control {
  return (CONTROLS as readonly string[]).includes(name);
}

/**
 * Answers what is asked of one role of the store. The first request is `open`, the last one is
 * `close`. It belongs into a thread of its own: SQLite makes whoever asks it wait.
 */
export class RoleServer {
  readonly #setup: WorkerSetup;
  readonly #now: () => number;
  #open: OpenRole<Operations> | null = null;
  #isLeft = false;
  #isFirst = true;

  /** @param now Unix ms; the computer's clock unless said otherwise */
  constructor(setup: WorkerSetup, now: () => number = Date.now) {
    this.#setup = setup;
    this.#now = now;
  }

  async answer(request: Request): Promise<Response> {
    const startedAt = performance.now();
    const { id, name } = request;
    try {
      const value = isControl(name) ? await this.#control(name) : this.perform(request);
      const tookMs = isControl(name) ? 0 : performance.now() - startedAt;
      return { id, ok: true, value, tookMs, reopen: this.#isLeft };
    } catch (error) {
      if (this.#open && toStoreError(error).problem === 'damaged') noteSuspect(this.#setup);
      return failure(id, error);
    }
  }

  /** Does one operation of the database that is open. @throws what the operation throws */
  perform({ name, args, generation }: Omit<Request, 'id'>): unknown {
    const open = this.#open;
    if (!open || this.#isLeft) throw new StoreError('closed');
    const operation = open.operations[name];
    if (!operation) throw new StoreError('failed', `no operation ${name}`);
    if (generation !== null && Atomics.load(this.#setup.newestSearch, 0) > generation) {
      throw new StoreError('superseded');
    }
    // The types of Remote hold on the other side; here the arguments are what they allowed.
    const value = open.around(() => operation(...(args as never[])));
    // An answer says that it is on the disk: a file that nobody finds again is not there.
    this.#isLeft = open.isMoved?.() ?? false;
    return value;
  }

  async #control(name: Control): Promise<readonly Finding[]> {
    if (name === 'open') {
      if (this.#open) return [];
      const setup = this.#setup;
      this.#open = await openRole(this.#isFirst ? setup : { ...setup, setAside: false }, this.#now);
      this.#isFirst = false;
      return this.#open.findings;
    }
    if (name === 'release') {
      this.#open?.close();
      this.#open = null;
    } else this.#open?.[name]?.();
    return [];
  }
}
