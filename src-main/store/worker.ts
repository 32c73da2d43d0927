import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { assertNever } from '@shared/assert-never';
import { openReader } from './cache/reader';
import { openWriter } from './cache/writer';
import { StoreError, toStoreError } from './errors';
import { CACHE_FILE, WORK_FILE, markSuspect } from './files';
import { join } from 'node:path';
import type { OpenRole, WorkerSetup } from './role';
import { failure, type Operations, type Request, type Response } from './rpc';
import { openWork } from './work/open';

/*
 * The one bundle that all store threads run; `role` says which database this one has. The first
 * request is `open`, the last one is `close`.
 */

function openRole(setup: WorkerSetup): OpenRole<Operations> {
  switch (setup.role) {
    case 'work':
      return openWork(setup);
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
    if (request.name === 'open') {
      open = openRole(setup);
      return open.recovered;
    }
    if (!open) throw new StoreError('closed');
    if (request.name === 'close') {
      open.close();
      open = null;
      return null;
    }
    const operation = open.operations[request.name];
    if (!operation) throw new StoreError('failed', `no operation ${request.name}`);
    const { generation, args } = request;
    if (generation !== null && Atomics.load(setup.newestSearch, 0) > generation) {
      throw new StoreError('superseded');
    }
    // The types of Remote hold on the other side; here the arguments are what they allowed.
    return open.around(() => operation(...(args as never[])));
  };

  const answer = (request: Request): { response: Response; transfer: ArrayBuffer[] } => {
    const startedAt = performance.now();
    try {
      const value = perform(request);
      const tookMs = performance.now() - startedAt;
      return {
        response: { id: request.id, ok: true, value, tookMs },
        transfer: transferable(value),
      };
    } catch (error) {
      if (toStoreError(error).problem === 'damaged' && open) {
        markSuspect(join(setup.folder, setup.role === 'work' ? WORK_FILE : CACHE_FILE));
      }
      return { response: failure(request.id, error), transfer: [] };
    }
  };

  port.on('message', (request: Request) => {
    const { response, transfer } = answer(request);
    port.postMessage(response, transfer);
    if (request.name === 'close') port.close();
  });
}

if (!parentPort) throw new Error('The store worker runs in a worker thread only');
serve(parentPort, workerData as WorkerSetup);
