import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { assertNever } from '@shared/assert-never';
import { openReader } from './cache/reader';
import { openWriter } from './cache/writer';
import { StoreError, toStoreError } from './errors';
import { CACHE_FILE, WORK_FILE, markSuspect } from './files';
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

  const perform = (request: Request): unknown => {
    if (!open) throw new StoreError('closed');
    const { name, args, generation } = request;
    const operation = open.operations[name];
    if (!operation) throw new StoreError('failed', `no operation ${name}`);
    if (generation !== null && Atomics.load(setup.newestSearch, 0) > generation) {
      throw new StoreError('superseded');
    }
    // The types of Remote hold on the other side; here the arguments are what they allowed.
    return open.around(() => operation(...(args as never[])));
  };

  const answer = async (request: Request): Promise<void> => {
    const startedAt = performance.now();
    try {
      if (request.name === 'open') open = await openRole(setup);
      else if (request.name === 'close') open?.close();
      const value = isControl(request) ? (open?.recovered ?? []) : perform(request);
      const tookMs = isControl(request) ? 0 : performance.now() - startedAt;
      const response: Response = { id: request.id, ok: true, value, tookMs };
      port.postMessage(response, transferable(value));
    } catch (error) {
      if (open && toStoreError(error).problem === 'damaged') {
        markSuspect(join(setup.folder, setup.role === 'work' ? WORK_FILE : CACHE_FILE));
      }
      port.postMessage(failure(request.id, error));
    }
    if (request.name === 'close') port.close();
  };

  port.on('message', (request: Request) => void answer(request));
}

/** Opening and closing are no operations of a database, and nobody waits for them to be fast. */
function isControl(request: Request): boolean {
  return request.name === 'open' || request.name === 'close';
}

if (!parentPort) throw new Error('The store worker runs in a worker thread only');
serve(parentPort, workerData as WorkerSetup);
