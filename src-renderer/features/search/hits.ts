import type { SearchGroup, SearchResults } from '@shared/ipc';

type MessageHit = SearchResults['messages'][number];
type ThreadHit = SearchResults['threads'][number];
type CustomerHit = SearchResults['customers'][number];
type SnippetHit = SearchResults['snippets'][number];
type ArticleHit = SearchResults['articles'][number];

/** One result; `key` is the same for the same thing in two searches. */
export type Hit =
  | { readonly kind: 'customer'; readonly key: string; readonly hit: CustomerHit }
  | { readonly kind: 'thread'; readonly key: string; readonly hit: ThreadHit }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit }
  | { readonly kind: 'snippet'; readonly key: string; readonly hit: SnippetHit }
  | { readonly kind: 'article'; readonly key: string; readonly hit: ArticleHit };

/** A kind of result; internal notes are one of their own, although they are messages. */
export type HitKind = Exclude<SearchGroup, 'all'>;

/** In the order of the tabs. */
export const HIT_KINDS: readonly HitKind[] = [
  'message',
  'thread',
  'note',
  'customer',
  'snippet',
  'article',
];

/** Results of one kind under a heading. */
export interface HitGroup {
  readonly kind: HitKind;
  readonly hits: readonly Hit[];
  /** How many there are, as far as is known. */
  readonly count: number;
  /** There are more than these. */
  readonly more: boolean;
}

/** Of each kind so many are shown among the others; the rest are under the kind's own tab. */
const AMONG_OTHERS: Readonly<Record<HitKind, number>> = {
  message: 20,
  thread: 3,
  note: 3,
  customer: 4,
  snippet: 3,
  article: 3,
};
/** Main answers with at most so many of these. */
const CUSTOMERS_MAX = 8;
const KNOWLEDGE_MAX = 8;

function messageHit(hit: MessageHit): Hit {
  return { kind: 'message', key: `message-${hit.messageId}`, hit };
}

/** All results by kind; kinds without one are left out. */
function groupsOf(results: SearchResults): HitGroup[] {
  const { messages, moreMessages, threads, moreThreads } = results;
  const group = (kind: HitKind, hits: readonly Hit[], more: boolean): HitGroup => ({
    kind,
    hits,
    count: hits.length,
    more: more && hits.length > 0,
  });
  const said = messages.filter(({ kind }) => kind === 'message').map(messageHit);
  const noted = messages.filter(({ kind }) => kind !== 'message').map(messageHit);
  const { customers, snippets, articles } = results;
  return [
    group('message', said, moreMessages),
    group(
      'thread',
      threads.map((hit) => ({ kind: 'thread', key: `thread-${hit.threadId}`, hit })),
      moreThreads,
    ),
    group('note', noted, moreMessages),
    group(
      'customer',
      customers.map((hit) => ({ kind: 'customer', key: `customer-${hit.customer.id}`, hit })),
      customers.length === CUSTOMERS_MAX,
    ),
    group(
      'snippet',
      snippets.map((hit) => ({ kind: 'snippet', key: `snippet-${hit.id}`, hit })),
      snippets.length === KNOWLEDGE_MAX,
    ),
    group(
      'article',
      articles.map((hit) => ({ kind: 'article', key: `article-${hit.id}`, hit })),
      articles.length === KNOWLEDGE_MAX,
    ),
  ].filter(({ hits }) => hits.length > 0);
}

/**
 * The order among others: customers first when one of them is called what was looked for, and
 * conversations when they are what was asked for; otherwise what was said comes first.
 */
function orderOf(results: SearchResults): readonly HitKind[] {
  const named = results.customers.some((hit) => hit.name.some((part) => part.hit));
  const hasMarks = results.messages.some((hit) => hit.snippet.some((part) => part.hit));
  const referred = results.threads.some(({ matches }) => matches === 0);
  const first: HitKind[] = [
    ...(named ? (['customer'] as const) : []),
    ...(referred || (!hasMarks && results.messages.length > 0) ? (['thread'] as const) : []),
  ];
  return [...new Set([...first, ...HIT_KINDS])];
}

/** What the tabs say: every kind with how many were found. */
export function hitCounts(results: SearchResults): Omit<HitGroup, 'hits'>[] {
  return groupsOf(results).map(({ kind, count, more }) => ({ kind, count, more }));
}

/**
 * The results in the order of the screen.
 *
 * @param shown `all`: some of each kind; or one kind only, all of it
 */
export function hitGroups(results: SearchResults, shown: SearchGroup): HitGroup[] {
  const groups = groupsOf(results);
  if (shown !== 'all') return groups.filter(({ kind }) => kind === shown);
  if (groups.length === 1) return groups;
  const order = orderOf(results);
  return groups
    .map((group) => ({ ...group, hits: group.hits.slice(0, AMONG_OTHERS[group.kind]) }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
