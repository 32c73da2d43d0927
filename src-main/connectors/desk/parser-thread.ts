import { Worker } from 'node:worker_threads';
import { workerOptions } from '../../threads/worker-options';
import { type Clock, ConnectorError, type WorksetItem } from '../connector';
import type { PageKind, Pages } from './page';
import { type AnswerParser, parserHere, type WorksetStream } from './parser';
import type { ParserRequest, ParserResponse, ParserValue } from './parser-messages';

/** A page up to this size is parsed where it is: the way to the thread takes longer, and a new thread. */
const SMALL_BYTES = 48 * 1024;
/** A thread that nobody needs any more gives its memory back. */
const IDLE_MS = 10_000;
/** After so many threads that died one after the other, answers are parsed without one. */
const DEATHS_MAX = 3;

export interface ParserThreadOptions {
  /** The built parser worker. */
  readonly workerFile: string;
  readonly clock: Clock;
  /** A thread ended by itself; for the log. */
  readonly onDied: (error: unknown) => void;
}

/** A parser whose thread can be given back at once. */
export interface ParserThread extends AnswerParser {
  /** Ends the thread; whoever waits for it is told. The next large answer starts another one. */
  close(): void;
}

interface Waiting {
  readonly resolve: (value: ParserValue) => void;
  readonly reject: (error: ConnectorError) => void;
}

type Unsent = ParserRequest extends infer R
  ? R extends { id: number }
    ? Omit<R, 'id'>
    : never
  : never;

function died(): ConnectorError {
  return new ConnectorError(
    'cut',
    'Heddle stumbled while it was reading what the desk sent. It tries again by itself.',
  );
}

/** Bytes that may be handed over: nobody else looks at their buffer. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) {
    return bytes as Uint8Array<ArrayBuffer>;
  }
  return bytes.slice();
}

/** One thread, and who waits for it. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEnd: (error: unknown, expected: boolean) => void;
  #nextId = 1;
  #ended = false;
  #expected = false;
  #error: unknown = null;

  constructor(workerFile: string, onEnd: (error: unknown, expected: boolean) => void) {
    this.#onEnd = onEnd;
    this.#worker = new Worker(workerFile, workerOptions);
    this.#worker.unref();
    this.#worker.on('message', (response: ParserResponse) => this.#receive(response));
    this.#worker.on('error', (error) => {
      this.#error = error;
    });
    this.#worker.once('exit', () => this.#end());
  }

  get isIdle(): boolean {
    return this.#waiting.size === 0;
  }

  ask(request: Unsent, transfer: readonly Uint8Array<ArrayBuffer>[]): Promise<ParserValue> {
    if (this.#ended) return Promise.reject(died());
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // A program does not end while somebody waits for an answer.
      this.#worker.ref();
      this.#post({ ...request, id }, transfer);
    });
  }

  forget(stream: number): void {
    if (!this.#ended) this.#post({ type: 'close', stream }, []);
  }

  terminate(): void {
    this.#expected = true;
    void this.#worker.terminate();
  }

  #post(request: ParserRequest, transfer: readonly Uint8Array<ArrayBuffer>[]): void {
    this.#worker.postMessage(
      request,
      transfer.map(({ buffer }) => buffer),
    );
  }

  #receive(response: ParserResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (this.isIdle) this.#worker.unref();
    if (response.ok) waiting?.resolve(response.value);
    else waiting?.reject(new ConnectorError(response.problem, response.message));
  }

  #end(): void {
    this.#ended = true;
    this.#onEnd(this.#error, this.#expected);
    for (const { reject } of this.#waiting.values()) reject(died());
    this.#waiting.clear();
  }
}

/**
 * A parser in a thread of its own. The thread is started when the first large answer comes, and ended
 * when none has come for a while; when it dies, whoever waits is told, and the next answer gets a new
 * one. Small pages are parsed on the thread that asks.
 */
export function createParserThread(options: ParserThreadOptions): ParserThread {
  const { workerFile, clock, onDied } = options;
  let thread: Thread | null = null;
  let idle: AbortController | null = null;
  let openStreams = 0;
  let nextStream = 1;
  let deaths = 0;

  const running = (): Thread => {
    idle?.abort();
    if (thread) return thread;
    const started = new Thread(workerFile, (error, expected) => {
      if (thread === started) thread = null;
      if (expected) return;
      deaths += 1;
      onDied(error);
    });
    thread = started;
    return started;
  };

  /** Ends the thread when it stays without work. */
  const rest = async (): Promise<void> => {
    const resting = thread;
    if (!resting?.isIdle || openStreams > 0) return;
    idle?.abort();
    const { signal } = (idle = new AbortController());
    await clock.sleep(IDLE_MS, signal);
    if (signal.aborted || thread !== resting) return;
    thread = null;
    resting.terminate();
  };

  const ask = async (
    on: Thread,
    request: Unsent,
    transfer: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<ParserValue> => {
    try {
      const value = await on.ask(request, transfer);
      deaths = 0;
      return value;
    } finally {
      void rest();
    }
  };

  const stream = (): WorksetStream => {
    const on = running();
    const id = nextStream;
    nextStream += 1;
    openStreams += 1;
    let isOpen = true;
    // The worker answers a push and an end with items, a page with a page.
    const items = (request: Unsent, transfer: readonly Uint8Array<ArrayBuffer>[]) =>
      ask(on, request, transfer) as Promise<readonly WorksetItem[]>;
    return {
      push: (bytes) => {
        const chunk = owned(bytes);
        return items({ type: 'push', stream: id, chunk }, [chunk]);
      },
      end: () => items({ type: 'end', stream: id }, []),
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        openStreams -= 1;
        on.forget(id);
        void rest();
      },
    };
  };

  return {
    page: async <K extends PageKind>(kind: K, pieces: readonly Uint8Array[]): Promise<Pages[K]> => {
      const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
      if (size <= SMALL_BYTES || deaths >= DEATHS_MAX) return parserHere.page(kind, pieces);
      const body = pieces.map(owned);
      return (await ask(running(), { type: 'page', kind, body }, body)) as Pages[K];
    },
    workset: () => (deaths >= DEATHS_MAX ? parserHere.workset() : stream()),
    close: () => {
      idle?.abort();
      thread?.terminate();
      thread = null;
    },
  };
}
