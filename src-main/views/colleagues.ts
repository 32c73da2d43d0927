/** A desk repeats that somebody writes about this often; then it is over. */
const TYPING_LASTS_MS = 12_000;

/** Which threads a colleague is writing in now, as far as the desk says so. */
export class Colleagues {
  readonly #writing = new Map<string, number>();

  /** @param now Unix ms */
  typing(threadId: string, on: boolean, now: number): void {
    if (on) this.#writing.set(threadId, now + TYPING_LASTS_MS);
    else this.#writing.delete(threadId);
  }

  writesIn(threadId: string, now: number): boolean {
    const until = this.#writing.get(threadId);
    if (until === undefined) return false;
    if (until <= now) this.#writing.delete(threadId);
    return until > now;
  }
}
