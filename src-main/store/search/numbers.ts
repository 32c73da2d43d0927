/*
 * Order numbers, phone numbers and amounts are written in many ways and remembered in parts. The
 * index therefore holds, beside the tokens as they are: the parts written as one, and every ending
 * of three or more signs, so that any part is the beginning of some token.
 */

/**
 * Tokens with a digit in them, and what stands between those that belong together; before them the
 * letters that order numbers begin with: `ORD-48213`.
 */
const GROUPS =
  /(?:\b[a-z]{1,5}[-/#])?[a-z0-9]*\d[a-z0-9]*(?:[ .,/()+-]{1,2}[a-z0-9]*\d[a-z0-9]*)*/g;
const PARTS = /[a-z0-9]+/g;

const ENDING_MIN = 3;
const JOINED_MIN = 4;
/** Longer ones are keys and hashes that nobody types a part of. */
const JOINED_MAX = 24;
/** A telephone number without its country's code is no shorter. */
const SUBSCRIBER_MIN = 6;
/** What is a number when it is typed: three digits in a row, or two with letters among them. */
const NUMBER = /^(?:[a-z]{0,5}\d{3,}[a-z\d]*|(?=[a-z]*\d[a-z]*\d)[a-z\d]{4,})$/;
/** A table of figures pasted into a message does not fill the index. */
const EXTRA_MAX = 80;

/** Three digits, or fewer with letters among them (`K7M2QX`), or after letters (`AB-12`). */
const WORTHWHILE =
  /\d{3}|\d[^a-z]{1,2}\d|[a-z][-/#]\d\d|\b(?=[a-z]*\d[a-z]*\d)(?=\d*[a-z])[a-z\d]{5,24}\b/;

function addEndings(into: Set<string>, token: string): void {
  for (let start = 1; start + ENDING_MIN <= token.length; start += 1) {
    if (into.size >= EXTRA_MAX) return;
    const ending = token.slice(start);
    // Letters at the end of a number are no word that anybody wrote.
    if (!/\d/.test(ending)) return;
    into.add(ending);
  }
}

/** What of a number is found by its endings, and where in its joined parts that begins. */
export interface NumberPart {
  readonly text: string;
  readonly from: number;
}

/** All parts of a number as one, if that is no table of figures, and each part by itself. */
export function numberParts(parts: readonly string[]): NumberPart[] {
  const joined = parts.join('');
  const isOne = parts.length > 1 && joined.length >= JOINED_MIN && joined.length <= JOINED_MAX;
  let from = 0;
  const single = parts.map((text) => {
    const part = { text, from };
    from += text.length;
    return part;
  });
  return [
    ...(isOne ? [{ text: joined, from: 0 }] : []),
    ...single.filter(({ text }) => text.length <= JOINED_MAX),
  ];
}

/** Where a number has an ending that is a token or, with `prefix`, begins with it; -1: nowhere. */
export function offsetInNumber(number: string, token: string, prefix: boolean): number {
  const isEnding = (offset: number) => offset === 0 || number.length - offset >= ENDING_MIN;
  if (!prefix) {
    const offset = number.length - token.length;
    return number.endsWith(token) && isEnding(offset) ? offset : -1;
  }
  const offset = number.indexOf(token);
  return offset >= 0 && isEnding(offset) ? offset : -1;
}

/**
 * What is indexed for the numbers of a text beside its own tokens.
 *
 * @param folded see `fold`
 */
export function numberTokens(folded: string): string[] {
  if (!WORTHWHILE.test(folded)) return [];
  const extra = new Set<string>();
  for (const [group] of folded.matchAll(GROUPS)) {
    const parts: readonly string[] = group.match(PARTS) ?? [];
    for (const { text } of numberParts(parts)) {
      // A part is in the index as it is; all of them as one are not.
      if (!parts.includes(text)) extra.add(text);
      addEndings(extra, text);
    }
  }
  return [...extra].slice(0, EXTRA_MAX);
}

/**
 * Other ways in which a number that somebody types may be in the index: written as one, without the
 * zeros that stand for "from abroad" and "long distance", and without the code of a country.
 *
 * @param folded a piece of a query, see `fold`
 * @returns tokens, each of which may go on; none when it is no number
 */
export function numberSpellings(folded: string): string[] {
  const joined = (folded.match(PARTS) ?? []).join('');
  if (!NUMBER.test(joined) || joined.length > JOINED_MAX) return [];
  const plain = joined.replace(/^0{1,2}/, '');
  const isFromAbroad = /^\(?(?:\+|00)/.test(folded) && /^\d+$/.test(joined);
  // How long a country's code is shows only to who has a list of them.
  const within = isFromAbroad ? [1, 2, 3].map((length) => plain.slice(length)) : [];
  return [
    ...new Set([
      ...[joined, plain].filter((each) => each.length >= ENDING_MIN),
      ...within.filter((each) => each.length >= SUBSCRIBER_MIN),
    ]),
  ];
}

/** Whether a piece of a query may be a part of a number that is typed with spaces. */
export function isNumberPart(folded: string): boolean {
  return /^[+(]*\d[\d()./-]*$/.test(folded);
}
