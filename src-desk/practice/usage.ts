import type { Rng } from './rng';

/** Counts what has been used, so that a desk does not hear the same story again while others are untold. */
export class Usage {
  readonly #counts = new Map<string, number>();

  /** One of the items that were used least, counted as used. */
  pick<T>(items: readonly T[], keyOf: (item: T) => string, rng: Rng): T {
    const [least] = this.sample(items, 1, keyOf, rng);
    if (least === undefined) throw new RangeError('Nothing to choose from');
    return least;
  }

  /** Some of the items, the least used first, counted as used. */
  sample<T>(items: readonly T[], count: number, keyOf: (item: T) => string, rng: Rng): T[] {
    const chosen = rng
      .sample(items, items.length)
      .map((item) => ({ item, used: this.#counts.get(keyOf(item)) ?? 0 }))
      .sort((a, b) => a.used - b.used)
      .slice(0, count)
      .map(({ item }) => item);
    for (const item of chosen) {
      const key = keyOf(item);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
    return rng.sample(chosen, chosen.length);
  }
}
