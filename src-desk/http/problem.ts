import type { Problem } from '@shared/protocol';

/** An answer that is not 2xx: thrown by a handler, sent by the server. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param status HTTP status
   * @param code the contract's code
   * @param message what happened and what to do, without a customer's text
   */
  constructor(
    readonly status: number,
    readonly code: Problem['code'],
    message: string,
  ) {
    super(message);
  }
}

export const notSignedIn = (): ProblemError =>
  new ProblemError(401, 'not-signed-in', 'This session is over. Sign in again.');
