import type { Agent, Message, Thread } from '@shared/domain';
import type {
  ConversationView,
  MessagePage,
  MessagePlace,
  MessageView,
  RequestOf,
  ResponseOf,
} from '@shared/ipc';
import { isOnlyHere, isPicture, mainDraft, previewOf } from '@shared/rules';
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
  const [found, pinned, seen, teams, agents, tags, state, pending] = await Promise.all([
    queries.conversation(threadId),
    pinnedIn([threadId], session),
    session.store.work.seen([threadId]),
    queries.teams(),
    queries.agents(),
    queries.tags(),
    cache.syncState(),
    pendingCommands(session),
  ]);
  if (!found) throw notHere();
  const seenUntil = seen.get(threadId) ?? null;
  const unread = await queries.unread(threadId, seenUntil);
  const episodes = found.episodes.map((episode) => overlayEpisode(episode, pending, session));
  const current = episodes.at(-1);
  const tagIds = new Set(
    episodes.flatMap(({ tagIds: own, log = [] }) => [
      ...own,
      ...log.flatMap(({ subjectId }) => subjectId ?? []),
    ]),
  );
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
    seenUntil,
    firstUnread: unread && { ...placeOf(unread.first), count: unread.count },
    teams: [...teams],
    pinned: [...pinned],
    draft: mainDraft(session.outbox.draftModes(threadId)),
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

/** Where a thread is at a time. */
export async function placeAt(
  { threadId, at }: RequestOf<'conversation.placeAt'>,
  session: ActiveSession,
): Promise<MessagePlace | null> {
  const message = await session.store.queries.messageAtTime(threadId, at);
  return message && placeOf(message);
}

function placeOf({ id, position, at }: Message): MessagePlace {
  return { messageId: id, position, at };
}

/** What is kept on top of some threads: what the desk has, and what is on its way to it. */
export async function pinnedIn(
  threadIds: readonly string[],
  session: ActiveSession,
): Promise<readonly MessageView[]> {
  const { queries } = session.store;
  const changes = await pinChanges(threadIds, session);
  const added = [...changes].flatMap(([id, on]) => (on ? [id] : []));
  const [agents, more, ...confirmed] = await Promise.all([
    queries.agents(),
    added.length === 0 ? [] : queries.messagesById(added),
    ...threadIds.map((threadId) => queries.pinnedMessages(threadId)),
  ]);
  const people = new Map(agents.map((agent) => [agent.id, agent]));
  const all = new Map([...confirmed.flat(), ...more].map((message) => [message.id, message]));
  return [...all.values()]
    .filter((message) => changes.get(message.id) ?? true)
    .toSorted((a, b) => a.at - b.at || a.position - b.position)
    .map((message) => viewOf({ ...message, pinned: true }, people, new Map(), null));
}

/** Which messages of some threads pending commands pin (true) or put back (false). */
async function pinChanges(
  threadIds: readonly string[],
  session: ActiveSession,
): Promise<ReadonlyMap<string, boolean>> {
  const changes = new Map<string, boolean>();
  for (const { command } of await pendingCommands(session)) {
    const { body } = command;
    if (body.kind === 'pin' && threadIds.includes(body.threadId))
      changes.set(body.messageId, body.on);
  }
  return changes;
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
  const pins = await pinChanges([threadId], session);
  const [page, agents] = await Promise.all([
    queries.messages(threadId, anchor, limit),
    queries.agents(),
  ]);
  const people = new Map(agents.map((agent) => [agent.id, agent]));
  const quotes = await quotedMessages(
    threadId,
    [...page.messages, ...waiting.map(({ message }) => message)],
    session,
  );
  const confirmed = page.messages.map((message) => {
    const pinned = pins.get(message.id) ?? message.pinned ?? false;
    return viewOf({ ...message, pinned }, people, quotes, null);
  });
  const onPage = new Set(page.messages.map((message) => message.id));
  const pending = page.hasAfter ? [] : waiting.filter(({ message }) => !onPage.has(message.id));
  const lastPosition = page.messages.at(-1)?.position ?? 0;
  return {
    messages: [
      ...confirmed,
      ...pending.map(({ message, row }, index) =>
        viewOf({ ...message, position: lastPosition + 1 + index }, people, quotes, row),
      ),
    ],
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
  };
}

/** More pictures than this nobody leafs through. */
const PICTURE_MESSAGES_MAX = 1000;

/** The pictures of a thread, oldest first; those that wait to be sent come last. */
export async function picturesOf(
  { threadId }: RequestOf<'conversation.pictures'>,
  session: ActiveSession,
): Promise<ResponseOf<'conversation.pictures'>> {
  const { queries } = session.store;
  const waiting = await pendingMessages(session.outbox.ofThread(threadId), session);
  const [confirmed, agents] = await Promise.all([
    queries.messagesWithFiles(threadId, PICTURE_MESSAGES_MAX),
    queries.agents(),
  ]);
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  const known = new Set(confirmed.map(({ id }) => id));
  const messages = [
    ...confirmed,
    ...waiting.flatMap(({ message }) => (known.has(message.id) ? [] : message)),
  ];
  return messages.flatMap(({ id, side, agentId, at, attachments }) => {
    const authorName = agentId === null ? null : (names.get(agentId) ?? null);
    const message = { id, threadId, side, agentId, authorName, at };
    return attachments.filter(isPicture).map((attachment) => ({ attachment, message }));
  });
}

/** What is quoted in these messages, as far as it is here. */
async function quotedMessages(
  threadId: string,
  messages: readonly Message[],
  { store }: ActiveSession,
): Promise<ReadonlyMap<string, Message>> {
  const found = new Map<string, Message>();
  const wanted = new Set(messages.flatMap(({ quotedMessageId }) => quotedMessageId ?? []));
  for (const message of messages) if (wanted.delete(message.id)) found.set(message.id, message);
  for (const messageId of wanted) {
    const page = await store.queries.messages(threadId, { at: 'around', messageId }, 1);
    const message = page.messages.find(({ id }) => id === messageId);
    if (message) found.set(messageId, message);
  }
  return found;
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
  quotes: ReadonlyMap<string, Message>,
  row: OutboxRow | null,
): MessageView {
  const quoted = message.quotedMessageId ? quotes.get(message.quotedMessageId) : undefined;
  return {
    ...message,
    authorName: message.agentId ? (people.get(message.agentId)?.name ?? null) : null,
    toAgentName: message.toAgentId ? (people.get(message.toAgentId)?.name ?? null) : null,
    quoted: quoted
      ? {
          id: quoted.id,
          side: quoted.side,
          authorName: quoted.agentId ? (people.get(quoted.agentId)?.name ?? null) : null,
          preview: previewOf(quoted.text),
        }
      : null,
    pending: row && {
      commandId: row.command.id,
      state: row.state,
      reason: row.reason,
      holdUntil: row.holdUntil,
      sendAt: row.sendAt ?? null,
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
