import type { SearchResults } from '@shared/ipc';

type MessageHit = SearchResults['messages'][number];
type CustomerHit = SearchResults['customers'][number];
type SnippetHit = SearchResults['snippets'][number];
type ArticleHit = SearchResults['articles'][number];

/** One result; `key` is the same for the same thing in two searches. */
export type Hit =
  | { readonly kind: 'customer'; readonly key: string; readonly hit: CustomerHit }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit }
  | { readonly kind: 'snippet'; readonly key: string; readonly hit: SnippetHit }
  | { readonly kind: 'article'; readonly key: string; readonly hit: ArticleHit };

/** Results of one kind under a heading. */
export interface HitGroup {
  readonly kind: Hit['kind'];
  readonly hits: readonly Hit[];
  /** There are more than these. */
  readonly more: boolean;
}

/**
 * The results in the order of the screen; kinds without a result are left out. Customers come first
 * when one of them is called what was looked for, otherwise what was said does.
 */
export function hitGroups(results: SearchResults): HitGroup[] {
  const customers: HitGroup = {
    kind: 'customer',
    hits: results.customers.map((hit) => ({
      kind: 'customer',
      key: `customer-${hit.customer.id}`,
      hit,
    })),
    more: false,
  };
  const messages: HitGroup = {
    kind: 'message',
    hits: results.messages.map((hit) => ({
      kind: 'message',
      key: `message-${hit.messageId}`,
      hit,
    })),
    more: results.moreMessages,
  };
  const named = results.customers.some((hit) => hit.name.some((part) => part.hit));
  const groups: HitGroup[] = [
    ...(named ? [customers, messages] : [messages, customers]),
    {
      kind: 'snippet',
      hits: results.snippets.map((hit) => ({ kind: 'snippet', key: `snippet-${hit.id}`, hit })),
      more: false,
    },
    {
      kind: 'article',
      hits: results.articles.map((hit) => ({ kind: 'article', key: `article-${hit.id}`, hit })),
      more: false,
    },
  ];
  return groups.filter((group) => group.hits.length > 0);
}
