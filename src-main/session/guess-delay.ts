/** Typing errors cost nothing. */
const FREE_GUESSES = 3;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/**
 * Slows guessing at this screen down: after three wrong passphrases one second, then twice as long
 * each time, up to half a minute. It ends nobody's tries. Whoever has the files guesses elsewhere;
 * against those the key derivation is what helps.
 */
export class GuessDelay {
  private wrong = 0;
  private until = 0;

  /** @param now Unix ms */
  failed(now: number): void {
    this.wrong += 1;
    if (this.wrong < FREE_GUESSES) return;
    const delayMs = FIRST_DELAY_MS * 2 ** (this.wrong - FREE_GUESSES);
    this.until = now + Math.min(delayMs, LONGEST_DELAY_MS);
  }

  succeeded(): void {
    this.wrong = 0;
    this.until = 0;
  }

  /** @returns when the next try is taken (Unix ms); null: now */
  retryAt(now: number): number | null {
    // A clock that was set back must not lock anybody out.
    if (this.until - now > LONGEST_DELAY_MS) this.until = now + LONGEST_DELAY_MS;
    return this.until > now ? this.until : null;
  }
}
