import type { SyncState } from '../store/api';
import type { SyncContext } from './context';

/** Days of history that an organisation lets a computer keep; see historyDaysOf. */
export type OrganisationDays = () => number | null | 'unknown';

/** How many days of history may be kept, by all who have a say in it. */
export interface HistoryLimit {
  /** The shorter of what desk and organisation say now; null: all of it. */
  days(state: SyncState): number | null;
  /** The desk has answered. @param days its limit now; undefined where it does not say */
  deskSaid(days: number | null | undefined): void;
}

/**
 * @param deskDays what the desk said at sign-in, or last
 * @param changed told when it says something else
 */
export function createHistoryLimit(
  deskDays: number | null,
  organisationDays: OrganisationDays,
  changed: (deskDays: number | null) => void,
): HistoryLimit {
  let desk = deskDays;
  let organisation: number | null | undefined;
  return {
    days: ({ historyDays }) => {
      const said = organisationDays();
      if (said !== 'unknown') organisation = said;
      // Never understood in this run: what the cache was kept to goes on.
      return shorter(desk, organisation === undefined ? historyDays : organisation);
    },
    deskSaid: (days) => {
      if (days === undefined || days === desk) return;
      desk = days;
      changed(days);
    },
  };
}

function shorter(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

const DAY_MS = 86_400_000;
/** A limit that moved by less is not worth a write. */
const STEP_MS = DAY_MS / 2;

/**
 * The desk's time, Unix ms: this computer's, put right by what the desk's last answer said. Only known
 * after it has answered. Times of messages are the desk's, so a clock that is wrong here, by years
 * perhaps, must not decide which of them are too old.
 */
function deskNow({ clock, board }: SyncContext): number {
  return clock.now() + (board.status().connection.clockAheadMs ?? 0);
}

/**
 * Since when history may be kept, by the desk's clock (Unix ms); null: all of it.
 *
 * @param days the limit
 */
export function keepSinceOf(context: SyncContext, days: number | null): number | null {
  return days === null ? null : deskNow(context) - days * DAY_MS;
}

/**
 * Before when a copy of the cache is too old that was set aside by this computer's clock (Unix ms).
 * That clock may have been set wrong since, so by the desk's it has to be too old as well.
 *
 * @param days the limit
 */
export function asideSinceOf(context: SyncContext, days: number): number {
  return Math.min(context.clock.now(), deskNow(context)) - days * DAY_MS;
}

/** The later of two times from which on everything is here; null: everything altogether. */
function later(completeSince: number | null, keepSince: number): number {
  return Math.max(completeSince ?? keepSince, keepSince);
}

/**
 * What a limit changes in the state of the cache.
 *
 * @param days the limit now, null for none
 * @param keepSince since when that is (Unix ms), null for none
 * @returns null when nothing is worth a write
 */
export function changeOfLimit(
  state: SyncState,
  days: number | null,
  keepSince: number | null,
): Partial<SyncState> | null {
  const { historyDays: before, completeSince } = state;
  if (keepSince === null) {
    if (before === null) return null;
    return { historyDays: null, keepSince: null, historyNext: null, historyDone: false };
  }
  const wider = before !== null && days !== null && days > before;
  // What was fetched is fetched again from the newest on: what is here costs nothing.
  if (wider) return { historyDays: days, keepSince, historyNext: null, historyDone: false };
  if (before === days && state.keepSince !== null && keepSince - state.keepSince < STEP_MS) {
    return null;
  }
  const limit = { historyDays: days, keepSince };
  // Before the first workset nothing is complete.
  if (!state.historyDone && completeSince === null) return limit;
  return { ...limit, completeSince: later(completeSince, keepSince) };
}

/** How far the history is complete after a page of it (Unix ms); null: nothing is missing. */
export function completeAfter(
  state: SyncState,
  page: { readonly next: string | null; readonly completeSince: number | null },
  keepSince: number | null,
): number | null {
  if (page.next === null) return keepSince;
  const { completeSince: before } = state;
  // History that is fetched again is here already as far as it was.
  const reached =
    before !== null && page.completeSince !== null
      ? Math.min(before, page.completeSince)
      : (page.completeSince ?? before);
  return keepSince === null || reached === null ? reached : Math.max(reached, keepSince);
}
