import type { CustomerPanel } from '@shared/ipc';

type Outcome = CustomerPanel['outcomes'][number];

const MAX_ACCEPTED = 3;

/**
 * The offers that still wait for an answer, and the latest accepted ones, which may still be
 * returned. Of several outcomes for one offer the newest counts.
 */
export function proposedOutcomes(outcomes: readonly Outcome[]): Outcome[] {
  const newest = new Map<string, Outcome>();
  for (const outcome of outcomes.toSorted((a, b) => a.at - b.at)) {
    newest.set(outcome.offerId, outcome);
  }
  const all = [...newest.values()].toSorted((a, b) => b.at - a.at);
  const accepted = all.filter((outcome) => outcome.outcome === 'accepted').slice(0, MAX_ACCEPTED);
  return [...all.filter((outcome) => outcome.outcome === 'proposed'), ...accepted];
}
