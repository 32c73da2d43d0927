import type { Message } from '@shared/domain';
import type { MarkedText } from '@shared/ipc';
import { oneLine } from '@shared/rules';
import { fold, isAscii } from './fold';
import { numberHits } from './number-marks';
import type { Term } from './terms';
import { ASCII_WORDS, densePairs, type Run, runsOf, tokensOfFolded } from './tokens';

/** Only this much of a text is looked at closely, in UTF-16 units. */
const MAX_EXAMINED = 4000;
const BEFORE = 60;
const SNIPPET_LENGTH = 220;

/** Beyond this, in UTF-16 units, nothing is marked in a message on screen. */
const MAX_MARKED = 200_000;

/** A part of a text, in UTF-16 units; `end` is the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface PlacedToken extends Span {
  readonly token: string;
  /** Where the mark ends when only the token's beginning was asked for. */
  readonly prefixEnd: number;
}

/**
 * Where in the text each character of a folded run stands: the Thai am, for one, is two of them.
 *
 * @returns null when characters were made one, so that it cannot be said
 */
function characterPlaces({ text, start }: Run, folded: string): Span[] | null {
  const places: Span[] = [];
  let each = '';
  let at = start;
  for (const character of text) {
    const end = at + character.length;
    const foldedCharacter = fold(character);
    for (const _part of foldedCharacter) places.push({ start: at, end });
    each += foldedCharacter;
    at = end;
  }
  return each === folded ? places : null;
}

function placedTokens(text: string): PlacedToken[] {
  if (isAscii(text)) {
    return [...text.toLowerCase().matchAll(ASCII_WORDS)].map(({ 0: token, index: start }) => {
      const end = start + token.length;
      return { token, start, end, prefixEnd: end };
    });
  }
  const placed: PlacedToken[] = [];
  for (const run of runsOf(text)) {
    const folded = fold(run.text);
    const end = run.start + run.text.length;
    const places = run.nature === 'dense' ? characterPlaces(run, folded) : null;
    if (!places) {
      for (const token of tokensOfFolded(folded)) {
        placed.push({ token, start: run.start, end, prefixEnd: end });
      }
      continue;
    }
    for (const [index, token] of densePairs([...folded]).entries()) {
      const { start = 0, end: firstEnd = 0 } = places[index] ?? {};
      placed.push({ token, start, end: places[index + 1]?.end ?? firstEnd, prefixEnd: firstEnd });
    }
  }
  return placed;
}

function hitAt(placed: readonly PlacedToken[], from: number, term: Term): Span | null {
  const last = term.tokens.length - 1;
  for (const [index, wanted] of term.tokens.entries()) {
    const actual = placed[from + index]?.token;
    const fits = index === last && term.prefix ? actual?.startsWith(wanted) : actual === wanted;
    if (fits !== true) return null;
  }
  const first = placed[from];
  const final = placed[from + last];
  if (!first || !final) return null;
  return { start: first.start, end: term.prefix ? final.prefixEnd : final.end };
}

function hitsIn(text: string, terms: readonly Term[]): Span[] {
  const placed = placedTokens(text);
  const spans: Span[] = [];
  for (let from = 0; from < placed.length; from += 1) {
    for (const term of terms) {
      const span = hitAt(placed, from, term);
      if (span) spans.push(span);
    }
  }
  spans.push(...numberHits(text, placed, terms));
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const previous = merged.at(-1);
    if (previous && span.start <= previous.end) {
      merged[merged.length - 1] = { ...previous, end: Math.max(previous.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

function segments(text: string, hits: readonly Span[], window: Span): MarkedText {
  const marked: MarkedText = [];
  const add = (from: number, to: number, hit: boolean) => {
    const piece = oneLine(text.slice(Math.max(from, window.start), Math.min(to, window.end)));
    if (piece !== '') marked.push({ text: piece, hit });
  };
  let end = window.start;
  for (const hit of hits) {
    if (hit.end <= window.start || hit.start >= window.end) continue;
    add(end, hit.start, false);
    add(hit.start, hit.end, true);
    end = hit.end;
  }
  add(end, window.end, false);
  return marked;
}

/** The part of a very long text that is worth a closer look. */
function examinedPart(text: string, terms: readonly Term[]): Span {
  if (text.length <= MAX_EXAMINED) return { start: 0, end: text.length };
  const lower = text.toLowerCase();
  const places = terms
    .map((term) => lower.indexOf(term.tokens[0] ?? ''))
    .filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - BEFORE * 2);
  return start >= text.length - BEFORE * 2
    ? { start: 0, end: MAX_EXAMINED }
    : { start, end: Math.min(text.length, start + MAX_EXAMINED) };
}

/** Where in a whole text it is found, in order and apart. */
export function spansIn(text: string, terms: readonly Term[]): Span[] {
  return hitsIn(text.slice(0, MAX_MARKED), terms).map(({ start, end }) => ({ start, end }));
}

/** A short text, such as a name, with what was searched for marked. */
export function markAll(text: string, terms: readonly Term[]): MarkedText {
  const part = text.slice(0, MAX_EXAMINED);
  return segments(part, hitsIn(part, terms), { start: 0, end: part.length });
}

/** Some 200 characters around the first hit in a text, as one line, hits marked. */
export function snippetOf(text: string, terms: readonly Term[]): MarkedText {
  const part = examinedPart(text, terms);
  const examined = text.slice(part.start, part.end);
  const hits = hitsIn(examined, terms);
  const first = hits[0]?.start ?? 0;
  const start = first <= BEFORE ? 0 : wordStart(examined, first - BEFORE, first);
  const end = Math.min(examined.length, start + SNIPPET_LENGTH);
  const marked = segments(examined, hits, { start, end });
  if (part.start + start > 0) marked.unshift({ text: '…', hit: false });
  if (part.start + end < text.length) marked.push({ text: '…', hit: false });
  return marked;
}

/**
 * What is shown of a message that was found: the part of its text around the first hit, or else the
 * name of the file that has one, and the text after it.
 */
export function messageSnippet({ text, attachments }: Message, terms: readonly Term[]): MarkedText {
  const snippet = snippetOf(text, terms);
  if (attachments.length === 0 || snippet.some(({ hit }) => hit)) return snippet;
  const name = attachments
    .map((each) => markAll(each.name, terms))
    .find((marked) => marked.some(({ hit }) => hit));
  if (!name) return snippet;
  return text.trim() === '' ? name : [...name, { text: ' · ', hit: false }, ...snippet];
}

/** The first place after a space between two places, or else the first. */
function wordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/u);
  return space < 0 ? from : from + space + 1;
}
