/**
 * Keeps only the newest of several overlapping requests.
 *
 * @returns a function that runs a request and answers with its value, or with `null` when a newer
 *   request was started before it ended
 */
export function latestOnly(): <T>(request: () => Promise<T>) => Promise<T | null> {
  let newest = 0;
  return async (request) => {
    newest += 1;
    const mine = newest;
    const value = await request();
    return mine === newest ? value : null;
  };
}
