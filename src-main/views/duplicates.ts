import type { Customer } from '@shared/domain';
import type { Duplicate, DuplicatesView, RequestOf } from '@shared/ipc';
import { contactsOf, duplicateReasons } from '@shared/rules';
import { readsDayFirst } from '@shared/search';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** How many records one e-mail address, number or name brings at most. */
const PER_SEARCH = 20;
const MAX_SEARCHES = 8;
/** As many as anybody looks through to find one; a longer text finds it sooner. */
const OTHERS_MAX = 8;

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
  const own = await ownRecord(customerId, session);
  const details = new Map<string, string>();
  for (const text of searchesFor(own.customer)) {
    for (const { customer, detail } of await customersFound(text, PER_SEARCH, session, now)) {
      details.set(customer.id, detail);
    }
  }
  const others = (await recordsOf(details, own.customer, session)).filter(
    ({ reasons }) => reasons.length > 0,
  );
  return { own, others: others.toSorted((a, b) => b.reasons.length - a.reasons.length) };
}

/**
 * Records that an agent looks for, whether or not anything says that they are of the same customer.
 *
 * @param now Unix ms
 */
export async function otherRecords(
  { customerId, typed }: RequestOf<'customer.others'>,
  session: ActiveSession,
  now: number,
): Promise<Duplicate[]> {
  const own = await ownRecord(customerId, session);
  // One more than is shown: the customer's own is found by the same words.
  const found = await customersFound(asWords(typed), OTHERS_MAX + 1, session, now);
  const details = new Map(found.map(({ customer, detail }) => [customer.id, detail]));
  return (await recordsOf(details, own.customer, session)).slice(0, OTHERS_MAX);
}

/** Customers that a text finds, each with why. */
async function customersFound(
  text: string,
  limit: number,
  session: ActiveSession,
  now: number,
): Promise<readonly { readonly customer: { readonly id: string }; readonly detail: string }[]> {
  const found = await session.store.queries.search(text, limit, {
    now,
    dayFirst: readsDayFirst(),
    thorough: false,
    agentId: session.desk.agent.id,
    openCustomerId: null,
    group: 'customer',
  });
  return found.customers;
}

/** What to look for, as texts of the search: quoted, so that nothing in them is a filter. */
function searchesFor(customer: Customer): string[] {
  const { emails, phones } = contactsOf(customer);
  return [...emails, ...phones, customer.name]
    .map((text) => `"${text.replaceAll('"', ' ')}"`)
    .slice(-MAX_SEARCHES);
}

/** Without what the search would take for filters, phrases or words to leave out. */
function asWords(typed: string): string {
  return typed.replace(/[:：]|[“”„‟«»＂"]/gu, ' ').replace(/(?<=^|\s)-+/gu, '');
}

/** The records of customers beside one's own, and what says that they are of the same. */
async function recordsOf(
  details: ReadonlyMap<string, string>,
  own: Customer,
  session: ActiveSession,
): Promise<Duplicate[]> {
  const found = [...details].filter(([id]) => id !== own.id);
  const records = await Promise.all(
    found.map(async ([id, detail]) => {
      const record = await recordOf(id, session);
      return record && { ...record, detail, reasons: duplicateReasons(own, record.customer) };
    }),
  );
  return records.filter((record) => record !== null);
}

async function ownRecord(customerId: string, session: ActiveSession): Promise<Duplicate> {
  const own = await recordOf(customerId, session);
  if (own) return own;
  throw new Refusal(
    'not-found',
    'This customer is not on this computer. They may have moved to another team.',
  );
}

async function recordOf(id: string, { store }: ActiveSession): Promise<Duplicate | null> {
  const found = await store.queries.customer(id);
  if (!found) return null;
  const threads = new Set(found.episodes.map(({ episode }) => episode.threadId));
  return {
    customer: found.customer,
    detail: '',
    reasons: [],
    threads: threads.size,
    events: found.events.length,
  };
}
