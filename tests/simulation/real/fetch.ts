import type { Readable } from 'node:stream';
import type { ConnectorProblem, Fetch } from '../../../src-main/connectors/connector';
import type { FakeClock } from '../../fixtures/sync/fake-clock';
import type { Life } from '../life';
import type { Fate, Network } from '../network';
import type { Busy } from './busy';
import type { RealDesk } from './desk';
import { spoiltBody } from './spoilt';

/** How fast a computer knows that it has no network. */
const NO_NETWORK_MS = 20;
/** A dead line is noticed as silence; whoever listens decides for how long. */
const RATE_LIMIT_S = 2;

export interface NetworkFetchOptions {
  readonly desk: RealDesk;
  readonly clock: FakeClock;
  readonly network: Network;
  readonly life: Life;
  readonly busy: Busy;
  /** The largest page that is asked for. */
  readonly page: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly payload: string | Buffer | undefined;
}

/** What the desk said, and the end of it that can be let go. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly stream: Readable;
  close(): void;
}

const netError = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** How a problem looks from where it is met: an error, or an answer of somebody else. */
function manifest(kind: ConnectorProblem): Response | TypeError | null {
  switch (kind) {
    case 'silent':
      return null;
    case 'server-error':
      return new Response('<h1>Bad gateway</h1>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'rate-limited':
      return new Response('', { status: 429, headers: { 'retry-after': String(RATE_LIMIT_S) } });
    case 'login-page':
      return new Response('<form>Sign in to this network</form>', {
        headers: { 'content-type': 'text/html' },
      });
    case 'not-a-desk':
      return new Response('{"hello":"world"}', { headers: { 'content-type': 'application/json' } });
    case 'offline':
      return netError('ENETUNREACH');
    case 'unreachable':
      return netError('ECONNREFUSED');
    default:
      return netError('ECONNRESET');
  }
}

function asked(url: string, init: RequestInit | undefined, page: number): Asked {
  const { pathname, searchParams } = new URL(url);
  const limit = Number(searchParams.get('limit') ?? 0);
  // A page of changes is a few of them, whatever the page of history is.
  const largest = pathname === '/v1/changes' ? 3 * page : page;
  if (limit > largest) searchParams.set('limit', String(largest));
  const { body } = init ?? {};
  const query = searchParams.size > 0 ? `?${searchParams.toString()}` : '';
  return {
    method: init?.method ?? 'GET',
    path: pathname + query,
    headers: Object.fromEntries(new Headers(init?.headers)),
    payload:
      body instanceof Uint8Array ? Buffer.from(body) : typeof body === 'string' ? body : undefined,
  };
}

/** A `fetch` to a desk in this process, over a network that loses, delays, doubles and cuts. */
class NetworkFetch {
  readonly #options: NetworkFetchOptions;

  constructor(options: NetworkFetchOptions) {
    this.#options = options;
  }

  readonly fetch = (url: string, init?: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { clock, desk, life, network } = this.#options;
      const signal = init?.signal ?? new AbortController().signal;
      if (signal.aborted) {
        reject(new DOMException('Aborted', 'AbortError'));
        return;
      }
      if (!life.step()) return;
      const request = asked(url, init, this.#options.page);
      let open = true;
      const finish = (end: () => void): void => {
        if (!open || !life.step()) return;
        open = false;
        signal.removeEventListener('abort', abort);
        end();
      };
      const abort = (): void => finish(() => reject(new DOMException('Aborted', 'AbortError')));
      signal.addEventListener('abort', abort, { once: true });
      const meet = (kind: ConnectorProblem, delayMs: number): void => {
        const met = manifest(kind);
        if (met === null) return;
        clock.after(delayMs, () =>
          finish(() => (met instanceof Response ? resolve(met) : reject(met))),
        );
      };
      if (!network.online) {
        meet('unreachable', NO_NETWORK_MS);
        return;
      }
      const fate = network.fate();
      if (fate.requestLost !== null) {
        meet(fate.requestLost, fate.requestMs);
        return;
      }
      // What has left is not called back by whoever stops waiting for it.
      clock.after(fate.requestMs, () => {
        if (!network.online || desk.down) {
          meet('unreachable', fate.answerMs);
          return;
        }
        const deskLife = desk.life;
        const isLive = request.path.startsWith('/v1/events');
        if (fate.duplicateMs !== null && !isLive) this.#double(request, fate.duplicateMs);
        void this.#ask(request).then((answer) =>
          clock.after(fate.answerMs, () => {
            if (!network.online || desk.life !== deskLife) {
              answer.close();
              meet(network.endIsHeard() ? 'cut' : 'silent', 0);
            } else if (isLive && answer.status === 200) {
              if (open && !life.dead) finish(() => resolve(this.#live(answer, signal)));
              else answer.close();
            } else
              void this.#whole(answer, fate).then((made) => {
                if (made === null) return;
                if (made instanceof Response) finish(() => resolve(made));
                else meet(made, 0);
              });
          }),
        );
      });
    });

  async #ask({ method, path, headers, payload }: Asked): Promise<Answered> {
    const { desk, busy } = this.#options;
    const answer = await busy.during(
      `${method} ${path}`,
      desk.running.server.inject({
        // The connector uses these methods only.
        method: method as 'GET' | 'POST' | 'DELETE',
        url: path,
        headers,
        ...(payload === undefined ? {} : { payload }),
        payloadAsStream: true,
      }),
    );
    const entries = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    return {
      status: answer.statusCode,
      headers: new Headers(entries.map(([name, value]) => [name, value])),
      stream: answer.stream(),
      close: () => {
        answer.stream().destroy();
        answer.raw.res.destroy();
      },
    };
  }

  /** The request reaches the desk once more; nobody waits for that answer. */
  #double(request: Asked, delayMs: number): void {
    const { clock, desk, busy } = this.#options;
    const deskLife = desk.life;
    clock.after(delayMs, () => {
      if (desk.life !== deskLife) return;
      void this.#ask(request).then(({ stream }) =>
        busy.during('a second answer', stream.toArray()),
      );
    });
  }

  /** An answer that ends: all of it, half of it, or what came instead of it. */
  async #whole(
    answer: Answered,
    { answerLost }: Fate,
  ): Promise<Response | ConnectorProblem | null> {
    const { busy, desk, network } = this.#options;
    const pieces = (await busy.during('an answer', answer.stream.toArray())) as Uint8Array[];
    const body = spoiltBody(Buffer.concat(pieces), answer.headers, desk.spoilt());
    if (answerLost !== null && !(answerLost === 'cut' && network.random() < 0.5)) return answerLost;
    const { status, headers } = answer;
    if (status === 204) return new Response(null, { status, headers });
    if (answerLost === null) return new Response(new Uint8Array(body), { status, headers });
    const half = body.subarray(0, network.up(body.length));
    const cut = new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (half.length > 0) controller.enqueue(new Uint8Array(half));
      },
      pull: (controller) => controller.error(netError('ECONNRESET')),
    });
    return new Response(cut, { status, headers });
  }

  /** The stream of events: each of them late, twice or never; cut when its time has come. */
  #live(answer: Answered, signal: AbortSignal): Response {
    const { clock, life, network } = this.#options;
    let isOpen = true;
    let stops: (() => void)[] = [];
    const leave = (): void => {
      for (const stop of stops) stop();
      stops = [];
      answer.close();
    };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const end = (): void => {
          if (!isOpen) return;
          isOpen = false;
          leave();
          if (life.step()) controller.error(netError('ECONNRESET'));
        };
        /** The line is dead; that is heard at once, or when it has been silent for long. */
        const break_ = (): void => {
          leave();
          if (network.endIsHeard()) clock.after(0, end);
        };
        answer.stream.on('data', (frame: Buffer) => {
          for (const delayMs of network.eventDelays()) {
            clock.after(delayMs, () => {
              if (isOpen && life.step()) controller.enqueue(new Uint8Array(frame));
            });
          }
        });
        answer.stream.on('end', break_);
        answer.stream.on('error', () => undefined);
        const abort = (): void => {
          isOpen = false;
          leave();
        };
        signal.addEventListener('abort', abort, { once: true });
        stops = [
          network.onLost(break_),
          life.onDeath(leave),
          () => signal.removeEventListener('abort', abort),
        ];
        const cutMs = network.streamCutMs();
        if (cutMs !== null) stops.push(clock.after(cutMs, break_));
      },
      cancel: () => {
        isOpen = false;
        leave();
      },
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  }
}

/** The way of one process to the desk. */
export function createNetworkFetch(options: NetworkFetchOptions): Fetch {
  return new NetworkFetch(options).fetch;
}
