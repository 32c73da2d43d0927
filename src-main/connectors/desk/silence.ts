import type { Clock } from '../connector';

/** Ends a request that nothing is heard of. */
export interface SilenceWatch {
  /** Aborts when the outer signal does, or after the silence. */
  readonly signal: AbortSignal;
  /** Something came in. */
  touch(): void;
  /** Whoever reads is busy with what came: silence does not count until they go on. */
  hold(): void;
  resume(): void;
  /** Whether it was the silence that aborted. */
  readonly silent: boolean;
  /** Lets go of clock and outer signal. Must be called in the end. */
  end(): void;
}

/**
 * Watches over a request by inactivity, so that a slow answer may take its time and a dead one
 * may not.
 *
 * @param limitMs how long it may be silent
 * @param outer the caller's signal
 */
export function watchSilence(clock: Clock, limitMs: number, outer: AbortSignal): SilenceWatch {
  const request = new AbortController();
  const ended = new AbortController();
  let lastHeardAt = clock.now();
  let silent = false;
  let held = false;
  const touch = (): void => {
    lastHeardAt = clock.now();
  };
  const stop = (): void => {
    ended.abort();
    request.abort();
  };
  const watch = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      // A clock that was set back by hours would have a dead line watched for hours.
      if (held || clock.now() < lastHeardAt) touch();
      const leftMs = lastHeardAt + limitMs - clock.now();
      if (leftMs <= 0) {
        silent = true;
        request.abort();
        return;
      }
      await clock.sleep(leftMs, ended.signal);
    }
  };
  if (outer.aborted) stop();
  else {
    outer.addEventListener('abort', stop, { once: true });
    void watch();
  }
  return {
    signal: request.signal,
    touch,
    hold: () => {
      held = true;
    },
    resume: () => {
      held = false;
      touch();
    },
    get silent() {
      return silent;
    },
    end: () => {
      ended.abort();
      outer.removeEventListener('abort', stop);
    },
  };
}
