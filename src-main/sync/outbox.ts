import { assertNever } from '@shared/assert-never';
import type { CommandOutcome } from '@shared/domain';
import { ConnectorError } from '../connectors/connector';
import type { OutboxRow } from '../store/api';
import { backoffMs } from './backoff';
import type { Bell } from './concurrency';
import { throwIfStopped, type SyncContext } from './context';
import { DeskWentBackError, endsPhase, maybeCarriedOut, retryAfterOf, troubleOf } from './failures';
import { planSending } from './lanes';
import { createUploader } from './uploads';

/** Requests under way at once; one slow upload must not hold up the other threads. */
const REQUESTS_MAX = 4;

/** Sends what waits in the outbox. */
export interface OutboxSender {
  /** Sends until the signal aborts; throws what concerns the whole connection. */
  run(signal: AbortSignal): Promise<void>;
  /** What waits for a time is due at once. */
  sendNow(): void;
  /** Something new is in the outbox; counts it, and sends it if the desk can be reached. */
  added(): Promise<void>;
  /**
   * Takes out what the cache now shows; call after the commit.
   *
   * @throws DeskWentBackError when the desk does not know any more what it had applied
   */
  confirm(cursor: number, signal: AbortSignal): Promise<void>;
  /** Sends again what the desk had applied and has lost: same ids, so nothing happens twice. */
  resendConfirming(): Promise<void>;
}

/** @param bell wakes the sender */
export function createOutboxSender(context: SyncContext, bell: Bell): OutboxSender {
  const { connector, work, clock, random, listener, board, writer } = context;
  const uploads = createUploader(connector, work, (progress) => listener.uploading?.(progress));
  const busyLanes = new Set<string>();
  /** Commands whose files are on their way: until those are there, each can still be taken back. */
  const carried = new Map<string, AbortController>();
  const alone = new Set<string>();
  /** Whether there may be rows in `confirming`; spares a write after each change. */
  let confirming = true;
  let dueNow = new Set<string>();
  let allDue = true;

  let settled = 0;
  let readsBegun = 0;
  let shown = 0;

  /** Several may be under way: an older one must not undo what a newer one or a settle has said. */
  const read = async (): Promise<readonly OutboxRow[]> => {
    readsBegun += 1;
    const number = readsBegun;
    const settledBefore = settled;
    const rows = await work.outbox();
    if (settled === settledBefore) confirming = rows.some((row) => row.state === 'confirming');
    if (number > shown) {
      shown = number;
      board.outbox(rows);
    }
    return rows;
  };

  /**
   * A desk that was restored from a backup goes on beyond the numbers that it had given. A cursor may
   * pass the number of an answer although what was answered for is lost, so the desk is asked for it.
   */
  const refuseLost = async (cursor: number, signal: AbortSignal): Promise<void> => {
    const rows = await work.outbox();
    const numbers = rows.flatMap(({ state, upTo }) =>
      state === 'confirming' && upTo !== null && upTo <= cursor ? [upTo] : [],
    );
    for (const number of new Set(numbers)) {
      const page = await connector.changes(number, 1, signal);
      throwIfStopped(signal);
      if (page.cursor < number) throw new DeskWentBackError();
    }
  };

  const confirm = async (cursor: number, signal: AbortSignal): Promise<void> => {
    if (!confirming) return;
    await refuseLost(cursor, signal);
    const count = await work.confirmUpTo(cursor);
    await read();
    if (count > 0) listener.outboxChanged(null);
  };

  const postpone = async (
    rows: readonly OutboxRow[],
    waitMs: number,
    maybeSent: boolean,
  ): Promise<void> => {
    const ids = rows.map((row) => row.command.id);
    await work.postpone(ids, clock.now() + waitMs, maybeSent);
  };

  const settle = async (outcome: CommandOutcome): Promise<void> => {
    await work.settle(outcome);
    settled += 1;
    alone.delete(outcome.id);
    switch (outcome.status) {
      case 'applied':
        confirming = true;
        if ((writer.state.cursor ?? -1) < outcome.upTo) context.requestChanges(outcome.upTo);
        return;
      case 'refused':
        if (outcome.code === 'attachment-missing') uploads.forget();
        return;
      case 'conflict':
        context.requestChanges(null);
        return;
      default:
        assertNever(outcome);
    }
  };

  /** One of several may be what the desk stumbles over: each goes alone then, to find out which. */
  const stumbled = (rows: readonly OutboxRow[], error: unknown): boolean => {
    const found =
      rows.length > 1 &&
      error instanceof ConnectorError &&
      (error.problem === 'refused' || error.problem === 'server-error');
    if (found) for (const row of rows) alone.add(row.command.id);
    return found;
  };

  /** Nothing happened on the desk, or nobody knows; in both cases the same ids are sent again. */
  const failed = async (
    rows: readonly OutboxRow[],
    error: ConnectorError,
    maybeSent: boolean,
  ): Promise<void> => {
    const refused = error.problem === 'refused';
    const [first] = rows;
    if (refused && rows.length === 1 && first) {
      const { id } = first.command;
      await settle({ id, status: 'refused', code: 'invalid', message: error.message });
      return;
    }
    const attempts = Math.max(...rows.map((row) => row.attempts + 1));
    board.trouble('outbox', troubleOf(error, attempts > 1));
    if (stumbled(rows, error)) {
      await postpone(rows, backoffMs(1, random, retryAfterOf(error)), maybeSent);
    } else {
      await postpone(rows, backoffMs(attempts, random, retryAfterOf(error)), maybeSent);
    }
    context.requestChanges(null);
  };

  /**
   * Brings the files of what is about to be sent to the desk.
   *
   * @returns whether what is sent has to be decided anew: it took its time, and the agent may have
   *   changed it
   */
  const carry = async (
    batch: readonly OutboxRow[],
    signal: AbortSignal,
  ): Promise<{ readonly again: boolean; readonly failure: { readonly error: unknown } | null }> => {
    let again = false;
    for (const { command } of batch) {
      const taken = new AbortController();
      carried.set(command.id, taken);
      try {
        const either = AbortSignal.any([signal, taken.signal]);
        again = (await uploads.before(command, either)) || again;
      } catch (error) {
        if (taken.signal.aborted && !signal.aborted) return { again: true, failure: null };
        return { again, failure: { error } };
      } finally {
        carried.delete(command.id);
      }
    }
    return { again, failure: null };
  };

  /** @param failure what kept the files of the rows from the desk */
  const transmit = async (
    rows: readonly OutboxRow[],
    failure: { readonly error: unknown } | null,
    signal: AbortSignal,
  ): Promise<void> => {
    let left = false;
    try {
      if (failure !== null) throw failure.error;
      left = true;
      const outcomes = await connector.send(
        rows.map((row) => row.command),
        signal,
      );
      throwIfStopped(signal);
      context.contact();
      board.trouble('outbox', null);
      for (const outcome of outcomes) await settle(outcome);
    } catch (error) {
      const maybeSent = left && maybeCarriedOut(error);
      if (signal.aborted || endsPhase(error)) {
        stumbled(rows, error);
        await postpone(rows, retryAfterOf(error) ?? 0, maybeSent);
      } else if (error instanceof ConnectorError) await failed(rows, error, maybeSent);
      else await postpone(rows, backoffMs(1, random, null), maybeSent);
      if (!signal.aborted && (endsPhase(error) || !(error instanceof ConnectorError))) throw error;
    }
    const { cursor } = writer.state;
    if (cursor !== null && !signal.aborted) await confirm(cursor, signal);
  };

  const sendBatch = async (batch: readonly OutboxRow[], signal: AbortSignal): Promise<void> => {
    const lanes = batch.map((row) => row.lane);
    for (const lane of lanes) busyLanes.add(lane);
    const done = context.busy();
    try {
      const { again, failure } = await carry(batch, signal);
      if (again && failure === null) return;
      for (const row of batch) dueNow.delete(row.command.id);
      const ids = new Set(batch.map((row) => row.command.id));
      await work.markSending([...ids]);
      // The agent may have taken one back in between: only what is marked now goes out.
      const rows = (await read()).filter(
        (row) => ids.has(row.command.id) && row.state === 'sending',
      );
      if (rows.length === 0) return;
      listener.outboxChanged(threadsOf(rows));
      await transmit(rows, failure, signal);
      await read();
      listener.outboxChanged(threadsOf(rows));
    } finally {
      done();
      for (const lane of lanes) busyLanes.delete(lane);
      bell.ring();
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    const under = new Set<Promise<void>>();
    let failure: { readonly error: unknown } | null = null;
    const currentFailure = (): { readonly error: unknown } | null => failure;
    // Nothing is under way here, so what is marked as being sent is not.
    await work.resetInFlight();
    allDue = true;
    while (!signal.aborted && !currentFailure()) {
      const rows = await read();
      for (const [id, taken] of carried) {
        if (!rows.some(({ command }) => command.id === id)) taken.abort();
      }
      if (allDue) dueNow = new Set(rows.map((row) => row.command.id));
      allDue = false;
      const now = clock.now();
      const room = REQUESTS_MAX - under.size;
      const plan = planSending({ rows, now, busyLanes, alone, dueNow, room });
      for (const batch of plan.batches) {
        const sending = sendBatch(batch, signal).catch((error: unknown) => {
          failure ??= { error };
        });
        under.add(sending);
        void sending.then(() => under.delete(sending));
      }
      await bell.wait(plan.wakeAt === null ? null : Math.max(plan.wakeAt - now, 0), signal);
    }
    await Promise.all(under);
    const first = currentFailure();
    if (first) throw first.error;
  };

  return {
    run,
    sendNow: () => {
      allDue = true;
      bell.ring();
    },
    added: async () => {
      bell.ring();
      // Whoever sends may be about to end, and would not count it.
      await read();
    },
    confirm,
    resendConfirming: async () => {
      const rows = (await work.outbox()).filter((row) => row.state === 'confirming');
      if (rows.length > 0) await postpone(rows, 0, true);
      bell.ring();
    },
  };
}

/** The threads that rows belong to; null when one of them does not say. */
function threadsOf(rows: readonly OutboxRow[]): readonly string[] | null {
  const threadIds = new Set<string>();
  for (const { command } of rows) {
    if (!('threadId' in command.body)) return null;
    threadIds.add(command.body.threadId);
  }
  return [...threadIds];
}
