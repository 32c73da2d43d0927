import { type ChangesPage, ConnectorError } from '../connectors/connector';
import { countRecords, newestRev } from '../records/packed-records';
import { refreshSetAside, tellApplied } from './applied';
import { throwIfStopped, type SyncContext } from './context';
import { DeskWentBackError, ScopeChangedError } from './failures';

const PAGE_LIMIT = 1000;

/**
 * Takes over all changes there are, page by page; each page is committed with its cursor.
 *
 * @throws ConnectorError, or ScopeChangedError / DeskWentBackError when the cache is not worth
 *   going on with
 */
export async function pullChanges(context: SyncContext, signal: AbortSignal): Promise<void> {
  const done = context.busy();
  try {
    while (await pullPage(context, signal));
  } finally {
    done();
  }
}

/** @returns whether there is more */
async function pullPage(context: SyncContext, signal: AbortSignal): Promise<boolean> {
  const { connector, writer } = context;
  const { cursor: after, scope } = writer.state;
  if (after === null) throw new ScopeChangedError();
  const page = await connector.changes(after, PAGE_LIMIT, signal);
  throwIfStopped(signal);
  if (page.scope !== scope) throw new ScopeChangedError();
  if (page.cursor < after) throw new DeskWentBackError();
  await refuseLost(context, page, signal);
  context.limit.deskSaid(page.historyDays);
  context.contact();
  const { records, malformed, cursor, more } = page;
  if (more && cursor === after) {
    throw new ConnectorError('server-error', 'The desk repeats the same changes over and over.');
  }
  if (cursor === after && countRecords(records) === 0 && malformed.length === 0) {
    // The cursor may have come with a workset, or a command settled after the last page.
    await context.confirm(cursor, signal);
    return false;
  }
  const ahead = Math.max(writer.state.ahead, newestRev(records));
  const written = await writer.write({ records, malformed, state: { cursor, ahead } }, signal);
  throwIfStopped(signal);
  tellApplied(context, written, 'now');
  if (malformed.length > 0 || context.board.status().setAside.count > 0) {
    await refreshSetAside(context);
  }
  await context.confirm(cursor, signal);
  return more;
}

/**
 * A document that was seen before its number was told may be lost with the desk's backup, and then no
 * number says so. Where the cursor reaches or would pass that number, the desk is asked for it: it goes
 * on beyond those that it had given, also after it was restored.
 *
 * @throws DeskWentBackError when it does not know the number
 */
async function refuseLost(
  { connector, writer }: SyncContext,
  page: Pick<ChangesPage, 'cursor' | 'more'>,
  signal: AbortSignal,
): Promise<void> {
  const { ahead, cursor } = writer.state;
  if (cursor === null || ahead <= cursor) return;
  if (page.cursor < ahead) {
    if (!page.more) throw new DeskWentBackError();
    return;
  }
  const known = await connector.changes(ahead, 1, signal);
  throwIfStopped(signal);
  if (known.cursor < ahead) throw new DeskWentBackError();
}
