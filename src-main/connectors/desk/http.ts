import type { DeskWipe } from '@shared/protocol';
import type { z } from 'zod';
import { type Clock, ConnectorError, type Fetch } from '../connector';
import { answerError, isHtml, pageError, saysItAll } from './answer-errors';
import { parseAnswer } from './answer-json';
import type { LineMonitor } from './line';
import { watchSilence } from './silence';
import { connectorError, transportError } from './transport-errors';
import { provenWipe } from './proven-wipe';

/** How long an answer may be silent before it counts as gone. */
export const SILENCE_LIMIT_MS = 30_000;

/** Longest JSON answer that is taken: bytes of a page, UTF-16 units of any other. */
const ANSWER_MAX_LENGTH = 32 * 1024 * 1024;
const ERROR_BODY_MAX_LENGTH = 64 * 1024;

/** One request to the desk. */
export interface DeskCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With query, e.g. `/v1/changes?after=7`. */
  readonly path: string;
  readonly accept: 'application/json' | 'application/x-ndjson' | 'text/event-stream' | '*/*';
  readonly signal: AbortSignal;
  readonly json?: unknown;
  readonly bytes?: { readonly mediaType: string; readonly content: Uint8Array };
  /** Told how many of the bytes have left. */
  readonly sent?: ((bytes: number) => void) | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly silenceLimitMs?: number;
  /** What a request without a token proves itself with: the password of a sign-in. */
  readonly secret?: string;
}

/** An answer that began well. */
export interface DeskAnswer {
  readonly headers: Headers;
  /** The body in pieces; rejects with `cut` when it breaks off. */
  readonly chunks: () => AsyncGenerator<Uint8Array, void, undefined>;
}

/** Thrown by readText and readBody when a body is longer than allowed. */
export class AnswerTooLongError extends Error {}

export interface DeskHttp {
  /**
   * Sends a request and hands its answer, once known to be good, to `use`. The connection is let
   * go when `use` ends. Rejects with a ConnectorError only.
   */
  request<T>(call: DeskCall, use: (answer: DeskAnswer) => Promise<T>): Promise<T>;
  /** The same for an answer that is read piece by piece. */
  stream<T>(
    call: DeskCall,
    use: (answer: DeskAnswer) => AsyncGenerator<T, void, undefined>,
  ): AsyncGenerator<T, void, undefined>;
  /**
   * Reads a JSON answer.
   *
   * @throws AnswerTooLongError when it is over the limit
   */
  json<S extends z.ZodType>(call: DeskCall, schema: S): Promise<z.infer<S>>;
}

/** Reads a body as text, up to a length. */
async function readText(answer: DeskAnswer, maxLength: number): Promise<string> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let length = 0;
  for await (const chunk of answer.chunks()) {
    const piece = decoder.decode(chunk, { stream: true });
    length += piece.length;
    if (length > maxLength) throw new AnswerTooLongError();
    pieces.push(piece);
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

function requestInit(call: DeskCall, token: string | null): RequestInit {
  const headers: Record<string, string> = { accept: call.accept, ...call.headers };
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  const init: RequestInit = {
    method: call.method,
    headers,
    // A desk never redirects; whoever does is a login page of the network.
    redirect: 'error',
    // No customer's text in the browser's cache.
    cache: 'no-store',
  };
  if (call.bytes) {
    headers['content-type'] = call.bytes.mediaType;
    init.body = new Uint8Array(call.bytes.content);
  } else if (call.json !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(call.json);
  }
  return init;
}

function toAnswer(response: Response, watch: Watch): DeskAnswer {
  const chunks = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    if (!response.body) return;
    const reader = response.body.getReader();
    // Not every fetch ends a pending read when its request is aborted; cancelling does.
    const cancel = (): void => void reader.cancel().catch(() => undefined);
    watch.signal.addEventListener('abort', cancel, { once: true });
    try {
      for (;;) {
        const part: { readonly value?: Uint8Array | undefined } = await reader.read();
        if (watch.signal.aborted) throw connectorError('cut');
        // What is left to do with an answer that is all here is neither silence nor a slow line.
        watch.hold();
        if (!part.value) return;
        watch.heard(part.value.length);
        yield part.value;
        watch.resume();
      }
    } finally {
      watch.signal.removeEventListener('abort', cancel);
      cancel();
    }
  };
  return { headers: response.headers, chunks };
}

/** The token that a request carried: another one may be in use by the time it is answered. */
function secretOf({ headers }: RequestInit): string | null {
  const header = new Headers(headers).get('authorization');
  return header === null ? null : header.slice('Bearer '.length);
}

/** Watches over one request: ends it when it is dead, and tells the line how it goes. */
interface Watch {
  /** Aborts when the caller does, or after the silence. */
  readonly signal: AbortSignal;
  heard(bytes: number): void;
  hold(): void;
  resume(): void;
  /** What a failure of this request means. */
  named(error: unknown): ConnectorError;
  /** @param failed it was neither answered nor called off */
  end(failed: boolean): void;
}

function sentBytes(init: RequestInit): number {
  if (typeof init.body === 'string') return init.body.length;
  return init.body instanceof Uint8Array ? init.body.length : 0;
}

/**
 * The HTTP side of a desk: sends requests through the injected fetch and turns everything that can
 * go wrong into a ConnectorError.
 *
 * @param token the session's token at the time of a call, or null
 */
export function createDeskHttp(options: {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly line: LineMonitor;
  readonly token: () => string | null;
  /** This console; null: it takes no orders to remove anything. */
  readonly wipes?: {
    readonly deviceId: string;
    readonly ordered: (order: DeskWipe) => void;
  };
}): DeskHttp {
  const { baseUrl, fetch, clock, line, token } = options;

  const begin = (call: DeskCall, init: RequestInit): Watch => {
    const silence = watchSilence(clock, call.silenceLimitMs ?? SILENCE_LIMIT_MS, call.signal);
    const onLine =
      call.accept === 'text/event-stream' ? line.stream() : line.request(sentBytes(init));
    let begun = false;
    return {
      signal: silence.signal,
      heard: (bytes) => {
        begun = true;
        silence.touch();
        onLine.heard(bytes);
      },
      hold: () => {
        silence.hold();
        onLine.hold();
      },
      resume: () => {
        silence.resume();
        onLine.resume();
      },
      named: (error) => {
        if (call.signal.aborted) return connectorError('aborted');
        if (silence.silent) return connectorError('silent');
        return transportError(error, begun ? 'cut' : 'unreachable');
      },
      end: (failed) => {
        silence.end();
        onLine.end(call.signal.aborted ? 'stopped' : failed ? 'failed' : 'well');
      },
    };
  };

  const open = async (call: DeskCall, init: RequestInit, watch: Watch): Promise<DeskAnswer> => {
    const response = await fetch(baseUrl + call.path, { ...init, signal: watch.signal }, call.sent);
    watch.heard(0);
    const answer = toAnswer(response, watch);
    const contentType = response.headers.get('content-type') ?? '';
    const date = response.headers.get('date');
    if (response.ok && !(call.accept !== '*/*' && isHtml(contentType, ''))) {
      if (call.accept === 'text/event-stream' && !contentType.includes('text/event-stream')) {
        throw connectorError('not-a-desk');
      }
      line.dated(date);
      return answer;
    }
    const { status } = response;
    const text = await readText(answer, ERROR_BODY_MAX_LENGTH).catch((error: unknown) => {
      // Chromium gives no body with the refusal of a proxy's tunnel.
      if (error instanceof AnswerTooLongError || saysItAll(status)) return '';
      throw error;
    });
    if (response.ok) throw pageError(text);
    if (response.status === 401 && options.wipes) {
      const { deviceId, ordered } = options.wipes;
      const wipe = provenWipe(text, call.secret ?? secretOf(init), deviceId);
      if (wipe) {
        ordered(wipe);
        throw connectorError('wiped');
      }
    }
    const retryAfter = response.headers.get('retry-after');
    throw answerError({ status, contentType, retryAfter, date, text }, clock.now());
  };

  const request: DeskHttp['request'] = async (call, use) => {
    if (call.signal.aborted) throw connectorError('aborted');
    const init = requestInit(call, token());
    const watch = begin(call, init);
    let failed = true;
    try {
      const used = await use(await open(call, init, watch));
      failed = false;
      return used;
    } catch (error) {
      if (error instanceof AnswerTooLongError) throw error;
      throw watch.named(error);
    } finally {
      watch.end(failed);
    }
  };

  const stream: DeskHttp['stream'] = async function* (call, use) {
    if (call.signal.aborted) throw connectorError('aborted');
    const init = requestInit(call, token());
    const watch = begin(call, init);
    let failed = true;
    try {
      yield* use(await open(call, init, watch));
      failed = false;
    } catch (error) {
      throw watch.named(error);
    } finally {
      watch.end(failed);
    }
  };

  const json: DeskHttp['json'] = (call, schema) =>
    request(call, async (answer) => {
      const text = await readText(answer, ANSWER_MAX_LENGTH);
      const parsed = schema.safeParse(parseAnswer(text));
      if (!parsed.success) throw connectorError('not-a-desk');
      return parsed.data;
    });

  return { request, stream, json };
}

/**
 * Reads a body as it comes, up to a length.
 *
 * @throws AnswerTooLongError
 */
export async function readBody(answer: DeskAnswer): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.chunks()) {
    length += chunk.length;
    if (length > ANSWER_MAX_LENGTH) throw new AnswerTooLongError();
    pieces.push(chunk);
  }
  return pieces;
}

/** The error for an answer that is too long even for one record. */
export function tooLongError(): ConnectorError {
  return new ConnectorError('server-error', 'The desk sends a record that is too large to take.');
}
