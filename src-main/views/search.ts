import type { RequestOf, SearchResults } from '@shared/ipc';
import type { ActiveSession } from '../session/active-session';

/** Everything that matches, with the names of those who wrote it. */
export async function search(
  { text, limit }: RequestOf<'search.query'>,
  session: ActiveSession,
): Promise<SearchResults> {
  const [found, agents] = await Promise.all([
    session.store.queries.search(text, limit),
    session.store.queries.agents(),
  ]);
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  return {
    query: text,
    tookMs: found.tookMs,
    messages: found.messages.map(({ message, customer, channel, snippet }) => ({
      messageId: message.id,
      threadId: message.threadId,
      kind: message.kind,
      side: message.side,
      authorName:
        message.side === 'customer'
          ? customer.name
          : message.agentId
            ? (names.get(message.agentId) ?? null)
            : null,
      customer,
      channel,
      at: message.at,
      snippet,
    })),
    moreMessages: found.moreMessages,
    customers: found.customers.map((each) => ({ ...each })),
    snippets: [...found.snippets],
    articles: found.articles.map((each) => ({ ...each })),
  };
}
