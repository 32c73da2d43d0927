/** Whoever does nothing for so long is not working on it any more. */
export const ACTIVE_MS = 60_000;

/** What counts as work on an episode at the moment. Times are Unix ms. */
export interface EffortClock {
  /** The episode in the focused pane of the focused window; null: none. */
  readonly episodeId: string | null;
  /** Up to when the time is counted. */
  readonly countedTo: number;
  /** Until when it counts as work if nothing more is done. */
  readonly activeUntil: number;
}

/** Nothing is being worked on. */
export const IDLE_CLOCK: EffortClock = { episodeId: null, countedTo: 0, activeUntil: 0 };

/** A stretch of focused work on one episode. */
export interface Worked {
  readonly episodeId: string;
  readonly ms: number;
}

interface Counted {
  readonly clock: EffortClock;
  /** null: nothing worth telling. */
  readonly worked: Worked | null;
}

/**
 * Counts up to a time. A clock that was set back counts nothing; a computer that slept, or somebody
 * who only looks, counts no longer than a minute after what was done last.
 */
export function countWork(clock: EffortClock, now: number): Counted {
  const end = Math.min(now, clock.activeUntil);
  const ms = Math.min(end - clock.countedTo, ACTIVE_MS);
  const counted = { ...clock, countedTo: now };
  if (clock.episodeId === null || ms <= 0) return { clock: counted, worked: null };
  return { clock: counted, worked: { episodeId: clock.episodeId, ms } };
}

/** Something was done: typed, scrolled, pointed at. */
export function noteActivity(clock: EffortClock, now: number): Counted {
  const counted = countWork(clock, now);
  return { ...counted, clock: { ...counted.clock, activeUntil: now + ACTIVE_MS } };
}

/** Another episode has the focus, or none has. Going there is something done. */
export function focusWork(clock: EffortClock, episodeId: string | null, now: number): Counted {
  const counted = countWork(clock, now);
  return {
    ...counted,
    clock: { episodeId, countedTo: now, activeUntil: episodeId === null ? 0 : now + ACTIVE_MS },
  };
}

/** How long each side waited for the other, in milliseconds. */
export interface Waits {
  /** From the customer's first unanswered message to our next answer, all together. */
  readonly customerMs: number;
  /** From our answer to the customer's next message, all together. */
  readonly usMs: number;
}

/**
 * How long both sides waited in an episode. What is still going on counts up to now, or to the end of
 * the episode; after our last answer nobody waits once it is resolved.
 *
 * @param turns who wrote when, oldest first; only messages between customer and agent
 * @param end Unix ms; now, or when it was resolved
 */
export function waitsOf(
  turns: readonly { readonly side: 'customer' | 'agent'; readonly at: number }[],
  end: number,
): Waits {
  let customerMs = 0;
  let usMs = 0;
  let since: { side: 'customer' | 'agent'; at: number } | null = null;
  const add = (at: number) => {
    if (since === null) return;
    const ms = Math.max(0, at - since.at);
    if (since.side === 'customer') customerMs += ms;
    else usMs += ms;
  };
  for (const turn of turns) {
    // The first message of a turn is the one that waits.
    if (since?.side === turn.side) continue;
    add(turn.at);
    since = turn;
  }
  add(end);
  return { customerMs, usMs };
}
