import type { DeskClock } from '../clock';

const FREE_ATTEMPTS = 8;
const WAIT_MS = 60_000;
/** Names remembered at once; beyond that the oldest are forgotten. */
const MAX_NAMES = 10_000;

/** Slows guessing down: after eight wrong passwords for one name, one attempt a minute. */
export class SignInGuard {
  readonly #failures = new Map<string, { count: number; at: number }>();

  constructor(private readonly clock: DeskClock) {}

  /** How long this name has to wait before its next attempt; 0 when it need not. */
  waitMs(user: string): number {
    const failures = this.#failures.get(user.toLowerCase());
    if (!failures || failures.count < FREE_ATTEMPTS) return 0;
    return Math.max(0, failures.at + WAIT_MS - this.clock.now());
  }

  failed(user: string): void {
    const key = user.toLowerCase();
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    this.#failures.delete(key);
    this.#failures.set(key, { count, at: this.clock.now() });
    const oldest = this.#failures.keys().next();
    if (this.#failures.size > MAX_NAMES && !oldest.done) this.#failures.delete(oldest.value);
  }

  succeeded(user: string): void {
    this.#failures.delete(user.toLowerCase());
  }
}
