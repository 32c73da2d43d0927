import type { ReadDb } from '../sql';
import { distance, mistakesIn } from './correct';
import { fold } from './fold';
import { phraseOf } from './terms';
import { tokensOfFolded } from './tokens';

/*
 * The words of messages are kept for what is misspelt (vocabulary.ts); names of customers need not be
 * among them. Their index has lists of beginnings, so some dozens of names that begin like the word are
 * compared with it. Whoever errs in the first two letters is not helped.
 */

/** The index has lists of beginnings of so many letters; the longer one first, it is more likely. */
const BEGINNINGS = [3, 2];
/** Of each beginning, so many names are compared. */
const COMPARED_MAX = 150;
const CANDIDATES_MAX = 6;

const NAMED_SQL = `
  SELECT customer.name FROM customer_fts JOIN customer ON customer.row_id = customer_fts.rowid
  WHERE customer_fts MATCH ? ORDER BY customer_fts.rowid DESC LIMIT ?`;

function namesWith(db: ReadDb, word: string, prefix: boolean, limit: number): string[] {
  const match = `name : ${phraseOf({ tokens: [word], prefix })}`;
  return db.all<{ name: string }>(NAMED_SQL, match, limit).map(({ name }) => name);
}

/** Whether some customer is called so, or with `prefix` begins to be. */
export function isKnownName(db: ReadDb, word: string, prefix: boolean): boolean {
  return namesWith(db, word, prefix, 1).length > 0;
}

/** The number of mistakes in a word that may go on. */
function distanceToBeginning(word: string, name: string, most: number): number {
  const lengths = [word.length - 1, word.length, word.length + 1];
  return Math.min(...lengths.map((length) => distance(word, name.slice(0, length), most)));
}

/**
 * Words of customers' names that may have been meant, the customers who wrote last first.
 *
 * @param word folded
 * @param prefix whether somebody is still typing it
 */
export function nameCorrectionsOf(db: ReadDb, word: string, prefix: boolean): string[] {
  const most = mistakesIn(word);
  if (most === 0) return [];
  const mistakes = (name: string) =>
    prefix ? distanceToBeginning(word, name, most) : distance(word, name, most);
  for (const letters of BEGINNINGS) {
    const beginning = word.slice(0, letters);
    const names = new Set(namesWith(db, beginning, true, COMPARED_MAX));
    const others = new Set([...names].flatMap((name) => tokensOfFolded(fold(name))));
    const near = [...others]
      .filter((name) => name.startsWith(beginning))
      .map((name) => ({ name, mistakes: mistakes(name) }))
      .filter((each) => each.mistakes > 0 && each.mistakes <= most);
    if (near.length === 0) continue;
    return near
      .toSorted((a, b) => a.mistakes - b.mistakes)
      .slice(0, CANDIDATES_MAX)
      .map(({ name }) => name);
  }
  return [];
}
