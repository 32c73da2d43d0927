import { randomUUID } from 'node:crypto';
import { assertNever } from '@shared/assert-never';
import type { CommandBody } from '@shared/domain';
import type { OutboxItem, RequestOf, ResponseOf, Topic } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { ownLane, threadOfLane } from './outbox-mirror';

const TOPICS: readonly Topic[] = ['outbox', 'inbox', 'conversation', 'customer', 'floor'];

/**
 * Writes a command into the outbox. When this answers, the command is on disk.
 *
 * @param quiet nothing on screen shows this command (that an offer was shown)
 * @returns the command's id
 */
export async function submitCommand(
  body: CommandBody,
  session: ActiveSession,
  { quiet = false } = {},
): Promise<string> {
  const id = randomUUID();
  const lane = await laneOf(body, session);
  await session.store.work.enqueue({ id, madeAt: Date.now(), body }, lane);
  await session.outbox.refresh();
  session.engine.outboxAdded();
  if (!quiet) session.changed(TOPICS, threadsOf(lane));
  return id;
}

export async function submit(
  { body }: RequestOf<'command.submit'>,
  session: ActiveSession,
): Promise<ResponseOf<'command.submit'>> {
  return { commandId: await submitCommand(body, session) };
}

/** Everything in the outbox, in the order it was made. */
export async function outboxList(session: ActiveSession): Promise<OutboxItem[]> {
  const rows = session.outbox.rows();
  const threadIds = [...new Set(rows.flatMap((row) => threadOfLane(row.lane) ?? []))];
  const names = new Map(
    await Promise.all(
      threadIds.map(async (threadId): Promise<[string, string | null]> => {
        const found = await session.store.queries.conversation(threadId);
        return [threadId, found?.customer.name ?? null];
      }),
    ),
  );
  return rows.map((row) => outboxItem(row, names));
}

/**
 * Puts a refused command, or one in conflict, back into the queue.
 *
 * @param acceptStale send the reply although something came in that its author had not seen
 */
export async function requeue(
  commandId: string,
  session: ActiveSession,
  acceptStale: boolean,
): Promise<void> {
  const row = await session.store.work.requeue(commandId, { acceptStale });
  await session.outbox.refresh();
  if (!row) throw gone();
  session.engine.outboxAdded();
  session.changed(TOPICS, threadsOf(row.lane));
}

/** Takes a command back; its text, if it has one, becomes the draft again. */
export async function cancel(commandId: string, session: ActiveSession): Promise<void> {
  const row = await session.store.work.cancel(commandId);
  await session.outbox.refresh();
  if (!row) throw gone();
  session.changed(TOPICS, threadsOf(row.lane));
}

function outboxItem(row: OutboxRow, names: ReadonlyMap<string, string | null>): OutboxItem {
  const threadId = threadOfLane(row.lane);
  return {
    commandId: row.command.id,
    body: row.command.body,
    madeAt: row.command.madeAt,
    state: row.state,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    reason: row.reason,
    customerName: threadId === null ? null : (names.get(threadId) ?? null),
    threadId,
  };
}

/**
 * Commands of one thread reach the desk in the order they were made. What belongs to no thread goes
 * its own way, so that a thread that is stuck does not hold it up.
 */
async function laneOf(body: CommandBody, session: ActiveSession): Promise<string> {
  switch (body.kind) {
    case 'reply':
    case 'note':
    case 'whisper':
      return body.threadId;
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'assign':
    case 'tag':
    case 'intent': {
      const episode = await session.store.queries.episode(body.episodeId);
      return episode?.threadId ?? ownLane(body.episodeId);
    }
    case 'offer-outcome':
      return ownLane(`offers:${body.customerId}`);
    case 'presence':
      return ownLane('presence');
    default:
      return assertNever(body);
  }
}

function threadsOf(lane: string): readonly string[] | null {
  const threadId = threadOfLane(lane);
  return threadId === null ? null : [threadId];
}

function gone(): Refusal {
  return new Refusal(
    'already-sent',
    'The desk has this already, or may have it, so it can no longer be changed here.',
  );
}
