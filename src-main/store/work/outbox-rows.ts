import { randomUUID } from 'node:crypto';
import { assertNever } from '@shared/assert-never';
import type { Command, CommandOutcome } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import type { OutboxRow } from '../api';

/** The draft that a command was written in. */
export interface DraftPlace {
  readonly threadId: string;
  readonly mode: DraftMode;
}

/** Where a command was written, if it was written in a draft. */
export function draftPlace({ body }: Command): DraftPlace | null {
  if (body.kind === 'reply' || body.kind === 'note' || body.kind === 'whisper') {
    return { threadId: body.threadId, mode: body.kind };
  }
  return null;
}

/** The attachments that a command carries. */
export function attachmentIdsOf({ body }: Command): readonly string[] {
  return body.kind === 'reply' ? body.attachmentIds : [];
}

/** What the agent has written in a command, as they last wrote it; null when it is no text. */
export function writtenIn(row: OutboxRow): string | null {
  const { body } = row.command;
  return 'text' in body ? (row.editText ?? body.text) : null;
}

/** A row after the desk's answer. */
export function settled(before: OutboxRow, outcome: CommandOutcome): OutboxRow {
  const row: OutboxRow = { ...before, maybeSent: false, nextTryAt: null, holdUntil: null };
  switch (outcome.status) {
    case 'applied':
      return { ...row, state: 'confirming', reason: null, upTo: outcome.upTo, editText: undefined };
    case 'refused':
      return { ...row, state: 'failed', reason: outcome.message };
    case 'conflict':
      return { ...row, state: 'conflict', newMessages: outcome.newMessages };
    default:
      return assertNever(outcome);
  }
}

/**
 * A row in the queue once more. After an attempt the command has a new id, because the desk may have
 * stored an answer under the old one.
 */
export function queuedAgain(row: OutboxRow): OutboxRow {
  const { command } = row;
  const isFresh = row.state === 'queued' && row.attempts === 0;
  const id = isFresh ? command.id : randomUUID();
  const { body } = command;
  const seenId = row.newMessages.at(-1)?.id;
  return {
    ...row,
    command: {
      ...command,
      id,
      body:
        body.kind === 'reply' && row.state === 'conflict'
          ? {
              ...body,
              lastSeenMessageId: seenId ?? body.lastSeenMessageId,
              // A desk that does not say what came in leaves no other way to send it all the same.
              acceptStale: seenId === undefined,
            }
          : body,
    },
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    holdUntil: null,
    // Its time has come when it was refused or met a conflict.
    sendAt: row.state === 'queued' ? row.sendAt : undefined,
    reason: null,
    newMessages: [],
    editText: undefined,
  };
}

/**
 * A row with another text; commands that are no text stay as they are.
 *
 * @param seenId what the author of a reply had seen when the text was finished; null: as before
 */
export function withText(row: OutboxRow, text: string, seenId: string | null): OutboxRow {
  const { command } = row;
  const { body } = command;
  if (!('text' in body)) return row;
  if (body.kind !== 'reply') return { ...row, command: { ...command, body: { ...body, text } } };
  const lastSeenMessageId = seenId ?? body.lastSeenMessageId;
  return { ...row, command: { ...command, body: { ...body, text, lastSeenMessageId } } };
}

/**
 * What was sent with a reply, having seen what the reply has seen: whoever decides on a conflict and
 * then resolves must not be told that the customer wrote.
 */
export function seenWith(part: OutboxRow, reply: OutboxRow): OutboxRow {
  const { body } = part.command;
  if (body.kind !== 'resolve' && body.kind !== 'snooze') return part;
  if (reply.command.body.kind !== 'reply') return part;
  const { lastSeenMessageId } = reply.command.body;
  if (lastSeenMessageId === null) return part;
  return { ...part, command: { ...part.command, body: { ...body, lastSeenMessageId } } };
}
