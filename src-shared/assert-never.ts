/**
 * Ends a switch over a closed union, so that a new member is a compile error here.
 *
 * @param value the case nobody handled; `never` when all are handled
 * @throws Error naming the value, when data got past the types
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
