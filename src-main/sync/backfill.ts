import { ConnectorError, type HistoryPage } from '../connectors/connector';
import type { SyncState } from '../store/api';
import { refreshSetAside, tellApplied } from './applied';
import { backoffMs } from './backoff';
import { throwIfStopped, type SyncContext } from './context';
import { completeAfter } from './history-limit';
import { endsPhase, retryAfterOf, ScopeChangedError, troubleOf } from './failures';

const PAGE_LIMIT = 1000;

interface Asked {
  readonly from: string | null;
  readonly page: Promise<HistoryPage>;
}

/**
 * Fetches the history, newest first, until nothing is left or the desk's policy says that it is
 * enough. Each page is committed with the place where the next one begins, so it can be cut anywhere.
 *
 * The next page is asked for while one is written; both yield to changes and commands.
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
  const { writer } = context;
  let asked: Asked | null = null;
  while (!writer.state.historyDone) {
    await context.quiet(signal);
    throwIfStopped(signal);
    asked ??= ask(context, writer.state.historyNext, signal);
    const page: HistoryPage = await asked.page;
    throwIfStopped(signal);
    context.contact();
    if (page.scope !== writer.state.scope) throw new ScopeChangedError();
    if (page.next !== null && page.next === asked.from) {
      throw new ConnectorError('server-error', 'The desk repeats the same history over and over.');
    }
    const state = stateAfter(context, page);
    const next: Asked | null = state.historyDone ? null : ask(context, page.next, signal);
    const { records, malformed } = page;
    const written = await writer.write({ records, malformed, state }, signal);
    throwIfStopped(signal);
    asked = next;
    progressed();
    tellApplied(context, written, 'background');
    tellProgress(context);
    if (malformed.length > 0) await refreshSetAside(context);
  }
}

/** The desk does not know the place any more; what is here already costs nothing to get again. */
async function beginAgain({ writer }: SyncContext, signal: AbortSignal): Promise<void> {
  const request = { records: [], malformed: [], state: { historyNext: null } };
  await writer.write(request, signal);
}

function ask(context: SyncContext, from: string | null, signal: AbortSignal): Asked {
  const page = context.connector.history(from, PAGE_LIMIT, signal);
  // Awaited a little later; until then a failure is not an unhandled one.
  page.catch(() => undefined);
  return { from, page };
}

function stateAfter(
  context: SyncContext,
  page: HistoryPage,
): Partial<SyncState> & {
  readonly historyDone: boolean;
} {
  const { state } = context.writer;
  const { keepSince } = state;
  const { next, completeSince, totalMessages } = page;
  const enough = keepSince !== null && completeSince !== null && completeSince <= keepSince;
  return {
    historyNext: next,
    historyDone: next === null || enough,
    completeSince: completeAfter(state, page, keepSince),
    totalMessages,
  };
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
