import type { Customer } from '@shared/domain';
import type { Duplicate, DuplicatesView, RequestOf } from '@shared/ipc';
import { contactsOf, duplicateReasons } from '@shared/rules';
import { readsDayFirst } from '@shared/search';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** How many records one e-mail address, number or name brings at most. */
const PER_SEARCH = 20;
const MAX_SEARCHES = 8;

/**
 * Records that may be of the same customer. What they can be reached by, and the name, are looked up
 * in the search index, so that it costs the same whatever the number of customers; the rule decides.
 *
 * @param now Unix ms
 */
export async function duplicates(
  { customerId }: RequestOf<'customer.duplicates'>,
  session: ActiveSession,
  now: number,
): Promise<DuplicatesView> {
  const own = await recordOf(customerId, session);
  if (!own) {
    throw new Refusal(
      'not-found',
      'This customer is not on this computer. They may have moved to another team.',
    );
  }
  const ids = new Set<string>();
  for (const text of searchesFor(own.customer)) {
    const found = await session.store.queries.search(text, PER_SEARCH, {
      now,
      dayFirst: readsDayFirst(),
      thorough: false,
      agentId: session.desk.agent.id,
      openCustomerId: null,
      group: 'customer',
    });
    for (const { customer } of found.customers) ids.add(customer.id);
  }
  const records = await Promise.all([...ids].map((id) => recordOf(id, session)));
  const others = records.flatMap((record) => {
    if (!record) return [];
    const reasons = duplicateReasons(own.customer, record.customer);
    return reasons.length === 0 ? [] : [{ ...record, reasons }];
  });
  return { own, others: others.toSorted((a, b) => b.reasons.length - a.reasons.length) };
}

/** What to look for, as texts of the search: quoted, so that nothing in them is a filter. */
function searchesFor(customer: Customer): string[] {
  const { emails, phones } = contactsOf(customer);
  return [...emails, ...phones, customer.name]
    .map((text) => `"${text.replaceAll('"', ' ')}"`)
    .slice(-MAX_SEARCHES);
}

async function recordOf(id: string, { store }: ActiveSession): Promise<Duplicate | null> {
  const found = await store.queries.customer(id);
  if (!found) return null;
  const threads = new Set(found.episodes.map(({ episode }) => episode.threadId));
  return {
    customer: found.customer,
    reasons: [],
    threads: threads.size,
    events: found.events.length,
  };
}
