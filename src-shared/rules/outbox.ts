import { assertNever } from '../assert-never';
import { UNDO_SEND_MAX_SECONDS } from '../domain/limits';
import type { ConnectionState, PendingState } from '../ipc';

const SECOND_MS = 1000;

/**
 * How long an answer is still kept back so that it can be taken back.
 *
 * A hold is never longer than the setting allows. One that seems to be was made by a clock that has
 * moved since, and an answer must not wait for hours because of that: it has ended.
 *
 * @param holdUntil Unix ms; null: nothing is kept back
 * @param now Unix ms
 * @returns milliseconds, 0 when it may leave
 */
export function holdLeftMs(holdUntil: number | null, now: number): number {
  if (holdUntil === null) return 0;
  const left = holdUntil - now;
  return left > UNDO_SEND_MAX_SECONDS * SECOND_MS ? 0 : Math.max(left, 0);
}

/** Whether something waits in the outbox for the time at which its author wants it sent. */
export function isScheduled(
  command: { readonly state: PendingState; readonly sendAt?: number | null | undefined },
  now: number,
): boolean {
  const { state, sendAt } = command;
  return state === 'queued' && sendAt !== undefined && sendAt !== null && sendAt > now;
}

/**
 * Whether the desk certainly has not carried a command out, so that it may be changed or taken back.
 * Otherwise a changed one could go out beside the first.
 */
export function isOnlyHere(command: {
  readonly state: PendingState;
  /** An attempt ended without an answer. */
  readonly maybeSent?: boolean | undefined;
}): boolean {
  switch (command.state) {
    case 'queued':
      return command.maybeSent !== true;
    case 'failed':
    case 'conflict':
      return true;
    case 'sending':
    case 'confirming':
      return false;
    default:
      return assertNever(command.state);
  }
}

/** Whether the desk answers, however slowly, so that what may leave does leave. */
export function isAnswering(state: ConnectionState): boolean {
  return state === 'connected' || state === 'slow' || state === 'silent';
}
