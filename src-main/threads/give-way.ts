import { constants, getPriority, setPriority } from 'node:os';

/** Steps of `nice`: a core that both want goes to the other one for three quarters of the time. */
const STEPS = 5;

/**
 * Lets the other threads of this process, and other programs, go first whenever there are fewer cores
 * than threads that have something to do. For threads whose work is long and waited for by nobody; the
 * thread stays so until it ends.
 *
 * Only Linux keeps a priority for each thread. Elsewhere the same call is about the whole process, and
 * would hold up the very thread that it is for; nothing is done there.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Math.min(getPriority() + STEPS, constants.priority.PRIORITY_LOW));
  } catch {
    // A sandbox may refuse it. Everything works without, only less evenly.
  }
}
