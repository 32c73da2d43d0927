import type { DeskWipe, Problem } from '@shared/protocol';

/** An answer that is not 2xx: thrown by a handler, sent by the server. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param status HTTP status
   * @param code the contract's code
   * @param message what happened and what to do, without a customer's text
   * @param wipe with `wiped`: what is to be removed
   */
  constructor(
    readonly status: number,
    readonly code: Problem['code'],
    message: string,
    readonly wipe: DeskWipe | null = null,
  ) {
    super(message);
  }
}

export const notSignedIn = (): ProblemError =>
  new ProblemError(401, 'not-signed-in', 'This session is over. Sign in again.');

export const wiped = (order: DeskWipe): ProblemError =>
  new ProblemError(
    401,
    'wiped',
    'Your organisation had the local data of this computer removed. Sign in again to go on.',
    order,
  );
