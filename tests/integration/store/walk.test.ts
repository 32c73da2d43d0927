import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSearch } from '@shared/search';
import { prepareSchema } from '../../../src-main/store/cache/open';
import { compileWords } from '../../../src-main/store/search/compile';
import { messageSearchText } from '../../../src-main/store/search/documents';
import { STOP_FACET } from '../../../src-main/store/search/facets';
import { Listed } from '../../../src-main/store/search/listed';
import { Walk, type Walked } from '../../../src-main/store/search/walk';
import { openToBuild, type WriteDb } from '../../../src-main/store/sql';
import { message } from '../../fixtures/store/records';

const MESSAGES = 6000;
const STOP_EVERY = 40;
/** A long time without any of the words, so that windows of time differ from windows of messages. */
const GAP = { after: 2000, rowIds: 40_000_000 };

interface Entry {
  readonly rowId: number;
  readonly words: readonly string[];
}

let folder: string;
let db: WriteDb;
let entries: Entry[];

/** Words by how common they are; some never meet, some begin alike for longer than the index knows. */
function wordsOf(n: number): string[] {
  const random = fc.sample(fc.integer({ min: 0, max: 9999 }), { numRuns: 12, seed: n });
  const chance = (index: number, share: number) => (random[index] ?? 0) < share * 10_000;
  return [
    n % 2 === 0 ? 'even' : 'odd',
    ...(chance(0, 0.6) ? ['please'] : []),
    ...(chance(1, 0.4) ? ['pleased'] : []),
    ...(chance(2, 0.3) ? ['order'] : []),
    ...(chance(3, 0.3) ? ['ordering'] : []),
    ...(chance(4, 0.02) ? ['orderly'] : []),
    ...(chance(5, 0.3) ? ['the', 'old', 'house'] : []),
    ...(chance(6, 0.3) ? ['house', 'the'] : []),
    ...(chance(7, 0.01) ? ['seldom'] : []),
    ...(n > 5000 && chance(8, 0.5) ? ['lately'] : []),
    ...(n < 1500 && chance(9, 0.5) ? ['formerly'] : []),
    ...(n === 4321 ? ['once'] : []),
  ];
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-walk-'));
  const key = new Uint8Array(32).fill(1);
  const file = join(folder, 'cache.db');
  db = openToBuild({ file, key, nativeBinding: undefined, cacheKiB: 16_384 });
  prepareSchema(db, 0);
  entries = Array.from({ length: MESSAGES }, (_, n) => ({
    rowId: 1000 + n * 10 + (n > GAP.after ? GAP.rowIds : 0),
    words: wordsOf(n),
  }));
  db.transaction(() => {
    for (const [position, { rowId, words }] of entries.entries()) {
      const doc = message(`m${rowId}`, 't1', { text: words.join(' ') });
      db.run(
        `INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc)
         VALUES (?, ?, 't1', ?, 1, 'message', 'customer', ?)`,
        rowId,
        doc.id,
        rowId,
        JSON.stringify(doc),
      );
      // Many more stops than there are among other messages.
      const stop = position % STOP_EVERY === 0 ? ` ${STOP_FACET}` : '';
      const indexed = `${messageSearchText(doc)}${stop}`;
      db.run('INSERT INTO message_fts (rowid, text) VALUES (?, ?)', rowId, indexed);
    }
  });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A part of a query, and which messages it wants, by nothing but a look at their words. */
interface Part {
  readonly typed: string;
  holds(words: readonly string[]): boolean;
}

const everyWord = [
  'even',
  'odd',
  'please',
  'pleased',
  'order',
  'ordering',
  'orderly',
  'the',
  'old',
  'house',
  'seldom',
  'lately',
  'formerly',
  'once',
  'nobody',
];
const someWord = fc.constantFrom(...everyWord);
const wordPart = someWord.map((word): Part => ({ typed: word, holds: (w) => w.includes(word) }));
const beginning = fc.tuple(someWord, fc.integer({ min: 1, max: 8 })).map(([word, length]): Part => {
  const begun = word.slice(0, length);
  return { typed: `${begun}*`, holds: (words) => words.some((each) => each.startsWith(begun)) };
});
const phrase = fc.array(someWord, { minLength: 2, maxLength: 3 }).map((words): Part => {
  const wanted = ` ${words.join(' ')} `;
  return { typed: `"${words.join(' ')}"`, holds: (all) => ` ${all.join(' ')} `.includes(wanted) };
});
const single = fc.oneof({ weight: 3, arbitrary: wordPart }, beginning, phrase);
const either = fc.tuple(single, single).map(
  ([one, other]): Part => ({
    typed: `${one.typed} OR ${other.typed}`,
    holds: (words) => one.holds(words) || other.holds(words),
  }),
);
const wanted = fc.array(fc.oneof({ weight: 3, arbitrary: single }, either), {
  minLength: 1,
  maxLength: 4,
});
const unwanted = fc.option(fc.oneof(wordPart, phrase), { nil: undefined });
const range = fc
  .tuple(fc.option(fc.nat(MESSAGES - 1)), fc.option(fc.nat(MESSAGES - 1)))
  .map(([from, until]) => ({
    from: from === null ? 0 : (entries[from]?.rowId ?? 0),
    until: until === null ? Number.MAX_SAFE_INTEGER : (entries[until]?.rowId ?? 0),
  }));

const sought = fc.tuple(wanted, unwanted, range);

function walkedOf([parts, without, { from, until }]: [
  readonly Part[],
  Part | undefined,
  { readonly from: number; readonly until: number },
]): Walked {
  // The last word may go on, so something else is last; the walk is not told of filters here.
  const typed = [
    ...parts.map((part) => part.typed),
    ...(without ? [`-${without.typed}`] : []),
    'from:customer',
  ];
  const words = compileWords(parseSearch(typed.join(' '), { now: 0, dayFirst: true }));
  return { words, conditions: { matches: [], without: [], from, until }, thorough: false };
}

function expectedOf([parts, without, { from, until }]: Parameters<typeof walkedOf>[0]): number[] {
  return entries
    .filter(({ rowId }) => rowId >= from && rowId < until)
    .filter(({ words }) => parts.every((part) => part.holds(words)))
    .filter(({ words }) => without?.holds(words) !== true)
    .map(({ rowId }) => rowId)
    .toReversed();
}

test('a walk to the end finds what a look at every message finds, newest first', () => {
  fc.assert(
    fc.property(sought, fc.integer({ min: 1, max: 400 }), (what, count) => {
      const walk = new Walk(db, { ...walkedOf(what), thorough: true });
      const found: number[] = [];
      while (!walk.isAtEnd) found.push(...walk.next(count));
      expect(walk.isTired).toBe(false);
      expect(found).toEqual(expectedOf(what));
    }),
    { numRuns: 200 },
  );
});

test('known messages are read instead, with the same result', () => {
  const some = fc.nat(9).map((nth) => entries.filter((_entry, n) => n % 10 >= nth));
  fc.assert(
    fc.property(sought, some, fc.integer({ min: 1, max: 400 }), (what, known, count) => {
      const among = known.map(({ rowId }) => rowId).toReversed();
      const listed = new Listed(db, { ...walkedOf(what), thorough: true }, among);
      const found: number[] = [];
      while (!listed.isAtEnd) found.push(...listed.next(count));
      const wanted = new Set(among);
      expect(found).toEqual(expectedOf(what).filter((rowId) => wanted.has(rowId)));
    }),
    { numRuns: 40 },
  );
});

test('one that gets tired has missed nothing down to where it came, and is never tired in vain', () => {
  let tired = 0;
  fc.assert(
    fc.property(sought, fc.nat(120), (what, stops) => {
      const walk = new Walk(db, walkedOf(what), { stops, rareUses: 500 });
      const found: number[] = [];
      while (!walk.isAtEnd && !walk.isTired) found.push(...walk.next(25));
      if (walk.isTired) tired += 1;
      const { isAtEnd, until } = walk;
      const seen = expectedOf(what).filter((rowId) => isAtEnd || rowId >= until);
      expect(found).toEqual(seen);
    }),
    { numRuns: 200 },
  );
  expect(tired).toBeGreaterThan(10);
});

test('what it has to pass over is bounded, also where common words never meet', () => {
  const words = compileWords(parseSearch('even odd from:customer', { now: 0, dayFirst: true }));
  const conditions = { matches: [], without: [], from: 0, until: Number.MAX_SAFE_INTEGER };
  const walk = new Walk(db, { words, conditions, thorough: false }, { stops: 60, rareUses: 500 });
  expect(walk.next(50)).toEqual([]);
  expect(walk.isTired).toBe(true);
  // Two words share sixty stops.
  const passed = entries.filter(({ rowId }) => rowId >= walk.until).length;
  expect(passed).toBeGreaterThan(29 * STOP_EVERY);
  expect(passed).toBeLessThanOrEqual(30 * STOP_EVERY);
});
