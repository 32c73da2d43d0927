import type { RequestOf, ResponseOf, Written } from '@shared/ipc';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import { isScheduled } from '@shared/rules';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow, TakenBack } from '../store/api';
import { COMMAND_TOPICS, holdOf } from './commands';
import { threadsOf } from './outbox-mirror';

/*
 * What an agent can do about a command that has not reached the desk. The store decides whether it
 * still can be done, in the transaction that does it; what it refuses is told in words here.
 */

/** When it is, and how long a reply can be taken back. */
export interface HoldOptions {
  /** Unix ms. */
  readonly now: number;
  readonly undoSeconds: number;
}

/**
 * Puts a refused command, or a reply in conflict, back into the queue. A reply then has seen what
 * came in: it is held back again only by something newer.
 */
export async function requeue(commandId: string, session: ActiveSession): Promise<void> {
  await changed(await session.store.work.requeue(commandId), session);
  session.engine.outboxAdded();
}

/** Lets a reply leave that could still be taken back, or waits for its time. */
export async function sendNow(commandId: string, session: ActiveSession): Promise<void> {
  const row = rowOf(commandId, session);
  if (row && isScheduled(row, Date.now())) await session.store.work.schedule(commandId, null);
  else await session.store.work.endHolds([commandId]);
  await changed(row ?? null, session);
  session.engine.outboxAdded();
}

/** Gives a waiting reply another time to leave. */
export async function schedule(
  { commandId, sendAt }: RequestOf<'outbox.schedule'>,
  session: ActiveSession,
): Promise<void> {
  await changed(await session.store.work.schedule(commandId, sendAt), session);
  session.engine.outboxAdded();
}

/** Takes a command back; its text, if it has one, becomes the draft again. */
export async function cancel(
  commandId: string,
  session: ActiveSession,
): Promise<ResponseOf<'outbox.cancel'>> {
  const taken = await session.store.work.cancel(commandId);
  if (taken?.written) session.send('draft-returned', { commandId, ...taken.written });
  return tookOut(taken, session);
}

/** Takes a command out of the outbox; its text is only returned. */
export async function drop(
  commandId: string,
  session: ActiveSession,
): Promise<ResponseOf<'outbox.drop'>> {
  return tookOut(await session.store.work.drop(commandId), session);
}

/** Keeps what stands in the editor of a waiting text, or ends the edit (null). */
export async function keepEdit(
  { commandId, text }: RequestOf<'outbox.keepEdit'>,
  session: ActiveSession,
  { now, undoSeconds }: HoldOptions,
): Promise<ResponseOf<'outbox.keepEdit'>> {
  const before = rowOf(commandId, session);
  const holdUntil = text === null ? holdAgain(before, now, undoSeconds) : null;
  const row = await session.store.work.keepEdit(commandId, text ?? undefined, holdUntil);
  // Lists show whether it is being edited; they need not be read again at every key.
  if (!row || (before?.editText === undefined) !== (text === null)) await changed(row, session);
  if (text === null) session.engine.outboxAdded();
  return { savedAt: now };
}

/** Gives a waiting text its new words and lets it go, after the time to take it back. */
export async function edit(
  { commandId, text, lastSeenMessageId }: RequestOf<'outbox.edit'>,
  session: ActiveSession,
  { now, undoSeconds }: HoldOptions,
): Promise<ResponseOf<'outbox.edit'>> {
  const before = rowOf(commandId, session);
  const words = text.trimEnd();
  checkWords(words, before);
  const holdUntil = holdAgain(before, now, undoSeconds);
  const row = await changed(
    await session.store.work.edit(commandId, words, {
      holdUntil,
      lastSeenMessageId: await newestSeen(before, lastSeenMessageId, session),
    }),
    session,
  );
  session.engine.outboxAdded();
  return { commandId: row.command.id, holdUntil };
}

function rowOf(commandId: string, session: ActiveSession): OutboxRow | undefined {
  return session.outbox.rows().find((row) => row.command.id === commandId);
}

/** @throws Refusal when there is no row, because the store would not change it */
async function changed(row: OutboxRow | null, session: ActiveSession): Promise<OutboxRow> {
  await session.outbox.refresh();
  if (!row) throw gone();
  session.changed(COMMAND_TOPICS, threadsOf(row.lane));
  return row;
}

async function tookOut(taken: TakenBack | null, session: ActiveSession): Promise<Written | null> {
  await changed(taken?.row ?? null, session);
  // What waited behind it may go.
  session.engine.outboxAdded();
  return taken?.written ?? null;
}

function holdAgain(row: OutboxRow | undefined, now: number, undoSeconds: number): number | null {
  // What waits for its time can be taken back until then.
  if (!row || isScheduled(row, now)) return null;
  return holdOf(row.command.body, now, undoSeconds);
}

/** @throws Refusal when the desk would not take these words */
function checkWords(words: string, row: OutboxRow | undefined): void {
  const body = row?.command.body;
  const hasFiles = body?.kind === 'reply' && body.attachmentIds.length > 0;
  if (words.trim() === '' && !hasFiles) {
    throw new Refusal('empty', 'There is nothing in it. Write something, or take it back.');
  }
  if (words.length > REPLY_MAX_LENGTH) {
    throw new Refusal(
      'too-long',
      `This is longer than the ${REPLY_MAX_LENGTH} characters that the desk takes. Shorten it.`,
    );
  }
}

/**
 * The newest message that the author has seen: of what was visible when the edit ended, what its
 * conflict showed, and what was seen when it was first written.
 */
async function newestSeen(
  row: OutboxRow | undefined,
  visibleId: string | null,
  session: ActiveSession,
): Promise<string | null> {
  const body = row?.command.body;
  if (!row || body?.kind !== 'reply') return null;
  const shown = row.newMessages.at(-1);
  const known = shown?.id ?? body.lastSeenMessageId;
  if (visibleId === null || known === null) return visibleId ?? known;
  const [visibleAt, knownAt] = await Promise.all([
    positionOf(visibleId, body.threadId, session),
    shown ? shown.position : positionOf(known, body.threadId, session),
  ]);
  return visibleAt !== null && knownAt !== null && visibleAt > knownAt ? visibleId : known;
}

async function positionOf(
  messageId: string,
  threadId: string,
  session: ActiveSession,
): Promise<number | null> {
  const anchor = { at: 'around', messageId } as const;
  const { messages } = await session.store.queries.messages(threadId, anchor, 1);
  return messages.find((message) => message.id === messageId)?.position ?? null;
}

function gone(): Refusal {
  return new Refusal(
    'already-sent',
    'The desk has this already, or may have it, so it can no longer be changed here.',
  );
}
