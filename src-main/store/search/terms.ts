import { fold } from './fold';
import { densePairs, runsOf } from './tokens';

/** Neighbouring tokens that must be found together, in this order. */
export interface Term {
  readonly tokens: readonly string[];
  /** Whether the last token may go on. */
  readonly prefix: boolean;
}

/**
 * The tokens of a word or phrase as the index holds them.
 *
 * @param growing whether its last word may go on
 * @returns null when there is nothing in it to search for
 */
export function termOf(text: string, growing: boolean): Term | null {
  const runs = [...runsOf(fold(text))];
  const tokens: string[] = [];
  let prefix = false;
  for (const [index, run] of runs.entries()) {
    const isLast = index === runs.length - 1;
    if (run.nature !== 'dense') {
      tokens.push(run.text);
      prefix = isLast && growing && run.nature === 'word';
      continue;
    }
    const pairs = densePairs([...run.text]);
    // At the end the text may go on: several characters are their pairs, one begins a pair.
    prefix = isLast && pairs.length === 1;
    tokens.push(...(isLast && pairs.length > 1 ? pairs.slice(0, -1) : pairs));
  }
  return tokens.length > 0 ? { tokens, prefix } : null;
}

/** A term as an FTS5 phrase. Tokens hold no quotes, so nothing typed is read as its syntax. */
export function phraseOf({ tokens, prefix }: Term): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}

/** Whether a term stands at a place among the tokens of a text. */
export function standsAt(tokens: readonly string[], at: number, term: Term): boolean {
  const last = term.tokens.length - 1;
  return term.tokens.every((wanted, offset) => {
    const token = tokens[at + offset];
    if (token === undefined) return false;
    return offset === last && term.prefix ? token.startsWith(wanted) : token === wanted;
  });
}
