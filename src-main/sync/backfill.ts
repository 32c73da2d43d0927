import { ConnectorError, type HistoryPage } from '../connectors/connector';
import { joinRecords, newestRev } from '../records/packed-records';
import type { SyncState } from '../store/api';
import { refreshSetAside, tellApplied } from './applied';
import { backoffMs } from './backoff';
import { throwIfStopped, type SyncContext } from './context';
import { completeAfter } from './history-limit';
import { endsPhase, retryAfterOf, ScopeChangedError, troubleOf } from './failures';
import { askAhead } from './pages-ahead';

const PAGE_LIMIT = 1000;
/** Pages that are here when the last ones are written go into one transaction: a tenth cheaper. */
const PAGES_AHEAD = 3;
/** So long after a change or a command each page has its own, and the next one waits for that alone. */
const CALM_MS = 1500;

/**
 * Fetches the history, newest first, until nothing is left or the desk's policy says that it is
 * enough. Each page is committed with the place where the next one begins, so it can be cut anywhere.
 *
 * The next pages are asked for while some are written; writing yields to changes and commands.
 *
 * @returns when the history is complete, or the signal aborts
 * @throws only what concerns the whole connection
 */
export async function backfill(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { writer, board, clock, random, notices } = context;
  let failures = 0;
  tellProgress(context);
  while (!signal.aborted && !writer.state.historyDone) {
    try {
      await runPages(context, signal, () => {
        failures = 0;
        board.trouble('fill', null);
      });
    } catch (error) {
      if (signal.aborted) return;
      if (endsPhase(error)) throw error;
      if (!(error instanceof ConnectorError)) throw error;
      failures += 1;
      board.trouble('fill', troubleOf(error, failures > 1));
      if (error.problem === 'refused' && failures > 1) await beginAgain(context, signal);
      // Whether the desk itself is gone shows when it is asked for changes.
      context.requestChanges(null);
      await clock.sleep(backoffMs(failures, random, retryAfterOf(error)), signal);
    } finally {
      notices.flush();
    }
  }
  if (writer.state.historyDone) board.fill({ phase: 'complete' });
}

async function runPages(
  context: SyncContext,
  signal: AbortSignal,
  progressed: () => void,
): Promise<void> {
  const { writer, connector } = context;
  const ahead = askAhead({
    from: writer.state.historyNext,
    max: PAGES_AHEAD,
    ask: (from, asking) => connector.history(from, PAGE_LIMIT, asking),
    isEnough: (page) => isEnough(writer.state, page),
    signal,
  });
  try {
    while (!writer.state.historyDone) {
      await context.quiet(signal);
      throwIfStopped(signal);
      const pages = await ahead.take(context.quietForMs() < CALM_MS ? 1 : PAGES_AHEAD);
      throwIfStopped(signal);
      if (pages.length === 0) return;
      context.contact();
      if (pages.some(({ scope }) => scope !== writer.state.scope)) throw new ScopeChangedError();
      const malformed = pages.flatMap((page) => page.malformed);
      const records = joinRecords(pages.map((page) => page.records));
      const place = placeOf(pages.reduce(stateAfter, writer.state));
      const state = { ...place, ahead: Math.max(writer.state.ahead, newestRev(records)) };
      const written = await writer.write({ records, malformed, state }, signal);
      throwIfStopped(signal);
      progressed();
      tellApplied(context, written, 'background');
      tellProgress(context);
      if (malformed.length > 0) await refreshSetAside(context);
    }
  } finally {
    ahead.close();
  }
}

/** The desk does not know the place any more; what is here already costs nothing to get again. */
async function beginAgain({ writer }: SyncContext, signal: AbortSignal): Promise<void> {
  const request = { records: [], malformed: [], state: { historyNext: null } };
  await writer.write(request, signal);
}

function isEnough({ keepSince }: SyncState, { completeSince }: HistoryPage): boolean {
  return keepSince !== null && completeSince !== null && completeSince <= keepSince;
}

function stateAfter(state: SyncState, page: HistoryPage): SyncState {
  return {
    ...state,
    historyNext: page.next,
    historyDone: page.next === null || isEnough(state, page),
    completeSince: completeAfter(state, page, state.keepSince),
    totalMessages: page.totalMessages,
  };
}

/** What of the state the history decides. */
function placeOf({
  historyNext,
  historyDone,
  completeSince,
  totalMessages,
}: SyncState): Partial<SyncState> {
  return { historyNext, historyDone, completeSince, totalMessages };
}

/** Shows how far the history is covered. */
export function tellProgress({ writer, board }: SyncContext): void {
  const { cursor, historyDone, completeSince, totalMessages } = writer.state;
  if (cursor === null) return;
  const { cachedMessages } = board.status().fill;
  board.fill({
    phase: historyDone ? 'complete' : 'backfill',
    received: cachedMessages,
    expected: Math.max(totalMessages, cachedMessages),
    completeSince,
  });
}
