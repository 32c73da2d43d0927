import { assertNever } from '@shared/assert-never';
import { ConnectorError } from '../connectors/connector';
import { throwIfStopped, type SyncContext } from './context';
import { readAhead } from './concurrency';
import { refreshSetAside, tellApplied } from './applied';

/**
 * Fills the cache with the workset, batch by batch, so that the first rows can be shown at once.
 *
 * A workset cannot be resumed: one that was cut says nothing about what has left the scope since.
 * Its remains are forgotten as soon as the next one begins, and stay readable until then.
 *
 * @throws ConnectorError when the workset cannot be had or ends too early
 */
export async function fillWorkset(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { connector, writer, board } = context;
  let scope: string | null = null;
  let received = 0;

  for await (const item of readAhead(connector.workset(signal))) {
    throwIfStopped(signal);
    context.contact();
    if (item.type === 'begin') {
      if (writer.state.scope !== null) await writer.reset();
      scope = item.scope;
      board.fill({ phase: 'workset', received: 0, expected: item.expected, completeSince: null });
      continue;
    }
    if (scope === null) throw outOfOrder();
    switch (item.type) {
      case 'batch': {
        const { records, malformed } = item;
        const written = await writer.write({ records, malformed, state: { scope } });
        throwIfStopped(signal);
        received += records.length + malformed.length;
        board.fill({ received });
        tellApplied(context, written, 'now');
        if (malformed.length > 0) await refreshSetAside(context);
        break;
      }
      case 'end': {
        const state = { scope, cursor: item.cursor, historyNext: null, historyDone: false };
        await writer.write({ records: [], malformed: [], state });
        throwIfStopped(signal);
        return;
      }
      default:
        assertNever(item);
    }
  }
  throw new ConnectorError('cut', 'The desk stopped in the middle of the first fill.');
}

function outOfOrder(): ConnectorError {
  return new ConnectorError('server-error', 'The desk sent its data in the wrong order.');
}
