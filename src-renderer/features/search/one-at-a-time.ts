/**
 * Runs one request at a time, the first at once. Of those that are asked for meanwhile only the
 * newest is run, as soon as the one before has ended: an answer is never older than one request, and
 * nothing waits for a pause in typing.
 *
 * @returns a function that takes a request; it never throws, whatever becomes of the request
 */
export function oneAtATime(): (request: () => Promise<void>) => void {
  let isRunning = false;
  let newest: (() => Promise<void>) | null = null;
  const run = async (request: () => Promise<void>): Promise<void> => {
    isRunning = true;
    await request().catch(() => undefined);
    isRunning = false;
    const next = newest;
    newest = null;
    if (next) void run(next);
  };
  return (request) => {
    if (isRunning) newest = request;
    else void run(request);
  };
}
