import { assertNever } from '../assert-never';
import type { EpisodeState } from '../domain';

/**
 * What one open episode weighs in an agent's load: one that waits on us is work now, one that waits
 * on the customer may come back, one that sleeps costs nothing (LivePerson counts inactive
 * conversations about 0.1 in the same way).
 */
export function loadWeight(state: EpisodeState): number {
  switch (state) {
    case 'waiting-on-us':
      return 1;
    case 'waiting-on-customer':
      return 0.1;
    case 'snoozed':
    case 'resolved':
      return 0;
    default:
      return assertNever(state);
  }
}

/** The load of an agent from the number of their episodes in each state. */
export function loadOf(counts: Readonly<Partial<Record<EpisodeState, number>>>): number {
  const states: EpisodeState[] = ['waiting-on-us', 'waiting-on-customer', 'snoozed', 'resolved'];
  const load = states.reduce((sum, state) => sum + loadWeight(state) * (counts[state] ?? 0), 0);
  return Math.round(load * 10) / 10;
}
