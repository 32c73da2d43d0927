/*
 * Order numbers, phone numbers and amounts are written in many ways and remembered in parts. The
 * index therefore holds, beside the tokens as they are: the parts written as one, and every ending
 * of three or more signs, so that any part is the beginning of some token.
 */

/** Tokens with a digit in them, and what stands between those that belong together. */
const GROUPS = /[a-z0-9]*\d[a-z0-9]*(?:[ .,/()+-]{1,2}[a-z0-9]*\d[a-z0-9]*)*/g;
const PARTS = /[a-z0-9]+/g;

const ENDING_MIN = 3;
const JOINED_MIN = 4;
/** Longer ones are keys and hashes that nobody types a part of. */
const JOINED_MAX = 24;
/** A table of figures pasted into a message does not fill the index. */
const EXTRA_MAX = 80;

function addEndings(into: Set<string>, token: string): void {
  for (let start = 1; start + ENDING_MIN <= token.length; start += 1) {
    if (into.size >= EXTRA_MAX) return;
    into.add(token.slice(start));
  }
}

/**
 * What is indexed for the numbers of a text beside its own tokens.
 *
 * @param folded see `fold`
 */
export function numberTokens(folded: string): string[] {
  if (!/\d{3}|\d[^a-z]{1,2}\d/.test(folded)) return [];
  const extra = new Set<string>();
  for (const [group] of folded.matchAll(GROUPS)) {
    const parts = group.match(PARTS) ?? [];
    const joined = parts.join('');
    if (parts.length > 1 && joined.length >= JOINED_MIN && joined.length <= JOINED_MAX) {
      extra.add(joined);
      addEndings(extra, joined);
    }
    for (const part of parts) if (part.length <= JOINED_MAX) addEndings(extra, part);
  }
  return [...extra].slice(0, EXTRA_MAX);
}

/**
 * Other ways in which a number that somebody types may be in the index: written as one, and without
 * the zeros that stand for "from abroad" and "long distance".
 *
 * @param folded a piece of a query, see `fold`
 * @returns tokens, each of which may go on; none when it is no number
 */
export function numberSpellings(folded: string): string[] {
  const joined = (folded.match(PARTS) ?? []).join('');
  if (!/^[a-z]{0,4}[\d]{3,}[a-z\d]*$/.test(joined) || joined.length > JOINED_MAX) return [];
  const plain = joined.replace(/^0{1,2}/, '');
  return [...new Set([joined, plain])].filter((each) => each.length >= ENDING_MIN);
}

/** Whether a piece of a query may be a part of a number that is typed with spaces. */
export function isNumberPart(folded: string): boolean {
  return /^[+(]*\d[\d()./-]*$/.test(folded);
}
