import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Desk } from '../desk';
import type { SignedIn } from '../services/sessions';

/** What an answer looks like, for the published document. */
export interface AnswerSpec {
  readonly status: number;
  readonly description: string;
  /** Media type; JSON when nothing is said. */
  readonly type?: string;
  /** null: no body, or one that is not JSON. */
  readonly schema: z.ZodType | null;
}

/** What a handler gets: everything parsed, the caller known. */
export interface Call<Q, P, B> {
  readonly desk: Desk;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: Q;
  readonly params: P;
  readonly body: B;
}

interface Spec<Q extends z.ZodType, P extends z.ZodType, B extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: Q;
  readonly params?: P;
  readonly body?: B;
  /** The body is bytes of any type. */
  readonly bytes?: true;
  readonly answer: AnswerSpec;
  /** Statuses other than 200 that the route answers with a problem. */
  readonly problems: readonly number[];
}

/** A route for the server and for the published document. */
export interface Route extends Spec<z.ZodType, z.ZodType, z.ZodType> {
  readonly isPublic: boolean;
  handle(call: Call<unknown, unknown, unknown>, signedIn: SignedIn | null): unknown;
}

/**
 * A route for anybody. Query, parameters and body are parsed by the very schemas that are published.
 */
export function publicRoute<
  Q extends z.ZodType = z.ZodUndefined,
  P extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(
  spec: Spec<Q, P, B>,
  handle: (call: Call<z.output<Q>, z.output<P>, z.output<B>>) => unknown,
): Route {
  return {
    ...spec,
    isPublic: true,
    // The server has parsed them with the schemas of this very route.
    handle: (call) => handle(call as Call<z.output<Q>, z.output<P>, z.output<B>>),
  };
}

/** A route for whoever is signed in. */
export function agentRoute<
  Q extends z.ZodType = z.ZodUndefined,
  P extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(
  spec: Spec<Q, P, B>,
  handle: (call: Call<z.output<Q>, z.output<P>, z.output<B>>, signedIn: SignedIn) => unknown,
): Route {
  return {
    ...spec,
    isPublic: false,
    handle(call, signedIn) {
      if (!signedIn) throw new Error('The server let somebody in who is not signed in.');
      return handle(call as Call<z.output<Q>, z.output<P>, z.output<B>>, signedIn);
    },
  };
}
