import type { Customer, CustomerEvent } from '@shared/domain';
import { oneLine, plainAttributes } from '@shared/rules';
import type { CacheQueries } from '../api';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';
import { attributeTexts } from './documents';
import { markAll } from './marks';
import { type CompiledWords, wordsExpression } from './compile';
import type { Term } from './terms';

type CustomerHit = Awaited<ReturnType<CacheQueries['search']>>['customers'][number];

const MAX_DETAIL_LENGTH = 120;

interface CustomerRow {
  readonly doc: string;
  readonly threadId: string | null;
}

// Names before attributes and events; among equals the customer who wrote last.
const CUSTOMERS_SQL = `
  WITH hit AS MATERIALIZED (
    SELECT rowid AS row_id FROM customer_fts WHERE customer_fts MATCH ? ORDER BY rowid DESC LIMIT ?
  )
  SELECT customer.doc, (
    SELECT thread.id FROM thread WHERE thread.customer_id = customer.id
    ORDER BY thread.last_at DESC, thread.id LIMIT 1
  ) AS threadId
  FROM hit JOIN customer ON customer.row_id = hit.row_id
  ORDER BY hit.row_id DESC`;

function eventTexts(db: ReadDb, customerId: string): string[] {
  const rows = db.all<{ doc: string }>(
    'SELECT doc FROM customer_event WHERE customer_id = ? ORDER BY at DESC LIMIT 50',
    customerId,
  );
  return readDocs<CustomerEvent>(rows).flatMap((event) => [
    event.title,
    ...attributeTexts(event.attributes),
  ]);
}

/**
 * Why the customer was found, or else how to tell them from others of the same name. They are found by
 * what is sensitive too, but it is not told here.
 */
function detailOf(db: ReadDb, customer: Customer, terms: readonly Term[]): string {
  const attributes = attributeTexts(plainAttributes(customer));
  const hits = (text: string) => markAll(text, terms).some((segment) => segment.hit);
  const found = attributes.find(hits) ?? eventTexts(db, customer.id).find(hits);
  const named = markAll(customer.name, terms).some((segment) => segment.hit);
  const address = attributes.find((text) => text.includes('@'));
  const detail = found ?? (named ? address : undefined) ?? address ?? '';
  return oneLine(detail).slice(0, MAX_DETAIL_LENGTH).toWellFormed();
}

/** Customers in whose name, attributes and events all terms are found; names first. */
export function searchCustomers(db: ReadDb, words: CompiledWords, limit: number): CustomerHit[] {
  const { terms } = words;
  const match = wordsExpression(words);
  if (match === null) return [];
  const byName = db.all<CustomerRow>(CUSTOMERS_SQL, `name : (${match})`, limit);
  const rest = byName.length < limit ? db.all<CustomerRow>(CUSTOMERS_SQL, match, limit) : [];
  const rows = new Map([...byName, ...rest].map((row) => [row.doc, row]));
  return [...rows.values()].slice(0, limit).map((row) => {
    const customer = readDoc<Customer>(row.doc);
    return {
      customer: { id: customer.id, name: customer.name, value: customer.value },
      threadId: row.threadId,
      name: markAll(customer.name, terms),
      detail: detailOf(db, customer, terms),
    };
  });
}
