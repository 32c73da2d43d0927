import type { Agent, Message, Thread } from '@shared/domain';
import type { ConversationView, MessagePage, MessageView, RequestOf } from '@shared/ipc';
import { isOnlyHere } from '@shared/rules';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { messageIdOf, overlayEpisode, pendingCommands } from './overlay';

/** What the head of a conversation shows. */
export async function openConversation(
  { threadId }: RequestOf<'conversation.open'>,
  session: ActiveSession,
): Promise<ConversationView> {
  const { queries, cache } = session.store;
  const [found, agents, tags, state, pending] = await Promise.all([
    queries.conversation(threadId),
    queries.agents(),
    queries.tags(),
    cache.syncState(),
    pendingCommands(session),
  ]);
  if (!found) throw notHere();
  const episodes = found.episodes.map((episode) => overlayEpisode(episode, pending, session));
  const current = episodes.at(-1);
  const tagIds = new Set(episodes.flatMap((episode) => episode.tagIds));
  return {
    thread: found.thread,
    customer: found.customer,
    episodes,
    tags: tags.filter((tag) => tagIds.has(tag.id)),
    assigneeName: agents.find((agent) => agent.id === current?.assigneeId)?.name ?? null,
    messageCount: found.messageCount,
    historyComplete:
      state.historyDone ||
      (state.completeSince !== null && state.completeSince <= found.thread.createdAt),
    historyKeptSince: await keptSince(found.thread, state.keepSince, session),
    lastMessageId: found.lastMessageId,
  };
}

/** Since when the messages of a thread are here, when its first ones may not be kept any more. */
async function keptSince(
  thread: Thread,
  keepSince: number | null,
  { store }: ActiveSession,
): Promise<number | null> {
  if (keepSince === null || thread.createdAt >= keepSince) return null;
  const { messages } = await store.queries.messages(thread.id, { at: 'after', position: 0 }, 1);
  // Those of an episode that is open are kept whatever their age.
  return messages[0]?.position === 1 ? null : keepSince;
}

/** A page of messages; the page that holds the end also holds what is pending. */
export async function messagePage(
  { threadId, anchor, limit }: RequestOf<'conversation.messages'>,
  session: ActiveSession,
): Promise<MessagePage> {
  const { queries } = session.store;
  // First what is pending, then the page: a message that the desk confirms in between is on the page.
  // The other way round it would be on neither.
  const waiting = await pendingMessages(threadId, session);
  const [page, agents] = await Promise.all([
    queries.messages(threadId, anchor, limit),
    queries.agents(),
  ]);
  const people = new Map(agents.map((agent) => [agent.id, agent]));
  const confirmed = page.messages.map((message) => viewOf(message, people, null));
  const onPage = new Set(page.messages.map((message) => message.id));
  const pending = page.hasAfter ? [] : waiting.filter(({ message }) => !onPage.has(message.id));
  const lastPosition = page.messages.at(-1)?.position ?? 0;
  return {
    messages: [
      ...confirmed,
      ...pending.map(({ message, row }, index) =>
        viewOf({ ...message, position: lastPosition + 1 + index }, people, row),
      ),
    ],
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
  };
}

/** A local mark; the time of the message is what is kept, because messages can be removed. */
export async function markSeen(
  { threadId, messageId }: RequestOf<'conversation.markSeen'>,
  session: ActiveSession,
): Promise<void> {
  const { messages } = await session.store.queries.messages(
    threadId,
    { at: 'around', messageId },
    1,
  );
  const message = messages.find((each) => each.id === messageId);
  if (!message) return;
  const before = (await session.store.work.seen([threadId])).get(threadId) ?? 0;
  if (message.at <= before) return;
  await session.store.work.markSeen(threadId, message.at);
  session.changed(['inbox'], [threadId]);
}

interface PendingMessage {
  readonly message: Message;
  readonly row: OutboxRow;
}

/** The messages in the outbox for a thread that the cache does not hold yet, oldest first. */
async function pendingMessages(
  threadId: string,
  session: ActiveSession,
): Promise<readonly PendingMessage[]> {
  const rows = session.outbox.ofThread(threadId).filter((row) => messageIdOf(row) !== null);
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

function viewOf(
  message: Message,
  people: ReadonlyMap<string, Agent>,
  row: OutboxRow | null,
): MessageView {
  return {
    ...message,
    authorName: message.agentId ? (people.get(message.agentId)?.name ?? null) : null,
    toAgentName: message.toAgentId ? (people.get(message.toAgentId)?.name ?? null) : null,
    pending: row && {
      commandId: row.command.id,
      state: row.state,
      reason: row.reason,
      holdUntil: row.holdUntil,
      changeable: isOnlyHere(row),
      editText: row.editText ?? null,
      newMessages: row.newMessages.map((each) => ({
        ...each,
        authorName: each.agentId ? (people.get(each.agentId)?.name ?? null) : null,
      })),
    },
  };
}

function notHere(): Refusal {
  return new Refusal(
    'not-found',
    'This conversation is not on this computer. It may have moved to another team.',
  );
}
