import { isScheduled } from '@shared/rules';
import type { ConnectionState, SetAsideItem, SyncStatus } from '@shared/ipc';
import type { Line } from '../connectors/connector';
import type { OutboxRow } from '../store/api';
import type { Clock } from './api';
import { createEstimate } from './estimate';

const PROGRESS_EVERY_MS = 250;

type Fill = SyncStatus['fill'];

/** Holds what the status line says, and tells the listener when it changes. */
export interface StatusBoard {
  status(): SyncStatus;
  /** @param retryAt Unix ms of the next attempt, null when none is planned */
  connection(state: ConnectionState, retryAt: number | null): void;
  /** An attempt is planned or under way; the state stays. */
  retryAt(at: number | null): void;
  /** The desk answered. */
  contact(): void;
  /** How the line is: worth a word while the desk answers, and nothing worse is to be said. */
  line(line: Line): void;
  /** What is in the way of one thing alone, while the desk answers everything else. */
  trouble(what: 'fill' | 'outbox', state: ConnectionState | null): void;
  /** Numbers alone are told at most four times a second, a new phase at once. */
  fill(change: Partial<Omit<Fill, 'finishesAt' | 'trouble'>>): void;
  outbox(rows: readonly OutboxRow[]): void;
  setAside(found: { readonly count: number; readonly newest: readonly SetAsideItem[] }): void;
}

/** The console itself notes which offers were shown; an agent has nothing to wait for there. */
function isMadeByAgent({ command: { body } }: OutboxRow): boolean {
  return body.kind !== 'offer-outcome' || body.outcome !== 'shown';
}

function countOutbox(
  rows: readonly OutboxRow[],
  now: number,
): Omit<SyncStatus['outbox'], 'trouble'> {
  const counts = { waiting: 0, scheduled: 0, failed: 0, conflicts: 0 };
  for (const row of rows.filter(isMadeByAgent)) {
    if (row.state === 'failed') counts.failed += 1;
    else if (row.state === 'conflict') counts.conflicts += 1;
    else if (isScheduled(row, now)) counts.scheduled += 1;
    else counts.waiting += 1;
  }
  return counts;
}

/** A board of an engine that has not begun. */
export function createStatusBoard(options: {
  readonly clock: Clock;
  readonly url: string | null;
  readonly encryption: SyncStatus['encryption'];
  readonly tell: (status: SyncStatus) => void;
}): StatusBoard {
  const { clock, url, encryption, tell } = options;
  let toldAt = 0;
  let current: SyncStatus = {
    connection: {
      state: 'idle',
      since: clock.now(),
      retryAt: null,
      lastContactAt: null,
      url,
      clockAheadMs: null,
    },
    fill: {
      phase: 'none',
      received: 0,
      expected: 0,
      completeSince: null,
      cachedMessages: 0,
      finishesAt: null,
      trouble: null,
    },
    outbox: { waiting: 0, scheduled: 0, failed: 0, conflicts: 0, trouble: null },
    setAside: { count: 0, newest: [] },
    storage: { state: 'ok', since: clock.now() },
    index: { state: 'unknown', checkedAt: null, progress: null },
    encryption,
  };

  const estimate = createEstimate(clock);
  let lineState: Line['state'] = 'good';

  /** Waits to tell what came too soon; ended by whatever is told before. */
  let later: AbortController | null = null;

  const set = (change: Partial<SyncStatus>): void => {
    later?.abort();
    later = null;
    current = { ...current, ...change };
    toldAt = clock.now();
    tell(current);
  };
  const tellLater = async (delayMs: number): Promise<void> => {
    const { signal } = (later = new AbortController());
    await clock.sleep(delayMs, signal);
    if (!signal.aborted) set({});
  };
  const setQuietly = (change: Partial<SyncStatus>): void => {
    const sinceMs = clock.now() - toldAt;
    if (sinceMs >= PROGRESS_EVERY_MS || sinceMs < 0) {
      set(change);
      return;
    }
    current = { ...current, ...change };
    if (!later) void tellLater(PROGRESS_EVERY_MS - sinceMs);
  };
  const connection = (state: ConnectionState, retryAt: number | null): void => {
    const was = current.connection;
    if (was.state === state && was.retryAt === retryAt) return;
    const since = was.state === state ? was.since : clock.now();
    set({ connection: { ...was, state, since, retryAt } });
  };

  const answering = (): ConnectionState => (lineState === 'good' ? 'connected' : lineState);

  return {
    status: () => current,
    connection,
    retryAt: (at) => connection(current.connection.state, at),
    contact: () => {
      const lastContactAt = clock.now();
      setQuietly({ connection: { ...current.connection, lastContactAt } });
      connection(answering(), null);
    },
    line: ({ state, clockAheadMs }) => {
      lineState = state;
      if (clockAheadMs !== current.connection.clockAheadMs) {
        set({ connection: { ...current.connection, clockAheadMs } });
      }
      const answers: readonly ConnectionState[] = ['connected', 'slow', 'silent'];
      const { state: shown, retryAt } = current.connection;
      // With an attempt planned it is a failure that is shown, and it stays until the desk answers.
      if (answers.includes(shown) && retryAt === null) connection(answering(), null);
    },
    trouble: (what, state) => {
      if (current[what].trouble === state) return;
      if (what === 'fill') set({ fill: { ...current.fill, trouble: state } });
      else set({ outbox: { ...current.outbox, trouble: state } });
    },
    fill: (change) => {
      const fill = { ...current.fill, ...change };
      const running = fill.phase === 'workset' || fill.phase === 'backfill';
      const samePhase = fill.phase === current.fill.phase;
      if (!samePhase) estimate.reset();
      const finishesAt =
        running && fill.expected > 0 ? estimate.finishesAt(fill.received, fill.expected) : null;
      const told = { ...fill, finishesAt, trouble: running ? fill.trouble : null };
      if (samePhase) setQuietly({ fill: told });
      else set({ fill: told });
    },
    outbox: (rows) => {
      const was = current.outbox;
      const counts = countOutbox(rows, clock.now());
      const outbox = { ...counts, trouble: counts.waiting > 0 ? was.trouble : null };
      const same =
        outbox.trouble === was.trouble &&
        outbox.waiting === was.waiting &&
        outbox.scheduled === was.scheduled &&
        outbox.failed === was.failed &&
        outbox.conflicts === was.conflicts;
      if (!same) set({ outbox });
    },
    setAside: ({ count, newest }) => {
      const first = newest[0];
      const was = current.setAside;
      if (count === was.count && first?.at === was.newest[0]?.at) return;
      set({ setAside: { count, newest: newest.slice(0, 50) } });
    },
  };
}
