import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { giveWay } from '../threads/give-way';
import type { SharedSetup, WorkerSetup } from './role';
import { RoleServer } from './role-server';
import { failure, type Request, type Response } from './rpc';

/*
 * The one bundle that all store threads run; `role` says which database this one has. Several roles
 * have a port each.
 */

/** Roles that are busy for long with what nobody waits for: the first fill, the index made again. */
const FILLING: ReadonlySet<WorkerSetup['role']> = new Set(['writer', 'care']);

/** Bytes leave the thread without being copied once more. */
function transferable(response: Response): ArrayBuffer[] {
  if (!response.ok) return [];
  const { value } = response;
  const bytes =
    value !== null && typeof value === 'object' && 'bytes' in value ? value.bytes : value;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

function serve(port: MessagePort, setup: WorkerSetup): void {
  const server = new RoleServer(setup);
  const answer = async (request: Request): Promise<void> => {
    const response = await server.answer(request);
    try {
      port.postMessage(response, transferable(response));
    } catch (error) {
      port.postMessage(failure(request.id, error));
    }
    if (request.name === 'close') port.close();
  };
  port.on('message', (request: Request) => void answer(request));
}

if (!parentPort) throw new Error('The store worker runs in a worker thread only');
const started = workerData as WorkerSetup | SharedSetup;
if ('shared' in started) for (const { port, setup } of started.shared) serve(port, setup);
else {
  if (FILLING.has(started.role)) giveWay();
  serve(parentPort, started);
}
