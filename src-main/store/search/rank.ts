import type { Message } from '@shared/domain';
import { fold } from './fold';
import { standsAt, type Term } from './terms';
import { tokensOfFolded } from './tokens';

/*
 * The rule, in docs/search.md: many matches are shown newest first, few are shown best first. What
 * makes a match good is how near the words stand to each other, in which order, and how much else
 * the message says; a message of the open customer, and one of the agent's own, count more.
 */

const WEIGHTS = {
  /** All words within one stretch without anything between them. */
  nearness: 2,
  /** In the order in which they were typed. */
  order: 0.5,
  /** Whole words, where only their beginning was asked for. */
  whole: 0.5,
  /** A message that says little else. */
  brevity: 1,
  openCustomer: 1.5,
  own: 0.75,
} as const;
const BREVITY_TOKENS = 20;
/** Only the beginning of a long text is looked at. */
const EXAMINED_MAX = 4000;

export interface RankContext {
  /** Whose messages count more. */
  readonly agentId: string | null;
  readonly openCustomerId: string | null;
}

interface Place {
  readonly at: number;
  readonly term: number;
  readonly whole: boolean;
}

function placesOf(tokens: readonly string[], terms: readonly Term[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (const [index, term] of terms.entries()) {
      const last = term.tokens.length - 1;
      if (!standsAt(tokens, at, term)) continue;
      places.push({ at, term: index, whole: tokens[at + last] === term.tokens[last] });
    }
  }
  return places;
}

/** The shortest stretch that holds every term that is there at all. */
function shortest(places: readonly Place[]): {
  readonly length: number;
  readonly ordered: boolean;
} {
  const present = new Set(places.map(({ term }) => term)).size;
  const counts = new Map<number, number>();
  let best = { length: Infinity, ordered: false };
  let begin = 0;
  for (const [end, place] of places.entries()) {
    counts.set(place.term, (counts.get(place.term) ?? 0) + 1);
    while (counts.size === present) {
      const first = places[begin];
      if (!first) break;
      const length = place.at - first.at + 1;
      if (length < best.length) {
        const inside = places.slice(begin, end + 1).map(({ term }) => term);
        best = {
          length,
          ordered: inside.every((term, n) => n === 0 || term >= (inside[n - 1] ?? 0)),
        };
      }
      const left = (counts.get(first.term) ?? 1) - 1;
      if (left === 0) counts.delete(first.term);
      else counts.set(first.term, left);
      begin += 1;
    }
  }
  return best;
}

/** Whether the words stand in the text as they were typed: all of them, side by side, in order. */
export function isExact(text: string, terms: readonly Term[]): boolean {
  if (terms.length < 2) return false;
  const places = placesOf(tokensOfFolded(fold(text.slice(0, EXAMINED_MAX))), terms);
  if (new Set(places.map(({ term }) => term)).size < terms.length) return false;
  const width = terms.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const last = terms.at(-1)?.tokens.length ?? 1;
  const { length, ordered } = shortest(places);
  return ordered && length - 1 + last <= width;
}

/** Whether a message is by who searches, or in a thread of theirs. */
export function isOwn(
  authorId: string | null,
  assigneeId: string | null,
  { agentId }: RankContext,
): boolean {
  return agentId !== null && (authorId === agentId || assigneeId === agentId);
}

/** What is known of a message that is ranked. */
export interface Ranked {
  readonly message: Pick<Message, 'text' | 'agentId'>;
  readonly customerId: string;
  /** Who has the thread now. */
  readonly assigneeId: string | null;
}

/**
 * How likely a message is the one that is looked for, among messages that all match.
 *
 * @returns a number without unit; larger is better
 */
export function scoreOf(
  { message, customerId, assigneeId }: Ranked,
  terms: readonly Term[],
  context: RankContext,
): number {
  const tokens = tokensOfFolded(fold(message.text.slice(0, EXAMINED_MAX)));
  const places = placesOf(tokens, terms);
  let score = WEIGHTS.brevity / (1 + tokens.length / BREVITY_TOKENS);
  if (places.length > 0) {
    const present = new Set(places.map(({ term }) => term)).size;
    const { length, ordered } = shortest(places);
    score += (WEIGHTS.nearness * present) / Math.max(length, present);
    if (ordered) score += WEIGHTS.order;
    if (
      terms.every(
        (term, n) => !term.prefix || places.some((place) => place.term === n && place.whole),
      )
    ) {
      score += WEIGHTS.whole;
    }
  }
  if (customerId === context.openCustomerId) score += WEIGHTS.openCustomer;
  if (isOwn(message.agentId, assigneeId, context)) score += WEIGHTS.own;
  return score;
}
