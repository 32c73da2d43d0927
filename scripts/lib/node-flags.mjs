import { availableParallelism } from 'node:os';

/** As many as V8 takes in Node at most. */
const HELPERS_MAX = 4;

/**
 * How a program with the sync engine runs under Node. V8's helpers collect the garbage of all threads;
 * Node takes four of them however few cores there are, and then the main thread waits for its turn
 * behind them.
 */
export const engineFlags = [
  '--enable-source-maps',
  `--v8-pool-size=${Math.max(1, Math.min(HELPERS_MAX, availableParallelism() - 1))}`,
];
