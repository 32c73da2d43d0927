/*
 * How likely customers are to write again soon, each by their own rhythm: some answer within minutes
 * or not at all, others every evening.
 *
 * For a customer who has been silent for `e`, the chance to write within the next `h` is estimated
 * from the gaps of their own past (from our message to their next one):
 *
 *   p(e, h) = (d + m · q(e, h)) / (n + m)
 *
 * where n is how many past gaps were longer than e (the times when the customer had been silent for as
 * long, and had not written yet), and d how many of those ended within e + h. d / n is the
 * Kaplan–Meier estimate of that conditional probability; q is the fallback for customers of whom little
 * is known, weighted like m gaps of their own (an empirical-Bayes, or m-estimate, shrinkage: as in
 * Efron & Morris, 1973; Cestnik, 1990).
 *
 * The fallback is the Lomax distribution (Pareto of the second kind): what gaps look like when each
 * customer writes at a rate of their own and the rates are spread like a gamma distribution (Lomax,
 * 1954; the "NBD/Pareto" model of Schmittlein, Morrison & Colombo, 1987). Its survival function is
 *
 *   S(t) = (1 + t / λ)^(−α),   so   q(e, h) = 1 − ((λ + e) / (λ + e + h))^α
 *
 * and its hazard α / (λ + t) falls the longer somebody has been silent. With λ = 20 minutes and
 * α = 0.5 half of all customers write again within the hour and a quarter stays away for five hours.
 */

const MINUTE_MS = 60_000;
const LAMBDA_MS = 20 * MINUTE_MS;
const ALPHA = 0.5;

/** As many gaps of a customer's own weigh as much as the fallback. */
const FALLBACK_GAPS = 3;

/** The chance of somebody of whom nothing is known to write within `horizonMs`, silent for `silentMs`. */
export function fallbackReturn(silentMs: number, horizonMs: number): number {
  const silent = Math.max(0, silentMs);
  const horizon = Math.max(0, horizonMs);
  return 1 - ((LAMBDA_MS + silent) / (LAMBDA_MS + silent + horizon)) ** ALPHA;
}

/**
 * The chance that a customer writes within a time, by their own rhythm.
 *
 * @param gapsMs how long the customer took, after messages of ours, to write again
 * @param silentMs how long it is since our last message
 * @param horizonMs how far to look ahead
 * @returns 0 to 1
 */
export function returnChance(
  gapsMs: readonly number[],
  silentMs: number,
  horizonMs: number,
): number {
  const silent = Math.max(0, silentMs);
  const horizon = Math.max(0, horizonMs);
  const longer = gapsMs.filter((gap) => gap > silent);
  const ended = longer.filter((gap) => gap <= silent + horizon).length;
  const fallback = FALLBACK_GAPS * fallbackReturn(silent, horizon);
  return (ended + fallback) / (longer.length + FALLBACK_GAPS);
}

/** A message as far as rhythm depends on it. */
export interface RhythmMessage {
  readonly side: 'customer' | 'agent' | 'system';
  /** Unix ms. */
  readonly at: number;
}

/**
 * The gaps of a customer's past: from our last message before they wrote to their first one after it.
 *
 * @param messages of one thread between customer and agent, oldest first
 */
export function replyGaps(messages: readonly RhythmMessage[]): number[] {
  const gaps: number[] = [];
  let ours: number | null = null;
  for (const { side, at } of messages) {
    if (side === 'agent') ours = at;
    else if (side === 'customer' && ours !== null) {
      gaps.push(Math.max(0, at - ours));
      ours = null;
    }
  }
  return gaps;
}
