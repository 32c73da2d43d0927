import type { Episode, Plan } from '../domain';

/** Whether an episode is open, and nobody is expected to do anything with it now. */
export function isPutAside(episode: Pick<Episode, 'state'>): boolean {
  return episode.state === 'snoozed' || episode.state === 'waiting-on-customer';
}

/**
 * Who moves next with an episode, and when to look again, as far as anybody said: in so many words
 * or by the time of a snooze.
 *
 * @returns null when nobody said anything
 */
export function planOf(episode: Pick<Episode, 'state' | 'snooze' | 'plan'>): Plan | null {
  const plan = episode.plan ?? null;
  const { snooze } = episode;
  if (episode.state !== 'snoozed' || snooze === null) return plan;
  if (plan === null && snooze.until === null && snooze.reason === '') return null;
  return {
    next: plan?.next ?? (snooze.until === null ? 'customer' : 'us'),
    lookAgainAt: earliest(plan?.lookAgainAt ?? null, snooze.until),
    note: plan === null || plan.note === '' ? snooze.reason : plan.note,
    byId: plan?.byId ?? snooze.byId ?? null,
  };
}

/**
 * Whether nobody has to remember this episode: it is not put aside, or it says who moves next and
 * when to look again.
 */
export function hasPlan(episode: Pick<Episode, 'state' | 'snooze' | 'plan'>): boolean {
  if (!isPutAside(episode)) return true;
  return (planOf(episode)?.lookAgainAt ?? null) !== null;
}

/**
 * What the desk does next with an episode by itself: it brings it back to be looked at, or takes it
 * from whom it was handed to.
 *
 * @returns null when nobody set a time
 */
export function dueAt(
  episode: Pick<Episode, 'state' | 'snooze' | 'plan' | 'brief'>,
): { readonly at: number; readonly what: 'look-again' | 'fallback' } | null {
  if (episode.state === 'resolved') return null;
  const look = isPutAside(episode) ? (planOf(episode)?.lookAgainAt ?? null) : null;
  const back = episode.brief?.takenAt === null ? (episode.brief.fallback?.at ?? null) : null;
  const at = earliest(look, back);
  if (at === null) return null;
  return { at, what: at === back ? 'fallback' : 'look-again' };
}

/** The earlier of two times; null is none. */
function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
