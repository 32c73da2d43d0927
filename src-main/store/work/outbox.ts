import type { Attachment, Command, CommandOutcome } from '@shared/domain';
import { isOnlyHere } from '@shared/rules';
import type { EditOptions, EnqueueOptions, LanedCommand, OutboxRow, TakenBack } from '../api';
import type { WriteDb } from '../sql';
import type { MadeAttachments } from './attachments';
import type { Drafts } from './drafts';
import {
  attachmentIdsOf,
  draftPlace,
  queuedAgain,
  seenWith,
  settled,
  withText,
  writtenIn,
} from './outbox-rows';
import type { OutboxTable } from './outbox-table';
import type { OutboxBody } from './schemas';

function newRow(command: Command, lane: string): OutboxBody {
  return {
    command,
    lane,
    state: 'queued',
    attempts: 0,
    nextTryAt: null,
    holdUntil: null,
    reason: null,
    upTo: null,
    newMessages: [],
  };
}

/**
 * The outbox: every change that the desk has not confirmed.
 *
 * queued → sending → confirming (applied; gone when the cursor has passed it), failed (refused) or
 * conflict; sending → queued when there was no answer, confirming → queued when the desk has lost it;
 * failed and conflict → queued when the agent asks for it, as it was or edited.
 *
 * A row with `editText` stays where it is. That survives the end of the process: the agent has begun
 * to change what it says, so it must not go out unchanged because a computer was restarted. It is
 * found as it was left, with the editor open.
 */
export function createOutbox(
  db: Pick<WriteDb, 'transaction'>,
  table: OutboxTable,
  drafts: Drafts,
  attachments: Pick<MadeAttachments, 'read' | 'remove'>,
) {
  const change = (
    commandIds: readonly string[],
    applies: (row: OutboxRow) => boolean,
    to: (row: OutboxRow) => OutboxRow,
  ) =>
    db.transaction(() => {
      for (const id of commandIds) {
        const row = table.read(id);
        if (row && applies(row)) table.replace(to(row));
      }
    });

  /** What was sent together with a message. */
  const partsOf = ({ command: { body }, lane }: OutboxRow): OutboxRow[] =>
    body.kind === 'reply'
      ? table.all().filter((row) => row.partOf === body.messageId && row.lane === lane)
      : [];

  const written = (row: OutboxRow): TakenBack['written'] => {
    const place = draftPlace(row.command);
    const text = writtenIn(row);
    if (place === null || text === null) return null;
    const carried: Attachment[] = attachmentIdsOf(row.command).flatMap(
      (id) => attachments.read(id)?.attachment ?? [],
    );
    const { body } = row.command;
    const quotedMessageId = body.kind === 'reply' ? (body.quotedMessageId ?? null) : null;
    return { ...place, text, attachments: carried, ...(quotedMessageId && { quotedMessageId }) };
  };

  /** Takes a row and its parts out, or nothing. */
  const takeOut = (commandId: string): TakenBack | null => {
    const row = table.read(commandId);
    if (!row || !isOnlyHere(row)) return null;
    for (const part of partsOf(row).filter(isOnlyHere)) table.remove(part.order);
    table.remove(row.order);
    return { row, written: written(row) };
  };

  const replaceWithParts = (row: OutboxRow): OutboxRow => {
    table.replace(row);
    for (const part of partsOf(row).filter(isOnlyHere)) table.replace(seenWith(part, row));
    return row;
  };

  return {
    all: () => table.all(),

    enqueue: (command: Command, lane: string, options: EnqueueOptions): OutboxRow =>
      db.transaction(() => {
        const known = table.read(command.id);
        if (known) return known;
        const { holdUntil, sendAt, after } = options;
        const place = draftPlace(command);
        if (place && 'text' in command.body) {
          drafts.handedOver(place, command.body.text, command.madeAt);
        }
        const time = sendAt === undefined ? {} : { sendAt };
        const row = table.add({ ...newRow(command, lane), ...time, holdUntil: holdUntil ?? null });
        if (after && command.body.kind === 'reply') {
          table.add({ ...newRow(after, lane), ...time, partOf: command.body.messageId });
        }
        return row;
      }),

    // A hundred threads are changed together, or none of them.
    enqueueAll: (commands: readonly LanedCommand[], holdUntil: number | null): OutboxRow[] =>
      db.transaction(() =>
        commands.map(
          ({ command, lane }) =>
            table.read(command.id) ?? table.add({ ...newRow(command, lane), holdUntil }),
        ),
      ),

    dropAll: (commandIds: readonly string[]): TakenBack[] =>
      db.transaction(() => commandIds.flatMap((id) => takeOut(id) ?? [])),

    endHolds: (commandIds: readonly string[] | 'all'): string[] =>
      db.transaction(() => {
        const held = table
          .all()
          .filter((row) => row.state === 'queued' && row.holdUntil !== null)
          .filter((row) => commandIds === 'all' || commandIds.includes(row.command.id));
        for (const row of held) table.replace({ ...row, holdUntil: null });
        return held.map((row) => row.command.id);
      }),

    markSending: (commandIds: readonly string[]) =>
      change(
        commandIds,
        (row) => row.state === 'queued' && row.editText === undefined,
        (row) => ({ ...row, state: 'sending', nextTryAt: null, holdUntil: null }),
      ),

    // A desk that was restored from a backup has lost what it had applied: that goes out again too.
    postpone: (commandIds: readonly string[], nextTryAt: number, maybeSent: boolean) =>
      change(
        commandIds,
        (row) => row.state === 'sending' || row.state === 'confirming',
        (row) => ({
          ...row,
          state: 'queued',
          attempts: row.attempts + 1,
          maybeSent: row.maybeSent === true || maybeSent,
          nextTryAt,
          upTo: null,
        }),
      ),

    // An answer may also come for a command that was queued again: the first one was not lost.
    settle: (outcome: CommandOutcome, now: number) =>
      db.transaction(() => {
        const row = table.read(outcome.id);
        if (row?.state !== 'sending' && row?.state !== 'queued') return;
        const place = draftPlace(row.command);
        if (outcome.status === 'applied' && place && row.editText !== undefined) {
          // It is with the desk as it was: what was to become of it is kept as a draft.
          drafts.giveBack(place, { text: row.editText, attachments: [] }, now);
        }
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

    requeue: (commandId: string): OutboxRow | null =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (row?.state !== 'failed' && row?.state !== 'conflict') return null;
        if (row.editText !== undefined) return null;
        return replaceWithParts(queuedAgain(row));
      }),

    keepEdit: (
      commandId: string,
      editText: string | undefined,
      holdUntil: number | null,
    ): OutboxRow | null =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (!row || !isOnlyHere(row) || writtenIn(row) === null) return null;
        const kept: OutboxRow = { ...row, editText, holdUntil };
        table.replace(kept);
        return kept;
      }),

    schedule: (commandId: string, sendAt: number | null): OutboxRow | null =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (row?.state !== 'queued' || !isOnlyHere(row)) return null;
        const { sendAt: _before, ...unscheduled } = row;
        const time = sendAt === null ? {} : { sendAt };
        for (const part of partsOf(row).filter(isOnlyHere)) {
          const { sendAt: _partBefore, ...rest } = part;
          table.replace({ ...rest, ...time });
        }
        const changed: OutboxRow = { ...unscheduled, ...time, holdUntil: null };
        table.replace(changed);
        return changed;
      }),

    edit: (commandId: string, text: string, change: EditOptions): OutboxRow | null =>
      db.transaction(() => {
        const row = table.read(commandId);
        if (!row || !isOnlyHere(row) || writtenIn(row) === null) return null;
        const { holdUntil, lastSeenMessageId } = change;
        const again = withText(queuedAgain(row), text, lastSeenMessageId);
        return replaceWithParts({ ...again, holdUntil });
      }),

    cancel: (commandId: string, now: number): TakenBack | null =>
      db.transaction(() => {
        const taken = takeOut(commandId);
        if (taken?.written) drafts.giveBack(taken.written, taken.written, now);
        return taken;
      }),

    drop: (commandId: string): TakenBack | null => db.transaction(() => takeOut(commandId)),

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
