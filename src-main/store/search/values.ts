import type { ReadDb } from '../sql';
import { isNamed, LABEL, labelsOf } from './conditions';
import { phraseOf, termOf } from './terms';

const NAMES_SQL = `
  SELECT customer.name FROM customer_fts JOIN customer ON customer.row_id = customer_fts.rowid
  WHERE customer_fts MATCH ? ORDER BY customer_fts.rowid DESC LIMIT ?`;

/** More customers of one name than these are not looked through for another name. */
const EXAMINED = 50;

function customerNames(db: ReadDb, typed: string, limit: number): string[] {
  const terms = typed.split(/\s+/u).flatMap((word) => termOf(word, true) ?? []);
  if (terms.length === 0) return [];
  const match = `name : (${terms.map(phraseOf).join(' AND ')})`;
  const rows = db.all<{ name: string }>(NAMES_SQL, match, EXAMINED);
  return [...new Set(rows.map(({ name }) => name))].slice(0, limit);
}

function intents(db: ReadDb, typed: string, limit: number): string[] {
  const labels = labelsOf(db, LABEL.intent).map((label) => label.slice(LABEL.intent.length));
  const spaced = (label: string) => label.replaceAll('_', ' ');
  const fitting = labels.filter((label) => typed === '' || isNamed(spaced(label), spaced(typed)));
  return fitting.slice(0, limit);
}

/**
 * What the value of a filter may become: names of customers, who wrote last first, or intents that
 * are in use. For the filters whose values are few, see the reference documents.
 *
 * @param typed what is there of it so far; of customers, something has to be
 */
export function searchValues(
  db: ReadDb,
  kind: 'customer' | 'intent',
  typed: string,
  limit: number,
): string[] {
  return kind === 'customer' ? customerNames(db, typed, limit) : intents(db, typed, limit);
}
