import {
  commandOutcomeSchema,
  messageSchema,
  type Command,
  type CommandOutcome,
} from '@shared/domain';
import {
  PROTOCOL_VERSION,
  sessionResponseSchema,
  uploadResponseSchema,
  type SessionResponse,
} from '@shared/protocol';
import { z } from 'zod';
import {
  type Clock,
  type Connector,
  ConnectorError,
  type DeskSession,
  type Fetch,
  type WipeOrder,
} from '../connector';
import { readAttachment } from './attachments';
import { normaliseDeskUrl } from './base-url';
import { EVENTS_SILENCE_LIMIT_MS, readEvents } from './events';
import {
  AnswerTooLongError,
  createDeskHttp,
  readBody,
  SILENCE_LIMIT_MS,
  tooLongError,
  type DeskCall,
  type DeskHttp,
} from './http';
import { createLineMonitor } from './line';
import { type AnswerParser, parserHere } from './parser';
import { connectorError } from './transport-errors';
import { readWorkset } from './workset';

export { normaliseDeskUrl } from './base-url';
export { confirmDeskWipe } from './confirm-wipe';
export { createParserThread } from './parser-thread';

/** Slowest upload that is waited for. */
const UPLOAD_MIN_BYTES_PER_MS = 8;

export interface DeskConnectorOptions {
  /** Any form that normaliseDeskUrl takes. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** One per installation. */
  readonly deviceId: string;
  /** Reads large answers; on the thread that asks unless said otherwise. */
  readonly parser?: AnswerParser;
  /** The desk runs on this computer, for this console alone; see createLineMonitor. */
  readonly isOwn?: boolean;
  /** The desk wants everything removed that is kept here of an agent. */
  readonly onWipe?: (order: WipeOrder) => void;
}

const protocolSchema = z.object({ protocol: z.number() });
const conflictSchema = z.object({
  id: z.string(),
  status: z.literal('conflict'),
  newMessages: z.array(z.unknown()),
});
const outcomesSchema = z.object({ outcomes: z.array(z.unknown()) });

function toSession(response: SessionResponse): DeskSession {
  return {
    agent: response.agent,
    desk: response.desk,
    scope: response.scope,
    targetMinutes: response.policies.targetMinutes,
    historyDays: response.policies.historyDays,
    attachmentMaxBytes: response.policies.attachmentMaxBytes,
    attachmentMediaTypes: response.policies.attachmentMediaTypes,
    secret: response.token,
  };
}

/** A message that cannot be read must not hide the conflict it belongs to. */
function readOutcome(raw: unknown, command: Command): CommandOutcome {
  const outcome = commandOutcomeSchema.safeParse(raw);
  if (outcome.success && outcome.data.id === command.id) return outcome.data;
  const conflict = conflictSchema.safeParse(raw);
  if (conflict.success && conflict.data.id === command.id) {
    const newMessages = conflict.data.newMessages.flatMap((message) => {
      const parsed = messageSchema.safeParse(message);
      return parsed.success ? [parsed.data] : [];
    });
    return { id: command.id, status: 'conflict', newMessages };
  }
  throw connectorError('server-error');
}

/** A page that is too large is asked for again in smaller parts. */
async function inSmallerPages<T>(limit: number, ask: (limit: number) => Promise<T>): Promise<T> {
  for (let pageLimit = limit; ; pageLimit = Math.floor(pageLimit / 8)) {
    try {
      return await ask(Math.max(pageLimit, 1));
    } catch (error) {
      if (!(error instanceof AnswerTooLongError)) throw error;
      if (pageLimit <= 1) throw tooLongError();
    }
  }
}

async function signIn(http: DeskHttp, call: DeskCall): Promise<SessionResponse> {
  const raw = await http.json(call, z.unknown());
  const version = protocolSchema.safeParse(raw);
  if (version.success && version.data.protocol !== PROTOCOL_VERSION) {
    throw new ConnectorError(
      'not-a-desk',
      `This desk speaks version ${version.data.protocol} of the protocol, this Heddle version ${PROTOCOL_VERSION}. Update the older one.`,
    );
  }
  const parsed = sessionResponseSchema.safeParse(raw);
  if (!parsed.success) throw connectorError('not-a-desk');
  return parsed.data;
}

/**
 * The connector to a desk that speaks Heddle's own protocol, version 1.
 *
 * @throws ConnectorError `refused` when the address cannot be one of a desk, with what is wrong
 */
export function createDeskConnector(options: DeskConnectorOptions): Connector {
  const { fetch, clock, deviceId, parser = parserHere } = options;
  const address = normaliseDeskUrl(options.baseUrl);
  if (!address.ok) throw new ConnectorError('refused', address.error.message);
  let token: string | null = null;
  const line = createLineMonitor(clock, options.isOwn);
  const http = createDeskHttp({
    baseUrl: address.value,
    fetch,
    clock,
    line,
    token: () => token,
    wipes: { deviceId, ordered: (order) => options.onWipe?.(order) },
  });

  const get = (path: string, signal: AbortSignal): DeskCall => ({
    method: 'GET',
    path,
    accept: 'application/json',
    signal,
  });
  const post = (path: string, json: unknown, signal: AbortSignal): DeskCall => ({
    method: 'POST',
    path,
    accept: 'application/json',
    json,
    signal,
  });

  return {
    signIn: async ({ user, password }, signal) => {
      token = null;
      const response = await signIn(http, {
        ...post('/v1/sessions', { user, password, deviceId }, signal),
        secret: password,
      });
      token = response.token;
      return toSession(response);
    },

    resume: (session) => {
      token = session.secret;
    },

    signOut: async () => {
      const leaving = token;
      if (leaving === null) return;
      const call = { ...get('/v1/sessions', new AbortController().signal) };
      try {
        await http.request(
          { ...call, method: 'DELETE', silenceLimitMs: 5000 },
          async () => undefined,
        );
      } catch {
        // The token is forgotten here in any case; without a network the desk lets it run out.
      }
      if (token === leaving) token = null;
    },

    workset: async function* (signal) {
      const call: DeskCall = { ...get('/v1/workset', signal), accept: 'application/x-ndjson' };
      // Before the desk is asked: a thread may have to be started, and that takes as long.
      const stream = parser.workset();
      try {
        yield* http.stream(call, (answer) => readWorkset(answer, stream));
      } finally {
        stream.close();
      }
    },

    changes: (after, limit, signal) =>
      inSmallerPages(limit, async (pageLimit) => {
        const call = get(`/v1/changes?after=${after}&limit=${pageLimit}`, signal);
        return http.request(call, async (answer) => parser.page('changes', await readBody(answer)));
      }),

    history: (before, limit, signal) =>
      inSmallerPages(limit, async (pageLimit) => {
        const from = before === null ? '' : `&before=${encodeURIComponent(before)}`;
        const call = get(`/v1/history?limit=${pageLimit}${from}`, signal);
        return http.request(call, async (answer) => parser.page('history', await readBody(answer)));
      }),

    listen: (after, onEvent, signal) => {
      const call: DeskCall = {
        ...get('/v1/events', signal),
        accept: 'text/event-stream',
        headers: { 'last-event-id': String(after) },
        silenceLimitMs: EVENTS_SILENCE_LIMIT_MS,
      };
      return http.request(call, (answer) => readEvents(answer, onEvent));
    },

    send: async (commands, signal) => {
      const { outcomes } = await http
        .json(post('/v1/commands', { commands }, signal), outcomesSchema)
        .catch(smallAnswer);
      if (outcomes.length !== commands.length) throw connectorError('server-error');
      return commands.map((command, index) => readOutcome(outcomes[index], command));
    },

    typing: (threadId, on, signal) =>
      http.request(post('/v1/typing', { threadId, on }, signal), async () => undefined),

    looking: (threadIds, signal) =>
      http.request(post('/v1/looking', { threadIds }, signal), async () => undefined),

    watchLine: (listener) => line.watch(listener),

    upload: async ({ id, name, mediaType, sha256, bytes }, signal, sent) => {
      const query = new URLSearchParams({ id, name, sha256 }).toString();
      const call: DeskCall = {
        method: 'POST',
        path: `/v1/attachments?${query}`,
        accept: 'application/json',
        bytes: { mediaType, content: bytes },
        sent,
        signal,
        silenceLimitMs: SILENCE_LIMIT_MS + bytes.length / UPLOAD_MIN_BYTES_PER_MS,
      };
      const { attachment } = await http.json(call, uploadResponseSchema).catch(smallAnswer);
      return attachment;
    },

    download: (attachment, signal) => {
      const path = `/v1/attachments/${encodeURIComponent(attachment.id)}`;
      return http.request({ ...get(path, signal), accept: '*/*' }, (answer) =>
        readAttachment(answer, attachment),
      );
    },
  };
}

/** Answers that are always small have no smaller page to fall back to. */
function smallAnswer(error: unknown): never {
  throw error instanceof AnswerTooLongError ? connectorError('server-error') : error;
}
