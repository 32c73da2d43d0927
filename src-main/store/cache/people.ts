import type { Customer, CustomerEvent, OfferOutcome } from '@shared/domain';
import { readDocs, type StoredPut } from '../documents';
import { customerSearchText } from '../search/documents';
import type { WriteDb } from '../sql';
import type { Batch } from './batch';

/** The tables of what belongs to a customer. */
type PartTable = 'customer_event' | 'offer_outcome';

function threadsOf(db: WriteDb, customerId: string): string[] {
  const rows = db.all<{ id: string }>('SELECT id FROM thread WHERE customer_id = ?', customerId);
  return rows.map((row) => row.id);
}

function changedCustomer(
  db: WriteDb,
  batch: Batch,
  kind: 'customer' | 'event' | 'offerOutcome',
  customerId: string,
): void {
  batch.changed(kind, null);
  for (const threadId of threadsOf(db, customerId)) batch.changed(kind, threadId);
}

/** Writes a customer unless what is stored is as new. */
export function putCustomer(db: WriteDb, batch: Batch, put: StoredPut<Customer>): void {
  const { doc: customer, rev, json } = put;
  const stored = db.one<{ rev: number; language: string | null; value: string }>(
    'SELECT rev, language, value FROM customer WHERE id = ?',
    customer.id,
  );
  if (stored && stored.rev >= rev) return;
  db.run(
    `INSERT INTO customer (id, rev, name, language, value, doc) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, name = excluded.name,
       language = excluded.language, value = excluded.value, doc = excluded.doc`,
    customer.id,
    rev,
    customer.name,
    customer.language,
    customer.value,
    json,
  );
  changedCustomer(db, batch, 'customer', customer.id);
  batch.reindex.add(customer.id);
  // Threads that came before their customer become visible now; lists are narrowed by the others.
  const isSame = stored?.language === customer.language && stored.value === customer.value;
  if (!isSame) for (const threadId of threadsOf(db, customer.id)) batch.relist.add(threadId);
}

function putPart(
  db: WriteDb,
  table: PartTable,
  put: StoredPut<{ readonly id: string; readonly customerId: string; readonly at: number }>,
): boolean {
  const { doc: part, rev, json } = put;
  const changes = db.run(
    `INSERT INTO ${table} (id, customer_id, at, rev, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id, at = excluded.at,
       rev = excluded.rev, doc = excluded.doc
     WHERE excluded.rev > rev`,
    part.id,
    part.customerId,
    part.at,
    rev,
    json,
  );
  return changes > 0;
}

/** Writes an event unless what is stored is as new. */
export function putEvent(db: WriteDb, batch: Batch, put: StoredPut<CustomerEvent>): void {
  const { doc: event } = put;
  const before = ownerOf(db, 'customer_event', event.id);
  if (!putPart(db, 'customer_event', put)) return;
  if (before !== null && before !== event.customerId) batch.reindex.add(before);
  changedCustomer(db, batch, 'event', event.customerId);
  batch.reindex.add(event.customerId);
}

/** Writes what became of an offer unless what is stored is as new. */
export function putOfferOutcome(db: WriteDb, batch: Batch, put: StoredPut<OfferOutcome>): void {
  if (!putPart(db, 'offer_outcome', put)) return;
  changedCustomer(db, batch, 'offerOutcome', put.doc.customerId);
}

function ownerOf(db: WriteDb, table: PartTable, id: string): string | null {
  const row = db.one<{ customer_id: string }>(`SELECT customer_id FROM ${table} WHERE id = ?`, id);
  return row?.customer_id ?? null;
}

/** Removes an event or an offer outcome unless it is newer than the removal. */
export function removePart(
  db: WriteDb,
  batch: Batch,
  removal: { readonly kind: 'event' | 'offerOutcome'; readonly id: string; readonly rev: number },
): void {
  const table = removal.kind === 'event' ? 'customer_event' : 'offer_outcome';
  const customerId = ownerOf(db, table, removal.id);
  if (customerId === null) return;
  if (db.run(`DELETE FROM ${table} WHERE id = ? AND rev <= ?`, removal.id, removal.rev) === 0) {
    return;
  }
  changedCustomer(db, batch, removal.kind, customerId);
  if (removal.kind === 'event') batch.reindex.add(customerId);
}

/** Removes a customer with events and offer outcomes, each unless it is newer than the removal. */
export function removeCustomer(db: WriteDb, batch: Batch, id: string, rev: number): void {
  // The search text has the customer's row id, so it goes while the row is still known.
  if (batch.indexUse !== 'off') {
    db.run(
      `DELETE FROM customer_search WHERE row_id =
         (SELECT row_id FROM customer WHERE id = ? AND rev <= ?)`,
      id,
      rev,
    );
  }
  const parts = [
    ['customer', 'DELETE FROM customer WHERE id = ? AND rev <= ?'],
    ['event', 'DELETE FROM customer_event WHERE customer_id = ? AND rev <= ?'],
    ['offerOutcome', 'DELETE FROM offer_outcome WHERE customer_id = ? AND rev <= ?'],
  ] as const;
  for (const [kind, sql] of parts) {
    if (db.run(sql, id, rev) === 0) continue;
    batch.removed = true;
    changedCustomer(db, batch, kind, id);
  }
  batch.reindex.add(id);
  for (const threadId of threadsOf(db, id)) batch.relist.add(threadId);
}

/** Makes the searchable text of these customers again; those that are gone are left alone. */
export function reindexCustomers(db: WriteDb, customerIds: Iterable<string>): void {
  for (const id of customerIds) {
    const customer = db.one<{ row_id: number; doc: string }>(
      'SELECT row_id, doc FROM customer WHERE id = ?',
      id,
    );
    if (!customer) continue;
    const events = db.all<{ doc: string }>(
      'SELECT doc FROM customer_event WHERE customer_id = ? ORDER BY at DESC, id',
      id,
    );
    const [doc] = readDocs<Customer>([customer]);
    if (!doc) continue;
    const text = customerSearchText(doc, readDocs<CustomerEvent>(events));
    db.run(
      `INSERT INTO customer_search (row_id, name, detail) VALUES (?, ?, ?)
       ON CONFLICT (row_id) DO UPDATE SET name = excluded.name, detail = excluded.detail
       WHERE name <> excluded.name OR detail <> excluded.detail`,
      customer.row_id,
      text.name,
      text.detail,
    );
  }
}
