import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { assertNever } from '@shared/assert-never';
import { openReader } from './cache/reader';
import { openWriter } from './cache/writer';
import { StoreError, toStoreError } from './errors';
import { CACHE_FILE, WORK_FILE, writeNote } from './files';
import type { Finding } from './findings';
import { join } from 'node:path';
import type { OpenRole, WorkerSetup } from './role';
import { failure, type Operations, type Request, type Response } from './rpc';

/*
 * The one bundle that all store threads run; `role` says which database this one has. The first
 * request is `open`, the last one is `close`.
 */

async function openRole(setup: WorkerSetup): Promise<OpenRole<Operations>> {
  switch (setup.role) {
    case 'work': {
      // Only this role parses with schemas; the other threads start faster without them.
      const { openWork } = await import('./work/open');
      return openWork(setup);
    }
    case 'writer':
      return openWriter(setup);
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

/** Bytes leave the thread without being copied once more. */
function transferable(value: unknown): ArrayBuffer[] {
  const bytes =
    value !== null && typeof value === 'object' && 'bytes' in value ? value.bytes : value;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

function serve(port: MessagePort, setup: WorkerSetup): void {
  let open: OpenRole<Operations> | null = null;
  let isLeft = false;
  let isFirst = true;

  const perform = (request: Request): unknown => {
    if (!open || isLeft) throw new StoreError('closed');
    const { name, args, generation } = request;
    const operation = open.operations[name];
    if (!operation) throw new StoreError('failed', `no operation ${name}`);
    if (generation !== null && Atomics.load(setup.newestSearch, 0) > generation) {
      throw new StoreError('superseded');
    }
    // The types of Remote hold on the other side; here the arguments are what they allowed.
    const value = open.around(() => operation(...(args as never[])));
    // An answer says that it is on the disk: a file that nobody finds again is not there.
    isLeft = open.isMoved?.() ?? false;
    return value;
  };

  const control = async (name: Control): Promise<readonly Finding[]> => {
    if (name === 'open') {
      if (open) return [];
      open = await openRole(isFirst ? setup : { ...setup, setAside: false });
      isFirst = false;
      return open.findings;
    }
    if (name === 'release') {
      open?.close();
      open = null;
    } else open?.[name]?.();
    return [];
  };

  const answer = async (request: Request): Promise<void> => {
    const startedAt = performance.now();
    const { id, name } = request;
    try {
      const value = isControl(name) ? await control(name) : perform(request);
      const tookMs = isControl(name) ? 0 : performance.now() - startedAt;
      const response: Response = { id, ok: true, value, tookMs, reopen: isLeft };
      port.postMessage(response, transferable(value));
    } catch (error) {
      if (open && toStoreError(error).problem === 'damaged') noteSuspect(setup);
      port.postMessage(failure(id, error));
    }
    if (name === 'close') port.close();
  };

  port.on('message', (request: Request) => void answer(request));
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

if (!parentPort) throw new Error('The store worker runs in a worker thread only');
serve(parentPort, workerData as WorkerSetup);
