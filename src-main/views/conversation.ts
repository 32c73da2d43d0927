import type { Agent, Message, Thread } from '@shared/domain';
import type { ConversationView, MessagePage, MessageView, RequestOf } from '@shared/ipc';
import { isOnlyHere } from '@shared/rules';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { overlayEpisode, pendingCommands } from './overlay';
import { pendingMessages } from './pending-messages';

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
  const waiting = await pendingMessages(session.outbox.ofThread(threadId), session);
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
