import { assertNever } from '@shared/assert-never';
import { ConnectorError, type WorksetItem } from '../connectors/connector';
import { countRecords, newestRev } from '../records/packed-records';
import { throwIfStopped, type SyncContext } from './context';
import { readAhead } from './concurrency';
import { refreshSetAside, tellApplied } from './applied';
import { adoptLimit } from './retention';

/** What is in the cache of worksets that were cut. */
interface Remains {
  readonly scope: string;
  /** The cursor of the first of them: all of it was so then, or later. */
  readonly cursor: number;
}

/** Fills an empty cache with the workset. */
export interface WorksetFill {
  /**
   * Fills batch by batch, so that the first rows can be shown at once.
   *
   * A workset cannot be resumed, and one that was cut says nothing about what has left the scope
   * since. What came of it stays readable nevertheless: the next one is written over it, and changes
   * are then asked for from the cursor of the first one on, so that they bring the removals. Only
   * what cannot be relied on (another scope, a desk that went back, an earlier run) is forgotten.
   *
   * @throws ConnectorError when the workset cannot be had or ends too early
   */
  run(signal: AbortSignal): Promise<void>;
}

/** One for each run of the engine: it remembers the worksets that were cut. */
export function createWorksetFill(context: SyncContext): WorksetFill {
  let remains: Remains | null = null;
  return {
    run: async (signal) => {
      await fill(context, signal, async ({ scope, cursor }) => {
        const { writer } = context;
        const goesOn =
          remains !== null &&
          writer.state.scope === scope &&
          remains.scope === scope &&
          cursor !== undefined &&
          cursor >= remains.cursor;
        if (goesOn) return remains;
        await context.startOver();
        remains = cursor === undefined ? null : { scope, cursor };
        return remains;
      });
    },
  };
}

type Begin = Extract<WorksetItem, { readonly type: 'begin' }>;

async function fill(
  context: SyncContext,
  signal: AbortSignal,
  prepare: (begin: Begin) => Promise<Remains | null>,
): Promise<void> {
  const { connector, writer, board } = context;
  let scope: string | null = null;
  let remains: Remains | null = null;
  let received = 0;

  for await (const item of readAhead(connector.workset(signal))) {
    throwIfStopped(signal);
    if (item.type === 'begin') {
      remains = await prepare(item);
      throwIfStopped(signal);
      context.contact();
      await adoptLimit(context, signal);
      throwIfStopped(signal);
      scope = item.scope;
      board.fill({ phase: 'workset', received: 0, expected: item.expected, completeSince: null });
      continue;
    }
    context.contact();
    if (scope === null) throw outOfOrder();
    switch (item.type) {
      case 'batch': {
        const { records, malformed } = item;
        const ahead = Math.max(writer.state.ahead, newestRev(records));
        const written = await writer.write({ records, malformed, state: { scope, ahead } }, signal);
        throwIfStopped(signal);
        received += countRecords(records) + malformed.length;
        board.fill({ received });
        tellApplied(context, written, 'now');
        if (malformed.length > 0) await refreshSetAside(context);
        break;
      }
      case 'end': {
        const cursor = remains?.cursor ?? item.cursor;
        const state = { scope, cursor, historyNext: null, historyDone: false };
        await writer.write({ records: [], malformed: [], state }, signal);
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
