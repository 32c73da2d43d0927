import { assertNever } from '@shared/assert-never';
import type { SyncStatus, Wait } from '@shared/ipc';
import { holdLeftMs, isAnswering, isScheduled } from '@shared/rules';
import type { OutboxRow } from '../store/api';
import { holdsBack } from '../sync/lanes';

/** The row of the same lane that has to be done with first, if there is one. */
function before(row: OutboxRow, rows: readonly OutboxRow[], now: number): OutboxRow | undefined {
  return rows.find(
    (other) =>
      other.lane === row.lane &&
      other.order < row.order &&
      holdsBack(other) &&
      !isScheduled(other, now),
  );
}

function queuedWait(
  row: OutboxRow,
  rows: readonly OutboxRow[],
  status: SyncStatus,
  now: number,
): Wait {
  const { connection, outbox } = status;
  if (row.editText !== undefined) return { why: 'editing' };
  if (isScheduled(row, now)) return { why: 'scheduled', until: row.sendAt ?? now };
  const first = before(row, rows, now);
  if (first) return { why: 'behind', commandId: first.command.id };
  const heldMs = holdLeftMs(row.holdUntil, now);
  if (heldMs > 0) return { why: 'held', until: now + heldMs };
  const { state, retryAt } = connection;
  if (state === 'rate-limited') return { why: 'desk-asked', until: retryAt };
  if (!isAnswering(state)) return { why: 'connection', state, until: retryAt };
  const { attempts, nextTryAt } = row;
  if (nextTryAt !== null && nextTryAt > now) {
    return { why: 'retry', until: nextTryAt, attempts, trouble: outbox.trouble };
  }
  return { why: 'next' };
}

/**
 * Why a command is still in the outbox.
 *
 * @param rows the whole outbox, in the order of making
 * @param now Unix ms
 */
export function waitOf(
  row: OutboxRow,
  rows: readonly OutboxRow[],
  status: SyncStatus,
  now: number,
): Wait {
  switch (row.state) {
    case 'queued':
      return queuedWait(row, rows, status, now);
    case 'sending':
    case 'confirming':
    case 'conflict':
      return { why: row.state };
    case 'failed':
      return { why: 'refused', reason: row.reason };
    default:
      return assertNever(row.state);
  }
}
