import type { Channel, Customer, CustomerEvent, Episode, OfferOutcome } from '@shared/domain';
import type { CacheQueries } from '../api';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';

/**
 * The record that one was merged into, or null. Looked for among all customers: it is asked only for
 * an id that is not here, which is rare.
 */
function keptAs(db: ReadDb, id: string): string | null {
  const row = db.one<{ id: string }>(
    `SELECT id FROM customer WHERE instr(doc, '"formerIds"') > 0
       AND EXISTS (SELECT 1 FROM json_each(doc, '$.formerIds') WHERE value = ?)`,
    id,
  );
  return row?.id ?? null;
}

/** The record of a customer; also by the id of a record that was merged into theirs. */
export function customerRecord(db: ReadDb, id: string): Customer | null {
  const row = db.one<{ doc: string }>('SELECT doc FROM customer WHERE id = ?', id);
  if (row) return readDoc<Customer>(row.doc);
  const keptId = keptAs(db, id);
  return keptId === null ? null : customerRecord(db, keptId);
}

/** A customer with everything about them, each list newest first; found as `customerRecord` does. */
export function customer(
  db: ReadDb,
  askedId: string,
): Awaited<ReturnType<CacheQueries['customer']>> {
  const record = customerRecord(db, askedId);
  if (!record) return null;
  const { id } = record;
  const events = db.all<{ doc: string }>(
    'SELECT doc FROM customer_event WHERE customer_id = ? ORDER BY at DESC, id',
    id,
  );
  const outcomes = db.all<{ doc: string }>(
    'SELECT doc FROM offer_outcome WHERE customer_id = ? ORDER BY at DESC, id',
    id,
  );
  const episodes = db.all<{ doc: string; channel: Channel }>(
    `SELECT episode.doc, thread.channel FROM episode JOIN thread ON thread.id = episode.thread_id
     WHERE episode.customer_id = ? ORDER BY episode.opened_at DESC, episode.id`,
    id,
  );
  return {
    customer: record,
    events: readDocs<CustomerEvent>(events),
    episodes: episodes.map(({ doc, channel }) => ({ episode: readDoc<Episode>(doc), channel })),
    outcomes: readDocs<OfferOutcome>(outcomes),
  };
}
