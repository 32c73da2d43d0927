import {
  type Attachment,
  attachmentSchema,
  type CommandOf,
  type Episode,
  type Message,
  messageSchema,
} from '@shared/domain';
import { episodeTaken } from '@shared/rules';
import { appendMessage, lastEpisode } from '../threads';
import { findAgent } from '../agents';
import { whyNotOver } from './channel';
import { positionSeen } from './seen';
import {
  applied,
  type CommandContext,
  type Handler,
  isVerdict,
  refused,
  scopedEpisode,
  type Verdict,
} from './context';
import { seesAllWhispers } from '../../viewer';

/** As many as the contract allows in one answer. */
const MAX_NEW_MESSAGES = 200;

/**
 * A reply goes into the thread's latest episode: the one it names, unless that was resolved and a
 * newer one begun in between. A resolved one is opened again by it and waits on the customer; an
 * unassigned one becomes its author's.
 */
export const reply: Handler<'reply'> = async (context, body) => {
  const { desk, tx, viewer } = context;
  const scoped = await scopedEpisode(context, body.episodeId, body.threadId);
  if (isVerdict(scoped)) return scoped;
  if (body.text.trim() === '' && body.attachmentIds.length === 0) {
    return refused('invalid', 'This reply is empty. Write something before you send it.');
  }
  if (await isKnownMessage(context, body.messageId)) return usedMessageId;
  if (!body.acceptStale) {
    const unseen = await unseenMessages(context, body);
    if (unseen.length > 0) return { status: 'conflict', newMessages: unseen };
  }
  const attachments = await attachmentsOf(context, body.attachmentIds);
  if (attachments === null) {
    return refused(
      'attachment-missing',
      'An attachment of this reply did not reach the desk. Attach it again and send.',
    );
  }
  const wrong = await whyNotOver(tx, scoped.state.thread, body, attachments);
  if (wrong) return wrong;
  const last = (await lastEpisode(tx, scoped.state.thread.id)) ?? scoped.episode;
  const episode: Episode = {
    ...episodeTaken(last, { agentId: viewer.agentId, at: tx.now }),
    resolvedAt: null,
    resolvedById: null,
    outcome: null,
    assigneeId: last.assigneeId ?? viewer.agentId,
  };
  await appendMessage(desk, tx, scoped.state, episode, {
    id: body.messageId,
    kind: 'message',
    side: 'agent',
    agentId: viewer.agentId,
    toAgentId: null,
    text: body.text,
    attachments,
    delivery: 'sent',
    quotedMessageId: body.quotedMessageId ?? null,
  });
  return applied;
};

/** A note stands in the conversation for colleagues only and moves nothing. */
export const note: Handler<'note'> = async (context, body) => {
  const { desk, tx, viewer } = context;
  const scoped = await scopedEpisode(context, body.episodeId, body.threadId);
  if (isVerdict(scoped)) return scoped;
  if (await isKnownMessage(context, body.messageId)) return usedMessageId;
  await appendMessage(desk, tx, scoped.state, scoped.episode, {
    id: body.messageId,
    kind: 'note',
    side: 'agent',
    agentId: viewer.agentId,
    toAgentId: null,
    text: body.text,
    attachments: [],
    delivery: null,
  });
  return applied;
};

/** A lead's word to one agent of the thread's team. */
export const whisper: Handler<'whisper'> = async (context, body) => {
  const { desk, tx, viewer } = context;
  if (viewer.role !== 'lead') return refused('not-allowed', 'Only a team lead can whisper.');
  const scoped = await scopedEpisode(context, body.episodeId, body.threadId);
  if (isVerdict(scoped)) return scoped;
  const { thread } = scoped.state;
  const addressee = await findAgent(tx.db, body.toAgentId);
  if (!addressee?.teamIds.includes(thread.teamId)) {
    return refused('invalid', 'This agent does not see the conversation. Whisper to one who does.');
  }
  if (await isKnownMessage(context, body.messageId)) return usedMessageId;
  await appendMessage(desk, tx, scoped.state, scoped.episode, {
    id: body.messageId,
    kind: 'whisper',
    side: 'agent',
    agentId: viewer.agentId,
    toAgentId: addressee.id,
    text: body.text,
    attachments: [],
    delivery: null,
  });
  tx.afterCommit(() => desk.hub.whisper(addressee.id, thread.id, body.messageId));
  return applied;
};

export const usedMessageId: Verdict = refused(
  'id-reused',
  'A message with this id is on the desk already. Nothing was sent again.',
);

/** Whether a message has this id already. */
export async function isKnownMessage({ tx }: CommandContext, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What the author of a reply had not seen, oldest first; empty when nothing of it matters: a
 * message of the customer, or an answer that a colleague gave already.
 */
async function unseenMessages(
  { tx, viewer }: CommandContext,
  body: CommandOf<'reply'>,
): Promise<Message[]> {
  const seen = await positionSeen(tx, body.threadId, body.lastSeenMessageId);
  const rows = await tx.db
    .selectFrom('messages')
    .select('doc')
    .where('thread_id', '=', body.threadId)
    .where('position', '>', seen)
    .orderBy('position', 'desc')
    .limit(MAX_NEW_MESSAGES)
    .execute();
  const later = rows.reverse().map((row) => messageSchema.parse(JSON.parse(row.doc)));
  const isNews = (message: Message) =>
    message.kind === 'message' &&
    (message.side === 'customer' ||
      (message.side === 'agent' && message.agentId !== viewer.agentId));
  if (!later.some(isNews)) return [];
  return later.filter(
    (message) =>
      message.kind !== 'whisper' ||
      seesAllWhispers(viewer) ||
      message.agentId === viewer.agentId ||
      message.toAgentId === viewer.agentId,
  );
}

/** The attachments that a reply names, in its order; null when one is not there or not its author's. */
async function attachmentsOf(
  { tx, viewer }: CommandContext,
  ids: readonly string[],
): Promise<Attachment[] | null> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('attachments')
    .select(['id', 'doc'])
    .where('id', 'in', ids)
    .where('uploaded_by', '=', viewer.agentId)
    .where('message_id', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, attachmentSchema.parse(JSON.parse(row.doc))]));
  const attachments = ids.flatMap((id) => byId.get(id) ?? []);
  return attachments.length === ids.length ? attachments : null;
}
