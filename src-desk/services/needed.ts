import type { Desk } from '../desk';
import { type RawDocument, visibleDocuments } from '../storage/visible';
import type { RecordSet } from '../storage/wire';
import type { Viewer } from '../viewer';

/** How many ids go into one `in (…)`. */
const IDS_PER_QUERY = 500;

async function byCustomer(
  desk: Desk,
  table: 'events' | 'offer_outcomes',
  customerIds: readonly string[],
): Promise<RawDocument[]> {
  const rows: RawDocument[] = [];
  for (let start = 0; start < customerIds.length; start += IDS_PER_QUERY) {
    const chunk = customerIds.slice(start, start + IDS_PER_QUERY);
    rows.push(
      ...(await desk.reader
        .selectFrom(table)
        .select(['id', 'rev', 'doc'])
        .where('customer_id', 'in', chunk)
        .execute()),
    );
  }
  return rows;
}

/**
 * Adds to a set of records what messages and episodes are nothing without: their episodes and
 * threads, the customers, and the customers' events and offer outcomes.
 */
export async function addNeeded(
  desk: Desk,
  viewer: Viewer,
  set: RecordSet,
  needed: { readonly episodeIds: Iterable<string>; readonly threadIds: Iterable<string> },
): Promise<void> {
  const { reader } = desk;
  const episodeIds = [...new Set(needed.episodeIds)];
  const threadIds = [...new Set(needed.threadIds)];
  set.add('episode', (await visibleDocuments(reader, viewer, 'episode', episodeIds)).values());
  set.add('thread', (await visibleDocuments(reader, viewer, 'thread', threadIds)).values());
  const customerIds = new Set<string>();
  for (let start = 0; start < threadIds.length; start += IDS_PER_QUERY) {
    const rows = await reader
      .selectFrom('threads')
      .select('customer_id')
      .where('id', 'in', threadIds.slice(start, start + IDS_PER_QUERY))
      .execute();
    for (const row of rows) customerIds.add(row.customer_id);
  }
  const customers = await visibleDocuments(reader, viewer, 'customer', [...customerIds]);
  set.add('customer', customers.values());
  const ids = [...customers.keys()];
  set.add('event', await byCustomer(desk, 'events', ids));
  set.add('offerOutcome', await byCustomer(desk, 'offer_outcomes', ids));
}
