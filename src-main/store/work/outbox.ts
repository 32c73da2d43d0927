import { randomUUID } from 'node:crypto';
import { assertNever } from '@shared/assert-never';
import type { Attachment, Command, CommandOutcome } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import type { OutboxRow } from '../api';
import type { WriteDb } from '../sql';
import type { MadeAttachments } from './attachments';
import type { Drafts } from './drafts';
import { createOutboxTable } from './outbox-table';

/** The draft that a command was written in, if it was written in one; a whisper begins as a note. */
function draftPlace(
  command: Command,
): { readonly threadId: string; readonly mode: DraftMode } | null {
  const { body } = command;
  if (body.kind === 'reply') return { threadId: body.threadId, mode: 'reply' };
  if (body.kind === 'note' || body.kind === 'whisper') {
    return { threadId: body.threadId, mode: 'note' };
  }
  return null;
}

function attachmentIdsOf(command: Command): readonly string[] {
  return command.body.kind === 'reply' ? command.body.attachmentIds : [];
}

function settled(before: OutboxRow, outcome: CommandOutcome): OutboxRow {
  const row = { ...before, maybeSent: false };
  switch (outcome.status) {
    case 'applied':
      return { ...row, state: 'confirming', nextTryAt: null, reason: null, upTo: outcome.upTo };
    case 'refused':
      return { ...row, state: 'failed', nextTryAt: null, reason: outcome.message };
    case 'conflict':
      return { ...row, state: 'conflict', nextTryAt: null, newMessages: outcome.newMessages };
    default:
      return assertNever(outcome);
  }
}

/** The command as it is sent once more after an answer: under an id that has no answer yet. */
function renewed(row: OutboxRow, acceptStale: boolean): Command {
  const { command } = row;
  const id = randomUUID();
  if (command.body.kind !== 'reply') return { ...command, id };
  // Whoever decides on a conflict has been shown what came in.
  const lastSeenMessageId = row.newMessages.at(-1)?.id ?? command.body.lastSeenMessageId;
  return { ...command, id, body: { ...command.body, acceptStale, lastSeenMessageId } };
}

/**
 * The outbox: every change that the desk has not confirmed.
 *
 * queued → sending → confirming (applied; gone when the cursor has passed it), failed (refused) or
 * conflict; sending → queued when there was no answer, confirming → queued when the desk has lost it;
 * failed and conflict → queued when the agent asks for it.
 */
export function createOutbox(db: WriteDb, drafts: Drafts, attachments: MadeAttachments) {
  const table = createOutboxTable(db);

  const change = (
    commandIds: readonly string[],
    from: readonly OutboxRow['state'][],
    to: (row: OutboxRow) => OutboxRow,
  ) =>
    db.transaction(() => {
      for (const id of commandIds) {
        const row = table.read(id);
        if (row && from.includes(row.state)) table.replace(to(row));
      }
    });

  return {
    all: () => table.all(),

    enqueue: (command: Command, lane: string): OutboxRow =>
      db.transaction(() => {
        const known = table.read(command.id);
        if (known) return known;
        const place = draftPlace(command);
        if (place) drafts.clear(place.threadId, place.mode);
        return table.add({
          command,
          lane,
          state: 'queued',
          attempts: 0,
          nextTryAt: null,
          reason: null,
          upTo: null,
          newMessages: [],
        });
      }),

    markSending: (commandIds: readonly string[]) =>
      change(commandIds, ['queued'], (row) => ({ ...row, state: 'sending', nextTryAt: null })),

    // A desk that was restored from a backup has lost what it had applied: that goes out again too.
    postpone: (commandIds: readonly string[], nextTryAt: number, maybeSent: boolean) =>
      change(commandIds, ['sending', 'confirming'], (row) => ({
        ...row,
        state: 'queued',
        attempts: row.attempts + 1,
        maybeSent: row.maybeSent === true || maybeSent,
        nextTryAt,
        upTo: null,
      })),

    // An answer may also come for a command that was queued again: the first one was not lost.
    settle: (outcome: CommandOutcome) =>
      db.transaction(() => {
        const row = table.read(outcome.id);
        if (row?.state === 'sending' || row?.state === 'queued')
          table.replace(settled(row, outcome));
      }),

    confirmUpTo: (cursor: number): number =>
      db.transaction(() => {
        const confirmed = table
          .all()
          .filter((row) => row.state === 'confirming' && row.upTo !== null && row.upTo <= cursor);
        for (const row of confirmed) {
          table.remove(row.order);
          for (const id of attachmentIdsOf(row.command)) attachments.remove(id);
        }
        return confirmed.length;
      }),

    requeue: (commandId: string, { acceptStale }: { readonly acceptStale: boolean }) =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (row?.state !== 'failed' && row?.state !== 'conflict') return null;
        const again: OutboxRow = {
          ...row,
          command: renewed(row, acceptStale),
          state: 'queued',
          attempts: 0,
          nextTryAt: null,
          reason: null,
          newMessages: [],
        };
        table.replace(again);
        return again;
      }),

    cancel: (commandId: string, now: number): OutboxRow | null =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (!row || row.state === 'sending' || row.state === 'confirming') return null;
        // Under a new id the desk would carry it out a second time.
        if (row.maybeSent === true) return null;
        table.remove(row.order);
        const place = draftPlace(row.command);
        const { body } = row.command;
        if (place && 'text' in body) {
          const carried: Attachment[] = attachmentIdsOf(row.command).flatMap(
            (id) => attachments.read(id)?.attachment ?? [],
          );
          drafts.append(place, { text: body.text, attachments: carried }, now);
        }
        return row;
      }),

    resetInFlight: () =>
      db.transaction(() => {
        for (const row of table.all()) {
          if (row.state !== 'sending') continue;
          table.replace({ ...row, state: 'queued', maybeSent: true, nextTryAt: null });
        }
      }),
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
