import { holdLeftMs, isScheduled } from '@shared/rules';
import type { OutboxRow } from '../store/api';

const BATCH_MAX = 50;
/** Keeps a request well below what desks and proxies take, whatever the script. */
const BATCH_MAX_LENGTH = 200_000;

/** What the outbox can send now, and when it can send more. */
export interface SendPlan {
  /** Each is one request. No two rows of all batches share a lane. */
  readonly batches: readonly (readonly OutboxRow[])[];
  /** Unix ms; null: nothing waits for a time. */
  readonly wakeAt: number | null;
}

export interface PlanInput {
  /** In any order. */
  readonly rows: readonly OutboxRow[];
  /** Unix ms. */
  readonly now: number;
  /** Lanes with a request under way. */
  readonly busyLanes: ReadonlySet<string>;
  /** Commands to be sent alone: a batch with them has failed, or bytes have to go first. */
  readonly alone: ReadonlySet<string>;
  /**
   * Commands that are tried again before their time: the agent asked, or the desk is back. It does
   * not shorten a hold: that is the agent's time to take an answer back.
   */
  readonly dueNow: ReadonlySet<string>;
  /** How many requests may begin. */
  readonly room: number;
}

/**
 * Whether what follows in the lane has to wait. An answer that did not go out holds back what was
 * done after it (the next answer, the resolution); a refused tag does not.
 */
export function holdsBack(row: OutboxRow): boolean {
  switch (row.state) {
    case 'queued':
    case 'sending':
    case 'conflict':
      return true;
    case 'failed':
      return row.command.body.kind === 'reply';
    case 'confirming':
      return false;
  }
}

/** Computers sleep: a time that is far off is looked at again and again. */
const LOOK_AGAIN_MS = 60_000;

/** When the next of those that wait for their time may have come to it, Unix ms; null: none does. */
function scheduledWake(rows: readonly OutboxRow[], now: number): number | null {
  const times = rows.flatMap((row) => (isScheduled(row, now) ? [row.sendAt ?? now] : []));
  return times.length === 0 ? null : Math.min(...times, now + LOOK_AGAIN_MS);
}

/** The first row of each lane that is not done with. What waits for its time holds nothing up. */
function heads(rows: readonly OutboxRow[], now: number): OutboxRow[] {
  const byLane = new Map<string, OutboxRow>();
  for (const row of rows.toSorted((a, b) => a.order - b.order)) {
    if (isScheduled(row, now)) continue;
    if (!byLane.has(row.lane) && holdsBack(row)) byLane.set(row.lane, row);
  }
  return [...byLane.values()];
}

function lengthOf({ command: { body } }: OutboxRow): number {
  return 'text' in body ? body.text.length : 200;
}

function hasAttachments({ command: { body } }: OutboxRow): boolean {
  return body.kind === 'reply' && body.attachmentIds.length > 0;
}

/** How long a row has to wait, in milliseconds; 0: it may go; null: until its edit ends. */
function waitMs(row: OutboxRow, { now, dueNow }: PlanInput): number | null {
  if (row.editText !== undefined) return null;
  const isTried = dueNow.has(row.command.id) || row.nextTryAt === null;
  const untilTry = isTried ? 0 : Math.max((row.nextTryAt ?? now) - now, 0);
  return Math.max(untilTry, holdLeftMs(row.holdUntil, now));
}

/**
 * Decides what to send. In each lane only the oldest row may go: a batch with two of one lane would
 * let the second through when the first meets a conflict.
 */
export function planSending(input: PlanInput): SendPlan {
  const { now, busyLanes, alone, room } = input;
  const waiting = heads(input.rows, now).filter(
    (row) => row.state === 'queued' && !busyLanes.has(row.lane),
  );
  const waits = waiting.map((row) => ({ row, ms: waitMs(row, input) }));
  const wakeTimes = waits.flatMap(({ ms }) => (ms === null || ms === 0 ? [] : [now + ms]));
  const scheduledAt = scheduledWake(input.rows, now);
  if (scheduledAt !== null) wakeTimes.push(scheduledAt);
  const due = waits.filter(({ ms }) => ms === 0).map(({ row }) => row);

  const batches: OutboxRow[][] = [];
  let open: OutboxRow[] = [];
  let openLength = 0;
  for (const row of due) {
    if (alone.has(row.command.id) || hasAttachments(row)) {
      batches.push([row]);
      continue;
    }
    const length = lengthOf(row);
    if (open.length === BATCH_MAX || (open.length > 0 && openLength + length > BATCH_MAX_LENGTH)) {
      batches.push(open);
      open = [];
      openLength = 0;
    }
    open.push(row);
    openLength += length;
  }
  if (open.length > 0) batches.push(open);
  return {
    batches: batches.slice(0, Math.max(room, 0)),
    wakeAt: wakeTimes.length > 0 ? Math.min(...wakeTimes) : null,
  };
}
