import { randomUUID } from 'node:crypto';
import { assertNever } from '@shared/assert-never';
import type { CommandBody } from '@shared/domain';
import { isOnlyHere } from '@shared/rules';
import type { OutboxItem, RequestOf, ResponseOf, Topic } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { withWorkSoFar } from './effort';
import { ownLane, threadOfLane, threadsOf } from './outbox-mirror';

/** What of the screen a command in the outbox touches. */
export const COMMAND_TOPICS: readonly Topic[] = [
  'outbox',
  'inbox',
  'conversation',
  'customer',
  'floor',
];

/** How long a change that is no text can be taken back, where answers can be taken back at all. */
const UNDO_CHANGE_MS = 6000;

/** What submitting depends on besides the command. */
export interface SubmitOptions {
  /** Unix ms before which it does not leave. */
  readonly holdUntil?: number | null;
  /** Unix ms at which it is to be sent. */
  readonly sendAt?: number | undefined;
  /** What is done after a reply as a part of it. */
  readonly after?: CommandBody | undefined;
  /** Nothing on screen shows this command (that an offer was shown). */
  readonly quiet?: boolean;
}

/**
 * Writes a command into the outbox. When this answers, the command is on disk.
 *
 * @returns the command's id
 */
export async function submitCommand(
  made: CommandBody,
  session: ActiveSession,
  { holdUntil = null, sendAt, after, quiet = false }: SubmitOptions = {},
): Promise<string> {
  const body = await withWorkSoFar(made, session);
  const id = randomUUID();
  const madeAt = Date.now();
  const lane = await laneOf(body, session);
  await session.store.work.enqueue({ id, madeAt, body }, lane, {
    holdUntil,
    sendAt,
    after: after && { id: randomUUID(), madeAt, body: await withWorkSoFar(after, session) },
  });
  await session.outbox.refresh();
  session.engine.outboxAdded();
  if (!quiet) session.changed(COMMAND_TOPICS, threadsOf(lane));
  return id;
}

/**
 * @param now Unix ms
 * @param undoSeconds how long a reply can be taken back before it leaves
 */
export async function submit(
  { body, after, sendAt, undoable }: RequestOf<'command.submit'>,
  session: ActiveSession,
  now: number,
  undoSeconds: number,
): Promise<ResponseOf<'command.submit'>> {
  if (sendAt !== undefined && body.kind !== 'reply') {
    throw new Refusal('invalid', 'Only a reply can be sent later.');
  }
  const mayUndo = undoable === true && undoSeconds > 0;
  const holdUntil = mayUndo ? now + UNDO_CHANGE_MS : holdOf(body, now, undoSeconds);
  // Until its time comes what is sent later can be taken back anyway.
  const held = sendAt === undefined ? holdUntil : null;
  const commandId = await submitCommand(body, session, { holdUntil: held, sendAt, after });
  return { commandId, holdUntil: held };
}

/**
 * Until when a command is kept back (Unix ms), or null. Only what a customer will read: everything
 * else can be put right later.
 */
export function holdOf(body: CommandBody, now: number, undoSeconds: number): number | null {
  return body.kind === 'reply' && undoSeconds > 0 ? now + undoSeconds * 1000 : null;
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

function outboxItem(row: OutboxRow, names: ReadonlyMap<string, string | null>): OutboxItem {
  const threadId = threadOfLane(row.lane);
  return {
    commandId: row.command.id,
    body: row.command.body,
    madeAt: row.command.madeAt,
    state: row.state,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    holdUntil: row.holdUntil,
    sendAt: row.sendAt ?? null,
    changeable: isOnlyHere(row),
    editing: row.editText !== undefined,
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
    case 'transfer':
    case 'pin':
      return body.threadId;
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'plan':
    case 'assign':
    case 'tag':
    case 'intent': {
      const episode = await session.store.queries.episode(body.episodeId);
      return episode?.threadId ?? ownLane(body.episodeId);
    }
    case 'merge-customers': {
      // In the way of a thread, so that its pane tells what became of it.
      const found = await session.store.queries.customer(body.mergeId);
      return found?.episodes[0]?.episode.threadId ?? ownLane(`customers:${body.mergeId}`);
    }
    case 'offer-outcome':
      return ownLane(`offers:${body.customerId}`);
    case 'presence':
      return ownLane('presence');
    default:
      return assertNever(body);
  }
}
