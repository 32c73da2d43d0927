import { turn } from '../../fixtures/sync/fake-clock';

/** Nothing takes as long on any disk; what goes on without end must end. */
const PATIENCE_MS = 60_000;
/** More than any chain needs that is made of promises, ticks and setImmediate. */
const QUIET_TURNS = 4;

/** Knows whether something is under way that takes real time: a disk, a desk. */
export class Busy {
  readonly #under = new Set<{ readonly what: string }>();

  /** Time stands still until this has ended. */
  async during<T>(what: string, work: Promise<T>): Promise<T> {
    const name = { what };
    this.#under.add(name);
    try {
      return await work;
    } finally {
      this.#under.delete(name);
    }
  }

  /** Lets everything run that can run without time passing. */
  readonly settle = async (): Promise<void> => {
    const endsAt = performance.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.#under.size > 0 ? 0 : quiet + 1) {
      await turn();
      if (performance.now() > endsAt)
        throw new Error(`Without end: ${[...this.#under].map(({ what }) => what).join(', ')}`);
    }
  };
}
