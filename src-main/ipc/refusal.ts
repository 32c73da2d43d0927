/**
 * An expected error on its way to the screen: thrown by a handler, turned into `{ok: false}` by the
 * router. Anything else that a handler throws is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /**
   * @param code stable, for the program
   * @param message one sentence that says what to do; never with a customer's text
   * @param data for the program, if the code alone does not say enough
   */
  constructor(
    readonly code: string,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}
