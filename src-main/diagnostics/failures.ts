import type { Log } from './log';

export interface FailureOptions {
  readonly log: Log;
  /** Tells the person at the screen, and ends the app; called at most once. */
  giveUp(): void;
}

/**
 * What happens with a bug that nobody caught. A promise that nobody awaited is logged and life goes
 * on. After an exception the state of this process is unknown: everything that people made is on
 * disk already, so it is logged, said and ended.
 */
export function handleFailures(process: NodeJS.EventEmitter, options: FailureOptions): void {
  let gaveUp = false;
  process.on('unhandledRejection', (error: unknown) => {
    options.log.error('main.unhandled-rejection', { error: asError(error) });
  });
  process.on('uncaughtException', (error: unknown) => {
    options.log.error('main.uncaught-exception', { error: asError(error) });
    if (gaveUp) return;
    gaveUp = true;
    options.giveUp();
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error');
}
