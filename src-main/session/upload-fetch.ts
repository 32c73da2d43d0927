import { net, type IncomingMessage, type Session } from 'electron';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** How often it is looked how far an upload is, ms. */
const LOOK_MS = 100;

const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/**
 * A `fetch` that tells how much of its body has left. Electron's own does not know.
 *
 * @param sent told the bytes that have left
 */
export function uploadFetch(
  session: Session,
  url: string,
  init: RequestInit & { readonly body: Uint8Array },
  sent: (bytes: number) => void,
): Promise<Response> {
  const { body, signal } = init;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = net.request({
      session,
      url,
      method: init.method ?? 'POST',
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
    new Headers(init.headers).forEach((value, name) => request.setHeader(name, value));
    let told = 0;
    const timer = setInterval(() => {
      const { started, current } = request.getUploadProgress();
      if (!started || current === told) return;
      told = current;
      sent(current);
    }, LOOK_MS);
    const abort = () => {
      clearInterval(timer);
      request.abort();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.on('response', (answer) => {
      clearInterval(timer);
      sent(body.length);
      resolve(responseOf(answer));
    });
    request.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    request.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  });
}

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Electron's message is one of Node's streams, and its types do not say so.
  const stream = Readable.toWeb(answer as unknown as Readable) as ReadableStream<Uint8Array>;
  const init = { status: answer.statusCode, statusText: answer.statusMessage, headers };
  return new Response(WITHOUT_BODY.has(answer.statusCode) ? null : stream, init);
}
