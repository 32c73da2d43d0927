import type { AppError, Result } from '@shared/result';
import type {
  EventName,
  EventOf,
  HeddleBridge,
  MethodName,
  Milestone,
  RequestOf,
  ResponseOf,
} from '@shared/ipc';
import { afterPaint } from './after-paint';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly heddle: HeddleBridge;
  }
}

/** A refusal of main as an exception, so that React Query and mutations can carry it. */
export class HeddleError extends Error {
  readonly code: string;
  readonly data: unknown;

  constructor(error: AppError) {
    super(error.message);
    this.name = 'HeddleError';
    this.code = error.code;
    this.data = error.data;
  }
}

/** Asks main; the answer is a value or an expected error with words for the agent. */
export function call<M extends MethodName>(
  name: M,
  request: RequestOf<M>,
): Promise<Result<ResponseOf<M>>> {
  return window.heddle.call(name, request);
}

/**
 * Asks main and returns the value.
 *
 * @throws HeddleError with main's code and words when main refuses
 */
export async function ask<M extends MethodName>(
  name: M,
  request: RequestOf<M>,
): Promise<ResponseOf<M>> {
  const result = await call(name, request);
  if (!result.ok) throw new HeddleError(result.error);
  return result.value;
}

/** Listens to an event of main; returns the function that ends it. */
export function onEvent<E extends EventName>(
  name: E,
  listener: (payload: EventOf<E>) => void,
): () => void {
  return window.heddle.on(name, listener);
}

/** Tells tests and benchmarks that the screen reached a moment. */
export function milestone(name: Milestone, detail?: string): void {
  window.heddle.milestone(name, detail);
}

/** Tells a moment once what is in the document now has been painted; see `afterPaint`. */
export function milestoneAfterPaint(name: Milestone, detail?: string): () => void {
  return afterPaint(() => milestone(name, detail));
}
