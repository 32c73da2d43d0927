import type { Clock } from '../connector';

const SLICE_MS = 8;

/** Lets the event loop turn: input, IPC and other answers come first. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Cuts long work on the main process's event loop into slices.
 *
 * @returns call it between two pieces of work; it waits for a turn of the event loop when the
 *   slice is used up, and costs nothing otherwise
 */
export function createPacer(clock: Clock): () => Promise<void> | null {
  let sliceBegan = clock.now();
  return () => {
    const now = clock.now();
    if (now - sliceBegan < SLICE_MS && now >= sliceBegan) return null;
    return turn().then(() => {
      sliceBegan = clock.now();
    });
  };
}
