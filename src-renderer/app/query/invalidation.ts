import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import type { EventOf } from '@shared/ipc';
import { threadOfKey } from './keys';

/** During a fill main reports changes many times a second; the screen follows this often. */
const FOLLOW_EVERY_MS = 100;

interface Pending {
  readonly topics: Set<string>;
  /** Threads per topic; a topic without an entry here concerns any thread. */
  readonly threads: Map<string, Set<string>>;
}

function addChange(pending: Pending, change: EventOf<'changed'>): void {
  for (const topic of change.topics) {
    const known = pending.topics.has(topic);
    pending.topics.add(topic);
    if (!change.threadIds) pending.threads.delete(topic);
    else if (!known) pending.threads.set(topic, new Set(change.threadIds));
    else for (const id of change.threadIds) pending.threads.get(topic)?.add(id);
  }
}

function isConcerned(pending: Pending, key: readonly unknown[]): boolean {
  const topic = key[0];
  if (typeof topic !== 'string' || !pending.topics.has(topic)) return false;
  const threads = pending.threads.get(topic);
  const thread = threadOfKey(key);
  return threads === undefined || thread === null || threads.has(thread);
}

/**
 * Marks queries as old, and asks again for those that are on screen. An answer that is on its way may
 * be of before the change and would count as new; it is let come, since during a fill none would
 * otherwise, and then asked for again.
 */
function invalidate(client: QueryClient, filters: QueryFilters): void {
  const onTheirWay = client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' });
  void client.invalidateQueries(filters, { cancelRefetch: false });
  for (const { queryKey, promise } of onTheirWay) {
    const again = () => {
      void client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
    };
    promise?.then(again, again);
  }
}

/**
 * Makes `changed` events of main fetch again what they concern: at once for the first, then
 * gathered, so that a fill cannot flood the screen.
 *
 * @returns takes one change; and `end`, which drops what is still gathered
 */
export function createInvalidator(client: QueryClient): {
  readonly changed: (change: EventOf<'changed'>) => void;
  readonly end: () => void;
} {
  let pending: Pending = { topics: new Set(), threads: new Map() };
  let timer: ReturnType<typeof setTimeout> | null = null;

  const flush = () => {
    const batch = pending;
    pending = { topics: new Set(), threads: new Map() };
    if (batch.topics.size === 0) {
      timer = null;
      return;
    }
    timer = setTimeout(flush, FOLLOW_EVERY_MS);
    invalidate(client, { predicate: (query) => isConcerned(batch, query.queryKey) });
  };

  return {
    changed: (change) => {
      addChange(pending, change);
      if (timer === null) flush();
    },
    end: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
