import type { Kysely } from 'kysely';
import type { Desk } from '../desk';
import type { DeskTables } from '../storage/tables';
import { chunksOfIds, visibleDocuments } from '../storage/visible';
import type { RecordSet } from '../storage/wire';
import type { Viewer } from '../viewer';

const COLUMNS = ['id', 'rev', 'doc'] as const;

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
  set.add('episode', (await visibleDocuments(reader, viewer, 'episode', episodeIds)).values());
  const customerIds = await addThreads(reader, viewer, set, [...new Set(needed.threadIds)]);
  for (const ids of chunksOfIds(customerIds)) await addCustomers(reader, set, ids);
}

/** @returns the customers whose threads they are; the viewer sees them, because they see the threads */
async function addThreads(
  db: Kysely<DeskTables>,
  viewer: Viewer,
  set: RecordSet,
  threadIds: readonly string[],
): Promise<string[]> {
  const customerIds = new Set<string>();
  for (const ids of chunksOfIds(threadIds)) {
    const rows = await db
      .selectFrom('threads')
      .select([...COLUMNS, 'customer_id', 'team_id'])
      .where('id', 'in', ids)
      .execute();
    const visible = rows.filter((row) => viewer.teamIds.includes(row.team_id));
    set.add('thread', visible);
    for (const { customer_id: customerId } of visible) customerIds.add(customerId);
  }
  return [...customerIds];
}

async function addCustomers(
  db: Kysely<DeskTables>,
  set: RecordSet,
  ids: readonly string[],
): Promise<void> {
  set.add(
    'customer',
    await db.selectFrom('customers').select(COLUMNS).where('id', 'in', ids).execute(),
  );
  set.add(
    'event',
    await db.selectFrom('events').select(COLUMNS).where('customer_id', 'in', ids).execute(),
  );
  set.add(
    'offerOutcome',
    await db.selectFrom('offer_outcomes').select(COLUMNS).where('customer_id', 'in', ids).execute(),
  );
}
