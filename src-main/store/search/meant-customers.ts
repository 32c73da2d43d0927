import type { Filter } from '@shared/search';
import { customerRecord } from '../queries/people';
import type { ReadDb } from '../sql';
import { fold } from './fold';
import { phraseOf, standsAt, type Term, termOf } from './terms';
import { tokensOfFolded } from './tokens';

/** More alternatives than these are cheaper to check one by one. */
const ALTERNATIVES_MAX = 300;

/** What a customer of this name has in it, as the index of names holds it. */
function nameTerms(name: string): Term[] {
  return name.split(/\s+/u).flatMap((word) => termOf(word, true) ?? []);
}

/** The customers of a name; null when they are too many to be asked for one by one. */
function customersNamed(db: ReadDb, name: string): string[] | null {
  const terms = nameTerms(name);
  if (terms.length === 0) return [];
  const match = `name : (${terms.map(phraseOf).join(' AND ')})`;
  const rows = db.all<{ id: string }>(
    `SELECT customer.id FROM customer_fts JOIN customer ON customer.row_id = customer_fts.rowid
     WHERE customer_fts MATCH ? LIMIT ?`,
    match,
    ALTERNATIVES_MAX + 1,
  );
  return rows.length > ALTERNATIVES_MAX ? null : rows.map((row) => row.id);
}

/** Who is meant by a filter: the customer of an id, or else all of a name. */
export type Meant = Pick<Extract<Filter, { kind: 'customer' }>, 'id' | 'name'>;

function customersMeant(db: ReadDb, { id, name }: Meant): string[] | null {
  if (id === undefined) return customersNamed(db, name);
  const customer = customerRecord(db, id);
  return customer ? [customer.id] : [];
}

/** The threads of all customers who are meant; null when they are too many to be asked for. */
export function threadsOf(db: ReadDb, all: readonly Meant[]): string[] | null {
  const customers = new Set<string>();
  for (const each of all) {
    const meant = customersMeant(db, each);
    if (meant === null) return null;
    for (const id of meant) customers.add(id);
  }
  const threads = [...customers].flatMap((id) =>
    db.all<{ id: string }>('SELECT id FROM thread WHERE customer_id = ?', id).map((row) => row.id),
  );
  return threads.length > ALTERNATIVES_MAX * 2 ? null : threads;
}

/** Whether a customer is meant: for a name the same as a look into the index of names. */
export function checkMeant(db: ReadDb, all: readonly Meant[]): (customerId: string) => boolean {
  const named = all.filter(({ id }) => id === undefined);
  const wanted = named.map(({ name }) => nameTerms(name)).filter((terms) => terms.length > 0);
  const known = new Map<string, boolean>();
  for (const { id } of all) {
    const customer = id === undefined ? null : customerRecord(db, id);
    if (customer) known.set(customer.id, true);
  }
  const isCalled = (customerId: string): boolean => {
    const sql = 'SELECT name FROM customer WHERE id = ?';
    const tokens = tokensOfFolded(fold(db.one<{ name: string }>(sql, customerId)?.name ?? ''));
    const holds = (term: Term) => tokens.some((_token, at) => standsAt(tokens, at, term));
    return wanted.some((terms) => terms.every(holds));
  };
  return (customerId) => {
    const is = known.get(customerId) ?? isCalled(customerId);
    known.set(customerId, is);
    return is;
  };
}
