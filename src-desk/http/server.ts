import { problemSchema, type Problem } from '@shared/protocol';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Desk } from '../desk';
import { type SignedIn, signedInBy } from '../services/sessions';
import { wipeOrder } from '../services/wipes';
import { openApiDocument } from './openapi';
import { notSignedIn, ProblemError, wiped } from './problem';
import type { Route } from './route';
import { deskRoutes } from './routes';

/** Room for the longest batch of commands: a hundred replies of 20,000 characters. */
const JSON_BODY_LIMIT_BYTES = 8 * 1024 * 1024;

const LOCAL_NAMES = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

export interface DeskIdentity {
  readonly id: string;
  readonly name: string;
}

/**
 * The desk's HTTP server, not listening yet.
 *
 * @param onError told of every failure that is a bug, without request bodies
 * @param isLocal listens on this computer only: then requests by another name are refused, so that a
 *   web page cannot reach the desk through a name of its own that points here
 */
export function createServer(
  desk: Desk,
  identity: DeskIdentity,
  onError: (error: unknown) => void,
  isLocal: boolean,
): FastifyInstance {
  const server = Fastify({
    logger: false,
    bodyLimit: JSON_BODY_LIMIT_BYTES,
    // Streams of events never end by themselves.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  // Everything but JSON is bytes, also text.
  server.removeContentTypeParser('text/plain');
  const maxBytes = desk.policies.attachmentMaxBytes;
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxBytes + 1 },
    (_r, body, done) => done(null, body),
  );
  if (isLocal) {
    server.addHook('onRequest', async (request) => {
      if (LOCAL_NAMES.test(request.host)) return;
      throw new ProblemError(403, 'not-allowed', 'This desk serves its own computer only.');
    });
  }
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff');
  });
  server.setErrorHandler(async (error: FastifyError | ProblemError, _request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) onError(error);
    return reply.code(problem.status).send(problem.body);
  });
  server.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send(problemBody('not-found', 'The desk has no such address.')),
  );
  const routes = deskRoutes(desk, identity);
  for (const route of routes) addRoute(server, desk, identity.id, route);
  const document = JSON.stringify(openApiDocument(routes));
  server.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(document),
  );
  return server;
}

function addRoute(server: FastifyInstance, desk: Desk, deskId: string, route: Route): void {
  const callers = new WeakMap<FastifyRequest, SignedIn>();
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bytes ? desk.policies.attachmentMaxBytes + 1 : JSON_BODY_LIMIT_BYTES,
    // Who asks comes first, before the body is even read: a stranger learns nothing, not even what was
    // wrong with the request.
    onRequest: async (request) => {
      if (!route.isPublic) callers.set(request, await authenticate(desk, deskId, request));
    },
    handler: async (request, reply) => {
      const call = {
        desk,
        request,
        reply,
        query: parse(route.query, request.query, 'query'),
        params: parse(route.params, request.params, 'path'),
        body: route.bytes ? undefined : parse(route.body, request.body, 'body'),
      };
      return route.handle(call, callers.get(request) ?? null);
    },
  });
}

async function authenticate(
  desk: Desk,
  deskId: string,
  request: FastifyRequest,
): Promise<SignedIn> {
  const token = /^Bearer (\S{16,4096})$/i.exec(request.headers.authorization ?? '')?.[1];
  const signedIn = token === undefined ? null : await signedInBy(desk, token);
  if (!signedIn || token === undefined) throw notSignedIn();
  if ('wipe' in signedIn) throw wiped(wipeOrder(signedIn.wipe, deskId, token));
  return signedIn;
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = [where, ...(issue?.path ?? [])].join('.');
  throw new ProblemError(
    400,
    'invalid-request',
    `The request is not understood at ${at.slice(0, 200)}: ${issue?.code.replaceAll('_', ' ') ?? ''}.`,
  );
}

function problemBody(code: Problem['code'], message: string): Problem {
  return problemSchema.parse({ code, message: message.slice(0, 500) });
}

function problemOf(error: FastifyError | ProblemError): { status: number; body: Problem } {
  if (error instanceof ProblemError) {
    const body = problemBody(error.code, error.message);
    return { status: error.status, body: error.wipe ? { ...body, wipe: error.wipe } : body };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) {
    return { status, body: problemBody('too-large', 'The request is too large.') };
  }
  if (status === 415) {
    return { status, body: problemBody('wrong-type', 'The desk takes JSON here.') };
  }
  if (status < 500) {
    return { status, body: problemBody('invalid-request', 'The request is not readable JSON.') };
  }
  return {
    status: 500,
    body: problemBody(
      'internal',
      'The desk failed. Try again; if it stays so, tell whoever runs it.',
    ),
  };
}
