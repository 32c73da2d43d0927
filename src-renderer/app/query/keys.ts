import type { MethodName, RequestOf, Topic } from '@shared/ipc';

/** What has no topic of main's `changed` event and is kept up to date in another way. */
type OwnRoot = 'app' | 'policy' | 'settings' | 'draft' | 'sync' | 'layout' | 'colleagues';
export type KeyRoot = Topic | OwnRoot;

/** Every method that reads, with the root of its query key: the topic that invalidates it. */
const roots = {
  'app.info': 'app',
  'settings.get': 'settings',
  'session.get': 'session',
  'session.security': 'session',
  'session.unsent': 'outbox',
  'inbox.counts': 'inbox',
  'inbox.page': 'inbox',
  'inbox.urgency': 'inbox',
  'inbox.viewCounts': 'inbox',
  'inbox.languages': 'inbox',
  'inbox.returns': 'inbox',
  'inbox.load': 'inbox',
  'inbox.views': 'inbox-views',
  'conversation.open': 'conversation',
  'conversation.messages': 'conversation',
  'conversation.pictures': 'conversation',
  'draft.get': 'draft',
  'effort.get': 'conversation',
  'customer.panel': 'customer',
  'customer.duplicates': 'customer',
  'customer.name': 'customer',
  'customer.others': 'customer',
  'outbox.list': 'outbox',
  'search.query': 'search',
  'search.inThread': 'conversation',
  'search.marks': 'conversation',
  'search.kept': 'kept-searches',
  'search.values': 'search',
  'attention.get': 'inbox',
  'policy.get': 'policy',
  'search.related': 'customer',
  'reference.snippets': 'reference',
  'composer.uses': 'reference',
  'reference.tags': 'reference',
  'reference.teams': 'reference',
  'reference.agents': 'reference',
  'colleagues.looking': 'colleagues',
  'floor.get': 'floor',
  'sync.status': 'sync',
  'sync.panel': 'outbox',
  'layout.get': 'layout',
  'layout.named': 'layouts',
  'popOut.list': 'layout',
} as const satisfies Partial<Record<MethodName, KeyRoot>>;

export type ReadMethod = keyof typeof roots;
export type HeddleKey<M extends ReadMethod> = readonly [KeyRoot, M, RequestOf<M>];

/** The query key of a read: `[topic, method, request]`. */
export function heddleKey<M extends ReadMethod>(method: M, request: RequestOf<M>): HeddleKey<M> {
  return [roots[method], method, request];
}

/**
 * The thread that a cached read is about, if it is about one.
 *
 * @param key any query key
 * @returns the thread's id, or null: then only the topic decides
 */
export function threadOfKey(key: readonly unknown[]): string | null {
  const request = key[2];
  if (typeof request !== 'object' || request === null || !('threadId' in request)) return null;
  return typeof request.threadId === 'string' ? request.threadId : null;
}
