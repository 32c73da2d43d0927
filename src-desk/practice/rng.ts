/**
 * Seeded randomness (sfc32). The state is plain data, so that a saved desk goes on exactly where it stopped.
 */
export type RngState = readonly [number, number, number, number];

export interface Rng {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** One of the items; throws a RangeError when there are none. */
  pick<T>(items: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Some of the items, in new order, without repetition. */
  sample<T>(items: readonly T[], count: number): T[];
  /** The state to go on from with `rngFrom`. */
  state(): RngState;
}

const UINT32 = 4_294_967_296;

/** FNV-1a of a text, 32 bits: turns names into seeds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A generator from a seed; texts beside the seed give independent streams. */
export function rngOf(seed: number, ...names: readonly (string | number)[]): Rng {
  const rng = rngFrom([seed >>> 0, hashText(names.join('/')), 0x9e3779b9, 1]);
  // The first outputs of sfc32 still resemble the seed.
  for (let round = 0; round < 12; round += 1) rng.next();
  return rng;
}

/** A generator that goes on from a saved state. */
export function rngFrom(state: RngState): Rng {
  let [a, b, c, counter] = state;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / UINT32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to choose from');
    return item;
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(int(0, rest.length - 1), 1));
    }
    return taken;
  };
  return {
    next,
    int,
    pick,
    sample,
    chance: (probability) => next() < probability,
    state: () => [a, b, c, counter],
  };
}
