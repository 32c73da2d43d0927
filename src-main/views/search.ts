import type {
  MessageMarks,
  RelatedCases,
  RequestOf,
  SearchResults,
  ThreadMatches,
} from '@shared/ipc';
import { readsDayFirst } from '@shared/search';
import type { ActiveSession } from '../session/active-session';
import { pendingMessages } from './pending-messages';

/** Everything that matches, with the names of those who wrote it. */
export async function search(
  { text, limit, thorough, openCustomerId, group }: RequestOf<'search.query'>,
  session: ActiveSession,
  now: number,
): Promise<SearchResults> {
  const agentId = session.desk.agent.id;
  // Before the search: what the desk confirms in between is found by both, and shown once.
  const [waiting, ownSnippets] = await Promise.all([
    pendingMessages(session.outbox.rows(), session),
    session.store.work.ownSnippets(),
  ]);
  const found = await session.store.queries.search(text, limit, {
    now,
    dayFirst: readsDayFirst(),
    thorough: thorough ?? false,
    agentId,
    openCustomerId: openCustomerId ?? null,
    group: group ?? 'all',
    waiting: waiting.map(({ message }) => message),
    ownSnippets,
  });
  return {
    query: text,
    tookMs: found.tookMs,
    messages: found.messages.map(({ message, agentName, customer, channel, snippet }) => ({
      messageId: message.id,
      threadId: message.threadId,
      kind: message.kind,
      side: message.side,
      authorName: message.side === 'customer' ? customer.name : agentName,
      customer,
      channel,
      at: message.at,
      snippet,
    })),
    moreMessages: found.moreMessages,
    threads: found.threads.map((each) => ({ ...each })),
    moreThreads: found.moreThreads,
    unfinished: found.unfinished,
    corrected: [...found.corrected],
    suggestions: [...found.suggestions],
    customers: found.customers.map((each) => ({ ...each })),
    snippets: [...found.snippets],
    articles: found.articles.map((each) => ({ ...each })),
  };
}

/** Resolved episodes that began like this one, with who answered them. */
export async function relatedCases(
  { episodeId, limit }: RequestOf<'search.related'>,
  session: ActiveSession,
): Promise<RelatedCases> {
  const { queries } = session.store;
  const [cases, agents] = await Promise.all([queries.related(episodeId, limit), queries.agents()]);
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  return cases.map(({ answer, customer, openedWith, ...found }) => ({
    episodeId: found.episodeId,
    threadId: found.threadId,
    customer: { ...customer },
    openedWith: { ...openedWith },
    resolvedAt: found.resolvedAt,
    outcome: found.outcome,
    answer: answer && {
      messageId: answer.messageId,
      text: answer.text,
      agentName: answer.agentId === null ? null : (names.get(answer.agentId) ?? null),
    },
  }));
}

/** Where in one thread all words are found. */
export async function searchInThread(
  { threadId, text }: RequestOf<'search.inThread'>,
  session: ActiveSession,
): Promise<ThreadMatches> {
  const { positions, more } = await session.store.queries.searchInThread(threadId, text);
  return { positions: [...positions], more };
}

/** What to mark in messages of one thread. */
export async function marksInThread(
  { threadId, text, messageIds }: RequestOf<'search.marks'>,
  session: ActiveSession,
): Promise<MessageMarks[]> {
  return [...(await session.store.queries.marksInThread(threadId, text, messageIds))];
}

const VALUES_MAX = 8;

/** What the value of a filter may become; of teams all, of the others those that begin so. */
export async function searchValues(
  { kind, typed }: RequestOf<'search.values'>,
  session: ActiveSession,
): Promise<string[]> {
  const { queries } = session.store;
  if (kind === 'team') return (await queries.teams()).map(({ name }) => name);
  return [...(await queries.searchValues(kind, typed, VALUES_MAX))];
}
