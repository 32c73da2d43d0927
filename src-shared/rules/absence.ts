import type { Episode } from '../domain';

/*
 * What came back while the agent was away comes as one batch, and is fed into the list a few at a
 * time: whoever returns to thirty customers at once would start with none of them.
 */

/** A time without the agent, in Unix ms. While it lasts, `until` is now. */
export interface Absence {
  readonly since: number;
  readonly until: number;
}

/** Shorter ones are no absence: a lost connection, a walk to the printer. */
export const ABSENCE_MIN_MS = 5 * 60_000;

/** So many of a batch ask for attention at once. */
export const FED_AT_ONCE = 3;

/** One more comes in after each of these, whether or not something was answered: nobody is forgotten. */
export const FED_EVERY_MS = 2 * 60_000;

/** Whether an episode began to wait on us during an absence. */
export function cameBackDuring(
  { state, waitingSince }: Pick<Episode, 'state' | 'waitingSince'>,
  { since, until }: Absence,
): boolean {
  if (state !== 'waiting-on-us' || waitingSince === null) return false;
  return waitingSince > since && waitingSince <= until;
}

/**
 * Which of a batch are in the list. What is answered leaves the batch, and the next one takes its
 * place; what is in the list once stays there.
 *
 * @param waiting those that still wait on us, the most urgent first
 * @param fed those that are in the list already
 * @param sinceReturnMs how long the agent has been back
 * @returns all that are in the list from now on, in the order of `waiting`
 */
export function feed(
  waiting: readonly string[],
  fed: ReadonlySet<string>,
  sinceReturnMs: number,
): string[] {
  const room = FED_AT_ONCE + Math.floor(Math.max(0, sinceReturnMs) / FED_EVERY_MS);
  const known = waiting.filter((id) => fed.has(id));
  const next = waiting.filter((id) => !fed.has(id)).slice(0, Math.max(0, room - known.length));
  const shown = new Set([...known, ...next]);
  return waiting.filter((id) => shown.has(id));
}
