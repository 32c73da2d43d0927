/**
 * Expected outcomes travel as values: an *error* is part of the contract and is shown with what
 * to do; an exception is a bug.
 */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** An expected error: a stable code for the program, words for the person. */
export interface AppError {
  readonly code: string;
  /** One plain sentence that says what to do. Never contains a customer's text. */
  readonly message: string;
  readonly data?: unknown;
}

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
