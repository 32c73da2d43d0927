import type { ReadDb } from '../sql';
import { isKnownWord } from './vocabulary';

/** Letters that can be typed by mistake, by the script of the word. */
const ALPHABETS: readonly (readonly [RegExp, string])[] = [
  [/^[a-z]+$/, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{sc=Latin}+$/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{sc=Cyrl}+$/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў'],
  [/^\p{sc=Grek}+$/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
  [/^\p{sc=Arab}+$/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگ'],
  [/^\p{sc=Hebr}+$/u, 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ'],
];

const MIN_LENGTH = 4;
/** In shorter words two mistakes leave too little. */
const TWO_MISTAKES_MIN_LENGTH = 7;
/** The first letters are seldom wrong, and make the words to compare few. */
const COMPARED_PREFIX = 2;
const COMPARED_MAX = 4000;
const CANDIDATES_MAX = 6;
const COUNTED_MAX = 20;
/** How common a word is, as far as it matters: so many messages are counted at most. */
const COUNT_MAX = 60;

/** How many mistakes a word may have and still be recognised. */
export function mistakesIn(word: string): 0 | 1 | 2 {
  if (word.length < MIN_LENGTH) return 0;
  return word.length < TWO_MISTAKES_MIN_LENGTH ? 1 : 2;
}

/** A word of the corpus that may have been meant. */
export interface Correction {
  readonly word: string;
  /** In how many messages it is; not counted beyond some dozens. */
  readonly count: number;
}

/** Every word that is one mistake away: a letter lost, added, wrong, or two swapped (Norvig 2007). */
function* oneMistake(word: string, alphabet: string): Generator<string> {
  for (let at = 0; at <= word.length; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (tail !== '') yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of alphabet) {
      if (tail !== '' && letter !== tail.charAt(0)) yield head + letter + tail.slice(1);
      yield head + letter + tail;
    }
  }
}

/**
 * The number of mistakes between two words: letters lost, added, wrong, or neighbours swapped
 * (optimal string alignment distance). Stops counting beyond `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}

function oneAway(db: ReadDb, word: string, prefix: boolean): string[] {
  const alphabet = ALPHABETS.find(([script]) => script.test(word))?.[1];
  if (alphabet === undefined) return [];
  const tried = new Set(oneMistake(word, alphabet));
  tried.delete(word);
  return [...tried].filter(
    (each) => each.length >= MIN_LENGTH - 1 && isKnownWord(db, each, prefix),
  );
}

function twoAway(db: ReadDb, word: string): string[] {
  const begin = word.slice(0, COMPARED_PREFIX);
  const rows = db.all<{ word: string }>(
    `SELECT word FROM search_word WHERE word >= ? AND word < ?
       AND length(word) BETWEEN ? AND ? LIMIT ?`,
    begin,
    `${begin}\u{10FFFF}`,
    word.length - 2,
    word.length + 2,
    COMPARED_MAX,
  );
  return rows.map((row) => row.word).filter((each) => distance(word, each, 2) === 2);
}

/** In how many messages a word is; not counted beyond some dozens. */
export function countOf(db: ReadDb, word: string): number {
  return db.all(
    'SELECT 1 FROM message_fts WHERE message_fts MATCH ? ORDER BY rowid DESC LIMIT ?',
    `"${word}"`,
    COUNT_MAX,
  ).length;
}

/**
 * Words of the corpus that may have been meant, the commonest first.
 *
 * @param word folded; letters only
 * @param prefix whether somebody is still typing it
 */
export function correctionsOf(db: ReadDb, word: string, prefix: boolean): Correction[] {
  const most = mistakesIn(word);
  if (most === 0) return [];
  const near = oneAway(db, word, prefix);
  const far = near.length === 0 && most === 2 ? twoAway(db, word) : [];
  return [...near, ...far]
    .slice(0, COUNTED_MAX)
    .map((each) => ({ word: each, count: countOf(db, each) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, CANDIDATES_MAX);
}
