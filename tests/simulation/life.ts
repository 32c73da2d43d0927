/**
 * One run of a console's process. It can be killed at once, or at the next, the tenth, the hundredth
 * time that it waits for something; what waits in a dead process goes on waiting for ever.
 */
export class Life {
  #fuse: number | null = null;
  #dead = false;
  readonly #onDeath: (() => void)[] = [];

  get dead(): boolean {
    return this.#dead;
  }

  /** From now on the process gets past so many awaits, and no further. */
  light(awaits: number): void {
    this.#fuse = awaits;
  }

  /** It gets as far as it wants. */
  extinguish(): void {
    this.#fuse = null;
  }

  /** To be asked at each await of the process. @returns whether it is still alive */
  step(): boolean {
    if (this.#dead) return false;
    if (this.#fuse === null) return true;
    if (this.#fuse > 0) {
      this.#fuse -= 1;
      return true;
    }
    this.kill();
    return false;
  }

  kill(): void {
    if (this.#dead) return;
    this.#dead = true;
    for (const action of this.#onDeath.splice(0)) action();
  }

  /** What the rest of the world notices: sockets are closed. @returns no longer notices */
  onDeath(action: () => void): () => void {
    this.#onDeath.push(action);
    return () => {
      const index = this.#onDeath.indexOf(action);
      if (index !== -1) this.#onDeath.splice(index, 1);
    };
  }
}
