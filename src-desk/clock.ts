/** Time and timers, injected so that tests own them. */
export interface DeskClock {
  /** Unix ms. */
  now(): number;
  /** Calls back after the delay; the returned function cancels. */
  after(delayMs: number, action: () => void): () => void;
}

/** The system's clock. Its timers do not keep the process alive. */
export const systemClock: DeskClock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
