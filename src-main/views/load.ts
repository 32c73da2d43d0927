import type { LoadView } from '@shared/ipc';
import { loadOf, returnChance } from '@shared/rules';
import type { EpisodeRow } from '../store/api';
import type { ActiveSession } from '../session/active-session';
import { inboxCounts, readInbox, stateWindow } from './inbox';

const HOUR_MS = 60 * 60_000;
/** The newest ones of each list: whoever has been silent for longer hardly matters. */
const ROWS = 100;
/** Rhythms that are remembered. */
const KNOWN_MAX = 1000;

type Gaps = readonly number[];

/**
 * Says how much an agent carries, and what is likely to come back. A customer's rhythm is read again
 * only when there is a new message.
 */
export class LoadEstimate {
  readonly #known = new WeakMap<ActiveSession, Map<string, Gaps>>();

  /** @param now Unix ms */
  async get(session: ActiveSession, now: number): Promise<LoadView> {
    const reading = await readInbox({ filter: 'mine' }, session, now);
    const [counts, customer, snoozed] = await Promise.all([
      inboxCounts({ filter: 'mine' }, session, now),
      stateWindow(reading, 'waiting-on-customer', 0, ROWS),
      stateWindow(reading, 'snoozed', 0, ROWS),
    ]);
    const rows = [...customer.rows, ...snoozed.rows];
    const gaps = await this.#gapsOf(rows, session);
    const returns = rows.reduce((sum, row) => sum + chanceOf(row, gaps.get(row) ?? [], now), 0);
    return {
      load: loadOf(counts),
      waiting: counts['waiting-on-us'],
      customer: counts['waiting-on-customer'],
      returns: Math.round(returns * 10) / 10,
      estimated: rows.length,
    };
  }

  async #gapsOf(
    rows: readonly EpisodeRow[],
    session: ActiveSession,
  ): Promise<ReadonlyMap<EpisodeRow, Gaps>> {
    const known = this.#known.get(session) ?? new Map<string, Gaps>();
    this.#known.set(session, known);
    const missing = rows.filter((row) => !known.has(keyOf(row)));
    if (missing.length > 0) {
      const ids = [...new Set(missing.map(({ customer }) => customer.id))];
      const found = await session.store.queries.rhythms(ids);
      if (known.size + missing.length > KNOWN_MAX) known.clear();
      for (const row of missing) known.set(keyOf(row), found.get(row.customer.id) ?? []);
    }
    return new Map(rows.map((row) => [row, known.get(keyOf(row)) ?? []]));
  }
}

function keyOf({ customer, episode }: EpisodeRow): string {
  return `${customer.id} ${episode.lastMessage?.id ?? ''}`;
}

/** How likely an episode that is put aside is back within the hour. */
function chanceOf({ episode }: EpisodeRow, gaps: Gaps, now: number): number {
  const { state, snooze, lastMessage, openedAt } = episode;
  const wakesAt = state === 'snoozed' ? (snooze?.until ?? null) : null;
  if (wakesAt !== null && wakesAt <= now + HOUR_MS) return 1;
  if (state === 'snoozed' && snooze?.wakeOnReply === false) return 0;
  return returnChance(gaps, now - (lastMessage?.at ?? openedAt), HOUR_MS);
}
