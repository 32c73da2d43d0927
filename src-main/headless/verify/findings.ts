import type { EntityKind } from '@shared/domain';

/** How a document of the cache and the desk's can differ. */
export type FindingType =
  /** The desk has it, the cache has not. */
  | 'missing'
  /** Both have it, and it is not the same. */
  | 'different'
  /** The cache has it, the desk has not (or does not show it to this person). */
  | 'too-much';

/** One difference: names only, never what a document says. */
export interface Finding {
  readonly type: FindingType;
  readonly kind: EntityKind;
  readonly id: string;
}

/** More are counted only. A cache that differs so much is not put right document by document. */
const NAMED_MAX = 10_000;

/** The differences found so far. Some are taken back, when it turns out why they are none. */
export class Findings {
  readonly #named = new Map<string, Finding>();
  #unnamed = 0;

  add(type: FindingType, kind: EntityKind, id: string): void {
    if (this.#named.size < NAMED_MAX) this.#named.set(`${kind} ${id}`, { type, kind, id });
    else this.#unnamed += 1;
  }

  /** What was found about a document is none. */
  takeBack(kind: EntityKind, id: string): void {
    this.#named.delete(`${kind} ${id}`);
  }

  ofType(type: FindingType): Finding[] {
    return [...this.#named.values()].filter((each) => each.type === type);
  }

  /** The first so many, in the order in which they were found. */
  get named(): readonly Finding[] {
    return [...this.#named.values()];
  }

  get count(): number {
    return this.#named.size + this.#unnamed;
  }
}
