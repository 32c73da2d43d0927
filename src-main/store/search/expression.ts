import { standsAt, type Term } from './terms';

/** Whether a message with these tokens is what an expression asks for. */
export type Meaning = (tokens: readonly string[]) => boolean;

const SIGNS = /"(?<phrase>[^"]*)"(?<prefix> ?\*)?|(?<sign>[()]|AND|OR|NOT)/g;

class Reader {
  readonly #signs: RegExpExecArray[];
  #at = 0;

  constructor(expression: string) {
    this.#signs = [...expression.matchAll(SIGNS)];
  }

  /** `a OR b`, which binds least. */
  any(): Meaning {
    const words = this.#words();
    if (words) return (tokens) => tokens.some((token) => words.has(token));
    const { first, others } = this.#joined('OR', () => this.#all());
    if (others.length === 0) return first;
    return (tokens) => first(tokens) || others.some((part) => part(tokens));
  }

  /** `("a" OR "b" OR …)`, of which there may be hundreds, is looked up at once. */
  #words(): ReadonlySet<string> | null {
    const words = new Set<string>();
    for (let at = this.#at; ; at += 2) {
      const { phrase, prefix } = this.#signs[at]?.groups ?? {};
      if (phrase === undefined || prefix !== undefined || phrase.includes(' ')) return null;
      words.add(phrase);
      const next = this.#signs[at + 1]?.groups?.['sign'];
      if (next === 'OR') continue;
      if (next !== ')' && at + 1 < this.#signs.length) return null;
      this.#at = at + 1;
      return words;
    }
  }

  #all(): Meaning {
    const { first, others } = this.#joined('AND', () => this.#without());
    if (others.length === 0) return first;
    return (tokens) => first(tokens) && others.every((part) => part(tokens));
  }

  #without(): Meaning {
    const { first, others } = this.#joined('NOT', () => this.#one());
    if (others.length === 0) return first;
    return (tokens) => first(tokens) && !others.some((part) => part(tokens));
  }

  #joined(by: string, read: () => Meaning): { first: Meaning; others: Meaning[] } {
    const first = read();
    const others: Meaning[] = [];
    while (this.#signs[this.#at]?.groups?.['sign'] === by) {
      this.#at += 1;
      others.push(read());
    }
    return { first, others };
  }

  #one(): Meaning {
    const { phrase, prefix, sign } = this.#signs[this.#at]?.groups ?? {};
    this.#at += 1;
    if (phrase !== undefined) {
      const term: Term = { tokens: phrase.split(' '), prefix: prefix !== undefined };
      return (tokens) => tokens.some((_token, at) => standsAt(tokens, at, term));
    }
    if (sign !== '(') throw new TypeError('No expression of this search');
    const inner = this.any();
    this.#at += 1;
    return inner;
  }
}

/**
 * What an FTS5 expression means, for a single message: phrases, beginnings, AND, OR, NOT and
 * parentheses, as the compiler of queries writes them.
 *
 * @throws TypeError when it is no such expression
 */
export function meaningOf(expression: string): Meaning {
  return new Reader(expression).any();
}
