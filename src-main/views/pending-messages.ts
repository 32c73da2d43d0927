import type { Message } from '@shared/domain';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { messageIdOf } from './overlay';

/** A message that waits in the outbox. */
export interface PendingMessage {
  readonly message: Message;
  readonly row: OutboxRow;
}

/** The messages among these commands that the cache does not hold yet, oldest first. */
export async function pendingMessages(
  commands: readonly OutboxRow[],
  session: ActiveSession,
): Promise<readonly PendingMessage[]> {
  const rows = commands.filter((row) => messageIdOf(row) !== null);
  if (rows.length === 0) return [];
  const ids = rows.flatMap((row) => messageIdOf(row) ?? []);
  const known = await session.store.queries.knownMessages(ids);
  const messages = await Promise.all(rows.map((row) => messageOf(row, session)));
  return messages.flatMap((message, index) => {
    const row = rows[index];
    return message && row && !known.has(message.id) ? [{ message, row }] : [];
  });
}

/** The message that a command will make, as far as it can be known before the desk has it. */
async function messageOf(row: OutboxRow, session: ActiveSession): Promise<Message | null> {
  const { body, madeAt } = row.command;
  if (body.kind !== 'reply' && body.kind !== 'note' && body.kind !== 'whisper') return null;
  const attachmentIds = body.kind === 'reply' ? body.attachmentIds : [];
  const attachments = await Promise.all(
    attachmentIds.map((id) => session.store.work.attachment(id)),
  );
  return {
    id: body.messageId,
    threadId: body.threadId,
    episodeId: body.episodeId,
    kind: body.kind === 'reply' ? 'message' : body.kind,
    side: 'agent',
    agentId: session.desk.agent.id,
    toAgentId: body.kind === 'whisper' ? body.toAgentId : null,
    text: body.text,
    at: madeAt,
    position: 0,
    attachments: attachments.flatMap((each) => (each ? [each.attachment] : [])),
    delivery: null,
    quotedMessageId: body.kind === 'reply' ? (body.quotedMessageId ?? null) : null,
  };
}
