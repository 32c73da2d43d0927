import { assertNever } from '@shared/assert-never';
import {
  type Caller,
  type MethodName,
  methods,
  type RequestOf,
  type ResponseOf,
} from '@shared/ipc';
import { type AppError, err, ok, type Result } from '@shared/result';
import { Refusal } from './refusal';

/** What the router knows of a caller's frame; null for a frame that is gone. */
export interface Sender {
  /** The webContents is one of the app's own windows. */
  readonly known: boolean;
  readonly mainFrame: boolean;
  /** As parsed by the browser, e.g. `heddle-app://console`. */
  readonly origin: string;
}

/** What a method's handler is given besides the request. */
export type ContextOf<
  M extends MethodName,
  Session,
> = (typeof methods)[M]['caller'] extends 'anyone' ? Session | null : Session;

/** What a handler answers; nothing at all where the contract says so. */
type AnswerOf<M extends MethodName> =
  undefined extends ResponseOf<M> ? ResponseOf<M> | void : ResponseOf<M>;

/** One handler for each method of the contract: none can be missing, none without its schemas. */
export type Handlers<Session> = {
  readonly [M in MethodName]: (
    request: RequestOf<M>,
    session: ContextOf<M, Session>,
  ) => Promise<AnswerOf<M>> | AnswerOf<M>;
};

export interface RouterOptions<Session> {
  /** The only origin that may call. */
  readonly origin: string;
  /** Who is signed in now; null when nobody is. */
  session(): Session | null;
  isLead(session: Session): boolean;
  /** What to tell of an error that is expected though no handler foresaw it (a full disk); or null. */
  explain(error: unknown): AppError | null;
  /** A bug: the handler threw something else, or answered out of contract. */
  onException(method: string, error: unknown): void;
  /** Also parse answers; for development and test builds, because it costs time. */
  readonly checkResponses: boolean;
}

/** Answers one call: what came over the channel, of unknown shape, from a given sender. */
export type Dispatch = (
  sender: Sender | null,
  name: unknown,
  request: unknown,
) => Promise<Result<unknown>>;

const NOT_ALLOWED: AppError = {
  code: 'not-allowed',
  message: 'This page may not ask Heddle for anything.',
};

/**
 * Makes the one entry for calls from the renderer. Each call passes, in this order: the sender's
 * check, the caller's check, the request's schema, the handler, and in test builds the response's
 * schema. It never rejects.
 *
 * @returns the dispatcher; its error codes besides the handlers' own are `not-allowed`,
 *   `unknown-method`, `not-signed-in`, `lead-only`, `invalid-request` and `internal`
 */
export function registerMethods<Session>(
  handlers: Handlers<Session>,
  options: RouterOptions<Session>,
): Dispatch {
  return async (sender, name, request) => {
    if (!sender || !mayCall(sender, options.origin)) return err(NOT_ALLOWED);
    if (!isMethodName(name)) {
      return err({ code: 'unknown-method', message: 'Heddle does not know this request.' });
    }
    const session = options.session();
    const denied = deny(methods[name].caller, session, options);
    if (denied) return err(denied);
    const parsed = methods[name].request.safeParse(request);
    if (!parsed.success) {
      return err({
        code: 'invalid-request',
        message: 'Heddle could not read this request. Restart Heddle if it happens again.',
        data: parsed.error.issues.map((issue) => ({
          path: issue.path.map(String),
          code: issue.code,
        })),
      });
    }
    try {
      // The name picked the schema, so handler and request agree; TypeScript cannot follow.
      const handler = handlers[name] as (request: unknown, session: Session | null) => unknown;
      const value = await handler(parsed.data, session);
      if (options.checkResponses) methods[name].response.parse(value);
      return ok(value);
    } catch (error) {
      if (error instanceof Refusal) {
        return err({ code: error.code, message: error.message, data: error.data });
      }
      const explained = options.explain(error);
      if (explained) return err(explained);
      options.onException(name, error);
      return err({
        code: 'internal',
        message: 'Something in Heddle went wrong. Your work is saved; try again.',
      });
    }
  };
}

/** Whether a frame is the app's own page. Origins are compared whole, never by their beginning. */
export function mayCall(sender: Sender, origin: string): boolean {
  return sender.known && sender.mainFrame && sender.origin === origin;
}

function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}

function deny<Session>(
  caller: Caller,
  session: Session | null,
  options: RouterOptions<Session>,
): AppError | null {
  switch (caller) {
    case 'anyone':
      return null;
    case 'signed-in':
      return session === null ? NOT_SIGNED_IN : null;
    case 'lead':
      if (session === null) return NOT_SIGNED_IN;
      return options.isLead(session) ? null : LEAD_ONLY;
    default:
      return assertNever(caller);
  }
}

const NOT_SIGNED_IN: AppError = { code: 'not-signed-in', message: 'Sign in to a desk first.' };
const LEAD_ONLY: AppError = { code: 'lead-only', message: 'Only team leads can see the floor.' };
