import type { Message } from '@shared/domain';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { CompiledWords } from './compile';
import type { Conditions } from './conditions';
import { messageSearchText } from './documents';
import { ANY_SIDE } from './facets';
import { standsAt, type Term } from './terms';

/** Matching messages by row id, newest first; exported for its query plan. */
export const MATCHES_SQL = `
  SELECT rowid AS rowId FROM message_fts
  WHERE message_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;

/** The row id of one match, counted from the newest. */
const NTH_SQL = MATCHES_SQL.replace('LIMIT ?', 'LIMIT 1 OFFSET ?');

/** All messages, for queries of filters that the index does not know. */
const ALL_SQL = `
  SELECT row_id AS rowId FROM message WHERE row_id >= ? AND row_id < ?
  ORDER BY row_id DESC LIMIT ?`;

/** So many of the newest uses of a word say how close together its uses lie. */
const SAMPLED = 64;
const LEADS_MAX = 8;
/** Between two uses of a rarer word so many of a common one are passed at most: pages are skipped. */
const PASSED_MAX = 400;
/** Entries of lists that are passed in the first window, each next one having four times as many. */
const FIRST_WINDOW = 4000;
const GROWTH = 4;
/** After so many in vain an answer is worth more than completeness: 25 ns each, as measured. */
const PASSED_IN_ALL = 200_000;

/** When fewer than one in six has the longer beginning, its own matches are few enough. */
const CONFIRMED_SHARE = 6;
const TRIED_BEFORE_DOUBT = 120;

/** A query in FTS5's language. */
interface Sought {
  readonly expression: string;
  /** Lists that have everything that is asked for; see WideWords. */
  readonly leads: readonly string[];
}

/** Row ids: at or after the first, before the second. */
export interface RowRange {
  readonly from: number;
  readonly until: number;
}

/** The whole query as one FTS5 expression; null when the index is not asked anything. */
function expressionOf(
  match: string | null,
  { matches, without }: Pick<Conditions, 'matches' | 'without'>,
  withoutWords: string | null,
): string | null {
  const wanted = match === null ? matches : [match, ...matches];
  const unwanted = withoutWords === null ? without : [withoutWords, ...without];
  if (wanted.length === 0 && unwanted.length === 0) return null;
  const all = wanted.length > 0 ? wanted.join(' AND ') : ANY_SIDE;
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(' OR ')})` : all;
}

function rowIdsOf(
  db: ReadDb,
  expression: string | null,
  { from, until }: RowRange,
  limit: number,
): number[] {
  const rows =
    expression === null
      ? db.all<{ rowId: number }>(ALL_SQL, from, until, limit)
      : db.all<{ rowId: number }>(MATCHES_SQL, expression, from, until, limit);
  return rows.map(({ rowId }) => rowId);
}

/**
 * Matches of an expression, newest first, in windows of time. Words that are common but seldom
 * together would otherwise be followed to the beginning of all messages. A window ends at a use of
 * the rarest word, so the work in it is known beforehand.
 */
class Windows {
  readonly #db: ReadDb;
  readonly #sought: Sought;
  readonly #from: number;
  /** The list that windows are cut by, and how many entries of all lists lie between two of its. */
  #lead: { readonly expression: string; readonly passed: number } | null = null;
  #window = FIRST_WINDOW;
  #work: number;
  #edge: number | null = null;
  until: number;
  /** Whether there is nothing older. */
  isAtEnd = false;

  /** @param work how many entries of lists may be passed; it is Infinity for all */
  constructor(db: ReadDb, sought: Sought, { from, until }: RowRange, work: number) {
    this.#db = db;
    this.#sought = sought;
    this.#from = from;
    this.#work = work;
    this.until = until;
    if (from >= until) this.isAtEnd = true;
  }

  /** Whether it has gone back as far as it may. */
  get isTired(): boolean {
    return !this.isAtEnd && this.#edge === null && this.#work <= 0;
  }

  next(count: number): number[] {
    const found: number[] = [];
    while (found.length < count && !this.isAtEnd && !this.isTired) {
      const edge = this.#edge ?? this.#open();
      const range = { from: edge, until: this.until };
      const rowIds = rowIdsOf(this.#db, this.#sought.expression, range, count - found.length);
      found.push(...rowIds);
      const last = rowIds.at(-1);
      if (found.length >= count && last !== undefined) this.until = last;
      else this.#close(edge);
    }
    return found;
  }

  #open(): number {
    this.#edge = this.#edgeOfNext();
    return this.#edge;
  }

  #close(edge: number): void {
    this.until = edge;
    this.#edge = null;
    this.#work -= this.#window;
    this.#window *= GROWTH;
    this.isAtEnd = edge <= this.#from;
  }

  #edgeOfNext(): number {
    this.#lead ??= this.#rarest();
    const { expression, passed } = this.#lead;
    if (passed === 0) return this.#from;
    const entries = Math.ceil(Math.min(this.#window, Math.max(this.#work, 1)) / passed);
    const { until } = this;
    const edge = this.#db.one<{ rowId: number }>(
      NTH_SQL,
      expression,
      this.#from,
      until,
      entries - 1,
    );
    return edge?.rowId ?? this.#from;
  }

  /** Nothing is passed in vain when the expression is a list itself, or a word is rare. */
  #rarest(): { readonly expression: string; readonly passed: number } {
    const { expression, leads } = this.#sought;
    const wholly = { expression, passed: 0 };
    if (leads.length === 0 || (leads.length === 1 && leads[0] === expression)) return wholly;
    const samples = leads.slice(0, LEADS_MAX).map((lead) => {
      const rowIds = rowIdsOf(this.#db, lead, { from: this.#from, until: this.until }, SAMPLED);
      return { lead, rowIds };
    });
    if (samples.some(({ rowIds }) => rowIds.length < SAMPLED)) return wholly;
    const distances = samples.map(({ lead, rowIds }) => {
      const [newest = 0] = rowIds;
      return { lead, distance: Math.max(1, newest - (rowIds.at(-1) ?? 0)) };
    });
    const rarest = distances.reduce((a, b) => (b.distance > a.distance ? b : a));
    const passed = distances.map(({ distance }) =>
      Math.min(rarest.distance / distance, PASSED_MAX),
    );
    return { expression: rarest.lead, passed: passed.reduce((sum, each) => sum + each, 1) };
  }
}

const INDEXED_TOKENS = /[a-z0-9\u0080-\uFFFF]+/g;

/** The tokens of a message as the index has them. */
function indexedTokens(db: ReadDb, rowId: number): readonly string[] {
  const row = db.one<{ doc: string }>('SELECT doc FROM message WHERE row_id = ?', rowId);
  if (!row) return [];
  return messageSearchText(readDoc<Message>(row.doc)).toLowerCase().match(INDEXED_TOKENS) ?? [];
}

function holds(tokens: readonly string[], terms: readonly Term[]): boolean {
  return tokens.some((_token, at) => terms.some((term) => standsAt(tokens, at, term)));
}

/** What a walk goes through. */
export interface Walked {
  readonly words: Pick<CompiledWords, 'match' | 'wide' | 'without'>;
  readonly conditions: Pick<Conditions, 'matches' | 'without' | 'from' | 'until'>;
  /** Whether to go on to the end, however far that is. */
  readonly thorough: boolean;
}

/**
 * Goes back in time through the messages that the words of a query, and what of its filters the
 * index knows, ask for. It stops when that has taken long enough, unless it is to be thorough.
 */
export class Walk {
  readonly #db: ReadDb;
  readonly #walked: Walked;
  readonly #work: number;
  #windows: Windows | null;
  /** Whether what the windows find may be more than is asked for. */
  #confirm: readonly (readonly Term[])[];
  #tried = 0;
  #confirmed = 0;
  #until: number;
  #isAtEnd = false;

  /** @param work how many entries of the index's lists may be passed before it is tired */
  constructor(
    db: ReadDb,
    walked: Walked,
    work: number = walked.thorough ? Infinity : PASSED_IN_ALL,
  ) {
    const { words, conditions } = walked;
    this.#db = db;
    this.#walked = walked;
    this.#work = work;
    this.#until = conditions.until;
    this.#confirm = words.wide?.confirm ?? [];
    this.#windows = this.#windowsOf(words.wide?.match ?? null, words.wide?.leads ?? []);
  }

  /** What is not older than this was looked at. */
  get until(): number {
    return this.#windows?.until ?? this.#until;
  }

  /** Whether everything was looked at. */
  get isAtEnd(): boolean {
    return this.#windows?.isAtEnd ?? this.#isAtEnd;
  }

  /** Whether there may be more that it did not come to. */
  get isTired(): boolean {
    return this.#windows?.isTired === true;
  }

  /** @returns up to `count` further row ids, newest first; fewer at the end, or when it is tired */
  next(count: number): number[] {
    if (!this.#windows) return this.#nextOfAll(count);
    const found: number[] = [];
    while (found.length < count && !this.isAtEnd && !this.isTired) {
      const rowIds = this.#windows.next(count - found.length);
      found.push(...(this.#confirm.length > 0 ? this.#confirmedOf(rowIds) : rowIds));
    }
    return found;
  }

  #nextOfAll(count: number): number[] {
    const { from } = this.#walked.conditions;
    const rowIds = rowIdsOf(this.#db, null, { from, until: this.#until }, count);
    this.#until = rowIds.at(-1) ?? this.#until;
    this.#isAtEnd = rowIds.length < count;
    return rowIds;
  }

  #windowsOf(match: string | null, wordLeads: readonly string[]): Windows | null {
    const { words, conditions } = this.#walked;
    const expression = expressionOf(match, conditions, words.without);
    if (expression === null) return null;
    const leads =
      wordLeads.length > 0 || match === null ? [...wordLeads, ...conditions.matches] : [];
    const range = { from: conditions.from, until: this.#until };
    return new Windows(this.#db, { expression, leads }, range, this.#work);
  }

  #confirmedOf(rowIds: readonly number[]): number[] {
    const confirmed = rowIds.filter((rowId) => {
      const tokens = indexedTokens(this.#db, rowId);
      return this.#confirm.every((terms) => holds(tokens, terms));
    });
    this.#tried += rowIds.length;
    this.#confirmed += confirmed.length;
    const isRare = this.#confirmed * CONFIRMED_SHARE < this.#tried;
    if (this.#tried >= TRIED_BEFORE_DOUBT && isRare) this.#askExactly();
    return confirmed;
  }

  /** From here on FTS5 gathers all matches of the longer beginning, once: they are few. */
  #askExactly(): void {
    this.#until = this.until;
    this.#confirm = [];
    this.#windows = this.#windowsOf(this.#walked.words.match, []);
  }
}
